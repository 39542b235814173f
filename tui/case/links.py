"""What claims have to do with each other: by links, by the same words or figures, and how far that leads.

Two claims *say the same* where a link calls one a support of the other, or where both are of one kind and have the same
paraphrase or, on one question, the same figure (measure, value and vague words, unit and scope; a part of a whole is
none). They share a row of a comparison only on one question.

Two claims are *linked* where a chain of any length leads from one to the other, step by step along links of whatever
kind and in whatever direction, along claims that say the same, or from a part to its whole and back. A source is
*silent* on claims only where no chain leads from any of them to a claim that it, or a part of it, prints, speaks or
passes on, and it draws none of the links on the way. Of that alone the program says "no claim of X is linked with
this": what else a source prints, no record tells. As of a day all this holds among the claims that stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tui.case import Case
from tui.case.sourcing import printing, told_in_parts, voices
from tui.lean import NamedTuple
from tui.model import UNRECORDED, Claim

APART = frozenset({"contradicts", "denies", "doubts", "withdraws"})
"""The kinds of links whose two ends never count as one statement."""
MOST_STEPS = 1000
"""How many claims are gone through before the search for a source is given up: then nothing is said of it."""


class Tie(NamedTuple):
    """What a claim has to do with another one."""

    claim: str
    """The other one."""
    kind: str
    """A kind of link, `words` or `figure` where they say the same, `part` where one counts a part of the other."""
    outward: bool = True
    """Whether the link leads from the first to the other."""
    aspect: str | None = None
    by: str = ""
    """Who draws the link."""


class Elsewhere(NamedTuple):
    """Where a source that does not print a statement has to do with it."""

    how: str
    """A kind of link; `speakers` (the same words, by others), `words`, `figure`, `part`; `named` (another source names
    it as speaker or relay), `drawn` (it draws a link), `far` (a chain of several steps leads there)."""
    claim: str
    """Where that is told."""
    outward: bool = True
    """Whether the link leads there from the statement."""
    aspect: str | None = None
    named: bool = False
    """Whether that source does not print what is told there: another one names it as speaking it or passing it on."""


class Told(NamedTuple):
    """What the sources that do not print some claims have to do with them."""

    elsewhere: dict[str, tuple[Elsewhere, ...]]
    """By source, in the order of the case, where it tells of them."""
    silent: tuple[str, ...]
    """The sources no claim of which is linked with them."""


def ties(case: Case, name: str) -> Iterator[Tie]:
    """Yield what a claim has to do with other claims that stand: its links at both ends, and what says the same."""
    claim = case.claims[name]
    for link in case.links(claim):
        if link.to in case.claims and link.to != name:
            yield Tie(link.to, link.kind, True, link.aspect, link.by)
    for other, link in case.linked_from(name):
        if other != name:
            yield Tie(other, link.kind, False, link.aspect, link.by)
    wholes = {figure.part_of for figure in claim.figures if figure.part_of}
    ends = [*((other, True) for other in sorted(wholes)), *((other, False) for other in case.store.parts(name))]
    yield from (Tie(other, "part", outward) for other, outward in ends if other != name and case.standing(other))
    for kind, named in case.store.alike(name):
        others = (other for other in named if other != name and case.standing(other))
        yield from (Tie(other, kind) for other in islice(others, MOST_STEPS))


def sources_of(case: Case, claim: Claim) -> Iterator[str]:
    """Yield the sources that have a part in a claim: that print it by the case's day, that speak or pass it on."""
    yield from (report.source for report in printing(case, claim))
    yield from (name for name in (claim.speaker, *claim.via) if name in case.sources)


def told(case: Case, names: Sequence[str]) -> Told:
    """Return where the sources that do not print some claims tell of them, the nearest places, and which are silent.

    As of a day these are the sources that are out by then: of no other one is anything said.
    """
    own_sources = {report.source for name in names for report in printing(case, case.claims[name])}
    wanted = [name for name in case.sources if name not in own_sources and case.is_out(name)]
    found: dict[str, list[Elsewhere]] = defaultdict(list)
    for name in names:
        for source in sources_of(case, case.claims[name]):
            found[source].append(Elsewhere("named", name, named=True))
    own, speakers = set(names), {who for name in names for who in voices(case, case.claims[name].speaker)}
    seen, steps, near = set(names), list(names), True
    while steps and len(seen) < MOST_STEPS and not all(name in found for name in wanted):
        nearer = set(found)
        reached = [(name, tie) for name in steps for tie in ties(case, name)]
        for _, tie in reached:
            for source, place in _places(case, own, speakers, tie):
                if source not in nearer:
                    found[source].append(place if near else Elsewhere("far", tie.claim))
        steps = list(dict.fromkeys(tie.claim for _, tie in reached if tie.claim not in seen))
        seen.update(steps)
        near = False
    given_up = bool(steps)
    telling = {*own_sources, *found}
    quiet = (name for name in wanted if name not in found and not told_in_parts(case, name, telling))
    silent = () if given_up else tuple(quiet)
    return Told({name: _nearest(found[name]) for name in wanted if name in found}, silent)


def _places(case: Case, own: set[str], speakers: set[str], tie: Tie) -> Iterator[tuple[str, Elsewhere]]:
    """Yield the sources that a tie leads to, each with the place where it tells of the claims."""
    if tie.claim not in own:
        other = case.claims[tie.claim]
        known = other.speaker != UNRECORDED and UNRECORDED not in speakers
        others = known and tie.kind == "words" and speakers.isdisjoint(voices(case, other.speaker))
        how = "speakers" if others else tie.kind
        place = Elsewhere(how, tie.claim, tie.outward, tie.aspect)
        printed = {report.source for report in printing(case, other)}
        yield from ((source, place._replace(named=source not in printed)) for source in sources_of(case, other))
    yield tie.by, Elsewhere("drawn", tie.claim)


_ORDER = (
    "contradicts", "denies", "doubts", "withdraws", "speakers", "words", "supports", "figure", "part", "differs",
    "updates", "named", "drawn", "far",
)  # fmt: skip
"""What is told of a place where several things may be, the most telling first."""


def _nearest(places: Iterable[Elsewhere]) -> tuple[Elsewhere, ...]:
    """Return one place for each claim; a link that is drawn or a longer chain only where there is no other."""
    best: dict[str, Elsewhere] = {}
    for place in sorted(places, key=lambda place: _ORDER.index(place.how)):
        best.setdefault(place.claim, place)
    found = tuple(best.values())
    return tuple(place for place in found if place.how not in _ORDER[-3:]) or found[:1]
