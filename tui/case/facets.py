"""The values that each claim has of each facet: what filters narrow by and counts are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tui.case.times import AXES, UNKNOWN, Times
from tui.model import Claim, Event, Link

Row = tuple[str, str, int, int]


def facet_rows(
    claims: Mapping[str, Claim],
    events: Mapping[str, Event],
    times: Times,
    stands: Mapping[str, int],
    marks: Mapping[str, tuple[tuple[str, int], ...]],
    inward: Mapping[str, Sequence[tuple[str, Link]]],
) -> Iterator[Row]:
    """Yield facet, value, the claim's number and the day from which it has that value."""
    for number, claim in enumerate(claims.values()):
        day = stands[claim.id]
        for facet, values in _plain(claim, events):
            for value in set(values):
                yield facet, value, number, day
        for axis in AXES:
            for words in times.on(axis, claim):
                yield axis, words, number, day
        for mark, since in marks[claim.id]:
            yield "mark", mark, number, since
        yield "claim", claim.id, number, day
        ends = [(link.to, link) for link in claim.links]
        for other, link in (*ends, *inward.get(claim.id, ())):
            if other in stands:
                both = max(day, stands[other])
                yield "claim", other, number, both
                yield "by", link.by, number, both


def _plain(claim: Claim, events: Mapping[str, Event]) -> Iterator[tuple[str, Sequence[str]]]:
    yield "speaker", (claim.speaker,)
    yield "kind", (claim.kind,)
    yield "about", claim.actors or (UNKNOWN,)
    yield "actor", (claim.speaker, *claim.via, *claim.to, *claim.actors)
    yield "event", claim.events or (UNKNOWN,)
    yield "question", claim.answers or (UNKNOWN,)
    yield "source", [report.source for report in claim.reports]
    yield "stance", [report.stance for report in claim.reports]
    yield "caveat", [caveat for report in claim.reports for caveat in report.caveats] or (UNKNOWN,)
    places = [events[name].where for name in claim.events if name in events]
    yield "where", [place for place in places if place] or (UNKNOWN,)
