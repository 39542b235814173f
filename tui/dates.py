"""Dates in words, short, in full and as a heading, and their order."""

from __future__ import annotations

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
    day_count,
    days_in,
    parse,
    points_of,
    year_words,
)
from tui.lean import NamedTuple, replace
from tui.text import listed

__all__ = [
    "END_OF_TIME",
    "DateError",
    "IntervalError",
    "Moment",
    "When",
    "clock",
    "group",
    "long",
    "order",
    "parse",
    "short",
]

_WEEKDAYS = ("Wed", "Thu", "Fri", "Sat", "Sun", "Mon", "Tue")  # as they follow 1 March of year 0


class _Style(NamedTuple):
    """How dates are worded: with weekdays, with qualifiers spelled out, without the year."""

    weekday: bool
    spelled: bool
    omit: bool = False


_SHORT, _LONG, _HEADING = _Style(False, False), _Style(True, True), _Style(True, False)


def short(when: When | None, *, year: int | None = None) -> str:
    """Return a date in short words for a row, without the year where all of it lies in `year`: `~2–9 Jan`."""
    points = points_of(when.ranges) if when else []
    omit = all(point.earliest[0] == point.latest[0] == year for point in points)
    return _words(when, _SHORT._replace(omit=omit))


def long(when: When | None) -> str:
    """Return a date in full words, with the year, and the weekday of a lone day: `Mon 10 Jan 2022, 23:26`."""
    return _words(when, _LONG)


def group(when: When | None) -> str:
    """Return the heading that a timeline lists a date under, with its qualifiers and no clock: `Mon 10 Jan 2022?`."""
    ranges = tuple(_bare_ends(start, end) for start, end in when.ranges) if when else ()
    return _words(when and replace(when, ranges=ranges), _HEADING)


def clock(when: When) -> str:
    """Return a date's time of day for a row below its heading: `23:26?`, `23:00–02:00`; nothing where it has none."""
    ranges = tuple(dict.fromkeys(when.ranges))
    words = [_clocks(ends, when.kind == "interval") for ends in ranges]
    return listed(list(dict.fromkeys(words)), "or") if all(words) else ""


def order(when: When | None) -> tuple[tuple[int, ...], tuple[int, ...], str, Moment, Moment]:
    """Return a date's sort key: its first day, then its last, then the heading of `group`, then the time of day.

    A date without a first day (`by 10 Jan`) is sorted by its last, the only day known of it; None comes last.
    """
    latest = (when and when.latest) or END_OF_TIME
    earliest = (when and when.earliest) or latest
    return earliest[:3], latest[:3], group(when), earliest, latest


def _bare(point: Point | None) -> Point | None:
    """Return the day that a moment lies in, qualified as the moment is; any other date as it is."""
    if point is None or not point.clock:
        return point
    day = point.earliest[:3]
    return Point("day", (*day, 0, 0, 0), (*day, 23, 59, 59), point.stem, point.year, point.qualifier)


def _bare_ends(start: Point | None, end: Point | None) -> Ends:
    """Return the days of a range, the earlier first: of two clocks one may be so far ahead that it is a day later."""
    if not (start and end and start.clock and end.clock):
        return _bare(start), _bare(end)
    first, last = sorted((start, end), key=lambda point: point.earliest)
    if first.earliest[:3] == last.earliest[:3] and first.qualifier != last.qualifier:
        both = {first.qualifier, last.qualifier}
        first = last = replace(first, qualifier="~" if both == {"", "~"} else "?" if both == {"", "?"} else "%")
    return _bare(first), _bare(last)


def _clocks(ends: Ends, span: bool) -> str:
    start, end = ends
    first, last = (_qualified(_time(point), point.qualifier) if point and point.clock else "" for point in ends)
    if start == end or not (start and end):
        return first or last
    if not (first and last):
        return f"from {first}" if first else f"until {last}" if last else ""
    words = f"{first} – {last}"
    if (start.qualifier, start.zone) == (end.qualifier, end.zone):
        words = _qualified(f"{start.clock}–{_time(end)}", start.qualifier)
    return words if span else f"some time {words}"


def _time(point: Point) -> str:
    return f"{point.clock} {point.zone}".rstrip()


