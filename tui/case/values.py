"""The values of facets that a claim has, by the fields that they follow from: those of FACETS, but for marks and links.

Many claims give the same in a field. So each function takes one field alone, and is asked once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tui.case.times import NEVER, UNKNOWN
from tui.model import UNRECORDED, Event, Report

_UNKNOWN = (UNKNOWN,)
Voices = Mapping[str, Sequence[str]]
"""The actors in whose voice sources speak."""
Field = tuple[str, Callable[[Any], Sequence[str]]]
"""A field of claims, and the function of what it gives that returns values."""
PRINTED = ("source", "stance", "caveat")
"""The facets whose values follow from the reports of a claim."""


def steady(events: Mapping[str, Event], voices: Voices) -> dict[str, Field]:
    """Return the facets whose values a claim has from the day on which it stands, and for ever, by their names."""

    def places(given: Sequence[str]) -> Sequence[str]:
        return [place for name in given if name in events and (place := events[name].where)] or _UNKNOWN

    return {
        "speaker": ("speaker", lambda given: speakers(given, voices) or _UNKNOWN),
        "kind": ("kind", lambda given: (given,)),
        "via": ("via", _or_unknown),
        "about": ("actors", _or_unknown),
        "event": ("events", _or_unknown),
        "where": ("events", places),
        "question": ("answers", _or_unknown),
        "position": ("positions", position_values),
    }


def _or_unknown(given: Sequence[str]) -> Sequence[str]:
    return given or _UNKNOWN


def speakers(name: str, voices: Voices) -> Sequence[str]:
    """Return who says what a speaker is recorded to say: the actors in whose voice a source speaks; or nobody."""
    return () if name == UNRECORDED else voices.get(name) or (name,)


def printed(facet: str, reports: Iterable[Report], out: Mapping[str, int]) -> tuple[Mapping[str, int], int | None]:
    """Return the values of one of PRINTED that reports give, each with the day from which a claim has it that stands.

    Behind them stands the day until which nothing is known, or None where that is for ever. `out` has the days from
    which sources are out.
    """
    values: dict[str, int] = {}
    for report in reports:
        since = out.get(report.source, NEVER)
        for value in (
            (report.source,) if facet == "source" else report.caveats if facet == "caveat" else (report.stance,)
        ):
            values[value] = min(since, values.get(value, since))
    return values, min(values.values(), default=None)


def position_values(positions: Iterable[tuple[str, str]]) -> list[str]:
    """Return positions as values, each led by its question's id: `broke-in-two: yes`."""
    return [f"{question}: {words}" for question, words in positions]
