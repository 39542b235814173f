"""What claims have as of each day, summed up once for all days: who looks at one day goes on to the next."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from tui.case.holders import Holders
from tui.lean import NamedTuple


class _Sums(NamedTuple):
    """The days on which it changes how many claims have a value, rising, and how many have it from then on."""

    days: list[int]
    claims: list[int]


class ByDay:
    """How many claims have each value of a facet as of any day."""

    def __init__(self, holders: Holders, facet: str) -> None:
        """Sum up a facet."""
        self._sums = {
            value: _summed(map(holders.stands.__getitem__, lasting), changing)
            for value, lasting, changing in holders.kept(facet)
        }

    def counts(self, day: int) -> dict[str, int]:
        """Return how many claims have each value as of a day; in the order of the values."""
        found = {}
        for value, sums in self._sums.items():
            at = bisect_right(sums.days, day)
            if at and sums.claims[at - 1]:
                found[value] = sums.claims[at - 1]
        return found


def _summed(since: Iterable[int], changing: array[int]) -> _Sums:
    """Return the sums of who has a value from some days on, and of who has it from when until when."""
    changes = Counter(since)
    # What ends on the day on which it would begin is never there.
    held = [ends for ends in zip(changing[1::3], changing[2::3], strict=True) if ends[0] < ends[1]]
    changes.update([first for first, _ in held])
    changes.subtract([until for _, until in held])
    days = sorted(changes)
    return _Sums(days, [*accumulate(map(changes.__getitem__, days))])
