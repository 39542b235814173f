"""EDTF (levels 0 and 1, and one-of sets) read: what a date may be, its bounds, and what is wrong with what is none."""

from __future__ import annotations

import re
from typing import Literal

from tui.lean import dataclass, replace
from tui.patterns import regex

Moment = tuple[int, int, int, int, int, int]  # year, month, day, hour, minute, second
Kind = Literal["moment", "day", "month", "season", "year", "unspecified", "interval", "one-of"]
Ends = tuple["Point | None", "Point | None"]  # first and last date of a range, None where it is open

_MOST_CHARS, MOST_YEAR = 200, 10**9
END_OF_TIME: Moment = (MOST_YEAR + 1, 1, 1, 0, 0, 0)
MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# First month, last month: EDTF leaves them open, these are the northern ones (winter ends in the next year).
_SEASONS = {"21": ("spring", 3, 5), "22": ("summer", 6, 8), "23": ("autumn", 9, 11), "24": ("winter", 12, 2)}
APPROXIMATE, UNCERTAIN = frozenset("~%"), frozenset("?%")
DATE = (
    r"(?!-0000)(?:Y(?P<far>-?[1-9][0-9]{4,})|(?P<vague>-?(?:[0-9]{3}X|[0-9]{2}XX))|(?P<year>-?[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}|XX))?|-(?P<unknown>XX(?:-XX)?))?)(?P<qualifier>[?~%]?)"
)
CLOCK = (
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<zone>Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?(?P<qualifier>[?~%]?)"
)
_DATE, _CLOCK = regex(DATE), regex(CLOCK)
_HINTS = (  # the first pattern found in text that is not a date explains why it is not
    (r"[\[\]]", "[ ] go round the whole of a date", "write [2022-01-09..2022-01-10]"),
    (r"/", "/ stands once, between the ends of an interval", "write 2022-01-02/2022-01-10, or 2022-01-05"),
    (r"\.\.", "'..' is an open end or stands in [ ]", "write 2022-01-02/.. or [2022-01-02..]"),
    (r"[?~%].", "? ~ or % stands once, at the end of a date", "write 2022-01-10? (or % for both ? and ~)"),
    (r"^Y", "Y stands before a year of five digits or more", "write Y17000000, or 2022 without Y"),
    (r"^-0000", "year -0000 does not exist", "write 0000 for 1 BC"),
    (r"^-?[0-9]{5}", "a year has four digits", "write 2022-01-05 with hyphens, or a longer year with Y"),
    (r"-(?:.(?![0-9X])|[0-9]X|X[0-9])", "a month or day is two digits or XX", "write 2022-01-05, 2022-01-XX"),
    (r"-XX-", "a day is unknown where its month is", "write 2022-XX-XX"),
    (r"^-?[0-9]{,3}X", "X stands for the last digit or two of a lone year", "write 201X or 20XX"),
)

# Most dates are a day, or a minute of one.
_PLAIN = regex(r"([1-9][0-9]{3})-(0[1-9]|1[0-2])-([0-3][0-9])(?:T([01][0-9]|2[0-3]):([0-5][0-9]))?")


class DateError(ValueError):
    """Raised for text that is not a date: `what` is wrong and the `cure` for it, one short line each."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what, cure)
        self.what, self.cure = what, cure

    def __str__(self) -> str:
        return f"{self.what}: {self.cure}"


class IntervalError(DateError):
    """Raised for an interval or a range that ends before it starts."""


@dataclass(frozen=True, slots=True)
class Point:
    """One date of a `When`: its first and last moment and the parts of its words (no `year` where the stem has it)."""

    kind: Kind
    earliest: Moment
    latest: Moment
    stem: str
    year: int | None = None
    qualifier: str = ""
    clock: str = ""
    """The time of day as it is shown: `23:26`."""
    zone: str = ""
    """What the clock is set by, as it is shown: `UTC+06:00`."""
    offset: int | None = None
    """How many minutes the clock is ahead of UTC, where that is given."""


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date: as written, its first and last moment (None: open), and its ranges (a lone date is one)."""

    text: str
    earliest: Moment | None
    latest: Moment | None
    kind: Kind
    ranges: tuple[Ends, ...]
    uncertain: bool
    approximate: bool

    @property
    def day(self) -> tuple[int, int, int] | None:
        """The year, month and day that all of it lies within, or None where it may be longer than a day."""
        first, last = self.earliest and self.earliest[:3], self.latest and self.latest[:3]
        return first if first == last else None


