"""Records in the columns, in the order and up to the number that one asks for, in every format.

A column is called as CSV calls it. JSON keeps its own fields, of which those that are named are left: `id`,
`derived.marks`, `reports.quotes.exact`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from itertools import groupby
from typing import Any, NamedTuple

from tui.case import ALL, Case
from tui.case.query import Filters
from tui.dates import When, order
from tui.folding import fold
from tui.formats import FORMATS, compared, fields
from tui.formats.csv import COLUMNS, Column, cell_text
from tui.formats.json import whole
from tui.model import KIND_OF
from tui.text import closest, instead

RECORD = "record"
"""The column that tells what kind of record a row is of, where there may be several."""
_SECTIONS = {kind: section for section, kind in KIND_OF.items()}
_OBJECTS = ("json", "jsonl")

Found = tuple[str, str]
"""The kind of a record, and its id."""


class Chosen(NamedTuple):
    """What one asks for: columns, all where none is named; a column to order by; how many at most."""

    columns: tuple[str, ...] = ()
    sort: str = ""
    """With a hyphen before it the other way round."""
    limit: int | None = None


class Unknown(ValueError):
    """Raised for a column that is none, with the closest one that there is."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        last = [each for each in known if each.rpartition(".")[2] == name]
        super().__init__(f"{name!r} is no column; {instead(last[:1] or closest(name, known), known)}")


def columns_of(kinds: Iterable[str]) -> list[str]:
    """Return the names of the columns that records of some kinds have."""
    return list(dict.fromkeys(name for kind in kinds for name in (*COLUMNS[_SECTIONS[kind]], RECORD)))


def taken(case: Case, found: Sequence[Found], chosen: Chosen, filters: Filters = ALL) -> list[Found]:
    """Return records in the order asked for, and as many; raises Unknown."""
    if chosen.sort:
        name = chosen.sort.removeprefix("-")
        _known([name], columns_of({kind for kind, _ in found}) if found else None)
        found = _ordered(found, lambda each: _value(case, each, name, filters), chosen.sort)
    return list(found[: chosen.limit])


def lines(form: str, case: Case, found: Sequence[Found], chosen: Chosen, filters: Filters = ALL) -> Iterator[str]:
    """Return the lines of records with the columns asked for; raises Unknown."""
    kinds = dict.fromkeys(kind for kind, _ in found)
    if form in _OBJECTS:
        _known(chosen.columns, fields.names(kinds) if found else None)
        objects = (whole(case, name, record) for _, name in found if (record := case.get(name)))
        return _objects(form, objects, chosen.columns)
    _known(chosen.columns, columns_of(kinds) if found else None)
    rows = ([_value(case, each, name, filters) for name in chosen.columns] for each in found)
    return _table(form, chosen.columns, rows)


def comparison(form: str, case: Case, question: str, chosen: Chosen, *, agreed: bool) -> tuple[Iterator[str], int]:
    """Return the lines of a comparison as asked for, and how many statements are left out; raises Unknown."""
    name, columns = chosen.sort.removeprefix("-"), chosen.columns or compared.COLUMNS
    _known([name] if name else [], compared.COLUMNS)
    _known(chosen.columns, fields.names(("statement",)) if form in _OBJECTS else compared.COLUMNS)
    groups = [(number, list(rows)) for number, rows in groupby(compared.table(case, question, agreed=agreed), _first)]
    if name:
        at = compared.COLUMNS.index(name)
        groups = _ordered(groups, lambda group: group[1][0][at], chosen.sort)
    some = groups[: chosen.limit]
    if form in _OBJECTS:
        by_number = {each["statement"]: each for each in compared.records(case, question, agreed=agreed)}
        made = _objects(form, (by_number[number] for number, _ in some), chosen.columns)
    else:
        places = [compared.COLUMNS.index(column) for column in columns]
        made = _table(form, columns, ([row[at] for at in places] for _, rows in some for row in rows))
    return made, len(groups) - len(some)


def counts(form: str, rows: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Return the lines of what was counted."""
    if form in _OBJECTS:
        return _objects(form, ({"when": when, "claims": claims} for when, claims in rows), ())
    return _table(form, tuple(fields.COUNTED), rows)


def _first(row: tuple[object, ...]) -> object:
    return row[0]


def _known(names: Iterable[str], known: Sequence[str] | None) -> None:
    """Raise Unknown for the first name that is not known; where there is no record, nothing is known to be wrong."""
    for name in names:
        if known is not None and name not in known:
            raise Unknown(name, known)


def _value(case: Case, found: Found, column: str, filters: Filters) -> object:
    kind, name = found
    if column == RECORD:
        return kind
    made: Mapping[str, Column] = COLUMNS[_SECTIONS[kind]]
    record = case.get(name)
    return made[column](case, record, filters) if column in made and record else None


def _ordered(found: Iterable[Any], value: Any, sort: str) -> list[Any]:
    """Return what was found by a value of each; what has none comes last, whichever way round."""
    keyed = [(_key(value(each)), each) for each in found]
    there = [pair for pair in keyed if pair[0] is not None]
    there.sort(key=lambda pair: pair[0], reverse=sort.startswith("-"))
    return [each for _, each in there] + [each for key, each in keyed if key is None]


def _key(value: object) -> Any:
    if value is None or value == "" or value == () or value == []:
        return None
    if isinstance(value, When):
        return 0, order(value)
    if isinstance(value, int | Decimal):
        return 0, value
    return 1, fold(cell_text(value))


def _table(form: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    module = import_module(FORMATS[form].module)
    made: Iterator[str] = module.table(columns, rows)
    return made


def _objects(form: str, objects: Iterable[dict[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    tree: dict[str, Any] = {}
    for column in columns:
        at = tree
        for key in column.split("."):
            at = at.setdefault(key, {})
    found = (_left(each, tree) for each in objects)
    if form == "jsonl":
        yield from (json.dumps(each, ensure_ascii=True) for each in found)
        return
    yield "["
    every = [json.dumps(each, ensure_ascii=True, indent=1) for each in found]
    yield from (each + ("," if number < len(every) else "") for number, each in enumerate(every, 1))
    yield "]"


def _left(value: Any, tree: Mapping[str, Any]) -> Any:
    """Return what is left of a value when only some fields are asked for."""
    if not tree:
        return value
    if isinstance(value, list):
        return [_left(each, tree) for each in value]
    return {key: _left(value[key], below) for key, below in tree.items() if key in value}
