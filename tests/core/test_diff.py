"""`onrecord diff`: what is printed of a change, of cases with errors, and of revisions that git reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from exported import case_of
from helpers import HARBOUR, SMALL, changed, put
from inside import said

from tui.cards.changes import Sides, changes_blocks
from tui.cards.valued import field_label
from tui.case import Case
from tui.case.changes import changes
from tui.commands import DONE
from tui.commands.diff import FORMS
from tui.formats import text
from tui.model import SECTIONS
from tui.text import clean

Captured = pytest.CaptureFixture[str]
LINK = "  links: [{to: weak, kind: contradicts, by: editor, why: They can not both be.}]\n"
NEW = changed("    - exact: it was strong\n", "    - exact: it was so strong\n" + LINK)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    return put(tmp_path / "old", SMALL), put(tmp_path / "new", NEW)


def test_a_change_is_told_with_counts_words_whole_and_what_gives_a_mark(
    pair: tuple[Path, Path], capsys: Captured
) -> None:
    code, out, err = said(capsys, "diff", *map(str, pair))
    assert (code, err) == (DONE, "")
    lines = out.splitlines()
    assert lines[:2] == ["What changed", f"from {pair[0]} to {pair[1]}"]
    assert "Claims  1 changed" in lines
    assert "Marks   ⚑ disputed began on 2 claims" in lines
    words = lines.index("Words in The Paper, before")
    assert lines[words : words + 4] == [
        "Words in The Paper, before", "  ▎ it was strong", "Words in The Paper, now", "  ▎ it was so strong"
    ]  # fmt: skip
    assert "  by: contradicts “It was weak.”, drawn by the editor: They can not both be." in lines
    assert "  by: contradicted by “It was strong.”, drawn by the editor: They can not both be." in lines


def test_what_values_name_is_called_as_it_was_before_and_as_it_is_now(tmp_path: Path, capsys: Captured) -> None:
    old = changed("  kind: person\n", "  kind: person\n- {id: bob, name: Bob, kind: person}\n")
    link = "    - exact: it was weak\n  links: [{to: strong, kind: denies, by: editor, why: So it reads.}]\n"
    new = changed("    - exact: it was weak\n", link, old.replace("It was strong.", "It was mighty."))
    new = changed("name: Bob", "name: Robert", changed("speaker: ann\n  reports", "speaker: bob\n  reports", new))
    sides = [str(put(tmp_path / name, text)) for name, text in (("old", old), ("new", new))]
    out = said(capsys, "diff", *sides)[1]
    assert "Speaker  was: Ann\n         now: Robert\n" in out
    assert "  Denies “It was mighty.”, drawn by the editor: So it reads.\n" in out
    back = said(capsys, "diff", *sides[::-1])[1]
    assert "Speaker  was: Robert\n         now: Ann\n" in back
    assert "  Denies “It was mighty.”, drawn by the editor: So it reads.\n" in back


def test_nothing_changed_says_of_what_and_what_is_not_compared(tmp_path: Path, capsys: Captured) -> None:
    one, other = put(tmp_path / "a", SMALL), put(tmp_path / "b", f"# by hand\n{SMALL}")
    code, out, _ = said(capsys, "diff", str(one), str(other))
    assert code == DONE
    assert "Nothing changed of what is compared: the 7 records hold the same" in out
    assert "Not compared: comments and layout" in out


def test_errors_are_told_on_both_streams_and_sound_records_are_compared(
    pair: tuple[Path, Path], capsys: Captured
) -> None:
    put(pair[1], NEW.replace("kind: person", "kind: nonsense"))
    code, out, err = said(capsys, "diff", *map(str, pair))
    assert code == DONE
    assert err.startswith("onrecord: ")
    assert "left out; sound ones are compared" in err
    assert "▲ " in out
    assert f"ann – actor left out of {pair[1]}, which has an error in it" in out


def test_json_has_every_value_before_and_now(pair: tuple[Path, Path], capsys: Captured) -> None:
    found = json.loads(said(capsys, "diff", *map(str, pair), "--format", "json")[1])
    assert found["counts"] == {"claim": {"changed": 1}}
    strong, weak = found["records"]
    assert strong["changed"][0] == {
        "field": "quotes", "source": "paper", "before": [{"exact": "it was strong", "role": "content"}],
        "now": [{"exact": "it was so strong", "role": "content"}],
    }  # fmt: skip
    assert [(mark["mark"], mark["how"]) for mark in weak["marks"]] == [("disputed", "began")]


def test_every_field_has_a_name_that_is_no_key_with_a_dash() -> None:
    for section, record in SECTIONS.items():
        for name in record.SPECS:
            label = field_label("case" if section == "case" else section.removesuffix("s"), name)
            assert label[:1].isupper(), (section, name)
            assert "_" not in label


def test_hostile_words_are_told_clean_and_as_no_syntax(tmp_path: Path) -> None:
    hostile = case_of("payloads")
    small = Case.open(put(tmp_path / "small", SMALL))
    for old, new in ((small, hostile), (hostile, small)):
        lines = [*text.blocks(changes_blocks(Sides(old, new, ("a", "b")), changes(old, new)), text.IN_A_FILE)]
        assert len(lines) > 100
        assert [line for line in lines if clean(line) != line] == []


@pytest.mark.parametrize("form", FORMS)
def test_hostile_values_that_changed_are_printed_without_what_steers(
    form: str, tmp_path: Path, capsys: Captured
) -> None:
    evil = "\\e]0;x\\a \\u202e [/x] [@click=app.quit]"
    new = changed("It was strong.", f'"{evil}"', changed("exact: it was weak", f'exact: "{evil}"'))
    code, out, _ = said(
        capsys, "diff", str(put(tmp_path / "a", SMALL)), str(put(tmp_path / "b", new)), "--format", form
    )
    assert code == DONE
    assert clean(out) == out
    shown = {
        "text": "^[]0;x^G <202e> [/x] [@click=app.quit]",
        "json": r"\u001b]0;x\u0007 \u202e [/x] [@click=app.quit]",
    }
    assert shown.get(form, "") in out


def test_the_case_of_the_tests_is_the_same_as_itself(capsys: Captured) -> None:
    assert "Nothing changed" in said(capsys, "diff", str(HARBOUR), str(HARBOUR))[1]


def test_of_a_record_that_came_or_went_all_is_told(tmp_path: Path, capsys: Captured) -> None:
    more = "- {id: gale, title: A gale, when: 2020-01-03, where: At sea, note: Later.}\n"
    claim = "- id: calm\n  text: It was calm.\n  speaker: ann\n  answers: [how-strong: not at all]\n"
    claim += "  reports: [{source: other, quotes: [it was calm]}]\n"
    claim += "  links: [{to: weak, kind: supports, by: editor, why: Both say so.}]\n"
    new = changed("events:\n", f"events:\n{more}") + claim
    folders = [str(put(tmp_path / name, text)) for name, text in (("a", SMALL), ("b", new))]
    for pair in (folders, folders[::-1]):
        lines = said(capsys, "diff", *pair)[1].splitlines()
        for line in (
            "A gale · gale", "When   Fri 3 Jan 2020", "Where  At sea", "Note   Later.", "It was calm.",
            "  ▎ it was calm",
            "Answers   How strong was it?", "Position  not at all – on “How strong was it?”",
            "  Supports “It was weak.”, drawn by the editor: Both say so.",
        ):  # fmt: skip
            assert line in lines, line


def test_in_jsons_before_stand_the_ids_that_records_had_then(tmp_path: Path, capsys: Captured) -> None:
    old = changed("    - exact: it was strong\n", "    - exact: it was strong\n" + LINK)
    new = old.replace("weak", "feeble").replace("exact: it was feeble", "exact: it was weak")
    new = new.replace("It was feeble", "It was weak").replace("They can not", "Surely they can not")
    paths = put(tmp_path / "old", old), put(tmp_path / "new", new)
    code, out, _ = said(capsys, "diff", *map(str, paths), "--format", "json")
    assert code == DONE
    links = [each for record in json.loads(out)["records"] for each in record.get("changed", ())]
    assert [(each["field"], each["before"][0]["to"], each["now"][0]["to"]) for each in links] == [
        ("links", "weak", "feeble"),
    ]  # fmt: skip
