"""The dates of claims along the three axes, gathered claim by claim while a case is compiled."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from tui.case.spread import Dates, Spread
from tui.case.times import AXES, NEVER, UNKNOWN, Times, surely_by
from tui.dates import parse
from tui.model import Claim

_AT_ONCE = 100_000  # different headings and events that are counted in memory
_Headings = tuple[tuple[str, tuple[str, ...]], ...]


class Dating:
    """Gathers which dates claims have along each axis, and under which headings they therefore stand."""

    def __init__(self, times: Times) -> None:
        self._times = times
        self._axes = {axis: _Axis() for axis in AXES}

    def add(self, claim: Claim) -> Mapping[str, Mapping[str, int]]:
        """Take the next claim of the list into account, and return its headings by their axis.

        Each comes with the day from which the claim stands under it, if it stands then: what was printed at a date is
        under that once it is out.
        """
        given = (
            ("happened", claim.events),
            ("said", claim.said and claim.said.text),
            ("printed", tuple([report.source for report in claim.reports])),
        )
        return {axis: self._under(axis, of, claim) for axis, of in given}

    def _under(self, axis: str, given: object, claim: Claim) -> Mapping[str, int]:
        """Return the headings along an axis of a claim which gives something, that they follow from."""
        gathered = self._axes[axis]
        number = gathered.known.get(given)
        if number is None:
            number = gathered.known[given] = self._numbered(axis, gathered, claim)
        gathered.of.append(number)
        return gathered.headings[number]

    def _numbered(self, axis: str, gathered: _Axis, claim: Claim) -> int:
        """Return the number of a claim's set of dates."""
        dates = self._times.dates(axis, claim)
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
        sets, claims = [tuple(map(parse, texts)) for texts in whole.numbers], Counter(whole.of)
        yield from ((axis, *row) for row in Spread(lambda: Dates(sets, claims, claims)).kept())


class _Axis:
    """What is gathered along one axis."""

    def __init__(self) -> None:
        self.known: dict[object, int] = {}  # the number of the set, by what claims give that it follows from
        self.numbers: dict[tuple[str, ...], int] = {}  # of each set of dates, as written
        self.headings: list[Mapping[str, int]] = []  # of each set
        self.shared: dict[tuple[tuple[str, int], ...], Mapping[str, int]] = {}  # many sets differ in the time of day
        self.of = array("I")  # the set of each claim


class Pairs:
    """Counts how many claims stand under each heading of an axis and are about each event, into the table `pair`."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._claims = Counter[tuple[_Headings, tuple[str, ...], bool]]()  # most claims share theirs with others

    def add(self, on: Mapping[str, Mapping[str, int]], events: tuple[str, ...], *, disputed: bool) -> None:
        """Take a claim into account, by its headings and its events."""
        self._claims[tuple([(axis, tuple(headings)) for axis, headings in on.items()]), events, disputed] += 1
        if len(self._claims) >= _AT_ONCE:
            self.settle()

    def settle(self) -> None:
        """Add to the table what was counted: of each pair how many claims there are, and how many are disputed."""
        found: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
        for (on, events, disputed), claims in self._claims.items():
            for axis, headings in on:
                for words in headings:
                    for event in set(events or (UNKNOWN,)):
                        number = found[axis, words, event]
                        number[0] += claims
                        number[1] += claims * disputed
        self._claims.clear()
        self._base.executemany(
            "INSERT INTO pair VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET claims = claims + excluded.claims, disputed = disputed + excluded.disputed",
            sorted((*pair, claims, disputed) for pair, (claims, disputed) in found.items()),
        )
