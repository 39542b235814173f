"""The claims in SQLite, in memory: facets to narrow and count by, full text to search."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable

from tui.query import Filters, match
from tui.text import fold

_SCHEMA = """
CREATE TABLE claim (n INTEGER PRIMARY KEY);
CREATE TABLE facet (name TEXT, value TEXT, claim INTEGER, PRIMARY KEY (name, value, claim)) WITHOUT ROWID;
"""
_WORDS = "CREATE VIRTUAL TABLE words USING fts5(id UNINDEXED, body, tokenize = 'unicode61 remove_diacritics 2')"


class Index:
    """Answers which claims a filter leaves, how many claims a facet's value has, and where words occur.

    Claims are known by their number in the order of the list, so that a result in order is a list of rising numbers.
    """

    def __init__(self, facets: Iterable[tuple[str, str, int]], claims: int) -> None:
        self.claims = claims
        self._base = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" + _SCHEMA)
        self._base.executemany("INSERT INTO claim VALUES (?)", zip(range(claims)))
        self._base.executemany("INSERT OR IGNORE INTO facet VALUES (?, ?, ?)", facets)
        self._base.execute("COMMIT")
        self._searchable = False
        self._counts: dict[str, dict[str, int]] = {}

    def numbers(self, filters: Filters) -> range | array[int]:
        """Return the numbers of the claims that the filters leave, rising."""
        if not filters.chosen():
            return range(self.claims)
        return array("q", (number for (number,) in self._base.execute(*filters.sql())))

    def counts(self, facet: str) -> dict[str, int]:
        """Return how many claims each value of a facet has."""
        if facet not in self._counts:
            query = "SELECT value, count(*) FROM facet WHERE name = ? GROUP BY value"
            self._counts[facet] = dict(self._base.execute(query, (facet,)))
        return self._counts[facet]

    def both(self, facet: str, other: str, value: str) -> dict[str, int]:
        """Return how many claims each value of a facet has among those with a value of another facet."""
        key = f"{facet} {other} {value}"
        if key not in self._counts:
            query = (
                "SELECT value, count(*) FROM facet WHERE name = ? AND claim IN "
                "(SELECT claim FROM facet WHERE name = ? AND value = ?) GROUP BY value"
            )
            self._counts[key] = dict(self._base.execute(query, (facet, other, value)))
        return self._counts[key]

    def add_words(self, words: Iterable[tuple[str, str]]) -> None:
        """Make records searchable: pairs of an id and all its text. A start does not need it, the first search does."""
        self._base.execute(_WORDS)
        self._base.executemany(
            "INSERT INTO words (id, body) VALUES (?, ?)", ((name, fold(text)) for name, text in words)
        )
        self._searchable = True

    @property
    def searchable(self) -> bool:
        """Whether `add_words` was called."""
        return self._searchable

    def search(self, text: str, most: int = -1) -> list[str]:
        """Return the ids of the records in which every word of a text occurs, the closest first."""
        query = match(fold(text))  # folded as the records are: more letters than SQLite knows
        if not query:
            return []
        rows = self._base.execute("SELECT id FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (query, most))
        return [name for (name,) in rows]
