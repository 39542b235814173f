"""A case: its lists, their order, dates that are derived, axes of time, marks, and what values are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import HARBOUR, changed, harbour, kazakhstan, put
from made import DATES

from tui.case import Case
from tui.case.facets import FACETS
from tui.case.lists import KINDS, claim_list, event_heading, row_of, rows_of
from tui.case.query import Filters
from tui.case.times import AXES, UNKNOWN
from tui.dates import parse, short

CASES = {"harbour": harbour, "kazakhstan": kazakhstan}
Day = tuple[int, int, int]


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]()


def opened(folder: Path, text: str) -> Case:
    case = Case.open(put(folder, text))
    assert case.problems == ()
    return case


# Lists


def test_a_list_finds_each_of_its_rows_and_no_other(case: Case) -> None:
    listing = claim_list(case, Filters.of(mark="disputed"))
    names = [row.id for row in listing.rows()]
    assert [listing.find(name) for name in names] == list(range(len(listing)))
    assert all(listing.find(name) is None for name in case.claims if name not in names)
    assert listing.find(None) is None
    assert listing.find("nothing") is None
    assert listing.rows(1, 3) == listing.rows()[1:3]


def test_every_record_stands_in_its_list_once(case: Case) -> None:
    lists = [rows_of(case, kind) for kind in KINDS]
    names = [listing.id(index) for listing in lists for index in range(len(listing))]
    assert sorted(names) == sorted(case.all_ids()) == sorted([*case.ids, *case.others])


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_alone_is_that_of_the_list(case: Case, kind: str) -> None:
    rows = rows_of(case, kind).rows()
    assert [row_of(case, kind, row.id) for row in rows] == rows


def test_each_claim_is_known_by_its_number_in_the_list(case: Case) -> None:
    assert list(case.ids) == list(case.claims)
    assert dict(case.numbers) == {name: number for number, name in enumerate(case.ids)}
    assert list(case.left()) == list(range(len(case.ids)))


# Order, dates, marks


def day_key(earliest: Day | None, latest: Day | None) -> tuple[Day, Day]:
    last = latest or (9999, 12, 31)
    return earliest or last, last


def test_events_stand_in_the_order_of_their_earliest_then_latest_day(case: Case) -> None:
    whens = [event.when for event in case.events.values()]
    keys = [day_key(when.earliest and when.earliest[:3], when.latest and when.latest[:3]) for when in whens]
    assert keys == sorted(keys)


def test_claims_stand_in_the_order_of_the_days_that_are_shown(case: Case) -> None:
    keys = []
    for claim in case.claims.values():
        when = claim.said or case.printed(claim)
        assert when is not None
        first = when.earliest if claim.said else when.latest  # what was printed then was said by the end of it
        keys.append(day_key(first and first[:3], when.latest and when.latest[:3]))
    assert keys == sorted(keys)


def printed_in(name: str) -> str:
    return f"{{source: s-{name}, quotes: [{{exact: x}}]}}"


def dated(*dates: str) -> str:
    """Return a case with a claim said on each date, or printed on it where it begins with `printed `, named a, b …"""
    head = "case: {format: 1, id: x, title: X}\nactors: [{id: ann, name: Ann, kind: person}]\n"
    claims = sources = ""
    for number, when in enumerate(dates):
        name, printed = chr(ord("a") + number), when.removeprefix("printed ")
        published = f", published: '{printed}'" if printed != when and printed else ""
        said = "" if printed != when else f"  said: '{when}'\n"
        sources += f"- {{id: s-{name}, title: T, publisher: P{published}}}\n"
        claims += f"- id: {name}\n  text: T\n  speaker: ann\n{said}  reports: [{printed_in(name)}]\n"
    return f"{head}sources:\n{sources}claims:\n{claims}"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2020-01-03", "2020-01-02", "2020-01-01"), "cba"),
        (("2020-01-02/2020-01-09", "2020-01-02", "2020-01-02/2020-01-05"), "bca"),
        (("[..2020-01-03]", "2020-01-04", "2020-01-02"), "cab"),
        (("../2020-01-03", "2020-01-02/..", "2020-01-02"), "cba"),
        (("printed ", "2030", "2020"), "cba"),
        (("printed 2020-01-03T18:05:00", "2020-01-04", "2020-01-02"), "cab"),
        (("printed 2020-01", "2020-01-15", "2020-02-01"), "bac"),
        (("2020-01-02T12:00:00", "2020-01-02T09:00:00"), "ba"),
    ],
)  # fmt: skip
def test_claims_stand_at_their_earliest_day_and_at_their_latest_where_there_is_none(
    tmp_path: Path, dates: tuple[str, ...], expected: str
) -> None:
    assert "".join(opened(tmp_path, dated(*dates)).claims) == expected


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("2020-01-03", "printed 3 Jan 2020"),
        ("2020-01-03T18:05+06:00~", "printed ~3 Jan 2020, 18:05 UTC+06:00"),
        ("1912?", "printed 1912?"),
        ("2020-01-XX", "printed a day in Jan 2020"),
        ("2020-01-03/2020-01-05", "printed 3–5 Jan 2020"),
        ("[2020-01-03..2020-01-05]", "printed some day 3–5 Jan 2020"),
        ("[..2020-01-05]", "printed by 5 Jan 2020"),
        ("2020-01-03/..", "printed from 3 Jan 2020"),
        ("", "undated"),
    ],
)
def test_of_a_claim_without_a_time_of_saying_is_told_when_it_was_printed_as_that_is_written(
    tmp_path: Path, printed: str, told: str
) -> None:
    case = opened(tmp_path, dated(f"printed {printed}"))
    assert case.when_words(case.claims["a"]) == told
    assert [row.when for row in claim_list(case).rows()] == [told]


def test_of_a_claim_in_several_sources_is_told_the_printing_that_was_over_first(tmp_path: Path) -> None:
    text = dated("printed 2020-01", "printed 2020-01-05", "printed ")
    everywhere = ", ".join(printed_in(name) for name in "abc")
    case = opened(tmp_path, changed(printed_in("a"), everywhere, text))
    assert case.when_words(case.claims["a"]) == "printed 5 Jan 2020"


def test_a_time_that_a_source_gives_is_told_alone(case: Case) -> None:
    said = [claim for claim in case.claims.values() if claim.said]
    assert said
    assert [case.when_words(claim) for claim in said] == [short(claim.said, year=case.year) for claim in said]


# The axes of time


def test_each_axis_has_the_headings_of_the_dates_of_its_claims() -> None:
    case = harbour()
    assert set(case.times.headings) == set(AXES) <= set(FACETS)
    for axis in AXES:
        assert set(case.times.headings[axis]) == set(case.counts(axis))
    assert case.counts("printed") == {"Tue 3 Mar 2020": 3, "Wed 4 Mar 2020": 5}
    assert case.counts("said") == {"Tue 3 Mar 2020": 2, "Wed 4 Mar 2020": 1, UNKNOWN: 4}
    assert {event_heading(case, name) for name in case.events} <= set(case.times.headings["happened"])


def test_headings_stand_in_the_order_of_time_and_what_has_no_day_last() -> None:
    case = harbour()
    shelf = sorted(case.times.headings["happened"].values(), key=lambda heading: heading.order)
    assert [heading.words for heading in shelf] == list(
        dict.fromkeys(event_heading(case, name) for name in case.events)
    )
    said = sorted(case.times.headings["said"].values(), key=lambda heading: heading.order)
    assert [heading.words for heading in said] == ["Tue 3 Mar 2020", "Wed 4 Mar 2020", UNKNOWN]


@pytest.mark.parametrize(
    ("printed", "on"),
    [
        (("2020-01-03", "2020-01-05"), {"Fri 3 Jan 2020", "Sun 5 Jan 2020"}),
        (("2020-01-03", "2020-01-03T18:05:00"), {"Fri 3 Jan 2020"}),
        (("2020-01-03", ""), {"Fri 3 Jan 2020"}),
        (("", ""), {UNKNOWN}),
    ],
)
def test_a_claim_was_printed_on_each_day_that_is_given_and_unknown_only_where_none_is(
    tmp_path: Path, printed: tuple[str, str], on: set[str]
) -> None:
    both = ", ".join(printed_in(name) for name in "ab")
    case = opened(tmp_path, changed(printed_in("a"), both, dated(*(f"printed {date}" for date in printed))))
    assert set(case.counts("printed", Filters.of(claim="a"))) == on


@pytest.mark.parametrize(
    ("within", "words"),
    [
        ("2020-01-03", ["Fri 3 Jan 2020", "some day 2–4 Jan 2020"]),
        ("2020-01", ["Fri 3 Jan 2020", "from Thu 30 Jan 2020", "some day 2–4 Jan 2020"]),
        ("2020-01-10/..", ["from Thu 30 Jan 2020"]),
        ("../2020-01-02", ["some day 2–4 Jan 2020", "until Tue 31 Dec 2019"]),
        ("2020-01-10", []),
    ],
)
def test_within_a_date_stands_all_that_may_have_been_then(tmp_path: Path, within: str, words: list[str]) -> None:
    dates = ("2020-01-03", "[2020-01-02..2020-01-04]", "2020-01-30/..", "../2019-12-31")
    assert opened(tmp_path, dated(*dates)).times.within("said", parse(within)) == words


def test_dates_with_one_heading_are_of_the_same_days() -> None:
    times = Case.open(HARBOUR).times
    for date in DATES:
        heading = times.heading("said", date)
        fresh = Case.open(HARBOUR).times.heading("said", date)
        assert (times.headings["said"][heading.words].first, heading.last) == (fresh.first, fresh.last)


# What values are called


@pytest.mark.parametrize(
    ("facet", "value", "words"),
    [
        ("speaker", "mayor", "Ana Pereira"),
        ("source", "gazette", "The Gazette"),
        ("event", "fire", "The harbour burns"),
        ("question", "what-cause", "What set it off?"),
        ("claim", "sparks", "A spark from a crane set it off."),
        ("by", "editor", "the editor"),
        ("by", "gazette", "The Gazette"),
        ("mark", "no-evidence", "no evidence"),
        ("caveat", "no-evidence", "no evidence"),
        ("kind", "disclaims", "does not know"),
        ("kind", "asserts", "asserts"),
        ("said", "Tue 3 Mar 2020", "Tue 3 Mar 2020"),
        ("where", "Harbour", "Harbour"),
        ("said", UNKNOWN, "unknown"),
        ("where", UNKNOWN, "unknown"),
        ("caveat", UNKNOWN, "none"),
        ("question", UNKNOWN, "none"),
        ("speaker", "nobody-there", "nobody-there"),
    ],
)
def test_a_value_of_a_facet_has_a_name(facet: str, value: str, words: str) -> None:
    assert harbour().value_name(facet, value) == words
