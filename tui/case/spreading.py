"""How the claims of a case that filters leave spread over time; of the whole case that is kept."""

from __future__ import annotations

from collections import Counter
from weakref import WeakKeyDictionary

from tui.case.case import Case
from tui.case.query import Filters
from tui.case.spread import Dates, Sets, Spread
from tui.case.times import Times, surely_by
from tui.dates import When

_KEPT: WeakKeyDictionary[Times, dict[str, Sets]] = WeakKeyDictionary()


def spread_of(case: Case, axis: str, filters: Filters) -> Spread:
    """Return how the claims of a case that filters leave spread along an axis."""

    def dates() -> Dates:
        sets, claims, whole = _sets(case, axis), case.dates_left(axis, filters), case.at(None).dates_left(axis)
        if axis == "printed" and case.day is not None:
            return Dates(*_printed_by(case.day, sets.dates, claims), whole)
        return Dates(sets, claims, whole)

    return Spread(dates, case.store, axis, whole=case.day is None and isinstance(case.left(filters), range))


def _sets(case: Case, axis: str) -> Sets:
    """Return the sets of dates of an axis, with where they fall, as long as their case is there."""
    kept = _KEPT.setdefault(case.times, {})
    if axis not in kept:
        kept[axis] = Sets(case.dated(axis).sets)
    return kept[axis]


def _printed_by(day: int, sets: list[tuple[When, ...]], claims: Counter[int]) -> tuple[Sets, Counter[int]]:
    """Return sets of dates with what is left of each by a day, and how many claims have those; others count nowhere."""
    found, by_then = [*sets], Counter[int]()
    for number, having in claims.items():
        printed = tuple(when for when in sets[number] if surely_by(when) <= day)
        if printed or not sets[number]:
            by_then[len(found)] = having
            found.append(printed)
    return Sets(found), by_then
