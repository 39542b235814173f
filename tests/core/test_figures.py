"""Figures: a range is told as one and never sharpened, and a number keeps the digits that were written."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path

import pytest
from helpers import many, put
from hypothesis import given
from hypothesis import strategies as st
from made import opened

from tui.case import Case
from tui.case.lists import claim_list
from tui.case.query import Filters
from tui.case.search import understand
from tui.case.statements import statements
from tui.formats import FORMATS
from tui.model import Actor, Claim, Figure, Link, Question, Quote, Record, Report, Source

START = """\
case: {format: 1, id: c, title: C}
sources: [{id: paper, title: T, publisher: The Paper}, {id: wire, title: U, publisher: The Wire}]
questions: [{id: why, asks: How many?}]
claims:
"""
CLAIM = "- {id: %s, text: %s says so., speaker: %s, source: %s, answers: [why], quotes: so, figures: [%s]}\n"

WRITTEN = [
    ("value: 12.50", "12.50 visitors", "visitors: 12.50", {"value": 12.5, "value_text": "12.50"}),
    ("value: 1.000", "1.000 visitors", "visitors: 1.000", {"value": 1.0, "value_text": "1.000"}),
    ("value: 12.5", "12.5 visitors", "visitors: 12.5", {"value": 12.5}),
    ("value: 3022", "3,022 visitors", "visitors: 3022", {"value": 3022}),
    ("value: 3022.10", "3,022.10 visitors", "visitors: 3022.10", {"value": 3022.1, "value_text": "3022.10"}),
    ("from: 100, to: 200", "100–200 visitors", "visitors: 100–200", {"from": 100, "to": 200}),
    ("from: 1500", "at least 1,500 visitors", "visitors: at least 1500", {"from": 1500}),
    ("to: 0.50", "at most 0.50 visitors", "visitors: at most 0.50", {"to": 0.5, "to_text": "0.50"}),
    ("from: -5, to: -1", "-5 to -1 visitors", "visitors: -5 to -1", {"from": -5, "to": -1}),
    ("value: 150, from: 100, to: 200", "150 (100–200) visitors", "visitors: 150 (100–200)",
     {"value": 150, "from": 100, "to": 200}),
    ("approx: over a hundred, from: 100", "“over a hundred” (at least 100) visitors",
     "visitors: over a hundred at least 100", {"approx": "over a hundred", "from": 100}),
    ("approx: some 150, value: 150, to: 200", "“some 150” (150; at most 200) visitors",
     "visitors: some 150 150 (at most 200)", {"approx": "some 150", "value": 150, "to": 200}),
    ("approx: dozens, value: 24", "“dozens” (24) visitors", "visitors: dozens 24", {"approx": "dozens", "value": 24}),
]  # fmt: skip


@pytest.mark.parametrize(("written", "card", "cell", "plain"), WRITTEN)
def test_a_figure_is_told_as_it_was_written(
    written: str, card: str, cell: str, plain: dict[str, object], tmp_path: Path
) -> None:
    figure = f"{{measure: visitors, {written}}}"
    case = Case.open(put(tmp_path, START + CLAIM % ("one", "One", "paper", "paper", figure)))
    assert not case.problems
    shown = "\n".join(FORMATS["text"].cards(case, ["one"]))
    assert re.search(rf"^Figures +{re.escape(card)}$", shown, re.MULTILINE)
    [row] = csv.DictReader(FORMATS["csv"].rows(case, "claims", ["one"]))
    assert row["figures"] == cell
    [record] = json.loads("\n".join(FORMATS["json"].cards(case, ["one"])))
    assert record["figures"] == [{"measure": "visitors", **plain}]


@pytest.mark.parametrize("words", ["12.50", "at least 1500", "100–200", '"some 150"'])
def test_it_is_found_by_the_words_that_are_shown(words: str, tmp_path: Path) -> None:
    figures = ", ".join(f"{{measure: m, {written}}}" for written, *_ in WRITTEN)
    case = Case.open(put(tmp_path, START + CLAIM % ("one", "One", "paper", "paper", figures)))
    assert list(claim_list(case, Filters(sought=understand(case, words))).names()) == ["one"]


# By value, whatever the digits; a range is another figure than a number in it, and parts claims only where nothing
# can be both.

GROUPS = [
    ("value: 1", "value: 1.000", True),
    ("value: 12.5", "value: 12.50", True),
    ("from: 100", "from: 100.0", True),
    ("from: 100", "value: 100", False),
    ("from: 100", "to: 100", False),
    ("from: 100, to: 200", "from: 100", False),
    ("value: 150", "value: 150, from: 100, to: 200", False),
]


@pytest.mark.parametrize(("one", "other", "alike"), GROUPS)
def test_the_same_figure_is_one_that_gives_the_same_number_or_range(
    one: str, other: str, alike: bool, tmp_path: Path
) -> None:
    text = CLAIM % ("one", "One", "paper", "paper", f"{{measure: m, {one}}}")
    text += CLAIM % ("other", "Another", "wire", "wire", f"{{measure: m, {other}}}")
    case = Case.open(put(tmp_path, START + text))
    assert not case.problems
    assert len(statements(case, case.questions["why"])) == (1 if alike else 2)


Ends = tuple[int | None, int | None]
NUMBER = st.integers(0, 6)
BOTH: st.SearchStrategy[Ends] = st.tuples(NUMBER, NUMBER).map(lambda ends: (min(ends), max(ends)))
SPANS: st.SearchStrategy[Ends] = BOTH | NUMBER.map(lambda low: (low, None)) | NUMBER.map(lambda high: (None, high))


def figure_of(ends: Ends, part_of: str | None = None) -> Figure:
    low, high = ends
    if low == high:
        return Figure(measure="m", value=low, part_of=part_of)
    return Figure(measure="m", from_=low, to=high, part_of=part_of)


def within(ends: Ends, most: int) -> range:
    """Return the numbers that a figure allows, up to a bound."""
    low, high = ends
    return range(low or 0, (most if high is None else high) + 1)


def told(name: str, figure: Figure, *links: Link) -> Claim:
    report = (Report(source="paper", quotes=(Quote(exact="x"),)),)
    return Claim(
        id=name, text=name, speaker="ann", figures=(figure,), reports=report, links=links, answers=("why",)
    )  # fmt: skip


RECORDS: list[Record] = [
    Source(id="paper", title="T", publisher="P"), Actor(id="ann", name="Ann", kind="person"),
    Question(id="why", asks="Why?"),
]  # fmt: skip


@given(SPANS, SPANS)
@many(60)
def test_claims_that_support_each_other_share_a_row_unless_no_number_is_in_both(one: Ends, other: Ends) -> None:
    link = Link(to="other", kind="supports", by="paper", quote="x")
    case = opened([*RECORDS, told("one", figure_of(one), link), told("other", figure_of(other))])
    common = set(within(one, 9)) & set(within(other, 9))
    assert (len(statements(case, case.questions["why"])) == 1) == bool(common)


@given(SPANS, st.lists(SPANS, min_size=2, max_size=3, unique=True))
@many(150)
def test_parts_are_told_not_to_make_their_whole_where_no_numbers_in_their_ranges_do(
    whole: Ends, parts: list[Ends]
) -> None:
    claims = [told("whole", figure_of(whole)), *(told(f"p{n}", figure_of(p, "whole")) for n, p in enumerate(parts))]
    found = [finding for finding in opened([*RECORDS, *claims]).findings() if finding.kind == "parts"]
    sums = {sum(numbers) for numbers in product(*(within(part, 20) for part in parts))}
    # What a part is at most may be nothing at all; of a thing that is measured it may be less: that is left open.
    unsure = any(part[0] is None for part in parts) or whole[0] is None
    possible = bool(sums & set(within(whole, 60)))
    once = all(set(within(one, 20)).isdisjoint(within(other, 20)) for one, other in combinations(parts, 2))
    assert bool(found) <= (not possible and once), "two parts that may be one number may be one part told twice"
    if not unsure:
        assert bool(found) == (not possible and once)
    for finding in found:
        nearest = min(abs(one - other) for one in sums for other in within(whole, 60))
        number = int(finding.says.rsplit(": ", 1)[1].removeprefix("at least ").split()[0])
        exact = all(None not in each and each[0] == each[1] for each in (whole, *parts))
        assert number == nearest
        assert ("at least" in finding.says.rsplit(": ", 1)[1]) != exact


@given(SPANS, SPANS)
@many(60)
def test_a_part_is_told_to_be_larger_only_where_it_surely_is(whole: Ends, part: Ends) -> None:
    claims = [told("whole", figure_of(whole)), told("part", figure_of(part, "whole"))]
    found = [finding for finding in opened([*RECORDS, *claims]).findings() if finding.kind == "part-larger"]
    assert bool(found) == (min(within(part, 9)) > max(within(whole, 9)) and part[0] is not None)


def test_tenths_are_added_as_tenths() -> None:
    claims = [told("whole", Figure(measure="m", value=Decimal("0.30")))]
    for name, value in (("p1", "0.1"), ("p2", "0.2")):
        claims.append(told(name, Figure(measure="m", value=Decimal(value), part_of="whole")))
    assert not [finding for finding in opened([*RECORDS, *claims]).findings() if finding.kind == "parts"]
