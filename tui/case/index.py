"""What a case's store answers of claims: facets to narrow and count by, full text to search."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from itertools import compress
from typing import TYPE_CHECKING, TypeGuard

from tui.case.columns import (
    COLUMNS,
    STEADY,
    Rising,
    column,
    has_columns,
    kept_count,
    kept_counts,
    masked,
    numbers_of,
    picked,
)  # fmt: skip
from tui.case.holders import Holders
from tui.case.query import DISPUTED, WORDS, Asked, Clause, Filters, Having
from tui.case.store import Store
from tui.case.times import AXES, Dated
from tui.case.words import Texts
from tui.later import later
from tui.lean import NamedTuple
from tui.readings import readings

if TYPE_CHECKING:
    from tui.case import by_day, initials, spoken, tallies
else:
    by_day, initials, spoken, tallies = later("tui.case", "by_day", "initials", "spoken", "tallies")

_RANK = "bm25(words, 8, 4, 1, 1, 8)"
"""How close a record is to what is sought: its own words count most, then names, then what is around it."""
MOST_RANKED = 5_000
"""Records of which the closest is looked for; where more are found, they stay in their order."""
_OTHERS = bytes((1, 0)) + bytes(254)  # a mask turned over
_ALL = Filters()


class Ranked(NamedTuple):
    """What a search finds: whether the closest stand first, the numbers of the claims only if so, those of others."""

    closest: bool
    claims: list[int]
    others: list[int]


class Index:
    """Answers which claims filters leave, how many of those each value of a facet has, and where words occur.

    Claims are known by their number in the order of the list, so that a result in order is a list of rising numbers.
    A day is a number that grows with time; as of a day only what stands by then is there.
    """

    def __init__(self, store: Store, claims: int, dated: Callable[[str], Dated]) -> None:
        """Take a filled store, how many claims there are in it, and what gives their dates along an axis."""
        self._store, self.claims, self._dated = store, claims, dated
        there = store.row("SELECT count(*) FROM sqlite_master WHERE name = 'words'")
        self.searchable = bool(there[0])
        """Whether words were added."""
        self._looked_at: set[int] = set()  # days
        self.numbers = lru_cache(64)(self._numbers)
        self.counts = lru_cache(256)(self._counts)
        self.pairs = lru_cache(16)(self._pairs)
        self.ranked = lru_cache(16)(self._ranked)
        self.column = cache(partial(column, store, claims=claims))
        self.dates = lru_cache(16)(self._dates)
        self._whole = cache(partial(kept_counts, store))
        self._holders = Holders(store, claims)
        self._count = lru_cache(4096)(partial(kept_count, store))
        self.not_left = lru_cache(4)(self._left_out)
        self._through = cache(partial(by_day.ByDay, self._holders))
        self._mask = lru_cache(16)(self._masked)
        self._matched = lru_cache(16)(self._all_matched)

    def _numbers(self, filters: Filters, day: int | None = None) -> Sequence[int]:
        """Return the numbers of the claims that the filters leave as of a day, rising."""
        if not filters.any:
            every = range(self.claims)
            return every if day is None else array("I", compress(every, self._holders.standing(day)))
        wanted, unwanted = filters.parts(day)
        if len(wanted) == 1 and not unwanted and not filters.sought.match:
            return array("I", sorted({*self._asked(wanted[0])}))
        left = self._mask(wanted[0])
        for part in wanted[1:]:
            left &= self._mask(part)
        for part in unwanted:
            left &= ~self._mask(part)
        return Rising(left, self.claims)

    def _asked(self, part: Asked) -> Iterable[int]:
        return self._holders.numbers(part) if isinstance(part, Having) else numbers_of(self._store, *part)

    def _masked(self, part: Asked) -> int:
        if part[0] == WORDS:
            return self._matched(str(part[1][0]))[0]
        return int.from_bytes(masked(self._asked(part), self.claims), "little")

    def _counts(self, facet: str, filters: Filters, day: int | None = None) -> dict[str, int]:
        """Return how many of the claims that filters leave as of a day have each value of a facet."""
        if not filters.any and day is None:
            whole = self._whole(facet)
            if whole is not None:
                return whole
        tally = self._tally(facet, filters, day)
        if tally is not None:
            return dict(compress(zip(self._whole(facet) or (), tally, strict=True), tally))
        left = self.numbers(filters, day)
        if self._in_column(facet, day) and (has_columns(self._store) or not isinstance(left, range)):
            whole = self._whole(facet) if 2 * len(left) >= self.claims else None
            return (
                self.column(facet).counts(left) if whole is None else self._but_for_others(whole, facet, filters, day)
            )
        if not filters.any:
            if facet in COLUMNS and self._steps(day) and has_columns(self._store):
                return self._through(facet).counts(day)
            return {value: len(found) for value, found in self._holders.each(facet, day)}
        there = masked(left, self.claims)
        held = ((value, sum(map(there.__getitem__, found))) for value, found in self._holders.each(facet, day))
        return {value: number for value, number in held if number}

    def count(self, facet: str, value: str, filters: Filters, day: int | None = None, *, disputed: bool = False) -> int:
        """Return how many of the claims that filters leave as of a day have a value of a facet, or disputed ones."""
        if day is None and not filters.any and facet in COLUMNS and has_columns(self._store):
            return self._count(facet, value)[disputed]
        return self.counts(facet, filters.narrowed(*DISPUTED.also) if disputed else filters, day).get(value, 0)

    def _dates(self, axis: str, filters: Filters, day: int | None = None) -> Counter[int]:
        """Return how many of the claims that filters leave have each set of the dates of an axis, by its number."""
        tally = self._tally(tallies.sets_of(axis), filters, day)
        if tally is not None:
            return Counter(dict(compress(enumerate(tally), tally)))
        left, of = self.numbers(filters, day), self._dated(axis).of
        if len(left) == len(of):
            return Counter(of)
        if 2 * len(left) >= len(of):  # most of them: those that are not left are quicker to count
            return self.dates(axis, _ALL) - Counter(picked(of, self.not_left(filters, day)))
        return Counter(picked(of, left))

    def _tally(self, facet: str, filters: Filters, day: int | None) -> array[int] | None:
        """Return what is kept of a facet's counts, where nothing is sought but what begins with a letter."""
        sought, also = filters.sought, filters.also
        if day is not None or filters.chosen or sought.without or sought.clauses or also not in ((), DISPUTED.also):
            return None
        letter = initials.letter_of(sought.match)
        return tallies.tally(self._store, letter, facet, disputed=bool(also)) if letter else None

    def _but_for_others(self, whole: dict[str, int], facet: str, filters: Filters, day: int | None) -> dict[str, int]:
        """Return the counts of most claims: those of all without those of the others, in the order of the whole."""
        others = self.not_left(filters, day)
        if not others:
            return whole
        found = dict(whole)
        for value, number in self.column(facet).counts(others).items():
            found[value] -= number
            if not found[value]:
                del found[value]
        return found

    def _left_out(self, filters: Filters, day: int | None) -> array[int]:
        """Return the numbers of the claims that the filters do not leave as of a day, rising."""
        left = self.numbers(filters, day)
        if len(left) == self.claims:
            return array("I")
        there = masked(left, self.claims) if filters.any or day is None else self._holders.standing(day)
        return array("I", compress(range(self.claims), there.translate(_OTHERS)))

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
        left = self.numbers(filters, day)
        if self._in_column(one, day) and self._in_column(other, day):
            return self.column(one).pairs(self.column(other), left)
        there = masked(left, self.claims)
        of: dict[int, list[str]] = defaultdict(list)
        for value, found in self._holders.each(one, day):
            for claim in compress(found, map(there.__getitem__, found)):
                of[claim].append(value)
        both = ((second, claim) for second, found in self._holders.each(other, day) for claim in found)
        return Counter((first, second) for second, claim in both for first in of.get(claim, ()))

    def has(self, facet: str, value: str) -> bool:
        """Tell whether any claim has a value of a facet."""
        return bool(len(self.numbers(Filters(also=(Clause(facet, (value,)),)))))

    def add_words(self, words: Iterable[tuple[int, Texts]]) -> None:
        """Make records searchable: a number (a claim's, or below zero for others) and texts. The first search asks."""
        with self._store.lock:
            added = spoken.Words(self._store)
            self._store.base.execute("BEGIN")
            added.begin()
            added.add(words)
            added.end()
            self._store.base.execute("COMMIT")
        self.searchable = True
        self._whole.cache_clear()  # which are kept since then

    def _ranked(self, match: str, without: tuple[str, ...] = ()) -> Ranked:
        """Return the records that match, claims apart from others, the closest first where there are not too many.

        Links that are not there as of a day are not heeded.
        """
        mask, others = self._matched(match)
        closest = mask.bit_count() + len(others) <= MOST_RANKED
        if closest:
            found = self._matching(match, f"{_RANK}, abs(rowid)")
            others = [number for number in found if number < 0]
        # Of claims the filters leave out what has such words as of the day: here that would be whenever.
        dropped = {number for other in without for number in self._matched(other)[1]}
        claims = [number for number in found if number >= 0] if closest else []
        return Ranked(closest, claims, [number for number in others if number not in dropped])

    def _all_matched(self, match: str) -> tuple[int, list[int]]:
        """Return which claims match, and the numbers of the others that do: at once, since to find them takes long."""
        letter = initials.letter_of(match)
        kept = initials.found(self._store, letter, self.claims) if letter else None
        if kept is not None:
            return int.from_bytes(kept[0], "little"), kept[1]
        query = "SELECT rowid AS n FROM words WHERE words MATCH ? ORDER BY rowid"
        found = sorted(numbers_of(self._store, query, [match]))  # which promises no order, and mostly keeps it
        first = bisect_left(found, 0)
        return int.from_bytes(masked(found[first:], self.claims), "little"), found[:first][::-1]

    def _matching(self, match: str, order: str) -> list[int]:
        query = f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY {order}"
        return [number for (number,) in self._store.rows(query, [match])]


def titled(store: Store, words: Sequence[str], most: int) -> list[tuple[str, str]]:
    """Return the ids and titles of the first claims that have words which begin so, in their own texts or ids.

    Before any search the words of a case may not be there: then it is the titles that are looked through.
    """
    first = "SELECT id, title FROM record WHERE n >= 0"
    if not words:
        return store.rows(f"{first} ORDER BY n LIMIT ?", [most])
    named = store.rows(f"{first} AND id >= ? AND id < ? ORDER BY id LIMIT ?", [words[0], f"{words[0]}\U0010ffff", most])
    if store.row("SELECT count(*) FROM sqlite_master WHERE name = 'words'")[0]:
        ways = [way for word in words for way in readings(word)[:1]]
        match = " AND ".join(f'"{way}"*' for way in ways) or '""'
        among = "SELECT rowid FROM words WHERE words MATCH ? AND rowid >= 0 ORDER BY rowid LIMIT ?"
        return [*named, *store.rows(f"{first} AND n IN ({among}) ORDER BY n", [f"{{own}} : ({match})", most])]
    there = " AND ".join("instr(lower(title), ?)" for _ in words)
    return [*named, *store.rows(f"{first} AND {there} ORDER BY n LIMIT ?", [*words, most])]
