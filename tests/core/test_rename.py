"""Another id for a record: wherever a file or the seal names it, never in words, in all files or in none."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from helpers import BUNDLED, HARBOUR, NAMES, SMALL, SMALL_IDS, many, put, tree, with_full, written
from hypothesis import given
from hypothesis import strategies as st

from tui.__main__ import main
from tui.authoring.edits import apply
from tui.authoring.renaming import stands
from tui.case import Case
from tui.formats import FORMATS
from tui.model import SECTIONS
from tui.reading.records import read

KIND = {"sources": "source", "actors": "actor", "events": "event", "questions": "question", "claims": "claim"}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def renamed(folder: Path, old: str, new: str) -> int:
    found = stands(read(folder), old, new)
    apply(each.edit for each in found)
    return len(found)


def whole_case(folder: Path) -> Any:
    """Return all records of a case as JSON has them, without their places."""
    case = Case.open(folder)
    assert not case.problems
    found = [json.loads("\n".join(FORMATS["json"].cards(case, case.all_ids())))]
    return [{key: value for key, value in each.items() if key != "place"} for each in found[0]]


def put_for(value: Any, old: str, new: str) -> Any:
    """Return JSON with an id in the place of another, in values that are it and keys that are, but not in words."""
    if isinstance(value, dict):
        return {
            new if key == old else key: each if key in ("title", "text") else put_for(each, old, new)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [put_for(each, old, new) for each in value]
    return new if value == old else value


@pytest.mark.parametrize("section", [key for key in SECTIONS if key != "case"])
@pytest.mark.parametrize("kind", NAMES)
def test_no_field_that_names_records_is_forgotten(section: str, kind: str, tmp_path: Path) -> None:
    """A record has all the fields of the model, whatever comes to it; its words are none of the ids."""
    text = with_full(section, written(SECTIONS[section], (), ""))
    for words, others in (("A storm", "A gale"), ("t was strong", "t was mighty"), ("How strong", "How mighty")):
        text = text.replace(words, others)
    old = NAMES[kind]
    as_id = re.compile(rf"(?<![\w-]){old}(?![\w-])")
    folder = put(tmp_path, text)
    assert read(folder).problems == []
    assert renamed(folder, old, "other-id") == len(as_id.findall(text)) > 0
    assert (folder / "case.yaml").read_text() == as_id.sub("other-id", text)
    assert read(folder).problems == []


@pytest.mark.parametrize(
    ("folder", "old"),
    [
        (BUNDLED, "rferl"), (HARBOUR, "mayor"), (HARBOUR, "fire"), (HARBOUR, "gazette"), (HARBOUR, "three-hurt"),
        (HARBOUR, "how-many-hurt"),
    ],
)  # fmt: skip
def test_a_case_is_the_same_but_for_the_id_and_there_and_back_gives_the_same_bytes(
    folder: Path, old: str, tmp_path: Path
) -> None:
    case = Path(shutil.copytree(folder, tmp_path / "case"))
    before, told = bytes_of(case), whole_case(case)
    assert renamed(case, old, "zz-new") > 1
    assert whole_case(case) == put_for(told, old, "zz-new")
    assert main(["check", str(case)]) == 0, "the seal holds"
    assert renamed(case, "zz-new", old) > 1
    assert bytes_of(case) == before


SHAPES = [
    "speaker: §", "speaker: '§'", 'speaker: "§"', "speaker:   §  # by §", "speaker: >-\n    §", 'speaker: "\\u0061nn"',
    "? speaker\n  : §",
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_an_id_is_found_however_it_is_written(shape: str, tmp_path: Path) -> None:
    text = SMALL.replace("speaker: ann", shape.replace("§", "ann"), 1)
    folder = put(tmp_path, text)
    assert renamed(folder, "ann", "new-id") == 3
    assert read(folder).problems == []
    assert {claim.speaker for claim in Case.open(folder).claims.values()} == {"new-id"}
    back = text.replace("\\u0061nn", "ann")
    assert renamed(folder, "new-id", "ann") == 3
    assert (folder / "case.yaml").read_text() == back


def test_words_that_are_an_id_stay_as_do_comments_and_the_editor(tmp_path: Path) -> None:
    text = (
        SMALL.replace("it was strong", "ann").replace("It was strong.", "ann").replace("name: Ann", "name: ann # ann")
        + "  medium: ann\n  said_text: ann\n  answers: {how-strong: ann}\n"
        "  links: [{to: strong, kind: differs, by: editor, why: ann, aspect: ann}]\n# ann\n"
    )
    folder = put(tmp_path, text)
    assert renamed(folder, "ann", "bea") == 3
    assert (folder / "case.yaml").read_text() == text.replace("id: ann", "id: bea").replace(
        "speaker: ann", "speaker: bea"
    )


def test_who_is_called_editor_is_not_the_editor(tmp_path: Path) -> None:
    link = "  links: [{to: strong, kind: differs, by: editor, why: so}]\n"
    folder = put(tmp_path, SMALL.replace("ann\n", "editor\n") + link)
    assert renamed(folder, "editor", "bea") == 3
    assert (folder / "case.yaml").read_text() == SMALL.replace("ann\n", "bea\n") + link


SHORT = """\
defaults: {source: paper, speaker: ann, events: [storm], answers: [{how-strong: strong}]}
claims:
- id: short
  text: It was.
  quotes: it was
