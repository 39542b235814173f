"""CSV: a folder with a table for each kind of record and for each thing that records have many of.

`datapackage.json` says what each table and column is, and whose ids it holds, as a Frictionless Data Package does.
The tables of records are to the letter what `onrecord list KIND --format csv` prints.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from tui.exports.part import Part
from tui.exports.tables import DERIVED, TABLES, Table
from tui.formats.csv import COLUMNS, line, rows
from tui.model import SECTIONS, Record, Spec, key_of
from tui.text import as_written

_RULES = (
    "Every cell is quoted. A cell, or a part of one behind a separator or a line break, that a spreadsheet would run as"
    " a formula is led by an apostrophe, and so is what has apostrophes there already: taking one away gives the words"
    " back. Control characters are written out (^[, <202e>). Lists are joined by '; '. Dates are EDTF. What is left"
    " out: how the case is spread over files, its comments, and its seal but for where quotes stand."
)


def files(part: Part) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the name and the lines of each file."""
    yield "datapackage.json", iter(json.dumps(_package(part), ensure_ascii=True, indent=1).split("\n"))
    for section in SECTIONS:
        yield _file(section), rows(part.case, section, _names(part, section), part.filters)
    for table in TABLES:
        yield _file(table.name), _parts(part, table)


def _file(table: str) -> str:
    return f"{table}.csv"


def _names(part: Part, section: str) -> Sequence[str]:
    """Return the ids of the records of a section that the part has."""
    if section == "case":
        return (part.case.info.id,)
    return part.claims if section == "claims" else part.every(section.removesuffix("s"))


def _parts(part: Part, table: Table) -> Iterator[str]:
    yield line(column.name for column in table.columns)
    for name in _names(part, table.of):
        yield from map(line, table.rows(part.case, part.case.get(name)))


def _package(part: Part) -> dict[str, Any]:
    """Return the descriptor of the tables."""
    info = part.case.info
    return {
        "profile": "tabular-data-package",
        "name": info.id,
        "title": as_written(info.title),
        "description": f"An export of an On Record case: {as_written(part.words)}. {_RULES}",
        "resources": [
            *(_resource(section, _section_says(section), _fields(section, kind)) for section, kind in SECTIONS.items()),
            *(_resource(table.name, table.says, _columns(table), list(_keys(part, table)), 2) for table in TABLES),
        ],
    }


def _resource(
    name: str, says: str, fields: list[dict[str, str]], keys: list[dict[str, Any]] | None = None, key: int = 0
) -> dict[str, Any]:
    primary = [field["name"] for field in fields[:key]] or "id"
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": _file(name),
        "description": says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": primary, **({"foreignKeys": keys} if keys else {})},
    }


def _section_says(section: str) -> str:
    return (SECTIONS[section].__doc__ or "").strip()


def _fields(section: str, kind: type[Record]) -> list[dict[str, str]]:
    specs = {key_of(name): spec for name, spec in kind.SPECS.items()}
    return [
        {"name": column, "type": "string", "description": _meaning(section, column, specs)}
        for column in COLUMNS[section]
    ]


def _meaning(section: str, column: str, specs: dict[str, Spec]) -> str:
    """Return what a column of a table of records means; raises KeyError for one that nothing is said of."""
    derived = DERIVED.get(section, {})
    if column in derived:
        return derived[column]
    if column in specs:
        doc, many = specs[column].doc, specs[column].many
        ids = {True: " Ids.", False: " Its name."}.get(many, "") if specs[column].kind == "ref" else ""
        return doc + ids
    return f"{specs[column.removesuffix('_id')].doc} Its id."


def _columns(table: Table) -> list[dict[str, str]]:
    return [{"name": column.name, "type": "string", "description": column.says} for column in table.columns]


def _keys(part: Part, table: Table) -> Iterator[dict[str, Any]]:
    """Yield whose ids a table's columns hold; not where they may name what this export has no table or row of."""
    for column in table.columns:
        there = column.to != "claims" or column.name == "claim" or part.whole
        if column.to in SECTIONS and there and not part.case.left_out:
            yield {"fields": column.name, "reference": {"resource": column.to, "fields": "id"}}
