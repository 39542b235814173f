"""How claims spread over time: how many fall into each hour, day, month or run of years, and how many into none."""

from __future__ import annotations

from collections import Counter
from functools import cache
from weakref import WeakKeyDictionary

from tui.case.case import Case
from tui.case.columns import picked
from tui.case.query import Filters
from tui.case.times import Dated, surely_by
from tui.dates import Moment, When, parse, short
from tui.edtf import MONTHS, MOST_YEAR, Point, day_count, day_counted, points_of, year_words
from tui.lean import NamedTuple, dataclass, field

BEFORE, AFTER, ACROSS, NOWHERE, UNDATED = "before", "after", "across", "", "undated"
"""Why a claim is in no column: a date of it lies before all or after all, reaches in from outside, or is known to no
column; or it has no date along the axis."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a column stands for: an hour, a day, a month, or a number of years."""

    name: str
    years: int = 0

    def number(self, moment: Moment) -> int:
        """Return the number of the column that a moment falls into; it grows with time."""
        if self.years:
            return moment[0] // self.years
        if self.name == "month":
            return moment[0] * 12 + moment[1] - 1
        return day_count(moment) if self.name == "day" else day_count(moment) * 24 + moment[3]

    def start(self, number: int) -> Moment:
        """Return the first moment of a column."""
        if self.years:
            return number * self.years, 1, 1, 0, 0, 0
        if self.name == "month":
            return number // 12, number % 12 + 1, 1, 0, 0, 0
        day = day_counted(number if self.name == "day" else number // 24)
        return (*day, 0 if self.name == "day" else number % 24, 0, 0)

    def label(self, number: int) -> str:
        """Return what stands under a column: `23`, `9`, `Jan`, `1912`."""
        year, month, day, hour, *_ = self.start(number)
        if self.years:
            return year_words(year)
        return {"hour": f"{hour:02}", "day": str(day), "month": MONTHS[month]}[self.name]

    def words(self, first: int, last: int, year: int | None) -> str:
        """Return from which day, month or year to which columns go; without the year where all of it lies in `year`."""
        start, end = self.start(first), self.start(last)
        if self.years:
            most = min(end[0] + self.years - 1, MOST_YEAR)
            texts = [_year_text(max(start[0], -MOST_YEAR)), _year_text(most)]
        else:
            texts = [_text(moment, 7 if self.name == "month" else 10) for moment in (start, end)]
        return short(parse("/".join(texts)), year=year)

    @property
    def one(self) -> str:
        """What one column is, in words: `an hour`, `a day`, `10 years`."""
        if self.years > 1:
            return f"{self.years:,} years"
        return f"an {self.name}" if self.name == "hour" else f"a {self.name}"


HOUR, DAY, MONTH, YEAR = Unit("hour"), Unit("day"), Unit("month"), Unit("year", 1)
UNITS = (HOUR, DAY, MONTH, YEAR, *(Unit(f"years-{10**power}", 10**power) for power in range(1, 10)))
"""From the finest to the coarsest."""
BY_NAME = {unit.name: unit for unit in UNITS}


def _year_text(year: int) -> str:
    return f"{year:04}" if 0 <= year <= 9999 else f"{year:05}" if -9999 <= year < 0 else f"Y{year}"


def _text(moment: Moment, chars: int) -> str:
    """Return a moment in EDTF, by so many characters of it; of years that EDTF can't part, the year."""
    year = _year_text(moment[0])
    return year if year.startswith("Y") else f"{year}-{moment[1]:02}-{moment[2]:02}"[: chars + (moment[0] < 0)]


class Place(NamedTuple):
    """Where a date falls: its column, if it is known to one, and those of its first and last moment (None: open)."""

    column: int | None
    first: int | None
    last: int | None


class _Places(dict[str, Place]):
    """Where dates fall among the columns of a unit, each by its text once it was asked for."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def of(self, when: When) -> Place:
        """Return where a date falls."""
        found = self.get(when.text)
        if found is None:  # by its text: a date with all its ends takes longer to look up than to be worked out
            found = self[when.text] = _place(self._unit, when)
        return found


_places = cache(_Places)


def place(unit: Unit, when: When) -> Place:
    """Return where a date falls: at its first moment, or at its last where it has no first."""
    return _places(unit).of(when)


def _place(unit: Unit, when: When) -> Place:
    first = unit.number(when.earliest) if when.earliest else None
    last = unit.number(when.latest) if when.latest else None
    end = _end(when)
    known = end is not None and unit.number(end.earliest) == unit.number(end.latest)
    return Place((last if first is None else first) if known else None, first, last)


def _end(when: When) -> Point | None:
    """Return the date within a date at which it is listed: its first, or its last where it has no first."""
    points = points_of(when.ranges)
    if when.earliest is not None:
        return min(points, key=lambda point: (point.earliest, point.latest))
    return None if when.latest is None else max(points, key=lambda point: (point.latest, point.earliest))


@dataclass(frozen=True, slots=True)
class Counts:
    """The claims of each column, and of those in none how many there are for each reason."""

    bars: list[int]
    outside: dict[str, int]


class _Axis:
    """The dates of all claims of a case along an axis: what filters leave of them does not decide what a column is."""

    def __init__(self, dated: Dated) -> None:
        self._sets, self.claims = dated.sets, Counter(dated.of)
        self.range = cache(self._range)
        self.known = cache(self._known)
        self.whole = Spread(self, dated.sets, self.claims)

    def _range(self, unit: Unit) -> tuple[int, int] | None:
        of = _places(unit).of
        columns = {of(when).column for dates in self._sets for when in dates} - {None}
        known = [column for column in columns if column is not None]
        return (min(known), max(known)) if known else None

    def _known(self, unit: Unit) -> bool:
        of = _places(unit).of
        known = dated = 0
        for number, claims in self.claims.items():
            dates = self._sets[number]
            dated += claims if dates else 0
            known += claims if any(of(when).column is not None for when in dates) else 0
        return 2 * known > dated


_AXES: WeakKeyDictionary[Dated, _Axis] = WeakKeyDictionary()


@dataclass(slots=True)
class Spread:
    """The claims that filters leave, spread over time along an axis; a claim counts once in a column."""

    axis: _Axis
    sets: list[tuple[When, ...]]
    claims: Counter[int]
    """How many of the claims that are left have a set of dates, by its number."""
    _found: dict[tuple[Unit, int, int], Counts] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case, axis: str, filters: Filters) -> Spread:
        """Return how the claims of a case that filters leave spread along an axis."""
        dated, left = case.dated(axis), case.left(filters)
        known = _AXES.get(dated)
        if known is None:
            known = _AXES[dated] = _Axis(dated)
        if isinstance(left, range):
            claims = known.claims
        elif 2 * len(left) >= len(dated.of):  # most of them: those that are not left are quicker to count
            claims = known.claims - Counter(picked(dated.of, case.not_left(filters)))
        else:
            claims = Counter(picked(dated.of, left))
        if axis == "printed" and case.day is not None:
            return cls(known, *_printed_by(case.day, dated.sets, claims))
        return known.whole if claims is known.claims else cls(known, dated.sets, claims)

    def range(self, unit: Unit) -> tuple[int, int] | None:
        """Return the first and the last column that any claim of the case is known to, or None."""
        return self.axis.range(unit)

    def columns(self, unit: Unit) -> Counter[int]:
        """Return how many claims there are in each column that any is known to."""
        found, of = Counter[int](), _places(unit).of
        for number, claims in self.claims.items():
            for column in {of(when).column for when in self.sets[number]}:
                if column is not None:
                    found[column] += claims
        return found

    def known(self, unit: Unit) -> bool:
        """Tell whether most of the case's claims that have a date have one that is known to a column of a unit."""
        return self.axis.known(unit)

    def zones(self) -> set[str]:
        """Return what the clocks of the claims that are left are set by, in words; nothing where that is not given."""
        left = (when for number in self.claims for when in self.sets[number])
        return {point.zone for when in left for point in points_of(when.ranges) if point.clock}

    def count(self, unit: Unit, first: int, last: int) -> Counts:
        """Return the claims of each column from one to another, and of those outside of them."""
        key = (unit, first, last)
        if key not in self._found:
            bars, outside = [0] * (last - first + 1), Counter[str]()
            of = _places(unit).of
            for number, claims in self.claims.items():
                found = {column_or_why(of(when), first, last) for when in self.sets[number]}
                for at in found or {UNDATED}:
                    if isinstance(at, int):
                        bars[at - first] += claims
                    else:
                        outside[at] += claims
            reasons = {why: outside[why] for why in (BEFORE, AFTER, ACROSS, NOWHERE, UNDATED) if outside[why]}
            self._found[key] = Counts(bars, reasons)
        return self._found[key]


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


def column_or_why(at: Place, first: int, last: int) -> int | str:
    """Return the column of a date from one to another, or why it has none there."""
    if at.column is not None and first <= at.column <= last:
        return at.column
    if at.last is not None and at.last < first:
        return BEFORE
    if at.first is not None and at.first > last:
        return AFTER
    return NOWHERE if at.column is None else ACROSS
