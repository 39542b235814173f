"""How claims spread over time: how many fall into each hour, day, month or run of years, and how many into none."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from tui.case.store import Store
from tui.dates import Moment, When, parse, short
from tui.edtf import MONTHS, MOST_YEAR, Point, day_count, day_counted, points_of, year_words
from tui.lean import NamedTuple, dataclass

_COARSE = 12  # columns of the coarsest unit of which anything is kept: few more than a strip has room for at least

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


class Sets:
    """Sets of dates, by their numbers, and where they fall: that is found once, whatever filters leave."""

    def __init__(self, dates: list[tuple[When, ...]]) -> None:
        """Take the sets."""
        self.dates = dates
        self.by_places = cache(self._by_places)

    def _by_places(self, unit: Unit) -> list[tuple[tuple[Place, ...], list[int]]]:
        """Return the numbers of the sets that fall into the same places among the columns of a unit, with these."""
        numbers: dict[frozenset[Place], list[int]] = {}
        for number, dates in enumerate(self.dates):
            numbers.setdefault(frozenset(place(unit, when) for when in dates), []).append(number)
        return [(tuple(places), found) for places, found in numbers.items()]


class Dates(NamedTuple):
    """Sets of dates, and how many claims have each, by its number: of those that filters leave, and of all."""

    sets: Sets
    claims: Counter[int]
    all: Counter[int]
    """What is left does not decide what a column is."""


class Tally(NamedTuple):
    """The claims whose dates fall into the same places: how many filters leave, and how many there are."""

    places: tuple[Place, ...]
    claims: int
    all: int


class Ends(NamedTuple):
    """The first and the last column that any claim is known to, if to any; whether most that have a date are."""

    range: tuple[int, int] | None
    known: bool


class Spread:
    """The claims that filters leave, spread over time along an axis; a claim counts once in a column."""

    def __init__(
        self, dates: Callable[[], Dates], store: Store | None = None, axis: str = "", *, whole: bool = False
    ) -> None:
        """Take what gives the dates, and where that is kept of all along an axis for which none need be looked at.

        Of all claims that is how they spread; of some only what columns there are.
        """
        self._dates, self._store, self._axis, self._whole = cache(dates), store, axis, whole
        self._counted: dict[tuple[Unit, int, int], Counts] = {}
        self._tallies, self._ends = cache(self._tallied), cache(self._ended)

    def kept(self) -> Iterator[tuple[str, int | None, int | None, bool, str]]:
        """Yield what is kept of the units that a strip begins with: name, first and last column, `known`, tallies."""
        for unit in UNITS:
            (first, last), known = self._ends(unit).range or (None, None), self._ends(unit).known
            yield unit.name, first, last, known, json.dumps([each[:2] for each in self._tallies(unit)])
            if first is not None and last is not None and last - first < _COARSE:
                return

    def _row(self, unit: Unit, columns: str) -> Any:
        query = f"SELECT {columns} FROM spread WHERE axis = ? AND unit = ?"
        return self._store.row(query, self._axis, unit.name) if self._store else None

    def _tallied(self, unit: Unit) -> list[Tally]:
        """Return all claims of the case by where their dates fall."""
        if found := self._whole and self._row(unit, "tallies"):
            return [Tally(tuple(Place(*each) for each in places), claims, claims)
                    for places, claims in json.loads(found[0])]  # fmt: skip
        sets, claims, every = self._dates()
        return [
            Tally(places, sum(map(claims.__getitem__, found)), sum(map(every.__getitem__, found)))
            for places, found in sets.by_places(unit)
        ]

    def _ended(self, unit: Unit) -> Ends:
        if found := self._row(unit, "first, last, known"):
            return Ends(None if found[0] is None else (found[0], found[1]), bool(found[2]))
        tallies = self._tallies(unit)
        columns = [at.column for each in tallies for at in each.places if at.column is not None]
        known = sum(each.all for each in tallies if any(at.column is not None for at in each.places))
        dated = sum(each.all for each in tallies if each.places)
        return Ends((min(columns), max(columns)) if columns else None, 2 * known > dated)

    @property
    def claims(self) -> Counter[int]:
        """How many of the claims that are left have a set of dates, by its number."""
        return self._dates().claims

    @property
    def total(self) -> int:
        """How many claims there are, in columns or not."""
        return self.claims.total()

    def range(self, unit: Unit) -> tuple[int, int] | None:
        """Return the first and the last column that any claim of the case is known to, or None."""
        return self._ends(unit).range

    def columns(self, unit: Unit) -> Counter[int]:
        """Return how many claims there are in each column that any is known to."""
        found = Counter[int]()
        for places, claims, _ in self._tallies(unit):
            for column in {at.column for at in places}:
                if column is not None and claims:
                    found[column] += claims
        return found

    def known(self, unit: Unit) -> bool:
        """Tell whether most of the case's claims that have a date have one that is known to a column of a unit."""
        return self._ends(unit).known

    def zones(self) -> set[str]:
        """Return what the clocks of the claims that are left are set by, in words; nothing where that is not given."""
        sets, claims, _ = self._dates()
        left = (when for number in claims for when in sets.dates[number])
        return {point.zone for when in left for point in points_of(when.ranges) if point.clock}

    def count(self, unit: Unit, first: int, last: int) -> Counts:
        """Return the claims of each column from one to another, and of those outside of them."""
        key = (unit, first, last)
        if key not in self._counted:
            bars, outside = Counter[int](), Counter[str]()
            for places, claims, _ in self._tallies(unit):
                found = {column_or_why(each, first, last) for each in places}
                for at in found or {UNDATED}:
                    if isinstance(at, int):
                        bars[at] += claims
                    else:
                        outside[at] += claims
            reasons = {why: outside[why] for why in (BEFORE, AFTER, ACROSS, NOWHERE, UNDATED) if outside[why]}
            self._counted[key] = Counts([bars[column] for column in range(first, last + 1)], reasons)
        return self._counted[key]


def column_or_why(at: Place, first: int, last: int) -> int | str:
    """Return the column of a date from one to another, or why it has none there."""
    if at.column is not None and first <= at.column <= last:
        return at.column
    if at.last is not None and at.last < first:
        return BEFORE
    if at.first is not None and at.first > last:
        return AFTER
    return NOWHERE if at.column is None else ACROSS
