"""What the mouse has selected in lines: their words, without the margins and breaks that only the screen has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip

from tui.formats.layout import Cell, Line


def selected_text(lines: Sequence[Line], selection: Selection) -> str:
    """Return the words that are selected: a line that was broken goes on as it did before it was."""
    text = ""
    for number in _numbers(lines, selection):
        chosen = selected(lines, selection, number)
        if chosen is None:
            continue
        cell = _cell(lines, selection, number)
        if number > _numbers(lines, selection).start:
            text += "\n" if cell.after is None else cell.after
        text += lines[number].written(*chosen)
    return text


def selected(lines: Sequence[Line], selection: Selection, number: int) -> tuple[int, int] | None:
    """Return the characters of a line that are selected: none of its margin, and of columns those of one.

    That is the one in which the selection begins and ends; where it ends in another, the whole of the line.
    """
    span = selection.get_span(number)
    if span is None:
        return None
    cell = _cell(lines, selection, number)
    start, end = span
    start = max(start, cell.start + cell.margin)
    return start, max(start, cell.end if end < 0 else min(end, cell.end))


def with_selection(drawn: Strip, lines: Sequence[Line], selection: Selection, number: int, style: Style) -> Strip:
    """Return a line as it is drawn, with what of it is selected on the ground of a style."""
    span = selected(lines, selection, number)
    if span is None:
        return drawn
    start, end = (cell_len(lines[number].text[:at]) for at in span)
    chosen = drawn.crop(start, end).apply_style(Style(bgcolor=style.bgcolor, reverse=True))
    return Strip.join([drawn.crop(0, start), chosen, drawn.crop(end)])


def _numbers(lines: Sequence[Line], selection: Selection) -> range:
    first = selection.start.y if selection.start else 0
    last = selection.end.y if selection.end else len(lines) - 1
    return range(max(first, 0), min(last + 1, len(lines)))


def _cell(lines: Sequence[Line], selection: Selection, number: int) -> Cell:
    """Return what of a line can be selected."""
    line = lines[number]
    columns = set(_columns(lines, selection))
    if line.cells and len(columns) == 1:
        at = columns.pop()
        if at is not None and at < len(line.cells):
            return line.cells[at]
    return Cell(0, len(line.text), line.margin, line.after)


def _columns(lines: Sequence[Line], selection: Selection) -> Iterator[int | None]:
    """Yield the columns in which a selection begins and ends, or None where it does in none."""
    for place in (selection.start, selection.end):
        cells = lines[place.y].cells if place is not None and 0 <= place.y < len(lines) else ()
        x = place.x if place is not None else 0
        yield max((at for at, cell in enumerate(cells) if cell.start <= x), default=None)
