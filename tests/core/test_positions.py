"""Positions: what claims answer to a question in the case's words; told, counted and grouped by, weighed by nobody."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from helpers import put, spots, unmark

from tui.case import Case
from tui.case.lists import claim_list
from tui.case.positions import by_position
from tui.case.query import Filters
from tui.case.search import understand
from tui.case.statements import statements
from tui.formats import FORMATS
from tui.model import Claim
from tui.reading.checks import check
from tui.reading.records import read

HEAD = """\
case: {format: 1, id: liner, title: The liner}
defaults: {events: [night]}
sources:
- {id: first, title: A, publisher: The First, published: 1912-05-05}
- {id: second, title: B, publisher: The Second, published: 1912-07-05}
actors:
- {id: ann, name: Ann, kind: person}
- {id: ben, name: Ben, kind: person}
events: [{id: night, title: The night, when: 1912-04-15}]
questions: [{id: in-two, asks: Did she break in two?}, {id: how-many, asks: How many were saved?}]
claims:
"""
CLAIMS = """\
- {id: broke, text: She broke., speaker: ann, said: 1912-05-01, source: first, quotes: broke, answers: {in-two: yes}}
- {id: broke-too, text: She broke., speaker: ann, said: 1912-07, source: second, quotes: broke, answers: {in-two: yes}}
- {id: whole, text: She was whole., speaker: ben, said: 1912, source: first, quotes: w, answers: [in-two: no, how-many]}
- {id: dark, text: It was dark., speaker: ben, said: 1912-05-03, source: second, quotes: dark, answers: [in-two]}
- {id: some, text: Some were saved., speaker: ben, said: 1912-05-04, source: first, quotes: s, answers: {how-many: yes}}
"""
POSITIONS = {"broke": "yes", "broke-too": "yes", "whole": "no", "dark": None}


@pytest.fixture(name="case")
def _case(tmp_path: Path) -> Case:
    return made(tmp_path, CLAIMS)


def made(folder: Path, claims: str) -> Case:
    case = Case.open(put(folder, HEAD + claims))
    assert [str(problem) for problem in case.problems] == []
    return case


def claim(case: Case, name: str) -> Claim:
    return case.claims[name]


# How it is written

WAYS: dict[str, list[tuple[str, str | None]]] = {
    "{in-two: yes, how-many: 705}": [("in-two", "yes"), ("how-many", "705")],
    "[in-two: yes, how-many]": [("in-two", "yes"), ("how-many", None)],
    "[how-many, {in-two: yes}]": [("how-many", None), ("in-two", "yes")],
    "[in-two, how-many]": [("in-two", None), ("how-many", None)],
    "\n  - in-two: '[sic] no; \"maybe\"'\n  - how-many": [("in-two", '[sic] no; "maybe"'), ("how-many", None)],
    "[]": [],
    "{}": [],
}


@pytest.mark.parametrize("written", WAYS)
def test_a_claim_answers_questions_with_and_without_a_position(written: str, tmp_path: Path) -> None:
    case = made(tmp_path, "- id: one\n  text: T.\n  speaker: ann\n  source: first\n  quotes: q\n  answers: " + written)
    assert list(claim(case, "one").answers) == [name for name, _ in WAYS[written]]
    assert list(claim(case, "one").positions) == [pair for pair in WAYS[written] if pair[1]]


FAULTS = [
    "{in-two: §''}", "{in-two: §[yes, no]}", "{§in-tow: yes}", "{§No Slug: yes}", "[in-two: yes, §in-two]",
    "[in-two, §in-two: no]", "[§{in-two: yes, how-many: 1}]", "[[§a]]", "[in-two: yes, §how-may]", "{in-two: §{a: b}}",
    "§in-two", "[§{}]",
]  # fmt: skip


@pytest.mark.parametrize("faulty", FAULTS)
def test_a_fault_among_answers_is_told_at_its_place(faulty: str, tmp_path: Path) -> None:
    marked = f"- {{id: one, text: T., speaker: ann, source: first, quotes: q, answers: {faulty}}}\n"
    text, marks = unmark(HEAD + CLAIMS + marked)
    if faulty == "[[§a]]":
        marks = [(marks[0][0], marks[0][1] - 1)]
    reading = read(put(tmp_path, text))
    check(reading)
    assert spots(reading.problems) == marks
    assert [name for _, name, _ in reading.left_out] == ["one"]


# Where it is told


def test_cards_tell_it_with_the_question_and_count_by_it(case: Case) -> None:
    on_claim = "\n".join(FORMATS["text"].cards(case, ["whole"]))
    assert "Answers        Did she break in two? · position: no\n               How many were saved?\n" in on_claim
    on_question = list(FORMATS["text"].cards(case, ["in-two"]))
    assert "Positions, in the case's words: 1 claim “no” and 2 claims “yes”; 1 claim without one" in on_question
    notes = {one.strip(): two for one, two in pairwise(on_question) if one.startswith(("She", "It"))}
    assert "position: yes" in notes["She broke."]
    assert "position: no" in notes["She was whole."]
    assert "position" not in notes["It was dark."]


def test_a_card_without_positions_says_nothing_of_them(tmp_path: Path) -> None:
    one = "- {id: one, text: T., speaker: ann, source: first, quotes: q, answers: [in-two]}\n"
    plain = made(tmp_path / "case", one)
    lines = [*FORMATS["text"].cards(plain, ["in-two", "compare=in-two"])]
    assert len(lines) > 8
    assert not [line for line in lines if "osition" in line and str(tmp_path) not in line]


def test_rows_on_one_question_tell_its_positions_alone(case: Case) -> None:
    def rows(**filters: str) -> dict[str, str]:
        return {row.id: row.position for row in claim_list(case, Filters.of(**filters)).rows()}

    assert rows(question="in-two") == {name: words or "" for name, words in POSITIONS.items()}
    assert rows(question="how-many") == {"whole": "", "some": "yes"}
    assert set(rows().values()) == {""}
    text = "\n".join(FORMATS["text"].rows(case, "claims", ["whole"], Filters.of(question="in-two")))
    assert " · position: no" in text
    [head, _, *_] = FORMATS["md"].rows(case, "claims", ["whole"], Filters.of(question="in-two"))
    assert head.endswith("| Position |")
    assert "Position" not in "".join(FORMATS["md"].rows(case, "claims", ["whole"]))


def test_it_is_in_json_and_csv(case: Case) -> None:
    whole, dark = json.loads("\n".join(FORMATS["json"].cards(case, ["whole", "dark"])))
    assert (whole["answers"], whole["positions"]) == (["in-two", "how-many"], {"in-two": "no"})
    assert "positions" not in dark
    [row] = csv.DictReader(FORMATS["csv"].rows(case, "claims", ["whole"]))
    assert (row["answers"], row["positions"]) == ("in-two; how-many", "in-two: no")
    [asked] = csv.DictReader(FORMATS["csv"].rows(case, "questions", ["in-two"]))
    assert (asked["claims"], asked["positions"]) == ("4", "no (1); yes (2)")
    [part] = csv.DictReader(FORMATS["csv"].rows(case, "questions", ["in-two"], Filters.of(speaker="ann")))
    assert (part["claims"], part["positions"]) == ("2", "yes (2)"), "both of the same claims"
    [searched] = csv.DictReader(
        FORMATS["csv"].rows(case, "questions", ["in-two"], Filters(sought=understand(case, "whole")))
    )
    assert (searched["claims"], searched["positions"]) == ("1", "no (1)")


def test_it_is_searched_and_narrowed_by(case: Case) -> None:
    def left(filters: Filters) -> set[str]:
        return set(claim_list(case, filters).names())

    assert left(Filters(sought=understand(case, "position:yes"))) == {"broke", "broke-too", "some"}
    assert left(Filters(sought=understand(case, 'position:"in-two: yes"'))) == {"broke", "broke-too"}
    assert left(Filters.of(position="in-two: no")) == {"whole"}
    assert left(Filters(sought=understand(case, '"no"'))) == {"whole"}
    assert case.value_name("position", "in-two: no") == "Did she break in two? – no"
    assert by_position(case, "in-two") == {"no": 1, "yes": 2}


# How claims are compared


def heads(case: Case) -> Iterator[tuple[str, list[str]]]:
    """Yield each heading of a comparison that names a position, with the words of the rows below it."""
    rows: list[str] = []
    for line in FORMATS["text"].cards(case, ["compare=in-two"]):
        if line.startswith(("Position: ", "No position")):
            rows = []
            yield line.split(" · ")[0], rows
        elif line.strip()[:1].isdigit() and ". " in line[:5]:
            rows.append(line.split(". ", 1)[1].split(" — ")[0])


def test_a_comparison_stands_by_positions_and_claims_without_one_have_their_own_heading(case: Case) -> None:
    found = [(head, list(rows)) for head, rows in list(heads(case))]
    assert found == [
        ("Position: no", ["She was whole."]),
        ("Position: yes", ["She broke."]),
        ("No position", ["It was dark."]),
    ]
    rows = json.loads("\n".join(FORMATS["json"].cards(case, ["compare=in-two"])))
    assert [(row["position"], [each["id"] for each in row["claims"]]) for row in rows] == [
        ("no", ["whole"]), ("yes", ["broke", "broke-too"]), (None, ["dark"]),
    ]  # fmt: skip
    cells = list(csv.DictReader(FORMATS["csv"].cards(case, ["compare=in-two"])))
    assert {(cell["statement"], cell["position"]) for cell in cells} == {("1", "no"), ("2", "yes"), ("3", "")}


@pytest.mark.parametrize(("one", "other"), [("{in-two: yes}", "{in-two: no}"), ("{in-two: yes}", "[in-two]")])
def test_claims_in_the_same_words_share_no_row_where_their_positions_are_others(
    one: str, other: str, tmp_path: Path
) -> None:
    both = "".join(
        f"- {{id: c{n}, text: She broke., speaker: ann, source: {source}, quotes: b, answers: {answers}}}\n"
        for n, (source, answers) in enumerate((("first", one), ("second", other)))
    )
    case = made(tmp_path, both)
    assert len(statements(case, case.questions["in-two"])) == 2


def test_other_positions_make_nobody_disputed_and_no_finding(case: Case) -> None:
    assert not any({"disputed", "disputes", "differs"} & set(case.marks(name)) for name in case.claims)
    assert [finding.kind for finding in case.findings()] == ["one-source"]
    shown = "\n".join(FORMATS["text"].cards(case, ["in-two", "compare=in-two"])).casefold()
    assert not any(word in shown for word in ("disput", "contradict", "differ", "disagree", "conflict"))
