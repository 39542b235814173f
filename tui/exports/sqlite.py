"""SQLite: documented tables with foreign keys, views with names in place of ids, and search of claims and quotes.

Every text is as the program shows it, with control characters written out; dates are EDTF as written. Whatever names
a record that the file does not have (a claim outside of the part) is NULL there, and told in `_outside`. In Datasette
rows are labelled by the names of the columns; facets and descriptions are in `_about`, where `datasette` is the
metadata for a file that is called by the case's id.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tui.case.marks import MARKS
from tui.case.sourcing import voice_names
from tui.case.words import publisher_of
from tui.databases import Database, connected
from tui.dates import When
from tui.exports.part import Part
from tui.exports.schema import DOCUMENTED, FILLED, NUMBERED, SCHEMA, VIEWS, SqlTable, metadata
from tui.exports.tables import TABLES
from tui.model import EDITOR, UNRECORDED, Actor, Claim, Event, Question, Record, Source
from tui.text import clean

APPLICATION = 0x4F6E5265
"""The number in the file's header that says whose it is: `OnRe`."""
VERSION = 1
"""The version of the tables."""
_TOGETHER = 500  # claims whose rows are put in together
Rows = dict[str, list[list[object]]]


def write(part: Part, path: Path) -> None:
    """Fill a file with the database."""
    base = connected(path.absolute().as_uri(), new=True)
    try:
        base.executescript(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; {SCHEMA}")
        base.execute("BEGIN")
        filling = _Filling(part, base)
        filling.others()
        filling.claims()
        base.execute("COMMIT")
        base.executescript(VIEWS)
        base.execute("ANALYZE")
    finally:
        base.close()


class _Filling:
    """What is at hand while the tables are filled."""

    def __init__(self, part: Part, base: Database) -> None:
        self.part, self.case, self.base = part, part.case, base
        sources, actors = part.every("source"), part.every("actor")
        self.there = {
            "sources": set(sources), "actors": set(actors), "events": set(part.every("event")),
            "questions": set(part.every("question")), "voices": {EDITOR, *sources, *actors},
        }  # fmt: skip
        self.rows: Rows = {}
        self.numbered = 0

    def has(self, table: str, name: str) -> bool:
        """Tell whether a table has a record."""
        if table == "claims":
            return name in self.case.claims and (self.part.whole or self.part.has(name))
        return name in self.there[table]

    def add(self, table: SqlTable, row: Iterable[object]) -> None:
        """Put in a row; an id that leads nowhere is NULL, and told of; without one that must lead there is no row."""
        values = [_value(value) for value in row]
        for place, to in table.outward.items():
            name = values[place]
            if isinstance(name, str) and not self.has(to, name):
                self.rows.setdefault("_outside", []).append([table.name, values[0], table.columns[place], name])
                values[place] = None
                if place in table.needed:
                    return
        self.rows.setdefault(table.name, []).append(values)

    def end(self) -> None:
        """Put what has come together into the file."""
        for name, rows in self.rows.items():
            marks = ", ".join("?" * len(rows[0]))
            self.base.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
        self.rows = {}

    def others(self) -> None:
        """Fill the tables of all but claims."""
        case, part = self.case, self.part
        for name, value in _about(part):
            self.add(FILLED["_about"], (name, value))
        for row in DOCUMENTED:
            self.add(FILLED["_columns"], row)
        self.add(FILLED["voices"], (EDITOR, "the editor", EDITOR, None, None))
        for kind in ("source", "actor"):
            for name in part.every(kind):
                self.add(FILLED["voices"], (name, case.name(name), kind, *_ends(kind, name)))
        for kind, fill in _OTHERS:
            for name in part.every(kind):
                record = case.get(name)
                assert record
                for table, values in fill(part, record):
                    self.add(FILLED[table], values)
                self.parts(f"{kind}s", record)
        for number, finding in enumerate(case.findings() if part.whole else (), 1):
            self.add(FILLED["findings"], (number, finding.kind, finding.says))
            for name in dict.fromkeys(finding.claims):
                self.add(FILLED["finding_claims"], (number, name))
        self.end()

    def parts(self, of: str, record: Record) -> None:
        """Put in the rows of what a record has many of."""
        for table in TABLES:
            if table.of == of:
                for row in table.rows(self.case, record):
                    if table.name == NUMBERED:
                        self.numbered += 1
                        row = (self.numbered, *row)
                    self.add(FILLED[table.name], row)

    def claims(self) -> None:
        """Fill the tables of claims."""
        for number, (_, claim) in enumerate(self.part.records(), 1):
            for table, row in _claim(self.part, claim, number):
                self.add(FILLED[table], row)
            self.parts("claims", claim)
            if number % _TOGETHER == 0:
                self.end()
        self.end()
        self.base.execute("INSERT INTO claims_search (claims_search) VALUES ('rebuild')")
        self.base.execute("INSERT INTO quotes_search (quotes_search) VALUES ('rebuild')")


def _ends(kind: str, name: str) -> tuple[str | None, str | None]:
    return (name, None) if kind == "source" else (None, name)


def _value(value: object) -> object:
    """Return what SQLite takes: text without control characters, dates and exact numbers as written."""
    if isinstance(value, When):
        return value.text
    if value is None or isinstance(value, float) or (isinstance(value, int) and abs(value) < 1 << 63):
        return value
    return clean(str(value))


def _about(part: Part) -> Iterator[tuple[str, str]]:
    info = part.case.info
    yield "what", "An export of an On Record case: who said what, when, in which words, and where accounts differ."
    yield "part", part.words
    yield "version", str(VERSION)
    for key in ("id", "title", "summary", "period", "editor", "licence", "updated"):
        if value := getattr(info, key):
            yield key, value.text if isinstance(value, When) else value
    yield (
        "dates",
        "Dates are EDTF as written. Those of sources, events and claims have their first and last day beside them,"
        " NULL where they are open or have no year of four digits; these are the ends of the date as it is written, and"
        " not what a source says: one that is uncertain (?) or approximate (~) may have been another day.",
    )
    yield "text", "Control characters are written out (^[, <202e>), as the program shows them."
    yield (
        "marks",
        "Marks are derived of all claims as of the day, also in a part: there what disputes a claim may be missing.",
    )
    yield "left out", "How the case is spread over files, its comments, and its seal but for where quotes stand."
    yield "datasette", json.dumps(metadata(info.id, clean(info.title), clean(part.words)), ensure_ascii=True, indent=1)


def _bounds(when: When | None) -> tuple[str | None, str | None]:
    """Return the first and the last day of a date as ISO 8601 has them, or None for one that is open or far."""
    first, last = (when.earliest, when.latest) if when else (None, None)
    day = [f"{at[0]:04}-{at[1]:02}-{at[2]:02}" if at and 0 < at[0] < 10_000 else None for at in (first, last)]
    return day[0], day[1]


Filled = Iterator[tuple[str, tuple[object, ...]]]


def _source(part: Part, record: Record) -> Filled:
    assert isinstance(record, Source)
    s = record
    yield "sources", (
        s.id, part.case.name(s.id), s.title, publisher_of(s), s.author, s.part_of, s.url, s.archived,
        s.archived_on, s.lang, s.rights, s.published, *_bounds(s.published), s.published_text, s.sha256, s.chars,
        s.furniture,
    )  # fmt: skip
    yield from (("source_voices", (s.id, name)) for name in dict.fromkeys(s.by))
    yield from (("source_bases", (s.id, name)) for name in dict.fromkeys(s.based_on))


def _actor(part: Part, record: Record) -> Filled:
    assert isinstance(record, Actor)
    yield "actors", (record.id, record.name, record.kind, record.part_of, record.note)


def _event(part: Part, record: Record) -> Filled:
    assert isinstance(record, Event)
    e = record
    yield "events", (e.id, e.title, e.when, *_bounds(e.when), e.when_text, e.where, e.part_of, e.note)
    yield from (("event_actors", (e.id, name)) for name in dict.fromkeys(e.actors))


def _question(part: Part, record: Record) -> Filled:
    assert isinstance(record, Question)
    yield "questions", (record.id, record.asks, record.note)
    searched = filter(part.case.is_out, record.looked_in)
    yield from (("question_looked_in", (record.id, name)) for name in dict.fromkeys(searched))


_OTHERS: tuple[tuple[str, Callable[[Part, Record], Filled]], ...] = (
    ("source", _source), ("actor", _actor), ("event", _event), ("question", _question),
)  # fmt: skip


def _claim(part: Part, claim: Claim, number: int) -> Filled:
    case, c = part.case, claim
    printed = case.printed(c)
    speaker = None if c.speaker == UNRECORDED else c.speaker
    yield "claims", (
        c.id, number, c.text, c.kind, speaker, voice_names(case, c.speaker), c.medium, c.said, *_bounds(c.said),
        c.said_text, printed, *_bounds(printed), c.note,
    )  # fmt: skip
    for table, names in (("claim_relays", c.via), ("claim_listeners", c.to)):
        yield from ((table, (c.id, place, name)) for place, name in enumerate(names, 1))
    for table, names in (("claim_events", c.events), ("claim_actors", c.actors)):
        yield from ((table, (c.id, name)) for name in dict.fromkeys(names))
    yield from (("claim_marks", (c.id, mark, MARKS[mark].word, MARKS[mark].says)) for mark in case.marks(c.id))
