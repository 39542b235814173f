"""What a case's store answers of claims: how many have each value of a facet, of those that filters leave."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, lru_cache, partial
from itertools import compress
from typing import TYPE_CHECKING, TypeGuard

from tui.case.columns import (
    COLUMNS,
    STEADY,
    column,
    has_columns,
    kept_count,
    kept_counts,
    of_claims,
)  # fmt: skip
from tui.case.left import Left
from tui.case.query import DISPUTED, Clause, Filters, Having
from tui.case.store import Store
from tui.case.times import AXES, Dated
from tui.case.words import Texts
from tui.later import later

if TYPE_CHECKING:
    from tui.case import by_day, initials, spoken, tallies
else:
    by_day, initials, spoken, tallies = later("tui.case", "by_day", "initials", "spoken", "tallies")

LARGE = 20_000
"""Claims from which on values are counted by themselves where few are asked for: of fewer all are soon counted."""
_KNOWN = 256  # counts that are remembered
_ALL = Filters()
_FEW = 1000  # values of a facet, more than screens have rows: each is counted by itself before all of them are
_SOON_MET = 4  # a share of the claims from which on one that has a value is soon met among those that have it
_HARDLY_ANY = 8  # a share of the claims up to which those that are not left are counted in place of those that are

Counting = tuple[str, Filters, int | None]
"""What values are counted: those of a facet that claims have which filters leave as of a day."""


class Index:
    """Answers how many of the claims that filters leave have each value of a facet, and what else is counted of them.

    Claims are known by their number in the order of the list. A day is a number that grows with time; as of a day only
    what stands by then is there.
    """

    def __init__(self, store: Store, claims: int, dated: Callable[[str], Dated]) -> None:
        """Take a filled store, how many claims there are in it, and what gives their dates along an axis."""
        self._store, self.claims, self._dated = store, claims, dated
        self.left = Left(store, claims)
        """Which claims filters leave."""
        self._looked_at: set[int] = set()  # days
        self._counted: set[Counting] = set()  # of what all values were counted
        self._alone = Counter[Counting]()  # and how many by themselves before
        self.counts = lru_cache(_KNOWN)(self._counts)
        self._by_itself = lru_cache(4096)(self._counted_alone)
        self.held = lru_cache(16)(self._values)
        self.pairs = lru_cache(16)(self._pairs)
        self.column = cache(partial(column, store, claims=claims))
        self.dates = lru_cache(16)(self._dates)
        self._whole = cache(partial(kept_counts, store))
        self._count = lru_cache(4096)(partial(kept_count, store))
        self._through = cache(partial(by_day.ByDay, self.left.holders))

    def _counts(self, facet: str, filters: Filters, day: int | None = None) -> dict[str, int]:
        """Return how many of the claims that filters leave as of a day have each value of a facet."""
        if len(self._counted) > _KNOWN:
            self._counted.clear()
            self._alone.clear()
        self._counted.add((facet, filters, day))
        if not filters.any and day is None:
            whole = self._whole(facet)
            if whole is not None:
                return whole
        tally = self._tally(facet, filters, day)
        if tally is not None:
            return dict(compress(zip(self._whole(facet) or (), tally, strict=True), tally))
        left = self.left.numbers(filters, day)
        if self._in_column(facet, day) and (has_columns(self._store) or not isinstance(left, range)):
            whole = self._whole(facet) if self._most(left) else None
            return (
                self.column(facet).counts(left) if whole is None else self._but_for_others(whole, facet, filters, day)
            )
        if not filters.any:
            if facet in COLUMNS and self._steps(day) and has_columns(self._store):
                return self._through(facet).counts(day)
            return {value: len(found) for value, found in self.left.holders.each(facet, day)}
        there = self.left.mask(filters, day)
        held = ((value, sum(map(there.__getitem__, found))) for value, found in self.left.holders.each(facet, day))
        return {value: number for value, number in held if number}

    def count(self, facet: str, value: str, filters: Filters, day: int | None = None, *, disputed: bool = False) -> int:
        """Return how many of the claims that filters leave as of a day have a value of a facet, or disputed ones."""
        if day is None and not filters.any and facet in COLUMNS and has_columns(self._store):
            return self._count(facet, value)[disputed]
        asked = facet, filters.narrowed(*DISPUTED.also) if disputed else filters, day
        if self._not_counted(*asked) and self._alone[asked] < _FEW:
            return self._by_itself(value, *asked)
        return self.counts(*asked).get(value, 0)

    def _counted_alone(self, value: str, facet: str, filters: Filters, day: int | None) -> int:
        """Return how many of the claims that filters leave as of a day have a value of a facet."""
        self._alone[facet, filters, day] += 1
        holding = self.left.holders.numbers(Having(facet, (value,), day))
        return sum(map(self.left.mask(filters, day).__getitem__, holding))

    def _values(self, facet: str, filters: Filters, day: int | None) -> Collection[str]:
        """Return the values of a facet that any of the claims has that filters leave as of a day."""
        asked = facet, filters, day
        soon = self._not_counted(*asked) and _SOON_MET * len(self.left.numbers(filters, day)) >= self.claims
        if not (soon and facet in COLUMNS and self.column(facet).scattered):
            return self.counts(*asked).keys()
        there = self.left.mask(filters, day)
        return {value for value, found in self.left.holders.each(facet, day) if any(map(there.__getitem__, found))}

    def _not_counted(self, facet: str, filters: Filters, day: int | None) -> bool:
        """Tell whether it would take long to count all values of a facet, which is not yet done, nor kept."""
        large = self.claims >= LARGE and filters.any
        return large and (facet, filters, day) not in self._counted and self._tally(facet, filters, day) is None

    def _most(self, left: Sequence[int]) -> bool:
        return _HARDLY_ANY * (self.claims - len(left)) < self.claims

    def _dates(self, axis: str, filters: Filters, day: int | None = None) -> Counter[int]:
        """Return how many of the claims that filters leave have each set of the dates of an axis, by its number."""
        tally = self._tally(tallies.sets_of(axis), filters, day)
        if tally is not None:
            return Counter(dict(compress(enumerate(tally), tally)))
        left, of = self.left.numbers(filters, day), self._dated(axis).of
        if len(left) == len(of):
            return Counter(of)
        if self._most(left):
            return self.dates(axis, _ALL) - Counter(of_claims(of, self.left.not_left(filters, day)))
        return Counter(of_claims(of, left))

    def _tally(self, facet: str, filters: Filters, day: int | None) -> array[int] | None:
        """Return what is kept of a facet's counts, where nothing is sought but what begins with a letter."""
        sought, also = filters.sought, filters.also
        if day is not None or filters.chosen or sought.without or sought.clauses or also not in ((), DISPUTED.also):
            return None
        letter = initials.letter_of(sought.match)
        return tallies.tally(self._store, letter, facet, disputed=bool(also)) if letter else None

    def _but_for_others(self, whole: dict[str, int], facet: str, filters: Filters, day: int | None) -> dict[str, int]:
        """Return the counts of most claims: those of all without those of the others, in the order of the whole."""
        others = self.left.not_left(filters, day)
        if not others:
            return whole
        found = dict(whole)
        for value, number in self.column(facet).counts(others).items():
            found[value] -= number
            if not found[value]:
                del found[value]
        return found

    def _steps(self, day: int | None) -> TypeGuard[int]:
        """Tell whether this is a further day that is looked at: for one, nothing is summed up for all of them."""
        if day is not None:
            self._looked_at.add(day)
        return day is not None and len(self._looked_at) > 1

    @staticmethod
    def _in_column(facet: str, day: int | None) -> bool:
        return facet in (COLUMNS if day is None else STEADY)

    def _pairs(self, one: str, other: str, filters: Filters, day: int | None = None) -> dict[tuple[str, str], int]:
        """Return how many of the claims that filters leave have each pair of values of two facets."""
        kept = {_ALL: "claims", DISPUTED: "disputed"}.get(filters)
        if kept and day is None and one in AXES and other == "event":
            query = f"SELECT heading, event, {kept} FROM pair WHERE axis = ? AND {kept} > 0"
            return {(heading, event): number for heading, event, number in self._store.rows(query, [one])}
        left = self.left.numbers(filters, day)
        if self._in_column(one, day) and self._in_column(other, day):
            return self.column(one).pairs(self.column(other), left)
        there = self.left.mask(filters, day)
        of: dict[int, list[str]] = defaultdict(list)
        for value, found in self.left.holders.each(one, day):
            for claim in compress(found, map(there.__getitem__, found)):
                of[claim].append(value)
        both = ((second, claim) for second, found in self.left.holders.each(other, day) for claim in found)
        return Counter((first, second) for second, claim in both for first in of.get(claim, ()))

    def add_words(self, words: Iterable[tuple[int, Texts]]) -> None:
        """Make records searchable, as `Left` does: columns are kept since then."""
        self.left.add_words(words)
        self._whole.cache_clear()

    def has(self, facet: str, value: str) -> bool:
        """Tell whether any claim has a value of a facet."""
        return bool(len(self.left.numbers(Filters(also=(Clause(facet, (value,)),)))))