def _words(when: When | None, style: _Style) -> str:
    if when is None:
        return "undated"
    ranges = tuple(dict.fromkeys(when.ranges))  # a date that is listed twice is still one of them
    points = points_of(ranges)
    if when.kind != "interval":
        if len(ranges) > 1 and all(start == end for start, end in ranges):
            return _several(points[::2], False, style)
        return listed([_choice(ends, style) for ends in ranges], "or")
    words = _one(points[0], style)
    if when.earliest is None:
        return f"until {words}" + (", start unknown" if when.text.startswith("/") else "")
    if when.latest is None:
        return f"from {words}" + (", end unknown" if when.text.endswith("/") else "")
    # From an unknown day of a month to an unknown day of it are two days: they are not to be shown as one.
    same = points[0] == points[1] and points[0].kind != "unspecified"
    return words if same else _several(points, True, style)


def _choice(ends: Ends, style: _Style) -> str:
    points = points_of((ends,))
    start, end = points[0], points[-1]
    words = _one(start, style)
    if ends[1] is None:
        return f"{words} or later"
    if ends[0] is None:
        # "by 10 Jan" is read as including the day, "by 2019" may be read as before 2019.
        return f"by {words}" if end.kind in ("day", "moment") else f"{words} or earlier"
    if start == end:
        return words
    y, m, d = start.latest[:3]
    following = (y, m, d + 1) if d < days_in(y, m) else (y, m + 1, 1) if m < 12 else (y + 1, 1, 1)
    if end.earliest[:3] == following and not (start.clock or end.clock):
        return _several(points, False, style)
    noun = start.kind if start.kind == end.kind and start.kind in ("day", "month", "year") else "time"
    return f"some {noun} {_several(points, True, style)}"


def _several(points: list[Point], span: bool, style: _Style) -> str:
    if any(point.clock for point in points):
        return _times(points, span, style)
    words, tail, qualifier = [_one(p, style._replace(weekday=False)) for p in points], "", ""
    first, month = points[0], points[0].earliest[1]
    if first.year is not None and all((p.year, p.qualifier) == (first.year, first.qualifier) for p in points):
        year = "" if style.omit else f" {year_words(first.year)}"
        # "2–9 Jan?" is read as uncertain at both ends: wherever else, each date keeps its own qualifier.
        if all((p.kind, p.earliest[1]) == ("day", month) for p in points):
            words, tail, qualifier = [str(p.earliest[2]) for p in points], f" {MONTHS[month]}{year}", first.qualifier
        elif not first.qualifier:
            words, tail = [p.stem for p in points], year
    if span and not qualifier and _spelled(points, style):
        return f"from {words[0]} to {words[1]}"
    dash = " – " if any(char in word for word in words for char in " ~?") else "–"
    return _qualified((dash.join(words) if span else listed(words, "or")) + tail, qualifier, style)


def _times(points: list[Point], span: bool, style: _Style) -> str:
    """Return the words of several dates of which some have clock times; the day of them all is told once."""
    first = points[0]
    alike = (first.earliest[:3], first.qualifier, first.zone)
    if all(p.clock and (p.earliest[:3], p.qualifier, p.zone) == alike for p in points):
        day, clocks = replace(first, clock="", zone="", qualifier=""), [p.clock for p in points]
        clock = f"{'–'.join(clocks) if span else listed(clocks, 'or')} {first.zone}".rstrip()
        return _qualified(f"{_one(day, style)}{' ' if style.omit else ', '}{clock}", first.qualifier, style)
    words = [_one(p, style._replace(weekday=False)) for p in points]
    if span and _spelled(points, style):
        return f"from {words[0]} to {words[1]}"
    return (" – " if span else " or ").join(words)


def _spelled(points: list[Point], style: _Style) -> bool:
    """Tell whether qualifiers are told in words, which a dash would not part."""
    return style.spelled and any(point.qualifier for point in points)


def _one(point: Point, style: _Style) -> str:
    words = point.stem if style.omit or point.year is None else f"{point.stem} {year_words(point.year)}"
    if style.weekday and point.kind in ("day", "moment") and 1 <= point.earliest[0] <= 9999:
        words = f"{_WEEKDAYS[day_count(point.earliest) % 7]} {words}"
    if point.clock:
        words += f"{' ' if style.omit else ', '}{_time(point)}"
    return _qualified(words, point.qualifier, style)


def _qualified(words: str, qualifier: str, style: _Style = _SHORT) -> str:
    before, after = ("about ", " (uncertain)") if style.spelled else ("~", "?")
    return (before if qualifier in APPROXIMATE else "") + words + (after if qualifier in UNCERTAIN else "")
