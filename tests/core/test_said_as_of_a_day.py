"""As of a day the editor's notes and spellings of later sources are told as what they are: not of that day."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import put

from tui.cards import card
from tui.case import Case
from tui.case.found import found_by
from tui.case.search import understand
from tui.formats.layout import lay_out

NOTED = """\
case: {format: 1, id: noted, title: Noted}
sources:
- {id: early, title: Early, publisher: The Early, published: 2020-01-02}
- {id: late, title: Late, publisher: The Late, published: 2020-01-09}
actors:
- id: ann
  name: Ann
  kind: person
  note: The actor's note.
  names: [{in: late, text: Hanna}, {in: early, text: Hannah}]
events: [{id: storm, title: A storm, when: 2020-01-01, note: The event's note.}]
questions: [{id: how, asks: How?, note: The question's note.}]
claims:
- id: strong
  text: It was strong.
  speaker: ann
  said: 2020-01-01
  note: The claim's note.
  events: [storm]
  answers: [how]
  reports: [{source: early, quotes: [it was strong]}]
"""
DAY = 20200103


def lines(case: Case, name: str) -> str:
    found = card(case, name)
    assert found
    return "\n".join(line.text for line in lay_out(found.blocks, 200))


@pytest.mark.parametrize(
    ("name", "what"), [("ann", "actor"), ("storm", "event"), ("how", "question"), ("strong", "claim")]
)
def test_a_note_is_told_to_be_on_the_whole_case_as_of_a_day_and_not_otherwise(
    name: str, what: str, tmp_path: Path
) -> None:
    case = Case.open(put(tmp_path, NOTED))
    assert not case.problems
    assert f"The {what}'s note." in lines(case, name)
    assert "on the whole case" not in lines(case, name)
    assert f"on the whole case: The {what}'s note." in lines(case.at(DAY), name)


@pytest.mark.parametrize(
    ("typed", "day", "told"),
    [
        ("hanna", None, "found by the spelling Hanna"),
        ("hanna", DAY, "found by the spelling Hannah"),
        ('"hanna"', DAY, "found by the spelling Hanna, not known to be printed by 3 Jan 2020"),
        ('"hanna" hannah', DAY, "found by the spelling Hannah; "
         "by the spelling Hanna, not known to be printed by 3 Jan 2020"),
    ],
)  # fmt: skip
def test_of_a_day_that_spelling_is_named_which_is_printed_by_then(
    typed: str, day: int | None, told: str, tmp_path: Path
) -> None:
    case = Case.open(put(tmp_path, NOTED))
    assert found_by(case.at(day), "strong", understand(case, typed)) == told
