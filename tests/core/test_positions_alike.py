"""Positions on one question that are nearly written alike are counted apart, and `check` notes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import put
from test_positions import CLAIMS, HEAD

from tui.__main__ import main

Captured = pytest.CaptureFixture[str]
OLD = "quotes: broke, answers: {in-two: yes}}\n- {id: whole"
ALL = (HEAD + CLAIMS).replace(OLD, OLD.replace("{in-two: yes}", "[how-many, in-two: §]"))


def told(folder: Path, text: str, capsys: Captured, form: str = "json") -> str:
    """Return what `check` prints of a case."""
    assert main(["check", str(put(folder, text)), "--format", form]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("written", ["Yes", "YES", '"yes."', "yés"])
def test_a_position_that_is_nearly_another_one_is_noted_at_its_place(
    tmp_path: Path, capsys: Captured, written: str
) -> None:
    text = ALL.replace("§", written)
    [note] = [each for each in json.loads(told(tmp_path, text, capsys)) if each["kind"] == "positions-alike"]
    line, column = note["place"]["line"], note["place"]["column"]
    assert text.splitlines()[line - 1][column - 1 :].startswith(f"in-two: {written}")
    words = written.strip('"')
    assert note["says"].startswith(f"“{words}” and “yes” (of 'broke') are two positions on 'in-two', counted apart")
    assert note["level"] == "note"


@pytest.mark.parametrize("written", ["yes", "no", "yes twice", "maybe"])
def test_one_that_is_the_same_or_another_is_not(tmp_path: Path, capsys: Captured, written: str) -> None:
    text = ALL.replace("§", written)
    assert "positions-alike" not in told(tmp_path, text, capsys), "`yes` of another question is no matter"


def test_each_way_of_writing_is_told_once(tmp_path: Path, capsys: Captured) -> None:
    claim = "- {id: new-%, text: T, speaker: ann, said: 1912, source: first, quotes: q, answers: {in-two: $}}\n"
    ways = ("Yes", "Yes", "yes", "YES", "Yes")
    more = "".join(claim.replace("%", str(number)).replace("$", way) for number, way in enumerate(ways))
    out = told(tmp_path, HEAD + CLAIMS + more, capsys, "text")
    assert [line.count("“Yes” and “yes”") for line in out.splitlines() if "nearly alike" in line] == [1, 0]


def test_every_note_has_its_place_in_a_log(tmp_path: Path, capsys: Captured) -> None:
    """A note that is of no kind of the list would end the command here."""
    text = ALL.replace("§", "Yes").replace("- {id: dark", "# to be edited: say it\n- {id: dark")
    text = text.replace("publisher: The First", "publisher: to be named, lang: English")
    text = text.replace("speaker: ben, said: 1912-05-04", "speaker: unrecorded, said: 1912-05-04")
    (tmp_path / "more").mkdir()
    [run] = json.loads(told(tmp_path, text, capsys, "sarif"))["runs"]
    kinds = {each["ruleId"].removeprefix("note/") for each in run["results"] if each["ruleId"].startswith("note/")}
    wanted = {"to-be-named", "speaker-not-recorded", "to-be-edited", "no-language-tag", "positions-alike"}
    assert wanted <= kinds
