"""A table of CSV as people and spreadsheets leave it: cells by the names of their columns, with where each stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from tui.bounded import read_bounded
from tui.lean import dataclass
from tui.paths import shown
from tui.problems import CaseError, Place
from tui.reading.mending import not_text, read_as
from tui.reading.tree import Placed, Scalar
from tui.text import clean

MOST_BYTES = 512 * 1024**2
_MOST_CELL = 2**30  # characters; how long a text may be is told where it becomes one
_SEPARATORS = ",;\t"
_LED = re.compile("""(^|(?<=[;,\\t\\r\\n]))'(?=['"\\s]*[-=+@＝＋－＠])|^'(?='*[\\t\\r\\n])""")
"""An apostrophe that keeps a spreadsheet from running what stands behind it, as our tables have it."""


class Row(NamedTuple):
    """A row: its number as a spreadsheet counts, the first line being 1, and its cells by their columns."""

    number: int
    cells: dict[str, str]


@dataclass(slots=True)
class Table:
    """A table: its name, its columns in their order, its rows, and whether `list` or `export` has written it."""

    name: str
    columns: list[str]
    rows: list[Row]
    ours: bool

    def cell(self, row: Row, column: str) -> str:
        """Return what a cell says: nothing where there is none, or white space alone."""
        text = row.cells.get(column, "")
        if not text.strip():
            return ""
        return _LED.sub("", text) if self.ours else text

    def spot(self, row: Row, column: str) -> Placed:
        """Return where a cell is: its row as the line, its column's number as the column, 0 for a row as a whole."""
        return Placed(Place(self.name, row.number, self.columns.index(column) + 1 if column in self.columns else 0))

    def scalar(self, row: Row, column: str, text: str | None = None) -> Scalar:
        """Return a cell, or a part of it, as a value at its place."""
        return Scalar(self.spot(row, column), self.cell(row, column) if text is None else text)

    def where(self, place: Place) -> str:
        """Return a place in words."""
        column = f", column {self.columns[place.col - 1]}" if place.col else ""
        return f"{self.name}: row {place.line}{column}"


def read_table(file: Path, known: Collection[str], signs: Collection[str]) -> Table:
    """Return the table in a file, in which columns are known, and some are signs that it is ours; raises CaseError."""
    name = clean(shown(file))
    try:
        data = read_bounded(file, MOST_BYTES)
    except OSError as error:
        why = "it is a folder" if file.is_dir() else error.strerror or str(error)
        raise CaseError(f"{name}: the table can't be read ({why}); name a file of CSV") from error
    text = read_as(data)[0]
    if bad := not_text(text):
        raise CaseError(f"{name}: {bad}; save the table as “CSV UTF-8”")
    separator = max(_SEPARATORS, key=lambda sign: len({*_first(text, sign)} & {*known}))
    lines = _lines(name, text, separator)
    columns = [_column(cell) for cell in next(lines, (0, []))[1]]
    if not {*columns} & {*known}:
        cure = "begin it with id,text,speaker,source,exact (`onrecord import --help` tells all)"
        what = "its first line names no column that is known" if text.strip() else "it is empty"
        raise CaseError(f"{name}: {what}; {cure}")
    if twice := next((column for column in columns if column and columns.count(column) > 1), None):
        raise CaseError(f"{name}: the column {twice!r} stands twice in the first line; keep one of them")
    rows = []
    for number, cells in lines:
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            has = f"has {len(cells)} cells, and the first line {len(columns)}"
            raise CaseError(f"{name}: row {number} {has}; put a cell that holds {separator!r} in quotes")
        if any(cell.strip() for cell in cells):
            rows.append(Row(number, dict(zip(columns, cells, strict=False))))
    return Table(name, columns, rows, not {*signs}.isdisjoint(columns))


def _column(cell: str) -> str:
    return re.sub(r"[\s-]+", "_", cell.strip().casefold())


def _first(text: str, separator: str) -> list[str]:
    """Return the columns that a text's first line has by a separator."""
    try:
        cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error:
        cells = []
    return list(map(_column, cells))


def _lines(name: str, text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number, most = 0, csv.field_size_limit(_MOST_CELL)
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells
    except csv.Error as error:
        what = f"this is no CSV ({error})"
        raise CaseError(
            f"{name}: row {number + 1}: {what}; close each quotation mark, and double those within"
        ) from error
    finally:
        csv.field_size_limit(most)