def parse(text: str) -> When:
    """Return the date that EDTF text stands for; raises DateError, or IntervalError for one that runs backwards."""
    if (plain := _PLAIN.fullmatch(text)) and (when := _plainly(text, *plain.groups())):
        return when
    if len(text) > _MOST_CHARS:
        raise DateError(f"the date is {len(text)} characters long", f"write at most {_MOST_CHARS}")
    body = text.replace(", ", ",")
    if wrong := re.search(r"[^0-9XTYZ?~%+\-/:.,\[\]]", body):
        cure = f"write {wrong[0].upper()}" if wrong[0] in "xtyz" else "write it as in 2022-01-05"
        if re.search(r"[0-9] [0-9]{2}:[0-9]{2}", body):
            cure = "write T between day and time, as in 2022-01-10T23:26"
        raise DateError(f"{wrong[0]!a} has no place in a date", cure)
    kind: Kind = "one-of"
    if body.startswith("[") and body.endswith("]"):
        ranges = tuple(_range(item) for item in body[1:-1].split(","))
    elif body.count("/") == 1:
        kind, ranges = "interval", (_ends(*body.split("/"), "", ".."),)
    else:
        point = _point(body)
        kind, ranges = point.kind, ((point, point),)
    bounds = [_bounds(*ends) for ends in ranges]
    starts, ends = [start for start, _ in bounds if start], [end for _, end in bounds if end]
    earliest = min(starts) if len(starts) == len(ranges) else None
    latest = max(ends) if len(ends) == len(ranges) else None
    qualifiers = {point.qualifier for point in points_of(ranges)}
    return When(text, earliest, latest, kind, ranges, bool(qualifiers & UNCERTAIN), bool(qualifiers & APPROXIMATE))


def _plainly(text: str, year: str, month: str, day: str, hour: str | None, minute: str | None) -> When | None:
    """Return a day, or a minute of it, as `_point` finds it, which takes longer; None for a day that is not."""
    y, m, d = int(year), int(month), int(day)
    if not 1 <= d <= days_in(y, m):
        return None
    stem = f"{d} {MONTHS[m]}"
    if hour is None or minute is None:
        point = Point("day", (y, m, d, 0, 0, 0), (y, m, d, 23, 59, 59), stem, y)
    else:
        first = y, m, d, int(hour), int(minute)
        point = Point("moment", (*first, 0), (*first, 59), stem, y, clock=f"{hour}:{minute}")
    return When(text, point.earliest, point.latest, point.kind, ((point, point),), False, False)


def _range(text: str) -> Ends:
    start, dots, end = text.partition("..")
    return _ends(start, end, "") if dots else _ends(text, text)


def _ends(start: str, end: str, *unbounded: str) -> Ends:
    first = None if start in unbounded else _point(start)
    last = None if end in unbounded else _point(end)
    if first is None and last is None:
        raise DateError("both ends are open", "write at least one date, such as 2022-01-02/..")
    if first and last and _after(first, last):
        raise IntervalError("the interval ends before it starts", "put the earlier date first")
    return first, last


def _after(first: Point, last: Point) -> bool:
    """Tell whether a date begins after another has ended; clocks of which one alone tells its offset tell by days."""
    if first.offset is not None and last.offset is not None:
        return _minutes(first.earliest) - first.offset > _minutes(last.latest) - last.offset
    if first.clock and last.clock and (first.offset, last.offset) != (None, None):
        return first.earliest[:3] > last.latest[:3]
    return first.earliest > last.latest


def _bounds(start: Point | None, end: Point | None) -> tuple[Moment | None, Moment | None]:
    """Return the first and the last moment of a range, by its own clocks, one of which may be ahead of the other."""
    if start and end and start.earliest > end.latest:
        return end.earliest, start.latest
    return start.earliest if start else None, end.latest if end else None


def _minutes(moment: Moment) -> int:
    return (day_count(moment) * 24 + moment[3]) * 60 + moment[4]


