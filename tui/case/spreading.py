"""How the claims of a case that filters leave spread over time; of the whole case that is kept."""

from __future__ import annotations

from collections import Counter

from tui.case.case import Case
from tui.case.columns import picked
from tui.case.query import Filters
from tui.case.spread import Dates, Spread
from tui.case.times import surely_by
from tui.dates import When


def spread_of(case: Case, axis: str, filters: Filters) -> Spread:
    """Return how the claims of a case that filters leave spread along an axis."""
    left = case.left(filters)

    def dates() -> Dates:
        dated = case.dated(axis)
        whole = Counter(dated.of)
        if isinstance(left, range):
            claims = whole
        elif 2 * len(left) >= len(dated.of):  # most of them: those that are not left are quicker to count
            claims = whole - Counter(picked(dated.of, case.not_left(filters)))
        else:
            claims = Counter(picked(dated.of, left))
        if axis == "printed" and case.day is not None:
            return Dates(*_printed_by(case.day, dated.sets, claims), whole)
        return Dates(dated.sets, claims, whole)

    return Spread(dates, case.store, axis, whole=isinstance(left, range) and case.day is None)


def _printed_by(
    day: int, sets: list[tuple[When, ...]], claims: Counter[int]
) -> tuple[list[tuple[When, ...]], Counter[int]]:
    """Return sets of dates with what is left of each by a day, and how many claims have those; others count nowhere."""
    found, by_then = [*sets], Counter[int]()
    for number, having in claims.items():
        printed = tuple(when for when in sets[number] if surely_by(when) <= day)
        if printed or not sets[number]:
            by_then[len(found)] = having
            found.append(printed)
    return found, by_then
