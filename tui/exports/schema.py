"""The tables, views and search of the SQLite export, and what Datasette is told of them, all from one description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tui.exports.tables import TABLES, Column, Table
from tui.lean import dataclass


@dataclass(frozen=True, slots=True)
class SqlTable:
    """A table: what it holds, its columns with their types and meanings, its key, and what Datasette shows first."""

    name: str
    says: str
    described: tuple[tuple[str, str, Column], ...]
    """Of each column its type, what else is demanded of it, and what it says."""
    key: tuple[str, ...]
    label: str = ""
    facets: tuple[str, ...] = ()
    search: str = ""

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return [column.name for _, _, column in self.described]

    @property
    def outward(self) -> dict[int, str]:
        """The tables that columns hold ids of, by the columns' places."""
        return {place: column.to for place, (_, _, column) in enumerate(self.described) if column.to}

    @property
    def needed(self) -> set[int]:
        """The places of columns without which there is no row."""
        return {place for place, (_, rule, _) in enumerate(self.described) if "NOT NULL" in rule}

    def sql(self) -> str:
        """Return what makes the table."""
        columns = [f'  "{column.name}" {kind} {rule}'.rstrip() for kind, rule, column in self.described]
        keys = [f"  PRIMARY KEY ({', '.join(_quoted(self.key))})"] if self.key else []
        foreign = [
            f'  FOREIGN KEY ("{column.name}") REFERENCES {column.to} (id)'
            for _, _, column in self.described if column.to
        ]  # fmt: skip
        return f"CREATE TABLE {self.name} (\n" + ",\n".join([*columns, *keys, *foreign]) + "\n);\n"


def _quoted(names: tuple[str, ...]) -> list[str]:
    return [f'"{name}"' for name in names]


def _made(
    name: str, says: str, *columns: str, key: int = 1, label: str = "", facets: tuple[str, ...] = (), search: str = ""
) -> SqlTable:
    """Return a table of columns such as `speaker>voices: Who says it.`; `!` behind the name demands a value."""
    described = []
    for written in columns:
        head, _, meaning = written.partition(": ")
        head, _, to = head.partition(">")
        kind = "INTEGER" if head.startswith("#") else "TEXT"
        rule = "NOT NULL" if head.endswith("!") else ""
        described.append((kind, rule, Column(head.strip("#!"), meaning, to.rstrip("!"))))
    names = tuple(column.name for _, _, column in described)
    return SqlTable(name, says, tuple(described), names[:key], label, facets, search)


def _of_parts(table: Table) -> SqlTable:
    """Return the table of the parts of a record."""
    described = tuple(
        (
            "INTEGER" if column.name in _NUMBERS else "TEXT",
            "NOT NULL" if place < 2 or column.name == "question" else "",
            column,
        )
        for place, column in enumerate(table.columns)
    )  # fmt: skip
    key: tuple[str, ...] = (table.columns[0].name, "number")
    if table.name == NUMBERED:  # a search needs a number by which it finds a row, also once the file was vacuumed
        described = (("INTEGER", "", Column("id", "Its number in this file.")), *described)
        key = ("id",)
    return SqlTable(table.name, table.says, described, key, facets=_FACETS.get(table.name, ()))


NUMBERED = "quotes"
"""The table of parts whose rows are numbered through."""
_NUMBERS = {"number", "report", "offset", "paragraph"}
_FACETS = {
    "reports": ("source", "stance"), "quotes": ("source", "role"), "links": ("kind", "by"), "figures": ("measure",),
    "answers": ("question", "position"), "spellings": ("source",), "roles": ("of",),
}  # fmt: skip
_DAYS = (
    "_from: The first day of that date as it is written: with ~ or ? in it, it may have been another day.",
    "_to: The last day of that date as it is written.",
)

