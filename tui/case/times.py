"""When things stand in time: the day from which a claim counts as said, and the headings of the three time axes.

The rules, which `cards/guide.py` explains to readers: a claim stands as of the last day on which it can have been
said (a bound, and no date of its own), which is the end of its date, or the day on which it was first printed where
that is earlier or no date is given; what is only known to have begun stands from its beginning; a part of a source
without a date of its own was printed by when its whole was; a claim without any date stands as of no day. What spans
days is listed at its first day, what has only a latest day at that one. A moment with an offset is an instant: claims
are ordered by it, and it counts for its day in UTC; headings have days as written.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from typing import Any, Final

from tui.dates import END_OF_TIME, Moment, When, order, parse, short
from tui.instants import bounds
from tui.lean import NamedTuple
from tui.model import Claim, Event, Report, Source
from tui.patterns import regex
from tui.text import one_line

_MOMENT = regex(r"\d{4}-\d\d-\d\dT[\d:]+(?:Z|[+-]\d\d:\d\d)?")
_parsed = cache(parse)  # a million claims share a few days of printing

AXES: Final = ("happened", "said", "printed")
UNKNOWN: Final = "?"
"""The value of a facet for which a claim gives nothing; no id and no heading is written so."""
NEVER: Final = 2**60
"""A day that does not come: whatever has no date stands from then on."""
FOREVER: Final = 2**61
"""Until when something holds that has no end, also in the whole of a case."""


class Heading(NamedTuple):
    """A heading of a time axis: its words, its place in the order, its first and last day as numbers, and its date."""

    words: str
    order: tuple[object, ...]
    first: int
    last: int
    when: When | None = None
    """The first of its dates that was met: they are the same but for the time of day."""


_REMEMBERED = 1 << 15  # places of dates in the order
_NO_HEADING = Heading(UNKNOWN, ((NEVER,),), NEVER, NEVER)


def day_number(moment: Moment | None) -> int:
    """Return the day of a moment as a number that grows with time: 9 January 2022 is 20220109; NEVER for None."""
    return NEVER if moment is None else moment[0] * 10000 + moment[1] * 100 + moment[2]


def day_start(day: int) -> Moment:
    """Return the first moment of a day by its number."""
    year, rest = divmod(day, 10000)
    return year, rest // 100, rest % 100, 0, 0, 0


def day_written(day: int) -> str:
    """Return a day's number in EDTF: `2022-01-09`; of years that EDTF can't date to a day, the year."""
    year, rest = divmod(day, 10000)
    if 0 <= year <= 9999:
        return f"{year:04}-{rest // 100:02}-{rest % 100:02}"
    return f"Y{year}" if year > 9999 else f"{year:05}" if year >= -9999 else f"Y{year}"


def day_words(day: int) -> str:
    """Return a day's number in words: `9 Jan 2022`."""
    return short(_parsed(day_written(day)))


class Dated(NamedTuple):
    """The dates of claims along an axis: each set of dates that any has, and which of them each claim has."""

    sets: list[tuple[When, ...]]
    of: array[int]


def listed(when: When) -> tuple[object, ...]:
    """Return the sort key of a date under headings of days as written: within a heading, the order of the instants."""
    return *order(when)[:3], *_ends(when)


def _ends(when: When | None) -> tuple[Moment, Moment]:
    """Return the first and the last moment of a date, the last one twice where no other is known."""
    first, last = bounds(when)
    latest = last or END_OF_TIME
    return first or latest, latest


Reach = tuple[int, int]
"""By which day the first of some dates has ended, and by which one had begun: a day's number, or NEVER."""


def reach(*dates: When | None) -> Reach:
    """Return how far some dates reach."""
    known = [bounds(when) for when in dates if when]
    ended, begun = (min((day_number(moments[end]) for moments in known), default=NEVER) for end in (1, 0))
    return ended, begun


def surely(*reaches: Reach) -> int:
    """Return the day by which the first of some dates surely was: the end of one, or else where one began; or NEVER."""
    ended = min(end for end, _ in reaches)
    return ended if ended != NEVER else min(begun for _, begun in reaches)


def surely_by(*dates: When | None) -> int:
    """Return the day by which the first of some dates surely was, as `surely` does."""
    return surely(reach(*dates))


@cache
def _by(whole: str) -> When | None:
    """Return that something was by the end of a date, in its precision; None where it has no end."""
    latest = parse(whole).latest
    if latest is None:
        return None
    last = re.split(r"/|\.\.|,", whole.strip("[]"))[-1].strip()
    found = parse(f"[..{last}]")
    return found if found.latest == latest else parse(f"[..{day_written(day_number(latest))}]")  # one of several


Kept = Callable[[str], tuple[list[str], list[list[str]], "array[int]"]]
"""A function that returns what is kept of an axis: its headings, sets of dates, and the number of each claim's set."""


