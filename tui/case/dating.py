"""The dates of claims along the three axes, gathered claim by claim while a case is compiled."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping

from tui.case.times import AXES, NEVER, Times, surely_by
from tui.model import Claim


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
        return {axis: self._under(axis, gathered, claim) for axis, gathered in self._axes.items()}

    def _under(self, axis: str, gathered: _Axis, claim: Claim) -> Mapping[str, int]:
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
            gathered.headings.append(headings)
        gathered.of.append(number)
        return gathered.headings[number]

    def rows(self) -> Iterator[tuple[str, str, str, bytes]]:
        """Yield the table `dated`: each axis, the dates of its headings, the sets of dates, and the set of each."""
        for axis, gathered in self._axes.items():
            headings = [heading.when.text if heading.when else "" for heading in self._times.headings[axis].values()]
            yield axis, json.dumps(headings), json.dumps(list(gathered.numbers)), gathered.of.tobytes()


class _Axis:
    """What is gathered along one axis."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, ...], int] = {}  # of each set of dates, as written
        self.headings: list[Mapping[str, int]] = []  # of each set
        self.of = array("I")  # the set of each claim
