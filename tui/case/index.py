"""What a case's store answers of claims: facets to narrow and count by, full text to search."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from tui.case.query import Clause, Filters, in_force
from tui.case.store import Store
from tui.case.times import AXES
from tui.case.words import Texts
from tui.folding import names_as_read, readings

# What is put in is cut into folded words already, with spaces between: to `ascii` any other letter is part of a word.
_WORDS = f"CREATE VIRTUAL TABLE words USING fts5({', '.join(Texts._fields)}, content = '', tokenize = 'ascii')"
_RANK = "bm25(words, 8, 4, 1, 1, 8)"
"""How close a record is to what is sought: its own words count most, then names, then what is around it."""
MOST_RANKED = 5_000
"""Records of which the closest is looked for; where more are found, they stay in their order."""
_ALL = Filters()
_DISPUTED = _ALL.narrowed(Clause("mark", ("disputed",)))
BOUND = "\ue000"
"""A word that nobody types, between a record's texts: no phrase goes from one text over into the next."""


class Index:
    """Answers which claims filters leave, how many of those each value of a facet has, and where words occur.

    Claims are known by their number in the order of the list, so that a result in order is a list of rising numbers.
    A day is a number that grows with time; as of a day only what stands by then is there.
    """

    def __init__(self, store: Store, claims: int) -> None:
        """Take a filled store, and how many claims there are in it."""
        self._store, self.claims = store, claims
        there = store.row("SELECT count(*) FROM sqlite_master WHERE name = 'words'")
        self.searchable = bool(there[0])
        """Whether words were added."""
        self.numbers = lru_cache(256)(self._numbers)
        self.counts = lru_cache(256)(self._counts)
        self.pairs = lru_cache(16)(self._pairs)
        self.ranked = lru_cache(16)(self._ranked)

    def _numbers(self, filters: Filters, day: int | None = None) -> range | array[int]:
        """Return the numbers of the claims that the filters leave as of a day, rising."""
        if not filters.any and day is None:
            return range(self.claims)
        return array("q", (number for (number,) in self._store.rows(*filters.sql(day))))

    def _counts(self, facet: str, filters: Filters, day: int | None = None) -> dict[str, int]:
        """Return how many of the claims that filters leave as of a day have each value of a facet."""
        among, values = self._among(filters, day)
        then, days = in_force(day)
        query = f"SELECT value, count(*) FROM facet WHERE name = ? AND {then}{among} GROUP BY value"
        return dict(self._store.rows(query, [facet, *days, *values]))

    def _pairs(self, one: str, other: str, filters: Filters, day: int | None = None) -> dict[tuple[str, str], int]:
        """Return how many of the claims that filters leave have each pair of values of two facets."""
        kept = {_ALL: "claims", _DISPUTED: "disputed"}.get(filters)
        if kept and day is None and one in AXES and other == "event":
            query = f"SELECT heading, event, {kept} FROM pair WHERE axis = ? AND {kept} > 0"
            return {(heading, event): number for heading, event, number in self._store.rows(query, [one])}
        # Joined here: an index that would let SQLite do it costs every start as much as the whole table.
        left = self.numbers(filters, day)
        there = left if isinstance(left, range) else set(left)
        of: dict[int, list[str]] = defaultdict(list)
        for value, claim in self._values(one, day):
            if claim in there:
                of[claim].append(value)
        return Counter((first, second) for second, claim in self._values(other, day) for first in of.get(claim, ()))

    def _values(self, facet: str, day: int | None) -> Iterable[tuple[str, int]]:
        then, days = in_force(day)
        return self._store.rows(f"SELECT value, claim FROM facet WHERE name = ? AND {then}", [facet, *days])

    @staticmethod
    def _among(filters: Filters, day: int | None) -> tuple[str, list[object]]:
        if not filters.any:
            return "", []
        query, values = filters.sql(day)
        return f" AND claim IN ({query})", values

    def has(self, facet: str, value: str) -> bool:
        """Tell whether any claim has a value of a facet."""
        return bool(len(self.numbers(Filters(also=(Clause(facet, (value,)),)))))

    def add_words(self, words: Iterable[tuple[int, Texts]]) -> None:
        """Make records searchable: a number (a claim's, or below zero for others) and texts. The first search asks."""
        added = Words(self._store)
        self._store.base.execute("BEGIN")
        added.begin()
        added.add(words)
        self._store.base.execute("COMMIT")
        self.searchable = True

    def _ranked(self, match: str, without: tuple[str, ...] = ()) -> list[int]:
        """Return the numbers of all records that match, claims before others, the closest first.

        Of very many they stay in their order. Links that are not there as of a day are not heeded.
        """
        found = self._matching(match, "rowid < 0, abs(rowid)")
        if len(found) <= MOST_RANKED:
            found = self._matching(match, f"rowid < 0, {_RANK}, abs(rowid)")
        # Of claims the filters leave out what has such words as of the day: here that would be whenever.
        dropped = {number for other in without for number in self._matching(other, "1") if number < 0}
        return [number for number in found if number not in dropped]

    def _matching(self, match: str, order: str) -> list[int]:
        query = f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY {order}"
        return [number for (number,) in self._store.rows(query, [match])]


class Words:
    """The table of words of a store that is being filled, within a transaction of whoever fills it."""

    def __init__(self, store: Store) -> None:
        self._base = store.base

    def begin(self) -> None:
        """Make the table."""
        self._base.execute(_WORDS)

    def add(self, words: Iterable[tuple[int, Texts]]) -> None:
        """Put in the texts of records, each under its number."""
        columns = ", ".join(Texts._fields)
        self._base.executemany(f"INSERT INTO words (rowid, {columns}) VALUES (?, ?, ?, ?, ?, ?)", _rows(words))

    def take_out(self, words: Iterable[tuple[int, Texts]]) -> None:
        """Take out texts of records, each as it was put in under its number."""
        columns = ", ".join(Texts._fields)
        query = f"INSERT INTO words (words, rowid, {columns}) VALUES ('delete', ?, ?, ?, ?, ?, ?)"
        self._base.executemany(query, _rows(words))


def _rows(words: Iterable[tuple[int, Texts]]) -> Iterator[tuple[int | str, ...]]:
    return ((number, _column(map(readings, texts[0])), *map(_names, texts[1:])) for number, texts in words)


def _column(texts: Iterable[Sequence[str]]) -> str:
    return f" {BOUND} ".join(chain.from_iterable(texts))


def _names(texts: Iterable[str]) -> str:
    return _column(map(names_as_read, texts))  # many claims share the same few