def _point(text: str) -> Point:
    if "T" in text:
        return _moment(*text.split("T", 1))
    match = _DATE.fullmatch(text)
    if match is None:
        for pattern, what, cure in _HINTS:
            if re.search(pattern, text):
                raise DateError(what, cure)
        what = f"{ascii(text)[:40]} is not a date" if text else "a date is missing"
        raise DateError(what, "write one such as 2022, 2022-01 or 2022-01-05")
    far, vague, written, month, day, unknown, qualifier = match.groups()
    year, last = sorted(int((far or vague or written).replace("X", digit)) for digit in "09")
    if max(-year, last) > MOST_YEAR:
        raise DateError("the year is out of range", f"write one from Y-{MOST_YEAR} to Y{MOST_YEAR}")
    if vague:
        last = last or -1  # -000X has no year -0000 to end in
        # "2000s" may be a decade or a century: such years are spelled out.
        named = year >= 1000 and year % 100
        stem = f"{year}s" if named else f"a year from {year_words(year)} to {year_words(last)}"
        return Point("unspecified", *_months(year, 1, last, 12), stem, None, qualifier)
    if month is None:
        stem = {None: "", "XX": "a month of ", "XX-XX": "a day in "}[unknown] + year_words(year)
        return Point("unspecified" if unknown else "year", *_months(year, 1, year, 12), stem, None, qualifier)
    if day is None and month in _SEASONS:
        season, first, final = _SEASONS[month]
        stem = f"{season} {year_words(year)}"  # without its year, "winter" would be taken for the nearest one
        return Point("season", *_months(year, first, year + (final < first), final), stem, None, qualifier)
    m = _number("month", month, 1, 12)
    ends = _months(year, m, year, m)
    if day is None:
        return Point("month", *ends, MONTHS[m], year, qualifier)
    if day == "XX":
        return Point("unspecified", *ends, f"a day in {MONTHS[m]}", year, qualifier)
    d = _number("day", day, 1, days_in(year, m), f" in {MONTHS[m]} {year_words(year)}")
    return Point("day", (year, m, d, 0, 0, 0), (year, m, d, 23, 59, 59), f"{d} {MONTHS[m]}", year, qualifier)


def _moment(day: str, clock: str) -> Point:
    point, match = _point(day), _CLOCK.fullmatch(clock)
    if match is None or point.kind != "day" or point.qualifier:
        what = "T joins a whole day and hh:mm or hh:mm:ss; ? ~ or % stands at the end"
        raise DateError(what, "write 2022-01-10T23:26 or 2022-01-10T23:26:00+06:00?")
    hour, minute = _number("hour", match["hour"], 0, 23), _number("minute", match["minute"], 0, 59)
    second, zone = _number("second", match["second"] or "00", 0, 59), match["zone"] or ""
    return replace(
        point,
        kind="moment",
        earliest=(*point.earliest[:3], hour, minute, second),
        latest=(*point.earliest[:3], hour, minute, second if match["second"] else 59),  # without seconds: the minute
        qualifier=match["qualifier"],
        clock=f"{match['hour']}:{match['minute']}" + (f":{match['second']}" if second else ""),
        zone=f"UTC{zone.removeprefix('Z')}" if zone else "",
        offset=_offset(zone) if zone else None,
    )


def _offset(zone: str) -> int:
    hours, _, minutes = zone.removeprefix("Z").partition(":")
    return int(hours or 0) * 60 + int(zone[0].replace("Z", "+") + (minutes or "0"))


def _number(name: str, digits: str, low: int, high: int, where: str = "") -> int:
    if low <= (value := int(digits)) <= high:
        return value
    raise DateError(f"{name} {digits} does not exist{where}", f"write {low:02} to {high:02}")


def _months(year: int, month: int, last_year: int, last: int) -> tuple[Moment, Moment]:
    return (year, month, 1, 0, 0, 0), (last_year, last, days_in(last_year, last), 23, 59, 59)


def days_in(year: int, month: int) -> int:
    """Return how many days a month has."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def day_count(moment: Moment) -> int:
    """Return how many days lie between a moment's day and 1 March of year 0, whatever its year."""
    year, month, day = moment[:3]
    since = year - (month < 3)  # of years that begin in March the leap day is the last
    return since * 365 + since // 4 - since // 100 + since // 400 + (153 * ((month - 3) % 12) + 2) // 5 + day - 1


def day_counted(count: int) -> tuple[int, int, int]:
    """Return the year, month and day that `day_count` counts so many days to."""
    era, rest = divmod(count, 146_097)  # the days of 400 years
    since = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    day = rest - (since * 365 + since // 4 - since // 100)
    month = (5 * day + 2) // 153
    number = (month + 2) % 12 + 1
    return era * 400 + since + (number < 3), number, day - (153 * month + 2) // 5 + 1


def points_of(ranges: tuple[Ends, ...]) -> list[Point]:
    """Return the dates that stand in ranges, in the order written."""
    return [point for ends in ranges for point in ends if point]


def year_words(year: int) -> str:
    """Return a year in words: `2022`, `AD 44`, `45 BC`."""
    known = str(year) if 1000 <= year <= 9999 else f"AD {year}"
    return known if year > 0 else f"{1 - year} BC"  # EDTF counts a year 0
