"""The values of facets that a claim has, by the fields that they follow from: those of FACETS, but for marks and links.

Many claims give the same in a field. So each function takes one field alone, and what it yields is asked for once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tui.case.times import NEVER, UNKNOWN
from tui.lean import NamedTuple
from tui.model import UNRECORDED, Claim, Event, Report

Value = tuple[str, str]
"""A facet, and a value of it."""
Voices = Mapping[str, Sequence[str]]
"""The actors in whose voice sources speak."""


class Printing(NamedTuple):
    """What follows from the reports of a claim."""

    values: Mapping[Value, int]
    """Each value, with the day from which a claim has it that stands by then."""
    unknown: Sequence[tuple[str, int | None]]
    """The facets that are unknown until a day, or for ever."""


def steady(events: Mapping[str, Event], voices: Voices) -> dict[str, Callable[[Any], Iterable[Value]]]:
    """Return, by a field of claims, the function of what it gives that yields values.

    A claim has them from the day on which it stands, and for ever.
    """

    def about(given: Sequence[str]) -> Iterator[Value]:
        yield from _each("event", given)
        yield from _each("where", [place for name in given if name in events and (place := events[name].where)])

    return {
        "speaker": lambda given: _each("speaker", speakers(given, voices)),
        "kind": lambda given: (("kind", given),),
        "via": lambda given: _each("via", given),
        "actors": lambda given: _each("about", given),
        "events": about,
        "answers": lambda given: _each("question", given),
        "positions": lambda given: (("position", value) for value in position_values(given)),
    }


def _each(facet: str, values: Sequence[str]) -> Iterator[Value]:
    return ((facet, value) for value in values or (UNKNOWN,))


def speakers(name: str, voices: Voices) -> Sequence[str]:
    """Return who says what a speaker is recorded to say: the actors in whose voice a source speaks; or nobody."""
    return () if name == UNRECORDED else voices.get(name) or (name,)


def taking_part(claim: Claim, voices: Voices) -> Iterable[str]:
    """Return the values of the facet `actor`: each who says a claim, passes it on, hears it, is spoken of, once."""
    return dict.fromkeys((*speakers(claim.speaker, voices), *claim.via, *claim.to, *claim.actors))


def printing(reports: Iterable[Report], out: Mapping[str, int]) -> Printing:
    """Return what follows from the reports of a claim: its sources, and what they think of it, once each is out.

    `out` has the days from which sources are out.
    """
    values: dict[Value, int] = {}
    for report in reports:
        since = out.get(report.source, NEVER)
        caveats = (("caveat", caveat) for caveat in report.caveats)
        for value in (("source", report.source), ("stance", report.stance), *caveats):
            values[value] = min(since, values.get(value, since))
    first = {
        facet: min((since for (each, _), since in values.items() if each == facet), default=None)
        for facet in ("stance", "caveat")
    }
    return Printing(values, [*first.items()])


def position_values(positions: Iterable[tuple[str, str]]) -> list[str]:
    """Return positions as values, each led by its question's id: `broke-in-two: yes`."""
    return [f"{question}: {words}" for question, words in positions]
