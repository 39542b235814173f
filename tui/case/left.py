"""Which claims filters leave, and where words occur: full text to search, and what is kept of each value."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from tui.case.columns import Rising, masked, numbers_of
from tui.case.holders import Holders
from tui.case.query import WORDS, Asked, Filters, Having
from tui.case.store import Store
from tui.case.words import Texts
from tui.later import later
from tui.lean import NamedTuple
from tui.readings import readings

if TYPE_CHECKING:
    from tui.case import initials, spoken
else:
    initials, spoken = later("tui.case", "initials", "spoken")

_RANK = "bm25(words, 8, 4, 1, 1, 8)"
"""How close a record is to what is sought: its own words count most, then names, then what is around it."""
MOST_RANKED = 5_000
"""Records of which the closest is looked for; where more are found, they stay in their order."""
_OTHERS = bytes((1, 0)) + bytes(254)  # a mask turned over


class Ranked(NamedTuple):
    """What a search finds: whether the closest stand first, the numbers of the claims only if so, those of others."""

    closest: bool
    claims: list[int]
    others: list[int]


class Left:
    """Answers which claims filters leave, and where words occur.

    Claims are known by their number in the order of the list, so that a result in order is a list of rising numbers.
    A day is a number that grows with time; as of a day only what stands by then is there.
    """

    def __init__(self, store: Store, claims: int) -> None:
        """Take a filled store, and how many claims there are in it."""
        self._store, self.claims = store, claims
        there = store.row("SELECT count(*) FROM sqlite_master WHERE name = 'words'")
        self.searchable = bool(there[0])
        """Whether words were added."""
        self.holders = Holders(store, claims)
        self.numbers = lru_cache(64)(self._numbers)
        self.not_left = lru_cache(4)(self._left_out)
        self.mask = lru_cache(4)(self._mask_of)
        self.ranked = lru_cache(16)(self._ranked)
        self._part = lru_cache(16)(self._masked)
        self._matched = lru_cache(16)(self._all_matched)

    def _numbers(self, filters: Filters, day: int | None = None) -> Sequence[int]:
        """Return the numbers of the claims that the filters leave as of a day, rising."""
        if not filters.any:
            every = range(self.claims)
            return every if day is None else array("I", compress(every, self.holders.standing(day)))
        wanted, unwanted = filters.parts(day)
        if len(wanted) == 1 and not unwanted and not filters.sought.match:
            return array("I", sorted({*self._asked(wanted[0])}))
        left = self._part(wanted[0])
        for part in wanted[1:]:
            left &= self._part(part)
        for part in unwanted:
            left &= ~self._part(part)
        return Rising(left, self.claims)

    def _asked(self, part: Asked) -> Iterable[int]:
        return self.holders.numbers(part) if isinstance(part, Having) else numbers_of(self._store, *part)

    def _masked(self, part: Asked) -> int:
        if part[0] == WORDS:
            return self._matched(str(part[1][0]))[0]
        return int.from_bytes(masked(self._asked(part), self.claims), "little")

    def _left_out(self, filters: Filters, day: int | None) -> array[int]:
        """Return the numbers of the claims that the filters do not leave as of a day, rising."""
        left = self.numbers(filters, day)
        if len(left) == self.claims:
            return array("I")
        return array("I", compress(range(self.claims), self.mask(filters, day).translate(_OTHERS)))

    def _mask_of(self, filters: Filters, day: int | None) -> bytes:
        """Return which claims the filters leave as of a day: a byte for each, 1 or 0."""
        if not filters.any and day is not None:
            return self.holders.standing(day)
        left = self.numbers(filters, day)
        return left.mask if isinstance(left, Rising) else masked(left, self.claims)

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
