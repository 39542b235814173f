"""Records as tab-separated values: the table of CSV with a tab between two cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.case import ALL, Case
from tui.case.query import Filters
from tui.formats import csv

TAB = "\t"


def cards(case: Case, names: Iterable[str]) -> Iterator[str]:
    """Yield a table of records, as CSV has it."""
    return csv.cards(case, names, TAB)


def rows(case: Case, kind: str, names: Iterable[str], filters: Filters = ALL) -> Iterator[str]:
    """Yield a header and a line for each record of one kind."""
    return csv.rows(case, kind, names, filters, TAB)


def table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield a header and a line for each row of values."""
    return csv.table(columns, rows, TAB)


def comparison(case: Case, question: str, *, agreed: bool) -> Iterator[str]:
    """Yield a header, and a line for each source and claim of each statement on a question."""
    return csv.comparison(case, question, agreed=agreed, delimiter=TAB)
