"""Connections to SQLite that last as long as somebody holds them."""

from __future__ import annotations

import sqlite3

FAST = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
"""For a database that nobody else sees until it is whole."""


class Database(sqlite3.Connection):
    """A connection that closes itself; from 3.13 on Python warns of one that is left to the collector."""

    def __del__(self) -> None:
        """Close it."""
        self.close()


def connected(address: str, *, new: bool = False) -> Database:
    """Return a connection, without transactions of its own, to a database by its address as a URI; a new one is fast.

    Raises sqlite3.Error.
    """
    base = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, factory=Database)
    if new:
        base.executescript(FAST)
    return base


def in_memory() -> Database:
    """Return an empty database in memory."""
    return connected("file::memory:", new=True)
