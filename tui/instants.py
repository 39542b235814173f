"""Dates as they can be compared: a moment with an offset is an instant, anything else is known by its day alone.

Instants are counted in UTC. What has no offset was written in a place that is not told: two such are compared by their
days, and one is surely before an instant, or after it, only where it is so in every place on Earth.
"""

from __future__ import annotations

from tui.dates import Moment, When
from tui.edtf import days_in, points_of

_EAST, _WEST = -14 * 60, 12 * 60  # minutes: a day begins up to 14 hours before it does in UTC, and ends up to 12 after


def instant(when: When) -> bool:
    """Tell whether all that a date says are instants."""
    return all(point.offset is not None for point in points_of(when.ranges))


def bounds(when: When | None) -> tuple[Moment | None, Moment | None]:
    """Return the first and last moment of a date: of instants in UTC, otherwise as written; None where it is open."""
    if when is None:
        return None, None
    if not instant(when):
        return when.earliest, when.latest
    firsts = [_later(start.earliest, -(start.offset or 0)) for start, _ in when.ranges if start]
    lasts = [_later(end.latest, -(end.offset or 0)) for _, end in when.ranges if end]
    return min(firsts) if when.earliest else None, max(lasts) if when.latest else None


def surely_before(one: When | None, other: When | None) -> bool:
    """Tell whether all of a date lies before all of another, wherever on Earth what has no offset was written."""
    if one is None or other is None:
        return False
    end, start = bounds(one)[1], bounds(other)[0]
    if end is None or start is None:
        return False
    if all(point.offset is None for when in (one, other) for point in points_of(when.ranges)):
        return end[:3] < start[:3]
    last = end if instant(one) else _later((*end[:3], 23, 59, 59), _WEST)
    return last < (start if instant(other) else _later((*start[:3], 0, 0, 0), _EAST))


def _later(moment: Moment, minutes: int) -> Moment:
    """Return the moment some minutes later, or earlier where they are fewer than none; less than two days."""
    year, month, day, hour, minute, second = moment
    days, clock = divmod(hour * 60 + minute + minutes, 24 * 60)
    day += days
    if day < 1:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        day += days_in(year, month)
    elif day > days_in(year, month):
        day -= days_in(year, month)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return year, month, day, clock // 60, clock % 60, second