FILLED = {
    table.name: table
    for table in (
        _made("_about", "What this file is, and how to read it.", "name!: What is told.", "value: The words."),
        _made(
            "_columns", "What each column of each table holds.", "table_name!: The table.", "column_name!: The column.",
            "says: What it holds.", key=2,
        ),
        _made(
            "voices", "Who may speak: actors, sources, and the editor.", "id!: The id.", "name: What it is called.",
            "kind: `actor`, `source` or `editor`.", "source>sources: The source that it is.",
            "actor>actors: The actor that it is.", label="name", facets=("kind",),
        ),
        _made(
            "sources", "Published texts that report claims.", "id!: The source's id.",
            "name: What it is called in rows.", "title: The headline as printed.",
            "publisher: Who published it; nothing where that is not recorded.",
            "author: The author, if the text gives one.",
            "part_of>sources: The source that it is a part of.", "url: Where it was published.",
            "archived: Where a copy of it is kept.", "archived_on: When that copy was made, in EDTF.",
            "lang: The language, as a BCP 47 tag.", "rights: Whose the words are.", "published: When, in EDTF.",
            *(f"published{day}" for day in _DAYS), "published_text: The time in the words that were printed.",
            "sha256: The SHA-256 of the text that was quoted from.", "#chars: Its length in characters.",
            "furniture: The lines of that text that belong to the page.",
            label="name", facets=("publisher", "lang"),
        ),
        _made(
            "actors", "Who speaks, acts or is spoken of.", "id!: The actor's id.", "name: What it is called.",
            "kind: What sort of actor it is.", "part_of>actors: The actor that it belongs to.",
            "note: What tells it from others.", label="name", facets=("kind",),
        ),
        _made(
            "events", "What happened, or is said to have happened.", "id!: The event's id.", "title: What happened.",
            "when: When, in EDTF, no sharper than the sources say.", *(f"when{day}" for day in _DAYS),
            "when_text: The time in a source's own words.", "where: Where it happened.",
            "part_of>events: The event that it is a part of.", "note: What a reader must know.",
            label="title", facets=("where", "part_of"),
        ),
        _made(
            "questions", "What the accounts answer differently.", "id!: The question's id.",
            "title: The question; `asks` in the case's files.",
            "note: What a reader must know.", label="title",
        ),
        _made(
            "claims", "One statement each that a source says one speaker made.", "id!: The claim's id.",
            "#number: Its place in the list: what was said first, first.",
            "title: The editor's paraphrase; `text` in the case's files.",
            "kind: What saying it does.", "speaker>voices: Who says it; nothing where that is not recorded.",
            "speakers: What those are called who speak: of a source those in whose voice it speaks.",
            "medium: By what means.", "said: When it was said, in EDTF.", *(f"said{day}" for day in _DAYS),
            "said_text: The time of saying in a source's own words.", "printed: When it was first printed, in EDTF.",
            *(f"printed{day}" for day in _DAYS), "note: What a reader must know to use it.",
            label="title", facets=("speaker", "kind"), search="claims_search",
        ),
        _made("source_voices", "The actors in whose voice a source speaks.", "source>sources!: The source.",
              "actor>actors!: The actor.", key=2),
        _made("source_bases", "The sources that a source repeats.", "source>sources!: The source.",
              "repeats>sources!: What it repeats.", key=2),
        _made("event_actors", "Who took part in an event.", "event>events!: The event.",
              "actor>actors!: The actor.", key=2),
        _made("question_looked_in", "The sources that were searched for an answer without one.",
              "question>questions!: The question.", "source>sources!: The source.", key=2),
        _made("claim_relays", "By way of whom a claim came.", "claim>claims!: The claim.",
              "#number!: Its place, 1 nearest the speaker.", "voice>voices: The relay.", key=2, facets=("voice",)),
        _made("claim_listeners", "To whom a claim was said.", "claim>claims!: The claim.",
              "#number!: Its place, from 1.", "voice>voices: The listener.", key=2, facets=("voice",)),
        _made("claim_events", "The events that a claim is about.", "claim>claims!: The claim.",
              "event>events!: The event.", key=2, facets=("event",)),
        _made("claim_actors", "Whom a claim is about.", "claim>claims!: The claim.", "actor>actors!: The actor.",
              key=2, facets=("actor",)),
        _made("claim_marks", "What the program says of a claim without judging it.", "claim>claims!: The claim.",
              "mark!: The mark.", "name: Its name.", "says: What it means.", key=2, facets=("mark",)),
        _made("findings", "What comparing all claims has found; only in an export of a whole case.",
              "#number!: Which, from 1.", "kind: What sort of finding.", "says: What was found.", label="says",
              facets=("kind",)),
        _made("finding_claims", "The claims that a finding concerns.", "#finding!: Its number.",
              "claim>claims!: The claim.", key=2),
        *map(_of_parts, TABLES),
        _made("_outside", "What names a record that this file does not have; there it is NULL, or has no row.",
              "table_name: The table.", "row: The id in its first column.", "column_name: The column.",
              "names: The id that is named.", key=0),
    )
}  # fmt: skip
"""Every table by its name."""

