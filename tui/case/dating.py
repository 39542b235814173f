"""The dates of claims along the three axes, found from what claims share while a case is compiled."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from tui.case.ordered import Ordered
from tui.case.spread import Dates, Sets, Spread
from tui.case.times import AXES, NEVER, UNKNOWN, Times, surely_by
from tui.dates import parse
from tui.reading.encoding import parsed

_FIELDS = {"happened": "events", "said": "said", "printed": "reports"}  # from which dates along the axes follow


class Dating:
    """Finds which dates claims have along each axis, and under which headings they therefore stand."""

    def __init__(self, times: Times, claims: Ordered) -> None:
        """Take the dates of what claims give, and the claims."""
        self._times = times
        self._axes = {axis: _Axis() for axis in AXES}
        for axis, gathered in self._axes.items():
            different, given = claims.given(_FIELDS[axis])
            known = {number: self._numbered(axis, gathered, different[number]) for number in dict.fromkeys(given)}
            gathered.of = array("I", map(known.__getitem__, given))

    def of(self, axis: str) -> array[int]:
        """Return by what number the headings of each claim along an axis are known."""
        return self._axes[axis].of

    def standing(self, axis: str) -> Iterator[tuple[Mapping[str, int], array[int]]]:
        """Yield all headings along an axis that claims share, with the numbers of these."""
        gathered = self._axes[axis]
        claims = [array("I") for _ in gathered.headings]
        for number, known in enumerate(gathered.of):
            claims[known].append(number)
        yield from zip(gathered.headings, claims, strict=True)

    def headings(self, axis: str, number: int) -> Mapping[str, int]:
        """Return the headings along an axis that are known by a number.

        Each comes with the day from which a claim stands under it, if it stands then: what was printed at a date is
        under that once it is out.
        """
        return self._axes[axis].headings[number]

    def _numbered(self, axis: str, gathered: _Axis, given: Any) -> int:
        """Return the number of the set of dates that follow from what claims give."""
        dates = self._times.dates(axis, (parsed(given) if given else None) if axis == "said" else given)
        written = tuple(when.text for when in dates)
        number = gathered.numbers.get(written)
        if number is None:
            number = gathered.numbers[written] = len(gathered.numbers)
            headings: dict[str, int] = {}
            for when in dates or (None,):
                words, since = self._times.heading(axis, when).words, -NEVER
                if axis == "printed" and when:
                    since = surely_by(when)
                headings[words] = min(since, headings.get(words, NEVER))
            gathered.headings.append(gathered.shared.setdefault(tuple(headings.items()), headings))
        return number

    def rows(self) -> Iterator[tuple[str, str, str, bytes]]:
        """Yield the table `dated`: each axis, the dates of its headings, the sets of dates, and the set of each."""
        for axis, gathered in self._axes.items():
            headings = [heading.when.text if heading.when else "" for heading in self._times.headings[axis].values()]
            yield axis, json.dumps(headings), json.dumps(list(gathered.numbers)), gathered.of.tobytes()

    def spread(self) -> Iterator[tuple[str | int | None, ...]]:
        """Yield the table `spread`: how claims spread over time along the axis that a strip begins with."""
        axis, whole = AXES[0], self._axes[AXES[0]]
        sets, claims = Sets([tuple(map(parse, texts)) for texts in whole.numbers]), Counter(whole.of)
        yield from ((axis, *row) for row in Spread(lambda: Dates(sets, claims, claims)).kept())


class _Axis:
    """What is gathered along one axis."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, ...], int] = {}  # of each set of dates, as written
        self.headings: list[Mapping[str, int]] = []  # of each set
        self.shared: dict[tuple[tuple[str, int], ...], Mapping[str, int]] = {}  # many sets differ in the time of day
        self.of = array("I")  # the set of each claim


class Pairs:
    """Counts how many claims stand under each heading of an axis and are about each event, into the table `pair`."""

    def __init__(self, dating: Dating, claims: Ordered) -> None:
        """Take what headings are known by, and the claims."""
        self._dating, self._claims = dating, claims
        self._disputed = bytearray()

    def add(self, *, disputed: bool) -> None:
        """Take the next claim into account."""
        self._disputed.append(disputed)

    def put_into(self, base: sqlite3.Connection) -> None:
        """Fill the table: of each pair how many claims there are, and how many are disputed."""
        about, events_of = self._claims.given("events")
        for axis in AXES:
            found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
            alike = Counter(zip(self._dating.of(axis), events_of, self._disputed, strict=True))
            for (known, events, disputed), claims in alike.items():
                for words in self._dating.headings(axis, known):
                    for event in {*about[events]} or {UNKNOWN}:
                        number = found[words, event]
                        number[0] += claims
                        number[1] += claims * disputed
            base.executemany(
                "INSERT INTO pair VALUES (?, ?, ?, ?, ?)",
                sorted((axis, *pair, claims, disputed) for pair, (claims, disputed) in found.items()),
            )
