"""Dates in words, short, in full and as a heading, and their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tui.edtf import (
    APPROXIMATE,
    END_OF_TIME,
    MONTHS,
    UNCERTAIN,
    DateError,
    Ends,
    IntervalError,
    Moment,
    Point,
    When,
    days_in,
    parse,
    points_of,
    year_words,
)
from tui.text import listed

__all__ = ["END_OF_TIME", "DateError", "IntervalError", "Moment", "When", "group", "long", "order", "parse", "short"]

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def short(when: When | None, *, year: int | None = None) -> str:
    """Return a date in short words for a row, without the year where all of it lies in `year`: `~2–9 Jan`."""
    points = points_of(when.ranges) if when else []
    return _words(when, False, all(point.earliest[0] == point.latest[0] == year for point in points))


def long(when: When | None) -> str:
    """Return a date in full words, with the year, and the weekday of a lone day: `Mon 10 Jan 2022, 23:26`."""
    return _words(when, True, False)


def group(when: When | None) -> str:
    """Return the heading that a timeline lists a date under: as `long`, without qualifiers and clock time."""
    ranges = tuple((_bare(start), _bare(end)) for start, end in when.ranges) if when else ()
    return _words(when and replace(when, ranges=ranges), True, False)


def order(when: When | None) -> tuple[tuple[int, ...], tuple[int, ...], str, Moment, Moment]:
    """Return a date's sort key: its first day, then its last, then the heading of `group`, then the time of day.

    A date without a first day (`by 10 Jan`) is sorted by its last, the only day known of it; None comes last.
    """
    latest = (when and when.latest) or END_OF_TIME
    earliest = (when and when.earliest) or latest
    return earliest[:3], latest[:3], group(when), earliest, latest


def _bare(point: Point | None) -> Point | None:
    return point and replace(point, qualifier="", clock="")


def _words(when: When | None, full: bool, omit: bool) -> str:
    if when is None:
        return "undated"
    ranges = tuple(dict.fromkeys(when.ranges))  # a date that is listed twice is still one of them
    points = points_of(ranges)
    if when.kind != "interval":
        if len(ranges) > 1 and all(start == end for start, end in ranges):
            return _several(points[::2], False, full, omit)
        return listed([_choice(ends, full, omit) for ends in ranges], "or")
    words = _one(points[0], full, omit)
    if when.earliest is None:
        return f"until {words}" + (", start unknown" if when.text.startswith("/") else "")
    if when.latest is None:
        return f"from {words}" + (", end unknown" if when.text.endswith("/") else "")
    # From an unknown day of a month to an unknown day of it are two days: they are not to be shown as one.
    same = points[0] == points[1] and points[0].kind != "unspecified"
    return words if same else _several(points, True, full, omit)


def _choice(ends: Ends, full: bool, omit: bool) -> str:
    points = points_of((ends,))
    start, end = points[0], points[-1]
    words = _one(start, full, omit)
    if ends[1] is None:
        return f"{words} or later"
    if ends[0] is None:
        # "by 10 Jan" is read as including the day, "by 2019" may be read as before 2019.
        return f"by {words}" if end.kind == "day" else f"{words} or earlier"
    if start == end:
        return words
    y, m, d = start.latest[:3]
    following = (y, m, d + 1) if d < days_in(y, m) else (y, m + 1, 1) if m < 12 else (y + 1, 1, 1)
    if end.earliest[:3] == following:
        return _several(points, False, full, omit)
    noun = start.kind if start.kind == end.kind and start.kind in ("day", "month", "year") else "time"
    return f"some {noun} {_several(points, True, full, omit)}"


def _several(points: list[Point], span: bool, full: bool, omit: bool) -> str:
    words, tail, qualifier = [_one(p, full, omit, weekday=False) for p in points], "", ""
    first, month = points[0], points[0].earliest[1]
    if first.year is not None and all((p.year, p.qualifier) == (first.year, first.qualifier) for p in points):
        year = "" if omit else f" {year_words(first.year)}"
        # "2–9 Jan?" is read as uncertain at both ends: wherever else, each date keeps its own qualifier.
        if all((p.kind, p.earliest[1]) == ("day", month) for p in points):
            words, tail, qualifier = [str(p.earliest[2]) for p in points], f" {MONTHS[month]}{year}", first.qualifier
        elif not first.qualifier:
            words, tail = [p.stem for p in points], year
    if span and full and not qualifier and any(p.qualifier for p in points):
        return f"from {words[0]} to {words[1]}"
    dash = " – " if any(char in word for word in words for char in " ~?") else "–"
    return _qualified((dash.join(words) if span else listed(words, "or")) + tail, qualifier, full)


def _one(point: Point, full: bool, omit: bool, *, weekday: bool = True) -> str:
    words = point.stem if omit or point.year is None else f"{point.stem} {year_words(point.year)}"
    if full and weekday and point.kind in ("day", "moment") and 1 <= point.earliest[0] <= 9999:
        words = f"{_WEEKDAYS[date(*point.earliest[:3]).weekday()]} {words}"
    if point.clock:
        words += f"{' ' if omit else ', '}{point.clock}"
    return _qualified(words, point.qualifier, full)


def _qualified(words: str, qualifier: str, full: bool) -> str:
    before, after = ("about ", " (uncertain)") if full else ("~", "?")
    return (before if qualifier in APPROXIMATE else "") + words + (after if qualifier in UNCERTAIN else "")
