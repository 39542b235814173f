"""The table of words filled by a process of its own, while the rest of a large case is derived.

It is told of each claim as it is put away, fills a table in a place of its own, and hands over what that consists of.
"""

from __future__ import annotations

import marshal
import signal
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain
from multiprocessing.connection import Connection
from queue import Queue
from threading import Thread
from typing import Any

from tui.case import initials
from tui.case.initials import Initials
from tui.case.spoken import INSERT, TABLE, rows_of
from tui.case.spoken_rows import ClaimRows, Spoken
from tui.case.store import Store
from tui.case.words import texts_of
from tui.databases import connected
from tui.model import Record, kind_of
from tui.reading.encoding import decode, encode, parsed_claims
from tui.spawning import spawning

_AHEAD = 64  # batches of claims that wait to be sent: to wait for the other process would leave a core idle
_GATHERED = 16 * 1024**2  # bytes of the index that are gathered in memory before they are written
_ROWS = 512  # of a table that are handed over together
_PARTS = ("words_data", "words_idx", "words_docsize", "words_config", "initial")
"""The tables that the table of words consists of, and that of their first letters."""


class Apart:
    """The process that fills the table of words, and what waits to be sent to it."""

    def __init__(self, others: Mapping[int, tuple[str, Record]]) -> None:
        """Begin, with ids and records of all but claims by their numbers; raises OSError where no process can be."""
        context = spawning()
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_fill, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._waiting: Queue[bytes] = Queue(_AHEAD)
        self._failed = False
        self._sender = Thread(target=self._send, daemon=True)
        self._sender.start()
        self._put([(number, name, kind_of(record), encode(record)) for number, (name, record) in others.items()])

    def add(self, claims: list[Spoken]) -> None:
        """Tell of claims, in the order of their numbers."""
        self._put(claims)

    def _put(self, message: Any) -> None:
        self._waiting.put(marshal.dumps(message))

    def _send(self) -> None:
        """Send what waits, to the end; when nobody takes it any more, let it go."""
        while message := self._waiting.get():
            try:
                if not self._failed:
                    self._pipe.send_bytes(message)
            except OSError:
                self._failed = True

    def into(self, base: sqlite3.Connection) -> bool:
        """Put the table into a database when all were told of; tell whether it is there, and whole."""
        self._put(None)
        self._waiting.put(b"")
        self._sender.join()
        if self._failed:
            return False
        try:
            base.execute(TABLE)
            base.execute(initials.TABLE)
            for part in _PARTS:
                base.execute(f"DELETE FROM {part}")
                while rows := marshal.loads(self._pipe.recv_bytes()):
                    base.executemany(f"INSERT INTO {part} VALUES ({', '.join('?' * len(rows[0]))})", rows)
            return bool(marshal.loads(self._pipe.recv_bytes()) == "whole")
        except (OSError, EOFError, ValueError, sqlite3.Error):  # it ended; or no one may write these tables here
            return False

    def close(self) -> None:
        """End the process, if it has not ended."""
        self._waiting.put(b"")
        self._process.terminate()
        self._process.join()
        with suppress(OSError):
            self._pipe.close()


def _fill(pipe: Connection) -> None:
    """Fill a table of words with what is told, and hand it over: what the process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, EOFError, sqlite3.Error):  # nobody waits any more, or there is no room: they see it end
        base = connected("", new=True)  # a file without a name, where it grows large
        base.execute("BEGIN")
        base.execute(TABLE)
        base.execute("INSERT INTO words (words, rank) VALUES ('hashsize', ?)", [_GATHERED])
        base.execute(initials.TABLE)
        told: list[tuple[int, str, str, str]] = marshal.loads(pipe.recv_bytes())
        others = {name: decode(kind, body) for _, name, kind, body in told}
        letters = Initials()
        of_others = rows_of((number, texts_of(others[name], (), others)) for number, name, _, _ in told)
        claims = ClaimRows(others).of(parsed_claims(_claims(pipe)))
        base.executemany(INSERT, letters.noted(chain(of_others, claims)))
        letters.put_into(Store(base))
        base.execute("COMMIT")
        for part in _PARTS:
            found = base.execute(f"SELECT * FROM {part}")
            while rows := found.fetchmany(_ROWS):
                pipe.send_bytes(marshal.dumps(rows))
            pipe.send_bytes(marshal.dumps([]))
        pipe.send_bytes(marshal.dumps("whole"))


def _claims(pipe: Connection) -> Iterator[Spoken]:
    """Yield all claims that are told of."""
    claims: list[Spoken] | None
    while claims := marshal.loads(pipe.recv_bytes()):
        yield from claims
