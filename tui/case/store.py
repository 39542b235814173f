"""A case in SQLite: its records with their places, what is derived from them, and how they are looked up.

Records are known by id, and by number: claims from 0 on in the order of their list, all others below zero in that of
theirs. Nothing is kept of a record that nobody has looked at lately. The reader puts the records themselves into the
table `body`; `compiling.py` adds the rest, `tui/kept` keeps a store in a file.
"""

from __future__ import annotations

import json
import sqlite3
from _thread import RLock, get_ident  # as `threading` has them: it takes time to load, and few commands need it
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from tui.case.finding import Finding
from tui.case.marks import Held, read
from tui.case.relations import Named, as_of
from tui.model import Claim, Link, Record
from tui.problems import Place
from tui.reading.encoding import decode
from tui.reading.quotes import Position, Words

_MOST_RECORDS = 8192  # that are kept once they were looked up
_STEPS = 20_000  # of SQLite between two looks whether a query is still wanted: about a millisecond

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE record (
  n INTEGER PRIMARY KEY, id TEXT, kind TEXT, seq INTEGER, title TEXT,
  file INTEGER, line INTEGER, col INTEGER, offset INTEGER
);
CREATE TABLE claim (
  n INTEGER PRIMARY KEY, stands INTEGER, linked INTEGER, reserved INTEGER, marks TEXT, words BLOB
);
CREATE TABLE standing (days BLOB);
CREATE TABLE report (source TEXT, n INTEGER, stance TEXT, PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE alike (n INTEGER, kind TEXT, number INTEGER, PRIMARY KEY (n, number)) WITHOUT ROWID;
CREATE TABLE inward (target INTEGER, n INTEGER, at INTEGER, PRIMARY KEY (target, n, at)) WITHOUT ROWID;
CREATE TABLE sealed (record TEXT, source TEXT, hash TEXT, at INTEGER, paragraph INTEGER, length INTEGER,
  space INTEGER,  PRIMARY KEY (record, source, hash)) WITHOUT ROWID;
CREATE TABLE facet (name TEXT, value TEXT, claims BLOB, changing BLOB, PRIMARY KEY (name, value)) WITHOUT ROWID;
CREATE TABLE dated (axis TEXT PRIMARY KEY, headings TEXT, sets TEXT, of BLOB) WITHOUT ROWID;
CREATE TABLE pair (axis TEXT, heading TEXT, event TEXT, claims INTEGER, disputed INTEGER,
  PRIMARY KEY (axis, heading, event)) WITHOUT ROWID;
CREATE TABLE spread (axis TEXT, unit TEXT, first INTEGER, last INTEGER, known INTEGER, tallies TEXT,
  PRIMARY KEY (axis, unit)) WITHOUT ROWID;
CREATE TABLE finding (seq INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE matter (record TEXT, seq INTEGER, PRIMARY KEY (record, seq)) WITHOUT ROWID;
"""
INDEXES = (
    "CREATE UNIQUE INDEX by_id ON record (id)",
    "CREATE INDEX by_group ON alike (number)",
)
"""Made once the records are in: each is then appended at its end, which is fast."""


class GivenUp(Exception):  # it is no error
    """Raised by a query that is no longer wanted."""


class Store:
    """A case's database, to be asked and not to be changed once it is filled."""

    def __init__(self, base: sqlite3.Connection, mend: Callable[[], sqlite3.Connection] | None = None) -> None:
        """Take a database; `mend` gives another one in place of a file that turns out to be damaged."""
        self._mend, self.doubtful = mend, False
        # One thread asks at a time: amid a query SQLite calls `over`, which needs Python's own lock, while a thread
        # that comes to the same connection may hold that one and wait for SQLite's. Both would wait for ever.
        self.lock = RLock()
        self._take(base)
        self.record = lru_cache(_MOST_RECORDS)(self._record)
        self.number = lru_cache(_MOST_RECORDS)(self._number)
        self.name_at = lru_cache(_MOST_RECORDS)(self._name_at)
        self.facts = lru_cache(_MOST_RECORDS)(self._facts)
        self.inward = lru_cache(_MOST_RECORDS)(self._inward)
        self.alike = lru_cache(_MOST_RECORDS)(self._alike)

    @cached_property
    def files(self) -> list[str]:
        """The case's files by their shown names, as records' places number them."""
        found: list[str] = self.meta("files")
        return found

    @cached_property
    def others(self) -> list[str]:
        """The ids of all records but claims, in the order of their lists: first that with the number -1."""
        return self.ids("n < 0 ORDER BY n DESC")

    def _take(self, base: sqlite3.Connection) -> None:
        self.base = base

    def give_up_once(self, over: Callable[[], bool]) -> None:
        """Have the queries of this thread raise GivenUp once `over` tells that nobody waits for them any more."""
        me, base = get_ident(), self.base
        # What is written is written whole.
        with self.lock:
            base.set_progress_handler(lambda: get_ident() == me and not base.in_transaction and over(), _STEPS)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """Return the rows of a query; where the file turns out to be damaged, those of a store made anew."""
        with self.lock:
            return self._rows(query, values)

    def _rows(self, query: str, values: Sequence[object]) -> list[Any]:
        try:
            return self.base.execute(query, values).fetchall()
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise GivenUp from None
            if self._mend is None:
                raise
            mend, self._mend = self._mend, None
            self._take(mend())
            return self.base.execute(query, values).fetchall()

    def row(self, query: str, *values: object) -> Any:
        """Return the first row of a query, or None."""
        found = self.rows(query, values)
        return found[0] if found else None

    def meta(self, name: str) -> Any:
        """Return what is kept of the whole case under a name."""
        found = self.row("SELECT value FROM meta WHERE name = ?", name)
        return None if found is None else json.loads(found[0])

    def _record(self, name: str) -> tuple[str, Record] | None:
        """Return the kind and the record with an id, or None."""
        found = self.row("SELECT kind, body FROM record JOIN body USING (seq) WHERE id = ?", asked(name))
        return None if found is None else (found[0], decode(*found))

    def _number(self, name: str) -> int | None:
        """Return the number of the record with an id, or None."""
        found = self.row("SELECT n FROM record WHERE id = ?", asked(name))
        return None if found is None else int(found[0])

    def _name_at(self, number: int) -> str | None:
        """Return the id of the record with a number, or None."""
        found = self.row("SELECT id FROM record WHERE n = ?", number)
        return None if found is None else str(found[0])

    def _facts(self, name: str) -> tuple[int, tuple[Held, ...]] | None:
        """Return the day from which a claim stands, and its marks with the days on which they hold, or None."""
        number = self.number(name)
        found = None if number is None else self.row("SELECT stands, marks FROM claim WHERE n = ?", number)
        return None if found is None else (found[0], read(json.loads(found[1])))

    def _inward(self, name: str) -> Sequence[tuple[str, Link]]:
        """Return the links that other claims draw to a claim, each with the id of the claim that it comes from."""
        found = []
        for number, at in self.rows("SELECT n, at FROM inward WHERE target = ?", (self.number(name),)):
            other = self.name_at(number) or ""
            kind_and_record = self.record(other)
            if kind_and_record and isinstance(kind_and_record[1], Claim):
                found.append((other, kind_and_record[1].links[at]))
        return found

    def dated(self, axis: str) -> tuple[list[str], list[list[str]], array[int]]:
        """Return the dates of an axis as written: of its headings, of the sets that claims have, and who has which."""
        headings, sets, of = self.row("SELECT headings, sets, of FROM dated WHERE axis = ?", axis)
        numbers = array("I")
        numbers.frombytes(of)
        return json.loads(headings), json.loads(sets), numbers

    def standing(self) -> array[int]:
        """Return the day from which each claim stands, by its number: much faster than a row for each."""
        days = array("q")
        days.frombytes(self.row("SELECT days FROM standing")[0])
        return days

    def findings(self, name: str | None) -> list[Finding]:
        """Return what comparing all claims has found: all, or what is a matter of the record with an id."""
        if name is None:
            found = self.rows("SELECT body FROM finding ORDER BY seq")
        else:
            query = "SELECT body FROM finding WHERE seq IN (SELECT seq FROM matter WHERE record = ?) ORDER BY seq"
            found = self.rows(query, [asked(name)])
        return [_finding(*json.loads(body)) for (body,) in found]

    def findings_between(self, first: int, last: int) -> list[Finding]:
        """Return what comparing all claims has found from a number up to another, the last one not included."""
        found = self.rows("SELECT body FROM finding WHERE seq >= ? AND seq < ? ORDER BY seq", [first, last])
        return [_finding(*json.loads(body)) for (body,) in found]

    def position(self, words: Words) -> Position | None:
        """Return where sealed words stand, or None when they, or the text of their source, are not what was sealed."""
        if words.source in (self.meta("replaced") or ()):
            return None
        query = "SELECT at, paragraph, length, space FROM sealed WHERE record = ? AND source = ? AND hash = ?"
        found = self.row(query, *map(asked, words.key))
        if found is None:
            found = next(filter(None, (self.row(query, *map(asked, key)) for key in words.keys[1:])), None)
        return None if found is None else Position(*found)

    def _alike(self, name: str) -> list[tuple[str, list[str]]]:
        """Return the groups of claims that say the same as a claim in their `words` or a `figure`, it among them."""
        groups = self.rows("SELECT kind, number FROM alike WHERE n = ? ORDER BY kind DESC, number", [self.number(name)])
        query = "n IN (SELECT n FROM alike WHERE number = ?) ORDER BY n"
        return [(kind, self.ids(query, number)) for kind, number in groups]

    def titles(self, kind: str) -> list[tuple[str, str]]:
        """Return the ids and names of all records of a kind, in the order of their list."""
        return self.rows("SELECT id, title FROM record WHERE kind = ? ORDER BY abs(n)", [kind])

    def texts(self, claims: Iterable[str]) -> dict[str, str]:
        """Return the texts of some claims by their ids: the text of a claim is what it is called."""
        query = "SELECT id, title FROM record WHERE id IN (SELECT value FROM json_each(?)) AND n >= 0"
        return dict(self.rows(query, [json.dumps(list(claims))]))

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Return those of some ids that records have, as these stand in the files."""
        return self.ids("id IN (SELECT value FROM json_each(?)) ORDER BY seq", json.dumps(list(names)))

    def parts(self, name: str) -> list[str]:
        """Return the ids of the actors or events that are a part of one, or of the claims that count a part of it."""
        return self._parts.get(name, [])

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = self.meta("parts")
        return found

    @cached_property
    def actors(self) -> list[str]:
        """The ids of the actors in the order of their names."""
        found: list[str] = self.meta("actors")
        return found

    @cached_property
    def relations(self) -> dict[str, dict[str, list[str]]]:
        """What records say of sources, by the name of the relation: see `relations_among`."""
        found: dict[str, dict[str, list[str]]] = self.meta("relations")
        return found

    @cached_property
    def days(self) -> list[int]:
        """The days on which the case changed, rising."""
        found: list[int] = self.meta("days")
        return found

    @cached_property
    def headings(self) -> dict[str, str]:
        """The heading under which each event stands, by its id: its day, or its range of days."""
        found: dict[str, str] = self.meta("headings")
        return found

    def known_by(self, out: Callable[[str], bool]) -> Mapping[str, Named]:
        """Return relations as of a day, by which a source is `out` or not: see `relations.as_of`."""
        return as_of(self.relations, out)

    def related(self, how: str, name: str) -> Sequence[str]:
        """Return the ids that a record has to do with by a relation."""
        return self.relations[how].get(name, ())

    def stances(self, source: str, day: int, but: Sequence[int]) -> dict[str, int]:
        """Return how many claims that stand by a day a source reports, by its stance, but for some by their numbers."""
        stand = "n IN (SELECT n FROM claim WHERE stands <= ?) AND n NOT IN (SELECT value FROM json_each(?))"
        query = f"SELECT stance, count(*) FROM report WHERE source = ? AND {stand} GROUP BY stance ORDER BY min(n)"
        return dict(self.rows(query, [source, day, json.dumps(list(but))]))

    def place(self, name: str) -> Place | None:
        """Return where a record stands in the case's files, or None."""
        found = self.row("SELECT file, line, col, offset FROM record WHERE id = ?", asked(name))
        return None if found is None or found[0] is None else Place(self.files[found[0]], *found[1:])

    def ids(self, where: str, *values: object) -> list[str]:
        """Return ids of records by a condition and an order."""
        return [name for (name,) in self.rows(f"SELECT id FROM record WHERE {where}", values)]

    def count(self, where: str, *values: object) -> int:
        """Return how many records there are by a condition."""
        return int(self.row(f"SELECT count(*) FROM record WHERE {where}", *values)[0])


def asked(name: str) -> str:
    """Return an id that SQLite takes: it refuses a lone surrogate, and no id has one."""
    return name.encode("utf-8", "backslashreplace").decode()


def _finding(kind: str, claims: list[str], says: str, overall: bool, actors: list[str]) -> Finding:
    return Finding(kind, tuple(claims), says, overall, tuple(actors))
