"""The table of words of a store, by which its records are searched: filled, and put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from tui.case.columns import has_columns, keep_columns
from tui.case.store import Store
from tui.case.words import Texts
from tui.folding import names_as_read, readings

# What is put in is cut into folded words already, with spaces between: to `ascii` any other letter is part of a word.
TABLE = f"CREATE VIRTUAL TABLE words USING fts5({', '.join(Texts._fields)}, content = '', tokenize = 'ascii')"
BOUND = "\ue000"
"""A word that nobody types, between a record's texts: no phrase goes from one text over into the next."""
Row = tuple[int | str, ...]
INSERT = f"INSERT INTO words (rowid, {', '.join(Texts._fields)}) VALUES (?{', ?' * len(Texts._fields)})"


class Words:
    """The table of words of a store that is being filled, within a transaction of whoever fills it."""

    def __init__(self, store: Store) -> None:
        self._store, self._base = store, store.base

    def begin(self) -> None:
        """Make the table."""
        self._base.execute(TABLE)

    def end(self) -> None:
        """Keep with the words the columns by which claims are counted, unless they are there."""
        if not has_columns(self._store):
            keep_columns(self._store, self._store.meta("claims") or 0)

    def add(self, words: Iterable[tuple[int, Texts]]) -> None:
        """Put in the texts of records, each under its number."""
        self._base.executemany(INSERT, rows_of(words))

    def take_out(self, words: Iterable[tuple[int, Texts]]) -> None:
        """Take out texts of records, each as it was put in under its number."""
        columns = ", ".join(Texts._fields)
        query = f"INSERT INTO words (words, rowid, {columns}) VALUES ('delete', ?, ?, ?, ?, ?, ?)"
        self._base.executemany(query, rows_of(words))


def rows_of(words: Iterable[tuple[int, Texts]]) -> Iterator[Row]:
    """Yield the rows of the texts of records, each with its number."""
    return ((number, _column(map(readings, texts[0])), *map(_names, texts[1:])) for number, texts in words)


def _column(texts: Iterable[Sequence[str]]) -> str:
    return f" {BOUND} ".join(chain.from_iterable(texts))


def _names(texts: Iterable[str]) -> str:
    return _column(map(names_as_read, texts))  # many claims share the same few
