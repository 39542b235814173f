"""A claim's note, the editor's word on how to use it: on the card, found by a search, in every export, and optional."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import BUNDLED, changed, put
from inside import card_lines
from printed import cells, printed

from tui.case import Case
from tui.case.query import Filters
from tui.case.search import understand

NOTE = "“It” is read as the tempest; the hail is possible."


@pytest.fixture
def case(tmp_path: Path) -> Case:
    found = Case.open(put(tmp_path, changed("text: It was strong.", f"text: It was strong.\n  note: {NOTE}")))
    assert found.problems == ()
    return found


def test_a_note_stands_on_the_card_below_the_quotes_under_its_own_label(case: Case) -> None:
    lines = card_lines(case, "strong")
    at = next(number for number, line in enumerate(lines) if NOTE in line)
    assert lines[at].split() == ["Note", *NOTE.split()]
    assert any("it was strong" in line for line in lines[:at])
    assert not any(line.startswith("Note") for line in card_lines(case, "weak"))


@pytest.mark.parametrize("typed", ["tempest", '"the hail is possible"', "hail speaker:ann"])
def test_a_claim_is_found_by_the_words_of_its_note(case: Case, typed: str) -> None:
    assert case.ranked(Filters(sought=understand(case, typed))) == ["strong"]


def test_a_note_is_in_every_export_of_a_claim_and_no_other_claim_has_one(case: Case) -> None:
    assert f"**Note**: {NOTE}" in printed(case, "md", None, "strong")
    assert "Note" not in printed(case, "md", None, "weak")
    head, *body = cells(printed(case, "csv", "claims"))
    assert {row[0]: row[head.index("note")] for row in body} == {"strong": NOTE, "weak": ""}
    strong, weak = json.loads(printed(case, "json", "claims"))
    assert strong["note"] == NOTE
    assert "note" not in weak
    assert f'"note": {json.dumps(NOTE)}' in printed(case, "jsonl", None, "strong")
    assert NOTE in printed(case, "text", None, "strong")


@pytest.mark.parametrize("name", ["md", "text", "csv", "json", "jsonl"])
def test_a_comparison_that_is_taken_along_has_the_note_of_each_claim_once(case: Case, name: str) -> None:
    whole = printed(case, name, None, "compare=how-strong")
    written = json.dumps(NOTE)[1:-1] if name.startswith("json") else NOTE
    assert whole.count(written) == 1
    assert "it was strong" in whole[: whole.index(written)], "below the words that it is about"


def test_in_a_compared_table_a_note_stands_in_the_rows_of_its_claim_alone(case: Case) -> None:
    head, *body = cells(printed(case, "csv", None, "compare=how-strong"))
    notes = {(row[head.index("claim_id")], row[head.index("note")]) for row in body}
    assert {note for note in notes if note[0]} == {("strong", NOTE)}
    other = Case.open(BUNDLED)
    head, *body = cells(printed(other, "csv", None, "compare=how-many-wounded"))
    told = {row[head.index("claim_id")]: row[head.index("note")] for row in body if row[head.index("claim_id")]}
    assert told == {name: other.claims[name].note or "" for name in told}
    assert 0 < sum(map(bool, told.values())) < len(told)
