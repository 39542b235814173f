"""What of a claim its place in the list, its marks and its links follow from: all but its words."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache
from sys import intern
from typing import Any, Generic, Protocol, TypeVar

from tui.lean import NamedTuple
from tui.model import Claim, Link, Report

Plain = tuple[str, tuple[tuple[str, str, tuple[str, ...]], ...], tuple[tuple[str, str, str], ...]]
"""An outline in plain values: when it was said, each report's source, stance and caveats, each link's kind, to, by."""


T = TypeVar("T")
_FIELDS = list(Claim.SPECS)
_SAID, _EVENTS, _REPORTS, _LINKS = (_FIELDS.index(name) for name in ("said", "events", "reports", "links"))


class Outlined(Protocol):
    """A claim, or its outline."""

    @property
    def reports(self) -> Sequence[Report]:
        """Who prints it, how, and with which caveats."""

    @property
    def links(self) -> Sequence[Link]:
        """What it says of other claims."""


class Outline(NamedTuple):
    """A claim without its words, and without its date, which its place in the list follows from alone."""

    reports: tuple[Report, ...]
    links: tuple[Link, ...]


def plain(claim: Claim) -> Plain:
    """Return a claim's outline in plain values, which pass fast from one process to another."""
    return (
        claim.said.text if claim.said else "",
        tuple((report.source, report.stance, report.caveats) for report in claim.reports),
        tuple((link.kind, link.to, link.by) for link in claim.links),
    )


def plain_of(values: Sequence[Any]) -> tuple[Plain, tuple[str, ...]]:
    """Return the same of the values of a claim's fields, as `encoding` writes them, and the events that it is about."""
    links = values[_LINKS] if len(values) > _LINKS else ()
    reports = tuple([(source, stance, tuple(caveats or ())) for source, stance, caveats, _ in values[_REPORTS]])
    drawn = tuple([(link[1], link[0], link[3]) for link in links or ()])
    return (values[_SAID] or "", reports, drawn), tuple(values[_EVENTS] or ())


class Outlines:
    """The outlines of claims by the numbers of their records; each part of them is kept once for all that share it."""

    def __init__(self) -> None:
        self.said = _Parts("", str)
        """When claims were said, as written, or nothing."""
        self.reports = _Parts((), _reports)
        """The reports of claims, without their quotes."""
        self._links = _Parts((), _links)

    def __getitem__(self, number: int) -> Outline:
        """Return the outline of the claim with a number."""
        return Outline(self.reports[number], self._links[number])

    def __len__(self) -> int:
        """Return how many records there are: of what is no claim nothing is kept."""
        return len(self.said.of)

    def put(self, number: int, values: Plain) -> None:
        """Keep the outline of the claim with a number."""
        for part, value in zip(self._each(), values, strict=True):
            part.of[number] = part.number(value)

    def take(self, different: Sequence[Plain | None], numbers: Sequence[int]) -> None:
        """Keep the outlines of the next records, by which of some it is; there is none of what is no claim."""
        for place, part in enumerate(self._each()):
            known = array("I", [0 if values is None else part.number(values[place]) for values in different])
            part.of.extend(map(known.__getitem__, numbers))

    def end(self) -> None:
        """Forget by what parts were found that claims share: no more come."""
        for part in self._each():
            part.end()

    def _each(self) -> tuple[_Parts[Any], ...]:
        return self.said, self.reports, self._links


class _Parts(Generic[T]):
    """What records have of something, each different one once."""

    def __init__(self, empty: Any, made: Callable[[Any], T]) -> None:
        self._made, self._known = made, {empty: 0}
        self.different = [made(empty)]
        """Each that any record has; the first is what stands where there is none."""
        self.of = array("I")
        """Which one of these each record has."""

    def number(self, value: Any) -> int:
        """Return the number of what plain values stand for."""
        number = self._known.get(value)
        if number is None:
            number = self._known[value] = len(self.different)
            self.different.append(self._made(value))
        return number

    def end(self) -> None:
        """Forget by what they are found."""
        self._known.clear()

    def __getitem__(self, number: int) -> T:
        """Return what the record with a number has."""
        return self.different[self.of[number]]


def _reports(values: tuple[tuple[str, str, tuple[str, ...]], ...]) -> tuple[Report, ...]:
    return tuple([_report(*each) for each in values])


@lru_cache(1 << 14)  # most claims share what one source reports
def _report(source: str, stance: str, caveats: tuple[str, ...]) -> Report:
    return Report(source=source, stance=stance, caveats=caveats, quotes=())


def _links(values: tuple[tuple[str, str, str], ...]) -> tuple[Link, ...]:
    return tuple([Link(kind=intern(kind), to=to, by=intern(by)) for kind, to, by in values])