class Times:
    """The dates of a case's claims, derived from what its sources give."""

    def __init__(self, events: Mapping[str, Event], sources: Mapping[str, Source], kept: Kept | None = None) -> None:
        self._events, self._sources, self._kept = events, sources, kept
        self._headings: dict[str, dict[str, Heading]] = {}
        self._dated: dict[str, Dated] = {}
        self._orders: dict[str, tuple[object, ...]] = {}
        self._shared: dict[Heading, Heading] = {}  # by all but its date
        self._known: dict[str, Heading] = {}  # by the date as written: events and claims share most of theirs

    @cached_property
    def _dates(self) -> dict[str, When | None]:
        return {name: self._published(source) for name, source in self._sources.items()}

    @cached_property
    def out(self) -> dict[str, int]:
        """The number of the day by which each source was printed, or NEVER; a case as a whole need not know it."""
        return {name: surely_by(date) for name, date in self._dates.items()}

    @property
    def headings(self) -> dict[str, dict[str, Heading]]:
        """The headings of each axis by their words."""
        if not self._headings:
            self._headings = {axis: {} for axis in AXES}
            for axis in AXES if self._kept else ():
                for text in self._kept(axis)[0] if self._kept else ():
                    self.heading(axis, _parsed(text) if text else None)
        return self._headings

    def _published(self, source: Source | None) -> When | None:
        """Return when a source was published, by its whole's date where it has none of its own; no later, at least."""
        seen: set[str] = set()
        while source is not None and source.published is None and source.id not in seen:
            seen.add(source.id)
            source = self._sources.get(source.part_of or "")
        return source.published if source else None

    def order(self, when: When | None) -> tuple[object, ...]:
        """Return the sort key of a date: its first day, its last (the only one known of `by 10 Jan`), and the time."""
        text = "" if when is None else when.text
        key = self._orders.get(text)
        if key is None:
            if len(self._orders) >= _REMEMBERED:
                self._orders.clear()
            earliest, latest = _ends(when)
            key = self._orders[text] = (earliest[:3], latest[:3], False, earliest, latest)
        return key

    def published(self, name: str) -> When | None:
        """Return when a source was published; of a part without a date by when, as its whole's tells."""
        source = self._sources.get(name)
        if source is None or source.published:
            return source.published if source else None
        whole = self._dates[name]
        return _by(whole.text) if whole else None

    def printed(self, claim: Claim) -> When | None:
        """Return when a claim was first printed: of its sources' dates the one that ends first."""
        return self._printed(claim.reports)

    def _printed(self, reports: Iterable[Report]) -> When | None:
        dates = [date for report in reports if (date := self.published(report.source))]
        return min(dates, key=lambda date: bounds(date)[1] or END_OF_TIME, default=None)

    def words(self, claim: Claim, year: int | None = None) -> str:
        """Return when a claim was said; where the case has no date of that, when it was printed, or words for it."""
        printed = None if claim.said else self.printed(claim)
        if not (claim.said or printed) and claim.said_text:
            return f"“{one_line(claim.said_text)}”"
        return f"printed {short(printed, year=year)}" if printed else short(claim.said, year=year)

    def place(self, said: When | None, reports: Iterable[Report]) -> tuple[object, ...]:
        """Return a claim's place in the order of saying: what has no date of saying, at the end of its printing."""
        printed = None if said else self._printed(reports)
        end = bounds(printed)[1]
        return self.order(said or printed) if end is None else (end[:3], end[:3], True, end, end)

    def printing(self, reports: Iterable[Report]) -> Reach:
        """Return how far the dates of some reports reach: with that of saying, a claim stands from what is `surely`."""
        return reach(*(self._dates.get(report.source) for report in reports))

    def dates(self, axis: str, given: Any) -> list[When]:
        """Return the dates along an axis of what claims give that they follow from; none where no source says.

        That is the date of saying or None, the reports, or the events that a claim is about.
        """
        whens: list[When | None]
        if axis == "said":
            whens = [given]
        elif axis == "printed":
            whens = [self.published(report.source) for report in given]
        else:
            whens = [self._events[name].when for name in given if name in self._events]
        return [when for when in whens if when]

    def dated(self, axis: str) -> Dated:
        """Return the dates of all claims along an axis, as they are kept."""
        if axis not in self._dated:
            assert self._kept, "while a case is compiled nothing is kept yet"
            _, written, numbered = self._kept(axis)
            self._dated[axis] = Dated([tuple(map(_parsed, texts)) for texts in written], numbered)
        return self._dated[axis]

    def heading(self, axis: str, when: When | None) -> Heading:
        """Return the heading of a date, which is then one of the axis."""
        text = "" if when is None else _day_of(when)
        if when is None:
            found = _NO_HEADING
        elif text in self._known:
            found = self._known[text]
        else:
            key = order(when)
            day = when if text == when.text else _parsed(text)
            found = Heading(key[2], key[:3], day_number(when.earliest), day_number(when.latest), day)
            if when.earliest is None:
                found = found._replace(first=-NEVER)
            # Dates that differ in the time of day alone share one: of a million claims each may have its own minute.
            found = self._known[text] = self._shared.setdefault(found._replace(when=None), found)
        self.headings[axis].setdefault(found.words, found)
        return found

    def within(self, axis: str, when: When) -> list[str]:
        """Return the headings of an axis under which something may stand that was within a date."""
        first = -NEVER if when.earliest is None else day_number(when.earliest)
        last = day_number(when.latest)
        known = (heading for heading in self.headings[axis].values() if heading.words != UNKNOWN)
        return sorted(heading.words for heading in known if heading.first <= last and heading.last >= first)


def _day_of(when: When) -> str:
    """Return a date as written, of a moment the day alone: it is listed under the same heading."""
    return when.text[:10] if _MOMENT.fullmatch(when.text) else when.text


def shelf_day(heading: Heading) -> int | None:
    """Return the day at which a heading is listed: its first, else its last; None for what has no date."""
    if heading.words == UNKNOWN:
        return None
    day = heading.last if heading.first == -NEVER else heading.first
    return None if abs(day) >= NEVER else day


def lone_year(period: When | None) -> int | None:
    """Return the year that a period lies in, if it is one: rows of the case need not repeat it."""
    if period is None or period.earliest is None or period.latest is None:
        return None
    return period.earliest[0] if period.earliest[0] == period.latest[0] else None
