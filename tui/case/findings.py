"""What the sources leave open, found by comparing claims: neither an error of the case nor a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tui.dates import short
from tui.model import Claim, Figure
from tui.text import listed

Names = Callable[[str], str]


class Finding(NamedTuple):
    """What was found: its kind, the claims that it concerns, the first of them the one it stands at, and its words.

    An `overall` one counts claims that are not related: it is shown with the case and not with each of them.
    """

    kind: str
    claims: tuple[str, ...]
    says: str
    overall: bool = False


def _whole(claim: Claim, part: Figure) -> Figure | None:
    """Return the figure of a claim that a part belongs to: its first exact one that is no part itself."""
    for figure in claim.figures:
        if figure.part_of is None and figure.value is not None and not figure.approx and figure.unit == part.unit:
            return figure
    return None


def _parts(claims: Mapping[str, Claim]) -> Iterator[tuple[Claim, Figure, list[tuple[Claim, Figure]]]]:
    """Yield each whole with the claim that gives it and the exact figures that are said to be parts of it."""
    parts: dict[str, list[tuple[Claim, Figure]]] = defaultdict(list)
    for claim in claims.values():
        for figure in claim.figures:
            if figure.part_of and figure.part_of in claims and figure.value is not None and not figure.approx:
                parts[figure.part_of].append((claim, figure))
    for name, found in parts.items():
        whole = _whole(claims[name], found[0][1])
        if whole:
            yield claims[name], whole, [pair for pair in found if pair[1].unit == whole.unit]


def parts_and_wholes(claims: Mapping[str, Claim], names: Names) -> Iterator[Finding]:
    """Find parts that do not add up to their whole; one part alone says nothing of the rest."""
    for claim, whole, parts in _parts(claims):
        values = [figure.value for _, figure in parts if figure.value is not None]
        total, expected = sum(values), whole.value or 0
        if len(values) > 1 and total != expected:
            adding = " + ".join(f"{value:,}" for value in values)
            rest = f"{abs(expected - total):,} {'are left' if total < expected else 'too many'}"
            concerned = tuple(dict.fromkeys((claim.id, *(part.id for part, _ in parts))))
            yield Finding("parts", concerned, f"the parts make {adding} = {total:,}, of {expected:,}: {rest}")


def parts_larger(claims: Mapping[str, Claim], names: Names) -> Iterator[Finding]:
    """Find a part that is larger than its whole."""
    for claim, whole, parts in _parts(claims):
        for part, figure in parts:
            if figure.value is not None and whole.value is not None and figure.value > whole.value:
                concerned = tuple(dict.fromkeys((part.id, claim.id)))
                yield Finding(
                    "part-larger", concerned, f"a part, {figure.value:,}, is larger than its whole, {whole.value:,}"
                )


def early_denials(claims: Mapping[str, Claim], names: Names) -> Iterator[Finding]:
    """Find a denial that was said before what it is said to deny."""
    for claim in claims.values():
        for link in claim.links:
            other = claims.get(link.to)
            if link.kind != "denies" or other is None or claim.said is None or other.said is None:
                continue
            if claim.said.latest and other.said.earliest and claim.said.latest < other.said.earliest:
                dates = f"said {short(claim.said)}, is older than what it is said to deny, said {short(other.said)}"
                yield Finding("early-denial", (claim.id, other.id), f"a denial, {dates}")


def asserted_and_disclaimed(claims: Mapping[str, Claim], names: Names) -> Iterator[Finding]:
    """Find a speaker who gives a measure in one place and says in another that it does not know it."""
    given: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    unknown: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims.values():
        for measure in {figure.measure for figure in claim.figures if figure.part_of is None}:
            kept = given if claim.kind == "asserts" else unknown if claim.kind == "disclaims" else None
            if kept is not None:
                kept[claim.speaker, measure].append(claim)
    for key, disclaiming in unknown.items():
        if key in given:
            places = [
                listed([names(report.source) for report in found[0].reports]) for found in (given[key], disclaiming)
            ]
            concerned = tuple(claim.id for claim in (*given[key], *disclaiming))
            says = f"{names(key[0])} gives {key[1]} in {places[0]} and says in {places[1]} that it does not know"
            yield Finding("asserts-and-disclaims", concerned, says)


def shared_relays(claims: Mapping[str, Claim], names: Names) -> Iterator[Finding]:
    """Find claims that came by the same relay: they do not vouch for each other."""
    by_relay: dict[str, list[str]] = defaultdict(list)
    for claim in claims.values():
        for relay in dict.fromkeys(claim.via):
            by_relay[relay].append(claim.id)
    for relay, found in by_relay.items():
        if len(found) > 1:
            yield Finding("shared-relay", tuple(found), f"{len(found):,} claims came by the same relay, {names(relay)}")


def single_sources(claims: Mapping[str, Claim], names: Names) -> Iterator[Finding]:
    """Find the claims that rest on one source, all in one finding."""
    found = tuple(name for name, claim in claims.items() if len({report.source for report in claim.reports}) == 1)
    if found:
        says = f"{len(found):,} of {len(claims):,} claims rest on one source"
        yield Finding("one-source", found, says, overall=True)


FINDINGS: tuple[Callable[[Mapping[str, Claim], Names], Iterator[Finding]], ...] = (
    parts_and_wholes,
    parts_larger,
    early_denials,
    asserted_and_disclaimed,
    shared_relays,
    single_sources,
)


def find(claims: Mapping[str, Claim], names: Names) -> list[Finding]:
    """Return all findings; `names` gives what a record is called."""
    return [finding for rule in FINDINGS for finding in rule(claims, names)]
