"""The words of a case put into its store while the rest is derived: here, or apart where there are many."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from tui.case.spoken import Words
from tui.case.spoken_apart import Apart
from tui.case.spoken_rows import ClaimRows, Spoken
from tui.case.store import Store
from tui.case.words import texts_of
from tui.model import Record
from tui.reading.encoding import Parsed, parsed_claims

LEAST = 4_000
"""Claims from which on the time that a process takes to begin is won again."""

Again = Callable[[], Iterable[Spoken]]
"""A function that gives all claims anew."""
Others = Mapping[int, tuple[str, Record]]
"""Ids and records of all but claims, by their numbers."""


class Filling:
    """The words of a case as they are put in, or none."""

    def __init__(self, store: Store, others: Others, words: Words | None, apart: Apart | None) -> None:
        self._base, self._others, self._words, self._apart = store.base, others, words, apart
        self._records = dict(others.values())
        self._rows = ClaimRows(self._records)
        self._begun = False

    def add(self, claims: Iterable[Spoken]) -> None:
        """Take the next claims in the order of their numbers."""
        if self._apart:
            self._apart.add([*claims])
        elif self._words:
            self._put(parsed_claims(claims))

    def end(self, again: Again) -> None:
        """Put in what is not yet there; `again` gives all claims anew, where the process has not filled the table."""
        if self._words is None:
            return
        if self._apart and not self._apart.into(self._base):
            self._base.execute("DROP TABLE IF EXISTS words")
            self._put(parsed_claims(again()))
        elif not self._apart:
            self._put(())
        self._words.end()

    def _put(self, claims: Iterable[Parsed]) -> None:
        assert self._words
        if not self._begun:
            self._begun = True
            self._words.begin()
            found = sorted(self._others.items())
            self._words.add((number, texts_of(record, (), self._records)) for number, (_, record) in found)
        self._words.add_rows(self._rows.of(claims))


@contextmanager
def filling(store: Store, others: Others, claims: int, *, search: bool) -> Iterator[Filling]:
    """Yield what puts the words of a case of so many claims into its store, or with no `search` none."""
    apart = _apart(store.base, others) if search and claims >= LEAST else None
    try:
        yield Filling(store, others, Words(store) if search else None, apart)
    finally:
        if apart:
            apart.close()


def _apart(base: sqlite3.Connection, others: Others) -> Apart | None:
    """Return a process that fills the table; None where none can be, or the store is in memory: no room for both."""
    if not base.execute("PRAGMA database_list").fetchone()[2]:
        return None
    try:
        return Apart(dict(sorted(others.items())))
    except OSError:
        return None
