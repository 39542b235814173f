"""A table as text: columns as wide as what stands in them, wrapped to a terminal; nothing in it is ever cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from tui.cards.blocks import Field, Gap, Span
from tui.formats.layout import Line, lay_out, wrap
from tui.text import clean

_LEAST = 8  # cells of a column; below, a record's fields stand one below the other
_BETWEEN = "  "
_MOST_PADDED = 60  # cells that are filled up to where lines have no end


def aligned(columns: Sequence[str], rows: Iterable[Sequence[str]], width: int, *, endless: bool) -> Iterator[Line]:
    """Yield the lines of a table with its heading; where columns would be too narrow, of a list of fields for each."""
    table = [tuple(map(clean, row)) for row in rows]
    widths = _natural(columns, table)
    room = width - len(_BETWEEN) * (len(columns) - 1)
    if endless:
        widths = [min(each, _MOST_PADDED) for each in widths]
    elif sum(widths) > room:
        if room < sum(min(each, _LEAST) for each in widths):
            yield from _below(columns, table, width)
            return
        widths = _shared(widths, room)
    yield _line([(Span(name, "label"),) for name in columns], widths)
    for row in table:
        cells = [
            [(Span(part),) for part in cell.split("\n")] if endless else list(wrap((Span(cell),), max(size, 1)))
            for cell, size in zip(row, widths, strict=True)
        ]
        for parts in zip_longest(*cells, fillvalue=()):
            yield _line(parts, widths)


def _natural(columns: Sequence[str], table: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide each column is, unwrapped."""
    widths = list(map(cell_len, columns))
    for row in table:
        for at, cell in enumerate(row):
            widths[at] = max(widths[at], *(cell_len(part) for part in cell.expandtabs(4).split("\n")))
    return widths


def _shared(widths: Sequence[int], room: int) -> list[int]:
    """Return widths that fit into a room: narrow columns keep theirs, the others have the same."""
    shares: dict[int, int] = {}
    for number, (size, at) in enumerate(sorted((size, at) for at, size in enumerate(widths))):
        shares[at] = min(size, room // (len(widths) - number))
        room -= shares[at]
    return [shares[at] for at in range(len(widths))]


def _line(cells: Sequence[Sequence[Span]], widths: Sequence[int]) -> Line:
    spans: list[Span] = []
    for cell, size in zip(cells, widths, strict=True):
        spans += [*cell, Span(" " * max(size - sum(cell_len(span.text) for span in cell), 0) + _BETWEEN)]
    while spans and not spans[-1].text.strip():
        spans.pop()
    return Line(tuple(spans))


def _below(columns: Sequence[str], table: Sequence[Sequence[str]], width: int) -> Iterator[Line]:
    for number, row in enumerate(table):
        blocks = [Field(name, (Span(cell),)) for name, cell in zip(columns, row, strict=True) if cell]
        yield from lay_out([*([Gap()] if number else []), *blocks], width)
        if number < len(table) - 1:
            yield Line(())
