"""A speaker, or a publisher, whom nobody stated: told as that by every screen, facet, export and sentence."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from helpers import SMALL, changed, put

from tui.__main__ import main
from tui.cards import card
from tui.case import Case
from tui.case.links import told
from tui.formats.citation import citation
from tui.formats.text import blocks

Captured = pytest.CaptureFixture[str]
OPEN = SMALL.replace("speaker: ann", "speaker: unrecorded")
EXPORTS = ("md", "html", "csv", "json", "webannotation", "ftm", "csl", "bibtex")


def out_of(capsys: Captured, *words: str, code: int = 0) -> str:
    assert main(words) == code
    return capsys.readouterr().out


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return put(tmp_path / "case", OPEN)


def test_it_is_no_error_and_a_note_counts_the_claims_that_have_it(case: Path, capsys: Captured) -> None:
    lines = out_of(capsys, "check", str(case)).splitlines()
    [note] = [line for line in lines if "not recorded" in line]
    assert "the speakers of 2 claims are 'unrecorded'" in note
    assert note.startswith(f"{case / 'case.yaml'}:26:12: note: ")


def test_no_command_tells_it_as_the_voice_of_the_source_or_of_anybody(case: Path, capsys: Captured) -> None:
    given = ("--case", str(case))
    for words in (
        ("list", "claims", *given), ("show", "strong", *given), ("search", "strong", *given),
        ("compare", "how-strong", *given), *(("list", "claims", *given, "--format", form) for form in ("md", "csv")),
    ):  # fmt: skip
        said = out_of(capsys, *words)
        assert "not recorded" in said, words
        assert "own voice" not in said.partition("How to read it")[0], words
    assert " ← speaker not recorded" in out_of(capsys, "show", "strong", *given)
    assert json.loads(out_of(capsys, "show", "strong", *given, "--format", "json"))[0]["speaker"] == "unrecorded"
    assert "Speaker: not recorded" in citation(Case.open(case), "strong")


@pytest.mark.parametrize("to", EXPORTS)
def test_no_export_names_a_speaker_and_nothing_leads_to_a_record_that_is_not_there(
    to: str, case: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / f"out.{to}"
    assert main(["export", str(case), "--to", to, "--out", str(out)]) == 0
    text = "\n".join(file.read_text() for file in ([*out.iterdir()] if out.is_dir() else [out]))
    assert "own voice" not in text.partition("How to read it")[0]
    assert "#actor-unrecorded" not in text
    assert "#unrecorded" not in text
    if to in ("md", "html", "csv", "json", "ftm"):
        assert "not recorded" in text.replace("unrecorded", "not recorded")
    if to == "ftm":
        assert '"role": ["says"]' not in text


def test_sqlite_has_no_voice_for_it_and_keeps_its_foreign_keys(case: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out.sqlite"
    assert main(["export", str(case), "--to", "sqlite", "--out", str(out)]) == 0
    base = sqlite3.connect(out)
    assert base.execute("SELECT DISTINCT speaker, speakers FROM claims").fetchall() == [(None, "speaker not recorded")]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("SELECT count(*) FROM voices WHERE id = 'unrecorded'").fetchone() == (0,)
    base.close()


@pytest.mark.parametrize("words", [["--speaker", "unrecorded"], ["--speaker", "unknown"]])
def test_it_is_a_value_that_claims_are_narrowed_to(words: list[str], tmp_path: Path, capsys: Captured) -> None:
    case = put(tmp_path / "case", SMALL.replace("speaker: ann", "speaker: unrecorded", 1))
    assert [line.split()[0] for line in out_of(capsys, "list", "claims", "--case", str(case), *words).splitlines()] == [
        "strong"
    ]
    found = out_of(capsys, "search", f"speaker:{words[1]}", "--case", str(case))
    assert [line.split()[0] for line in found.splitlines()] == ["strong"]
    assert Case.open(case).value_name("speaker", "?") == "not recorded"


SHARES = """\
- id: whole
  text: Ten came.
  speaker: unrecorded
  figures: [{measure: people, value: 10, scope: town}]
  reports: [{source: paper, quotes: [ten came]}]
