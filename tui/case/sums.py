"""Figures that are said to be parts of others: which of them make a sum that is true, and with which whole.

A part belongs to a claim, and there to the one figure of the same measure and unit. Parts are added only where nothing
can be counted twice and nothing is left out: they have their whole's scope too, so that none is told apart by a
property that another may share (103 in Almaty, three children), and one speaker gives them and the whole, on one day,
in one source. Where a further part of the same figure is vague, or of a narrower scope, or where two may be one number,
as ranges that overlap may, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from tui.case.figures import Span, span_of
from tui.lean import NamedTuple
from tui.model import UNRECORDED, Claim, Figure


class Given(NamedTuple):
    """A figure with the claim that gives it, and the least and the most that it is."""

    claim: Claim
    figure: Figure
    span: Span


def counted_in(figure: Figure) -> str:
    """Return what a figure counts: its unit, measure and scope."""
    measure = f"{figure.unit} {figure.measure}" if figure.unit else figure.measure
    return f"{measure}, {figure.scope}" if figure.scope else measure


def shares(claims: Mapping[str, Claim]) -> Iterator[tuple[Given, list[Given]]]:
    """Yield each whole with two or more parts of it that can be added up and are all that is told of it; none vague."""
    replaced = {link.to for claim in claims.values() for link in claim.links if link.kind in ("updates", "withdraws")}
    for claim, parts in _parts(claims):
        if claim.id in replaced or any(source.id in replaced for source, _ in parts):
            continue
        for figure in _wholes(claim):
            mine = [part for part in parts if _key(part[1]) == _key(figure)]
            own = sum(_key(other) == _key(figure) for other in _wholes(claim))
            strays = len(parts) - sum(_belongs(claim, part) for _, part in parts)
            whole = _given(claim, figure)
            found = [given for given in (_given(*part) for part in mine) if given]
            if own != 1 or strays or whole is None or len(found) < 2 or len(found) < len(mine):
                continue
            narrower = [part for _, part in parts if _key(part)[:2] == _key(figure)[:2] and _key(part) != _key(figure)]
            if not narrower and _beside_each_other(whole, found):
                yield whole, found


def larger_parts(claims: Mapping[str, Claim]) -> Iterator[tuple[Given, Given]]:
    """Yield each whole with a part that is surely larger, neither of them vague."""
    for claim, parts in _parts(claims):
        for source, part in parts:
            found = wholes_of(claim, part)
            if len(found) > 1:
                found = [figure for figure in found if _key(figure) == _key(part)]
            whole, given = _given(claim, found[0]) if len(found) == 1 else None, _given(source, part)
            if whole and given and whole.span.below(given.span):
                yield whole, given


def _parts(claims: Mapping[str, Claim]) -> Iterator[tuple[Claim, list[tuple[Claim, Figure]]]]:
    """Yield each claim with all figures that are said to be parts of it, and those who give them."""
    parts: dict[str, list[tuple[Claim, Figure]]] = defaultdict(list)
    for claim in claims.values():
        for figure in claim.figures:
            whole = claims.get(figure.part_of or "")
            if whole and not {claim.kind, whole.kind} & {"denies", "disclaims"}:  # there it is not given as a number
                parts[whole.id].append((claim, figure))
    yield from ((claims[name], found) for name, found in parts.items())


def _wholes(claim: Claim) -> list[Figure]:
    """Return the figures of a claim that are no parts of it; parts of another claim's have parts of their own."""
    return [figure for figure in claim.figures if figure.part_of != claim.id]


def wholes_of(claim: Claim, part: Figure) -> list[Figure]:
    """Return the figures of a claim that count what a part of it counts."""
    return [figure for figure in _wholes(claim) if _key(figure)[:2] == _key(part)[:2]]


def _belongs(claim: Claim, part: Figure) -> bool:
    """Tell whether a claim has a figure of the measure and unit of a part."""
    return bool(wholes_of(claim, part))


def _key(figure: Figure) -> tuple[str, str, str]:
    measure, unit, scope = (
        " ".join((words or "").casefold().split()) for words in (figure.measure, figure.unit, figure.scope)
    )
    return measure, unit, scope


def _given(claim: Claim, figure: Figure) -> Given | None:
    """Return a figure with its number or range, or None for a vague one; below zero nothing is a part."""
    span = None if figure.approx else span_of(figure)
    below_zero = span and any(end is not None and end < 0 for end in (*span, figure.value))
    return Given(claim, figure, span) if span and not below_zero else None


def total(parts: list[Given]) -> Span:
    """Return the least and the most that parts make together."""
    lows, highs = [part.span.low for part in parts], [part.span.high for part in parts]
    return Span(*(None if None in ends else sum(end for end in ends if end is not None) for ends in (lows, highs)))


def _beside_each_other(whole: Given, parts: list[Given]) -> bool:
    """Tell whether parts are told with their whole in one breath, and none of them looks like another told again."""
    claims = [whole.claim, *(part.claim for part in parts)]
    dates = {claim.said.text if claim.said else "" for claim in claims}
    speakers = {claim.speaker for claim in claims}
    if UNRECORDED in speakers and len(claims) > 1:
        return False  # nobody knows whether it is one
    if len(speakers) > 1 or len({claim.kind for claim in claims}) > 1 or len(dates) > 1:
        return False
    if not set.intersection(*({report.source for report in claim.reports} for claim in claims)):
        return False
    names = {part.claim.id for part in parts}
    if any(link.to in names for part in parts for link in part.claim.links):
        return False  # a link between parts may say that they are one
    return not any(one.span.meets(other.span) for one, other in combinations(parts, 2))
