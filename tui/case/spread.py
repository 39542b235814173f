"""How claims spread over time: how many fall into each hour, day, month or run of years, and how many into none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache
from weakref import WeakKeyDictionary

from tui.case.case import Case
from tui.case.query import Filters
from tui.case.times import Times, surely_by
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


def place(unit: Unit, when: When) -> Place:
    """Return where a date falls: at its first moment, or at its last where it has no first."""
    known = _places(unit)  # by its text: a date with all its ends takes longer to look up than to be worked out
    if when.text not in known:
        known[when.text] = _place(unit, when)
    return known[when.text]


@cache
def _places(unit: Unit) -> dict[str, Place]:
    return {}


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


_UNDATED = frozenset[int | str]({UNDATED})
_MOST_WINDOWS = 16  # of which it is remembered what is in which column


class Shelves:
    """Sets of dates, and the columns that they are in, each found once for whatever filters leave."""

    def __init__(self, sets: list[tuple[When, ...]], whole: Counter[int]) -> None:
        """Take the sets, and how many claims of the case have each, by its number: what is left decides no column."""
        self.sets, self._whole = sets, whole
        self._known: dict[Unit, bool] = {}
        self._ranges: dict[Unit, tuple[int, int] | None] = {}
        self._reasons: dict[tuple[Unit, int, int], dict[int, frozenset[int | str]]] = {}

    def range(self, unit: Unit) -> tuple[int, int] | None:
        """Return the first and the last column that any claim of the case is known to, or None."""
        if unit not in self._ranges:
            columns = [at.column for dates in self.sets for at in (place(unit, when) for when in dates)]
            known = [column for column in columns if column is not None]
            self._ranges[unit] = (min(known), max(known)) if known else None
        return self._ranges[unit]

    def known(self, unit: Unit) -> bool:
        """Tell whether most of the case's claims that have a date have one that is known to a column of a unit."""
        if unit not in self._known:
            known = sum(
                claims for number, claims in self._whole.items()
                if any(place(unit, when).column is not None for when in self.sets[number])
            )  # fmt: skip
            dated = sum(claims for number, claims in self._whole.items() if self.sets[number])
            self._known[unit] = 2 * known > dated
        return self._known[unit]

    def reasons(self, unit: Unit, first: int, last: int) -> Callable[[int], frozenset[int | str]]:
        """Return what tells of a set the columns that it is in from one to another, or why it is in none."""
        if len(self._reasons) >= _MOST_WINDOWS:
            self._reasons.clear()
        found = self._reasons.setdefault((unit, first, last), {})

        def of(number: int) -> frozenset[int | str]:
            if number not in found:
                each = frozenset(column_or_why(place(unit, when), first, last) for when in self.sets[number])
                found[number] = each or _UNDATED
            return found[number]

        return of


@dataclass(slots=True)
class Spread:
    """The claims that filters leave, spread over time along an axis; a claim counts once in a column."""

    shelves: Shelves
    claims: Counter[int]
    """How many of the claims that are left have a set of dates, by its number."""
    _found: dict[tuple[Unit, int, int], Counts] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case, axis: str, filters: Filters) -> Spread:
        """Return how the claims of a case that filters leave spread along an axis."""
        claims, shelves = case.dates_left(axis, filters), _shelves(case, axis)
        if axis == "printed" and case.day is not None:
            sets, claims = _printed_by(case.day, shelves.sets, claims)
            return cls(Shelves(sets, case.at(None).dates_left(axis)), claims)
        return cls(shelves, claims)

    def range(self, unit: Unit) -> tuple[int, int] | None:
        """Return the first and the last column that any claim of the case is known to, or None."""
        return self.shelves.range(unit)

    def columns(self, unit: Unit) -> Counter[int]:
        """Return how many claims there are in each column that any is known to."""
        found = Counter[int]()
        for number, claims in self.claims.items():
            for column in {place(unit, when).column for when in self.shelves.sets[number]}:
                if column is not None:
                    found[column] += claims
        return found

    def known(self, unit: Unit) -> bool:
        """Tell whether most of the case's claims that have a date have one that is known to a column of a unit."""
        return self.shelves.known(unit)

    def zones(self) -> set[str]:
        """Return what the clocks of the claims that are left are set by, in words; nothing where that is not given."""
        left = (when for number in self.claims for when in self.shelves.sets[number])
        return {point.zone for when in left for point in points_of(when.ranges) if point.clock}

    def count(self, unit: Unit, first: int, last: int) -> Counts:
        """Return the claims of each column from one to another, and of those outside of them."""
        key = (unit, first, last)
        if key not in self._found:
            found: dict[int | str, int] = defaultdict(int)
            reasons = self.shelves.reasons(unit, first, last)
            for number, claims in self.claims.items():
                for at in reasons(number):
                    found[at] += claims
            outside = {why: found[why] for why in (BEFORE, AFTER, ACROSS, NOWHERE, UNDATED) if why in found}
            self._found[key] = Counts([found.get(column, 0) for column in range(first, last + 1)], outside)
        return self._found[key]


_KEPT: WeakKeyDictionary[Times, dict[str, Shelves]] = WeakKeyDictionary()


def _shelves(case: Case, axis: str) -> Shelves:
    """Return what is kept of an axis as long as its case is there."""
    kept = _KEPT.setdefault(case.times, {})
    if axis not in kept:
        kept[axis] = Shelves(case.dated(axis).sets, case.at(None).dates_left(axis))
    return kept[axis]


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
