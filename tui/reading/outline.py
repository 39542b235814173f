"""What claims give that others give, too: all but their words and figures, each different value kept once for all."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache
from sys import intern
from typing import Any, Generic, Protocol, TypeVar

from tui.lean import NamedTuple
from tui.model import Claim, Link, Report

Plain = tuple[Any, ...]
"""What a claim gives in each of SHARED in plain values, which pass fast from one process to another."""
SHARED = (
    "said",
    "reports",
    "links",
    "kind",
    "speaker",
    "via",
    "to",
    "events",
    "actors",
    "answers",
    "positions",
    "figured",
)
"""The fields of an outline: when it was said, as written, or nothing; each report's source, stance and caveats; each
link's kind, to, by; fields of claims as they are; and whether it gives a figure."""
NOTHING: Plain = ("", (), (), "", "", (), (), (), (), (), (), False)
"""The outline of what is no claim."""
EVENTS = SHARED.index("events")

T = TypeVar("T")
_FIELDS = list(Claim.SPECS)
_SAID, _REPORTS, _LINKS, _KIND, _SPEAKER, _VIA, _TO, _EVENTS, _ACTORS, _ANSWERS = map(_FIELDS.index, SHARED[:-2])
_FIGURES = _FIELDS.index("figures")


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
    """Return a claim's outline."""
    return (
        claim.said.text if claim.said else "",
        tuple((report.source, report.stance, report.caveats) for report in claim.reports),
        tuple((link.kind, link.to, link.by) for link in claim.links),
        claim.kind, claim.speaker, claim.via, claim.to, claim.events, claim.actors, claim.answers,
        tuple((question, str(words)) for question, words in claim.positions), bool(claim.figures),
    )  # fmt: skip


def plain_of(values: Sequence[Any]) -> Plain:
    """Return the same of the values of a claim's fields, as `encoding` writes them."""
    more = len(values)
    return (
        values[_SAID] or "",
        tuple([(source, stance, tuple(caveats or ())) for source, stance, caveats, _ in values[_REPORTS]]),
        tuple([(link[1], link[0], link[3]) for link in values[_LINKS] or ()]) if more > _LINKS else (),
        values[_KIND],
        values[_SPEAKER],
        tuple(values[_VIA] or ()),
        tuple(values[_TO] or ()),
        tuple(values[_EVENTS] or ()),
        tuple(values[_ACTORS] or ()),
        tuple(values[_ANSWERS] or ()),
        tuple(map(tuple, values[-1])) if more > len(_FIELDS) else (),
        bool(values[_FIGURES]),
    )


class Outlines:
    """The outlines of claims by the numbers of their records; each part of them is kept once for all that share it."""

    def __init__(self) -> None:
        made: dict[str, Callable[[Any], Any]] = {"reports": _reports, "links": _links, "positions": tuple}
        made |= {"said": intern, "kind": intern, "speaker": intern, "figured": bool}
        self._parts = {name: Part(empty, made.get(name, _ids)) for name, empty in zip(SHARED, NOTHING, strict=True)}
        self._each = tuple(self._parts.values())
        self.said, self.reports, self._links = (self._parts[name] for name in ("said", "reports", "links"))

    def part(self, name: str) -> Part[Any]:
        """Return what claims give in one of SHARED: reports have no quotes."""
        return self._parts[name]

    def __getitem__(self, number: int) -> Outline:
        """Return the outline of the claim with a number."""
        return Outline(self.reports[number], self._links[number])

    def __len__(self) -> int:
        """Return how many records there are: of what is no claim nothing is kept."""
        return len(self.said.of)

    def skip(self) -> None:
        """Go on to the next record: this one is no claim, or its outline comes later."""
        for part in self._each:
            part.of.append(0)

    def put(self, number: int, values: Plain) -> None:
        """Keep the outline of the claim with a number."""
        for part, value in zip(self._each, values, strict=True):
            part.of[number] = part.number(value)

    def take(self, different: Sequence[Sequence[Any]], given: Sequence[Sequence[int]]) -> None:
        """Keep the outlines of the next records: in each of SHARED what any of them gives, and which of it each one."""
        for part, values, numbers in zip(self._each, different, given, strict=True):
            known = array("I", map(part.number, values))
            part.of.extend(map(known.__getitem__, numbers))

    def end(self) -> None:
        """Forget by what parts were found that claims share: no more come."""
        for part in self._each:
            part.end()


class Part(Generic[T]):
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


def _ids(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(intern, values))
