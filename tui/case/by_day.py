"""What claims have as of each day, summed up once for all days: who looks at one day goes on to the next."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate

from tui.case.columns import listed
from tui.case.store import Store
from tui.lean import NamedTuple


def stands_of(store: Store) -> list[int]:
    """Return the number of the day from which each claim stands, by the claims' numbers."""
    # As one text: a row for each claim takes three times as long. Of a day there is one number, for all its claims.
    found = store.row("SELECT group_concat(stands) FROM (SELECT stands FROM claim ORDER BY n)")
    days = listed(found[0] or "")
    return [*map({day: day for day in days}.__getitem__, days)]


class _Sums(NamedTuple):
    """The days on which it changes how many claims have a value, rising, and how many have it from then on."""

    days: list[int]
    claims: list[int]


class ByDay:
    """How many claims have each value of a facet as of any day."""

    def __init__(self, store: Store, facet: str) -> None:
        """Sum up the facet of a store."""
        # What ends on the day on which it would begin is never there; what never ends, group_concat leaves out.
        query = """SELECT value, group_concat(since), group_concat(until) FROM facet
            WHERE name = ? AND (until IS NULL OR until > since) GROUP BY value"""
        rows = store.rows(query, [facet])
        self._sums = {value: _summed(listed(began), listed(ended or "")) for value, began, ended in rows}

    def counts(self, day: int) -> dict[str, int]:
        """Return how many claims have each value as of a day; in the order of the values."""
        found = {}
        for value, sums in self._sums.items():
            at = bisect_right(sums.days, day)
            if at and sums.claims[at - 1]:
                found[value] = sums.claims[at - 1]
        return found


def _summed(began: list[int], ended: list[int]) -> _Sums:
    changes = Counter(began)
    changes.subtract(Counter(ended))
    days = sorted(changes)
    return _Sums(days, [*accumulate(map(changes.__getitem__, days))])