DOCUMENTED = [(table.name, column.name, column.says) for table in FILLED.values() for _, _, column in table.described]
"""What is in `_columns`."""

VIEWED = {
    "claims_told": "Claims with who said them, when, and which sources print them, of those that were out by the day.",
    "quotes_told": "Quotes with their claim, its speaker, the source, and how that stands to the claim:"
    " nothing where it is not known to be out by the day.",
    "disputes": "Who contradicts, denies or doubts a claim, which is `other`: a claim, by a link, or a source that"
    " prints it, where `claim` is NULL. A contradiction that the editor or a source sees holds from both ends.",
}


def _schema() -> Iterator[str]:
    for table in FILLED.values():
        yield table.sql()
        for _, _, column in table.described:
            if column.to and column.name != table.key[0]:
                yield f'CREATE INDEX {table.name}_by_{column.name} ON {table.name} ("{column.name}");\n'
    yield "CREATE UNIQUE INDEX claims_by_number ON claims (number);\n"
    for name, of, columns, rowid in (
        ("claims_search", "claims", "title, note", "number"), ("quotes_search", "quotes", "exact, translation", "id"),
    ):  # fmt: skip
        yield (
            f'CREATE VIRTUAL TABLE {name} USING fts5({columns}, content="{of}", content_rowid="{rowid}",'
            ' tokenize="unicode61 remove_diacritics 2");\n'
        )


SCHEMA = "".join(_schema())
VIEWS = """
CREATE VIEW claims_told AS
SELECT c.id, c.title, c.speakers, c.said, c.printed,
  (SELECT group_concat(name, '; ') FROM (SELECT s.name FROM reports r JOIN sources s ON s.id = r.source
    WHERE r.claim = c.id AND r.stance IS NOT NULL ORDER BY r.number)) AS sources,
  (SELECT group_concat(name, '; ') FROM claim_marks m WHERE m.claim = c.id) AS marks
FROM claims c ORDER BY c.number;
CREATE VIEW quotes_told AS
SELECT q.claim, q.number, q.exact, q.role, c.speakers, s.name AS source_name, s.title AS headline, q.at, q.paragraph,
  r.address, c.title AS paraphrase, r.stance
FROM quotes q JOIN claims c ON c.id = q.claim LEFT JOIN sources s ON s.id = q.source
  LEFT JOIN reports r ON r.claim = q.claim AND r.number = q.report
ORDER BY c.number, q.report, q."offset", q.number;
CREATE VIEW disputes AS
SELECT claim, title, speakers, kind, other, other_title, other_speakers, says_so, aspect, why, quote FROM (
  SELECT c.number, 0 AS stance, l.number AS place, l.claim, c.title, c.speakers, l.kind, l."to" AS other,
    o.title AS other_title, o.speakers AS other_speakers, v.name AS says_so, l.aspect, l.why, l.quote
  FROM links l JOIN claims c ON c.id = l.claim LEFT JOIN claims o ON o.id = l."to" LEFT JOIN voices v ON v.id = l."by"
  WHERE l.kind IN ('contradicts', 'denies', 'doubts')
  UNION ALL
  SELECT c.number, 1, r.number, NULL, NULL, s.name, r.stance, r.claim, c.title, c.speakers, s.name, NULL, NULL, NULL
  FROM reports r JOIN claims c ON c.id = r.claim LEFT JOIN sources s ON s.id = r.source
  WHERE r.stance IN ('doubts', 'denies')
) ORDER BY number, stance, place;
"""


def metadata(name: str, title: str, words: str) -> dict[str, Any]:
    """Return what Datasette is told of a file by its name: what it is, by what to call a row, and what to count."""
    tables: dict[str, Any] = {name: {"description": says} for name, says in VIEWED.items()}
    for table in FILLED.values():
        tables[table.name] = {
            "description": table.says,
            "columns": {column.name: column.says for _, _, column in table.described},
            **({"label_column": table.label} if table.label else {}),
            **({"facets": list(table.facets)} if table.facets else {}),
            **({"hidden": True} if table.name.startswith("_") else {}),
        }
    tables["claims"] |= {"fts_table": "claims_search", "fts_pk": "number", "sort": "number"}
    return {"title": title, "description": words, "databases": {name: {"tables": tables}}}
