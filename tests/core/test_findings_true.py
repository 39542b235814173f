"""Findings held against made-up worlds: people are counted and hours pass, and what a finding says must be so there.

Nothing of the program's rules is used: the world knows who is in which part, and at which instant each word was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

from helpers import many
from hypothesis import assume, given
from hypothesis import strategies as st
from made import opened

from tui.dates import parse
from tui.model import Actor, Claim, Figure, Link, Quote, Record, Report, Source

# Sums

PEOPLE = range(24)
SPEAKERS, SOURCES, DAYS = ("ann", "ben"), ("paper", "wire"), ("2020-01-03", "2020-01-05", "")
RECORDS: list[Record] = [
    *(Source(id=name, title=name, publisher=name, published=parse("2020-01-09")) for name in SOURCES),
    *(Actor(id=name, name=name, kind="person") for name in SPEAKERS),
]


def groups(least: int = 0) -> st.SearchStrategy[frozenset[int]]:
    return st.frozensets(st.sampled_from(PEOPLE), min_size=least)


@st.composite
def telling(draw: st.DrawFn, name: str, figures: list[Figure], plain: bool) -> Claim:
    """Return a claim that gives figures; a `plain` one by the first speaker, in the first source, on the first day."""
    speaker, source, day = SPEAKERS[0], SOURCES[0], DAYS[0]
    if not plain:
        speaker, source, day = draw(st.tuples(*map(st.sampled_from, (SPEAKERS, SOURCES, DAYS))))
    reports = (Report(source=source, quotes=(Quote(exact="x"),)),)
    said = parse(day) if day else None
    return Claim(id=name, text="T", speaker=speaker, said=said, figures=tuple(figures), reports=reports)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Record], dict[str, frozenset[int]], dict[str, list[frozenset[int]]]]:
    """Return records, who was carried and saved in truth, and all parts of them that are told.

    Shares have nobody in common and bear no scope; what is told of a scope, or told again, may have anybody.
    """
    carried = draw(groups(least=2))
    saved = draw(groups()) & carried
    truth = {"carried": carried, "saved": saved}
    claims = [draw(telling("whole", [Figure(measure=name, value=len(who)) for name, who in truth.items()], True))]
    told: dict[str, list[frozenset[int]]] = {"carried": [], "saved": []}
    for measure, who in truth.items():
        of = {person: draw(st.integers(0, 3)) for person in sorted(who)}
        for share in range(draw(st.integers(0, 3))):  # of four shares, one may be nobody's that is told
            told[measure].append(frozenset(person for person in who if of[person] == share))
        ways = ["plain"] * len(told[measure]) + draw(st.lists(st.sampled_from(["scope", "again", "vague"]), max_size=2))
        for at, way in enumerate(ways):
            if way == "scope":
                told[measure].append(draw(groups()) & who)
            elif way == "again":
                told[measure].append(draw(st.sampled_from(told[measure])) if told[measure] else who)
            elif way == "vague":
                told[measure].append(draw(groups()) & who)
            figure = Figure(
                measure=measure,
                value=None if way == "vague" else len(told[measure][at]),
                approx="some" if way == "vague" else None,
                scope="from the north" if way == "scope" else None,
                part_of="whole",
            )
            claims.append(draw(telling(f"{measure}-{at}", [figure], way == "plain")))
    return [*RECORDS, *claims], truth, told


@given(worlds())
@many(150)
def test_who_is_left_by_the_parts_is_left_in_truth(
    world: tuple[list[Record], dict[str, frozenset[int]], dict[str, list[frozenset[int]]]],
) -> None:
    records, truth, told = world
    found = opened(records).findings()
    assert found
    for finding in found:
        assert finding.kind not in ("part-larger", "early-denial")
        if finding.kind == "parts":
            match = re.search(r", of ([0-9]+)(.*): ([0-9]+) (?:is|are) left$", finding.says)
            assert match, f"nobody is counted twice there: {finding.says}"
            meant = [name for name in truth if name in match[2]] or list(truth)
            left = [(len(truth[name]), len(truth[name].difference(*told[name]))) for name in meant]
            assert (int(match[1]), int(match[3])) in left, finding.says


@given(st.lists(st.integers(0, 9), min_size=2, max_size=5, unique=True), st.integers(0, 60))
@many(60)
def test_what_is_wanting_is_told_wherever_all_shares_are_told_in_one_breath(shares: list[int], whole: int) -> None:
    figures = [Figure(measure="tried", value=value, part_of="whole") for value in shares]
    report = (Report(source="paper", quotes=(Quote(exact="x"),)),)
    first = Claim(id="whole", text="T", speaker="ann", figures=(Figure(measure="tried", value=whole),), reports=report)
    rest = [Claim(id=f"p{n}", text="T", speaker="ann", figures=(f,), reports=report) for n, f in enumerate(figures)]
    found = [finding for finding in opened([*RECORDS, first, *rest]).findings() if finding.kind == "parts"]
    assert len(found) == (sum(shares) != whole)


# Denials

HOME = timezone(timedelta(hours=5))
"""The zone of a case whose dates have no offset, which nothing in it tells."""
START = datetime(2020, 1, 8, tzinfo=UTC)
OFFSETS = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))


@st.composite
def utterances(draw: st.DrawFn, ways: Sequence[str] = ("offset", "clock", "day", "days", "by")) -> tuple[datetime, str]:
    """Return an instant and how it is written: with an offset, without one, or as a day or some days."""
    instant = START + timedelta(minutes=draw(st.integers(0, 3 * 24 * 60)))
    way = draw(st.sampled_from(ways))
    there, home = instant.astimezone(draw(OFFSETS)), instant.astimezone(HOME)
    hours, minutes = divmod(int((there.utcoffset() or timedelta()).total_seconds()) // 60, 60)
    written = {
        "offset": f"{there:%Y-%m-%dT%H:%M}:00{hours:+03}:{minutes:02}",
        "clock": f"{home:%Y-%m-%dT%H:%M}:00",
        "day": f"{home:%Y-%m-%d}",
        "days": f"{home - timedelta(days=draw(st.integers(0, 2))):%Y-%m-%d}/{home + timedelta(days=1):%Y-%m-%d}",
        "by": f"[..{home:%Y-%m-%d}]",
    }
    return instant, written[way]


def said(name: str, written: str, *links: Link) -> Claim:
    reports = (Report(source="paper", quotes=(Quote(exact="x"),)),)
    return Claim(id=name, text="T", speaker="ann", said=parse(written), links=links, reports=reports)


@given(utterances(), utterances())
@many(300)
def test_a_denial_that_is_called_older_was_said_before(one: tuple[datetime, str], other: tuple[datetime, str]) -> None:
    link = Link(to="accused", kind="denies", by="paper", quote="x")
    case = opened([*RECORDS, said("denial", one[1], link), said("accused", other[1])])
    assert case.findings()
    for finding in case.findings():
        if finding.kind == "early-denial":
            assert " is older than " in finding.says
            assert one[0] < other[0], (one, other)


@given(utterances(["offset"]), utterances(["offset"]))
@many(100)
def test_instants_are_listed_in_their_order_and_stand_in_it(
    one: tuple[datetime, str], other: tuple[datetime, str]
) -> None:
    assume(one[0] != other[0])
    one, other = sorted((one, other))
    case = opened([*RECORDS, said("b-later", other[1]), said("a-first", one[1])])
    assert list(case.claims) == ["a-first", "b-later"]
    assert case.stands["a-first"] <= case.stands["b-later"]
    assert str(case.stands["a-first"]) == f"{one[0]:%Y%m%d}"