- id: shorter
  text: It blew.
  source: other
  quotes: [it blew]
"""


def test_defaults_and_short_forms_and_the_keys_of_answers_are_renamed(tmp_path: Path) -> None:
    put(tmp_path, SMALL)
    put(tmp_path, SHORT, "short.yaml")
    for old, new in (("paper", "p1"), ("ann", "p2"), ("storm", "p3"), ("how-strong", "p4"), ("other", "p5")):
        assert renamed(tmp_path, old, new) > 1
    now = (tmp_path / "short.yaml").read_text()
    assert now.splitlines()[0] == "defaults: {source: p1, speaker: p2, events: [p3], answers: [{p4: strong}]}"
    assert "source: p5" in now
    assert not Case.open(tmp_path).problems


# The command


def test_without_write_each_place_is_printed_and_nothing_is_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, SMALL)
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    assert main(["rename", "storm", "gale", "--case", "."]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == ["./case.yaml:17:7: storm → gale", "./case.yaml:27:12: storm → gale"]
    assert "2 places in 1 file, not changed" in said.err
    assert tree(tmp_path) == before
    assert main(["rename", "storm", "gale", "--case", ".", "--write"]) == 0
    assert (tmp_path / "case.yaml").read_text() == SMALL.replace("storm", "gale").replace("A gale", "A storm")


@pytest.mark.parametrize(
    ("old", "new", "code", "why"),
    [
        ("strom", "gale", 1, "no record has the id 'strom'; did you mean 'storm'?"),
        ("storm", "Gale", 2, "'Gale' is not a slug; use a-z"),
        ("storm", "a b", 2, "is not a slug"),
        ("storm", "ann", 1, "the id 'ann' is taken by the actor in"),
        ("storm", "storm", 1, "the event has the id 'storm' already"),
        ("storm", "editor", 1, "'editor' is the editor"),
        ("storm", "\x1b[2J", 2, "'\\x1b[2J' is not a slug"),
    ],
)
def test_an_id_that_can_not_be_is_refused(
    old: str, new: str, code: int, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, SMALL)
    before = tree(tmp_path)
    assert main(["rename", old, new, "--case", str(tmp_path), "--write"]) == code
    assert why in capsys.readouterr().err
    assert tree(tmp_path) == before


def test_a_case_with_errors_or_a_file_that_may_only_be_read_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, SMALL[: SMALL.index("claims:")], "a.yaml"), put(tmp_path, SMALL[SMALL.index("claims:") :], "b.yaml")
    (tmp_path / "b.yaml").chmod(0o444)
    before = bytes_of(tmp_path)
    assert main(["rename", "storm", "gale", "--case", str(tmp_path), "--write"]) == 1
    assert "b.yaml: it may only be read" in capsys.readouterr().err
    assert bytes_of(tmp_path) == before
    put(tmp_path, "claimz: []\n", "c.yaml")
    assert main(["rename", "storm", "gale", "--case", str(tmp_path), "--write"]) == 1
    assert "1 error in" in capsys.readouterr().err


LINES = st.sampled_from(["# ann\n", "\n", "  # paper: storm\n", "# 'ann\n"])


@many(60)
@given(
    st.lists(st.tuples(st.integers(0, 60), LINES), max_size=12),
    st.sampled_from(SMALL_IDS),
    st.booleans(),
    st.booleans(),
)
def test_in_a_made_up_layout_all_other_bytes_stay(
    tmp_path_factory: pytest.TempPathFactory, more: list[tuple[int, str]], old: str, dos: bool, mark: bool
) -> None:
    lines = SMALL.splitlines(True)
    for at, line in more:
        lines.insert(at, line)
    text = ("\ufeff" if mark else "") + "".join(lines).replace("\n", "\r\n" if dos else "\n")
    folder = put(tmp_path_factory.mktemp("case"), text)
    places = stands(read(folder), old, "new")
    pieces, at = [], 0
    for found in sorted(places, key=lambda each: each.place.offset):
        start = found.place.offset + mark
        pieces.append(text[at:start])
        assert text[start : start + len(old)] == old
        at = start + len(old)
    apply(each.edit for each in places)
    assert (folder / "case.yaml").read_bytes().decode() == "new".join([*pieces, text[at:]])
    renamed(folder, "new", old)
    assert (folder / "case.yaml").read_bytes().decode() == text