- id: part-a
  text: Three were old.
  speaker: unrecorded
  figures: [{measure: people, value: 3, scope: town, part_of: whole}]
  reports: [{source: paper, quotes: [three were old]}]
- id: part-b
  text: Four were young.
  speaker: unrecorded
  figures: [{measure: people, value: 4, scope: town, part_of: whole}]
  reports: [{source: paper, quotes: [four were young]}]
- id: ignorant
  text: How many came is not known.
  kind: disclaims
  speaker: unrecorded
  figures: [{measure: people, scope: town, approx: not known}]
  reports: [{source: paper, quotes: [how many came is not known]}]
- id: passed-a
  text: It rained.
  speaker: unrecorded
  via: [ann]
  reports: [{source: paper, quotes: [it rained]}]
- id: passed-b
  text: It snowed.
  speaker: other
  via: [ann]
  reports: [{source: paper, quotes: [it snowed]}]
"""


def test_two_claims_of_it_are_not_taken_for_those_of_one_speaker_nor_of_several(tmp_path: Path) -> None:
    case = put(tmp_path / "open", SMALL + SHARES)
    one = put(tmp_path / "one", SMALL + SHARES.replace("unrecorded", "ann"))
    kinds = [{finding.kind for finding in Case.open(folder).findings()} for folder in (case, one)]
    assert {"parts", "asserts-and-disclaims", "shared-relay"} <= kinds[1]
    assert kinds[0].isdisjoint({"parts", "asserts-and-disclaims", "shared-relay"})


def test_the_same_words_elsewhere_are_not_called_those_of_other_speakers(tmp_path: Path) -> None:
    again = SMALL + (
        "- id: again\n  text: It was strong.\n  speaker: SPEAKER\n  events: [storm]\n  answers: [how-strong]\n"
        "  reports: [{source: other, quotes: [strong it was]}]\n"
    )
    hows = []
    for speaker in ("other", "unrecorded"):
        case = Case.open(put(tmp_path / speaker, again.replace("SPEAKER", speaker)))
        hows.append({place.how for places in told(case, ["strong"]).elsewhere.values() for place in places})
    assert hows == [{"speakers"}, {"words"}]


def test_a_brief_and_a_source_tell_who_contradicts_and_who_speaks_without_a_name(tmp_path: Path) -> None:
    linked = changed(
        "    - exact: it was weak\n",
        "    - exact: it was weak\n  links: [{to: strong, kind: contradicts, by: editor, why: other words}]\n",
        SMALL.replace("  speaker: ann\n  reports:", "  speaker: unrecorded\n  actors: [ann]\n  reports:"),
    )
    case = Case.open(put(tmp_path / "case", linked))
    brief, source = ("\n".join(blocks(found.blocks)) for name in ("brief=ann", "paper") if (found := card(case, name)))
    assert "words whose speaker is not recorded: “It was weak.”" in brief
    assert "by speaker not recorded (1)" in brief
    assert "1  speaker not recorded" in source


def test_no_record_may_have_its_id_and_none_gets_it(tmp_path: Path, capsys: Captured) -> None:
    case = put(
        tmp_path / "case",
        SMALL.replace("ann\n  name", "unrecorded\n  name").replace("speaker: ann", "speaker: unrecorded"),
    )
    [problem] = Case.open(case).problems
    assert problem.what == "the id 'unrecorded' is kept for speakers not recorded"
    assert main(["rename", "ann", "unrecorded", "--case", str(put(tmp_path / "sound", SMALL))]) == 1
    assert "is a speaker who is not recorded" in capsys.readouterr().err


def test_a_publisher_to_be_named_is_nobodys_name(tmp_path: Path, capsys: Captured) -> None:
    case = put(tmp_path / "case", changed("publisher: The Paper", "publisher: to be named"))
    assert Case.open(case).name("paper") == "A headline"
    for to in ("csl", "bibtex", "ftm", "html", "md"):
        said = out_of(capsys, "export", str(case), "--to", to)
        assert "to be named" not in said, to
        assert "The Other" in said, to
    assert "publisher not recorded" in out_of(capsys, "show", "paper", "--case", str(case))
    assert "Printed in     “A headline”\n" in out_of(capsys, "show", "strong", "--case", str(case))
