"""The table of words of a store, by which its records are searched: filled, and put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tui.case import initials, tallies
from tui.case.columns import has_columns, keep_columns
from tui.case.initials import Initials, Row
from tui.case.store import Store
from tui.case.words import Texts
from tui.readings import bounded_by, names_as_read, readings

# What is put in is cut into folded words already, with spaces between: to `ascii` any other letter is part of a word.
TABLE = f"CREATE VIRTUAL TABLE words USING fts5({', '.join(Texts._fields)}, content = '', tokenize = 'ascii')"
INSERT = f"INSERT INTO words (rowid, {', '.join(Texts._fields)}) VALUES (?{', ?' * len(Texts._fields)})"


class Words:
    """The table of words of a store that is being filled, within a transaction of whoever fills it."""

    def __init__(self, store: Store) -> None:
        self._store, self._base = store, store.base
        self._initials: Initials | None = None

    def begin(self) -> None:
        """Make the table."""
        self._base.execute(TABLE)
        self._initials = Initials()

    def end(self) -> None:
        """Keep with the words their first letters, and by what claims are counted, unless it is there."""
        if self._initials:
            self._base.execute("DROP TABLE IF EXISTS initial")  # one that another process has begun
            self._base.execute(initials.TABLE)
            self._initials.put_into(self._store)
        claims = self._store.meta("claims") or 0
        if not has_columns(self._store):
            keep_columns(self._store, claims)
        self._base.execute(tallies.TABLE)
        tallies.keep(self._store, claims)

    def add(self, words: Iterable[tuple[int, Texts]]) -> None:
        """Put in the texts of records, each under its number."""
        self.add_rows(rows_of(words))

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Put in rows as `rows_of` makes them."""
        self._base.executemany(INSERT, self._initials.noted(rows) if self._initials else rows)

    def amend(self, before: Mapping[int, Texts], after: Mapping[int, Texts]) -> None:
        """Put other texts of some claims in place of those that they had."""
        columns = ", ".join(Texts._fields)
        query = f"INSERT INTO words (words, rowid, {columns}) VALUES ('delete', ?, ?, ?, ?, ?, ?)"
        old, new = [*rows_of(before.items())], [*rows_of(after.items())]
        self._base.executemany(query, old)
        self._base.executemany(INSERT, new)
        claims = self._store.meta("claims") or 0
        tallies.keep(self._store, claims, initials.amend(self._store, old, new, claims))


def rows_of(words: Iterable[tuple[int, Texts]]) -> Iterator[Row]:
    """Yield the rows of the texts of records, each with its number."""
    return ((number, bounded_by(map(readings, texts[0])), *map(_names, texts[1:])) for number, texts in words)


def _names(texts: Iterable[str]) -> str:
    return bounded_by(map(names_as_read, texts))  # many claims share the same few
