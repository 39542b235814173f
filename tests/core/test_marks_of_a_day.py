"""How many sources print a claim is told of the day that is shown: recounted from the dates in the records alone.

Nothing of the rule that is tested is asked here: which sources are out is read from their dates as they are written,
and which of them rest on one origin from what they say they repeat or are a part of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations

import pytest
from helpers import kazakhstan, many, texts
from hypothesis import given
from hypothesis import strategies as st
from made import opened
from printed import cells, printed

from tui.cards import card
from tui.case import Case
from tui.case.lists import claim_row, source_list
from tui.case.query import Filters
from tui.case.statements import Part, statements
from tui.dates import parse
from tui.formats import FORMATS
from tui.model import Actor, Claim, Question, Quote, Report, Source

DATES = ["2020-01-05", "2020-01-07", "2020-01-09", "2020-01", "[..2020-01-07]", None]
ENDS = {"2020-01": "2020-01-31", "[..2020-01-07]": "2020-01-07"}
DAYS = [20200104, 20200105, 20200106, 20200107, 20200108, 20200109, 20200131, 20201231, None]
SOURCE_MARKS = {"one source", "several sources", "one origin"}


def number(written: str | None) -> int | None:
    """Return the last day of one of DATES as a number; of none nothing."""
    return int(ENDS.get(written, written).replace("-", "")) if written else None


@st.composite
def printed_cases(draw: st.DrawFn) -> Case:
    """Make a case of a few sources, some of which repeat others, and claims that some of them print on their days."""
    names = [f"s{at}" for at in range(draw(st.integers(1, 4)))]
    sources = []
    for at, name in enumerate(names):
        date = draw(st.sampled_from(DATES))
        repeated = draw(st.sampled_from([*names[:at], None, None]))
        sources.append(Source(
            id=name, title=name, publisher=name.upper(), published=parse(date) if date else None,
            based_on=(repeated,) if repeated else (),
        ))  # fmt: skip
    claims = []
    for at in range(draw(st.integers(1, 4))):
        printing = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        said = draw(st.sampled_from(["2020-01-04", None]))
        reports = tuple(Report(source=name, quotes=(Quote(exact=f"words {at} of {name}"),)) for name in printing)
        claims.append(Claim(
            id=f"c{at}", text=f"It is {at}.", speaker="ann", said=parse(said) if said else None, answers=("q",),
            reports=reports,
        ))  # fmt: skip
    return opened([*sources, Actor(id="ann", name="Ann", kind="person"), Question(id="q", asks="Why?"), *claims])


def out(case: Case, name: str, day: int | None) -> bool:
    date = case.sources[name].published
    end = number(date.text) if date else None
    return day is None or (end is not None and end <= day)


def there(case: Case, claim: Claim, day: int | None) -> bool:
    ends = [number(claim.said.text) if claim.said else None]
    ends += [number(date.text) for r in claim.reports if (date := case.sources[r.source].published)]
    return day is None or any(end is not None and end <= day for end in ends)


def by_then(case: Case, claim: Claim, day: int | None) -> list[str]:
    return [report.source for report in claim.reports if out(case, report.source, day)]


def rests(case: Case, name: str) -> set[str]:
    return {name}.union(*(rests(case, other) for other in case.sources[name].based_on))


def word(case: Case, names: list[str]) -> set[str]:
    """Return the words of the mark that some sources give."""
    if len(names) < 2:
        return {"one source"} if names else set()
    apart = any(not rests(case, one) & rests(case, other) for one, other in combinations(names, 2))
    return {"several sources" if apart else "one origin"}


def standing(case: Case, day: int | None) -> Iterator[Claim]:
    yield from (claim for claim in case.claims.values() if there(case, claim, day))


@given(printed_cases())
@many(60)
def test_each_place_tells_how_many_sources_print_a_claim_by_the_day(case: Case) -> None:
    for day in DAYS:
        view, claims = case.at(day), list(standing(case, day))
        told = {claim.id: word(case, by_then(case, claim, day)) for claim in claims}
        if not claims:
            assert not len(view.left())
            continue
        head, *rows = cells(printed(view, "csv", "claims", *told))
        listed = {row[head.index("id")]: dict(zip(head, row, strict=True)) for row in rows}
        assert listed.keys() == told.keys()
        for claim in claims:
            sources = by_then(case, claim, day)
            assert set(listed[claim.id]["marks"].split("; ")) & SOURCE_MARKS == told[claim.id]
            assert [name for name in listed[claim.id]["source_ids"].split("; ") if name] == sources
            assert set(json.loads(printed(view, "json", None, claim.id))[0]["derived"]["marks"]) == {
                each.replace(" ", "-") for each in told[claim.id]
            }
            assert list(claim_row(view, claim.id).sources) == [name.upper() for name in sources]
        for mark in SOURCE_MARKS:
            name, having = mark.replace(" ", "-"), [claim.id for claim in claims if told[claim.id] == {mark}]
            assert view.count("mark", name) == len(having)
            assert [view.ids[n] for n in view.left(Filters.of(mark=name))] == having
        counts = {name: sum(name in by_then(case, claim, day) for claim in claims) for name in case.sources}
        assert view.counts("source") == {name: number for name, number in counts.items() if number}
        if day is not None:
            assert {row.id for row in source_list(view).rows()} == {name for name in counts if counts[name]}


@given(printed_cases())
@many(40)
def test_the_finding_of_what_one_source_prints_counts_those_that_are_out(case: Case) -> None:
    for day in DAYS:
        marks = [word(case, by_then(case, claim, day)) for claim in standing(case, day)]
        alone, shared = marks.count({"one source"}), marks.count({"one origin"})
        says = [finding.says for finding in case.at(day).findings() if finding.kind == "one-source"]
        assert len(says) == bool(alone + shared)
        assert not says or f"{alone or shared:,} of {len(marks):,} claim{'s' * (len(marks) > 1)}" in says[0]


@given(printed_cases())
@many(40)
def test_a_comparison_counts_and_names_the_sources_that_are_out(case: Case) -> None:
    for day in DAYS:
        view = case.at(day)
        claims = {claim.id: by_then(case, claim, day) for claim in standing(case, day)}
        for each in statements(view, view.questions["q"]):
            (name,) = each.claims
            assert set(each.sources) == set(claims[name])
            common = word(case, claims[name]) == {"several sources"}
            expected = Part.COMMON if common else Part.ALONE if claims[name] else Part.UNPRINTED
            assert each.part == expected
            assert set(each.told.silent) == {s for s in case.sources if out(case, s, day)} - set(claims[name])
        found = card(view, "compare=q")
        assert found
        text = "\n".join(texts(block) for block in found.blocks)
        answering = len(set[str]().union(*claims.values()))
        assert (f" of {answering:,} source" if answering else "of no source known to be out") in text
        agreed = json.loads("\n".join(FORMATS["json"].cards(view, ["agreed=q"])))
        agreed = agreed if isinstance(agreed, list) else [agreed]
        assert {name for each in agreed for name in each.get("printed_by", ())} == {
            name for names in claims.values() if word(case, names) == {"several sources"} for name in names
        }


def test_a_claim_is_in_one_source_until_the_second_prints_it() -> None:
    sources = [Source(id=n, title=n, publisher=n.upper(), published=parse(d)) for n, d in
               (("early", "2020-01-05"), ("late", "2020-01-09"))]  # fmt: skip
    reports = tuple(Report(source=name, quotes=(Quote(exact="x"),)) for name in ("late", "early"))
    claim = Claim(id="c", text="It fell.", speaker="ann", said=parse("2020-01-04"), answers=("q",), reports=reports)
    case = opened([*sources, Actor(id="ann", name="Ann", kind="person"), Question(id="q", asks="Why?"), claim])
    told = ["\n".join(FORMATS["text"].cards(case.at(day), ["c"])) for day in (20200104, 20200107, 20200109, None)]
    assert [("one source" in text, "several sources" in text) for text in told] == [
        (False, False), (True, False), (False, True), (False, True),
    ]  # fmt: skip
    assert ["LATE and EARLY ←" in text for text in told] == [False, False, True, True]
    assert "EARLY ←" in told[1]


@pytest.mark.parametrize("day", [20220109, 20220110, None])
def test_the_bundled_case_tells_its_sources_of_each_of_its_days(day: int | None) -> None:
    case = kazakhstan()
    view = case.at(day)
    ends = {name: source.published.latest for name, source in case.sources.items() if source.published}
    assert len(ends) == len(case.sources)
    came = [name for name, end in ends.items() if day is None or (end and end[:3] <= (2022, 1, day % 100))]
    for name in case.claims:
        if view.standing(name):
            known = [r.source for r in case.claims[name].reports if r.source in came]
            has = {mark for mark in view.marks(name) if mark in ("one-source", "several-sources", "one-origin")}
            assert has == ({"one-source"} if len(known) == 1 else {"several-sources"} if known else set())
    assert set(view.counts("source")) == set(came)
