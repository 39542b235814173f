"""Blocks laid out in lines of a width: the one layout that the screen and the command line share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from tui.cards.blocks import LEFT_OUT, Block, Columns, Field, Gap, Head, Heading, Para, Passage, Quoted, Span, Spans
from tui.formats.breaking import broken
from tui.formats.lights import light_up as light_up
from tui.later import later
from tui.lean import NamedTuple, replace

if TYPE_CHECKING:
    from tui.formats import tabs
else:
    (tabs,) = later("tui.formats", "tabs")

NARROW = 44  # cells; below, a field's label has a line of its own
MOST_LABEL = 18
_MARGIN = " ▎▏"
LEAST_COLUMN = 38  # cells; cells of a table that would be narrower stand below each other
MOST_SIDE_BY_SIDE = 1000  # cells; a wider line is one that is not wrapped, and columns would have no end in it
_BETWEEN = Span(" │ ", "meta")


class Place(NamedTuple):
    """A part of a line that leads to a record: from a cell to one behind its last."""

    to: str
    start: int
    end: int


class Cell(NamedTuple):
    """A text in a line: from a character to one behind its last, and how it goes on from the line above."""

    start: int
    end: int
    margin: int = 0
    """How many characters at its start are a margin or a bar."""
    after: str | None = None
    """The white space at which the line above was broken, or None where it begins anew."""


class Line(NamedTuple):
    """One line: its spans, at most as wide as asked for, and the record that it leads to."""

    spans: tuple[Span, ...]
    to: str | None = None
    places: tuple[Place, ...] = ()
    """Where its columns lead to, if any of them leads anywhere."""
    stays: bool = False
    """Whether it stays above the lines that follow, up to the next that does."""
    row: str | None = None
    """What the row is called that it begins."""
    margin: int = 0
    after: str | None = None
    cells: tuple[Cell, ...] = ()
    """The texts of its columns, of which a line without columns has none."""
    source: str | None = None
    """The source of whose text it is a line."""

    @property
    def text(self) -> str:
        """All that stands in it."""
        return "".join(span.text for span in self.spans)

    def written(self, start: int, end: int) -> str:
        """Return what stands from one of its characters up to another, as it was written: with the tabs."""
        return tabs.as_written(self.spans, start, end)

    @property
    def leads(self) -> tuple[str, ...]:
        """The records that it leads to, from left to right."""
        return tuple(dict.fromkeys(place.to for place in self.places)) or ((self.to,) if self.to else ())


def lay_out(
    blocks: Iterable[Block | Passage],
    width: int,
    lights: re.Pattern[str] | None = None,
    *,
    headed: bool = False,
    labels: Sequence[str] = (),
    below: bool = False,
) -> Iterator[Line]:
    """Yield the lines of blocks, block by block, so that whoever shows the first screen pays for no more than that.

    What a pattern finds in the folded text is lit up, also where a line breaks in it. Below a heading that names their
    column (`headed`) blocks go without their lead. Fields have their text where it stands in a run of them
    with other `labels`, too. What stands `below` other lines, the last of them not empty, is laid out as it is there.
    """
    gap = not below  # whether the last line was empty; the first block needs no gap above it
    for block, column in _with_columns(blocks, labels):
        if isinstance(block, Gap):
            if not gap:
                yield Line(())
            gap = True
            continue
        apart = block.apart if isinstance(block, Passage) else isinstance(block, Heading | Head)
        if apart and not gap:
            yield Line(())
        gap = False
        match block:
            case Heading():
                yield from _hanging((Span(block.text, "heading"),), width, (), ())
            case Para():
                lead, rest = _indent(block.indent), _indent(block.indent + block.hang)
                words = block.spans if headed else (*block.lead, *block.spans)
                lines = _hanging(light_up(words, lights), width, lead, rest, block.to)
                if block.row is not None:
                    yield next(lines)._replace(row=block.row)
                yield from lines
            case Quoted():
                bar = Span("  " * block.indent + ("▏ " if block.aside else "▎ "), "meta" if block.aside else "accent")
                left_out = (Span(f"{LEFT_OUT} ", "meta"),) if block.left_out else ()
                words = (*left_out, *light_up((Span(block.words, "aside" if block.aside else "quote"),), lights))
                yield from _hanging(words, width, (bar,), (bar,))
            case Field():
                yield from _field(replace(block, spans=light_up(block.spans, lights)), column, width)
            case Columns():
                yield from _side_by_side(block, width, lights)
            case Head():
                yield from _head(block, width)
            case Passage():
                yield from _passage(block, width)


def _passage(block: Passage, width: int) -> Iterator[Line]:
    """Yield the lines of a paragraph of a source's text; beside one with lit words stands a bar, as beside a quote."""
    margin = (Span("  "),)
    for line in _hanging(block.spans, width, margin, margin):
        lit = any(span.lit for span in line.spans)
        spans = (Span("▎ ", "accent"), *line.spans[1:]) if lit else line.spans
        yield line._replace(spans=spans, source=block.source)


def _column(count: int, width: int) -> int:
    """Return how wide each of so many columns is in a width, or 0 where they can't stand side by side."""
    column = (width - cell_len(_BETWEEN.text) * (count - 1)) // max(count, 1)
    return 0 if width > MOST_SIDE_BY_SIDE or (column < LEAST_COLUMN and count > 1) else column


def _head(block: Head, width: int) -> Iterator[Line]:
    """Yield the name of a part, and below it those of its columns; the last of these lines stays."""
    column = _column(len(block.columns), width)
    names = bool(block.columns and column)
    *lines, last = wrap((Span(block.text, "heading"),), width)
    yield from map(Line, lines)
    yield Line(last, stays=not names)
    if names:
        cells = [(Span(_fitted(name, column), "label"),) for name in block.columns]
        yield Line(tuple(_joined(cells, column)), stays=True)


def _fitted(name: str, width: int) -> str:
    return name if cell_len(name) <= width else set_cell_size(name, width - 1).rstrip() + "…"


def _side_by_side(block: Columns, width: int, lights: re.Pattern[str] | None) -> Iterator[Line]:
    """Yield cells side by side, each line filled up to its column; or below each other where they are too narrow."""
    column = _column(len(block.cells), width)
    if not column:
        margin = _indent(1)
        for cell in (*block.cells, (Para(block.below),) if block.below else ()):
            for line in lay_out(cell, max(width - 2, 1), lights):
                spans = (*margin, *line.spans) if line.spans else ()
                yield line._replace(spans=spans, margin=line.margin + 2 if spans else 0)
        return
    cells = [cell or (Para(block.empty),) for cell in block.cells]
    step = column + cell_len(_BETWEEN.text)
    for lines in zip_longest(*(lay_out(cell, column, lights, headed=True) for cell in cells), fillvalue=Line(())):
        places = tuple(
            Place(line.to, number * step, number * step + column) for number, line in enumerate(lines) if line.to
        )
        spans = tuple(_joined([line.spans for line in lines], column))
        yield Line(spans, places[0].to if places else None, places, cells=tuple(_cells(lines, column)))


def _cells(lines: Sequence[Line], column: int) -> Iterator[Cell]:
    """Yield where the lines of each column stand in the one that they make."""
    start = 0
    for line in lines:
        text = line.text
        yield Cell(start, start + len(text), line.margin, line.after)
        start += len(text) + column - cell_len(text) + len(_BETWEEN.text)


def _joined(cells: Sequence[Spans], column: int) -> Iterator[Span]:
    """Yield the spans of cells of one line, each but the last filled up to its column."""
    for number, cell in enumerate(cells):
        if number:
            yield _BETWEEN
        yield from cell
        if number < len(cells) - 1:
            yield Span(" " * (column - sum(cell_len(span.text) for span in cell)))


def _indent(steps: int) -> tuple[Span, ...]:
    return (Span("  " * steps),) if steps else ()


def _with_columns(blocks: Iterable[Block | Passage], labels: Sequence[str]) -> Iterator[tuple[Block | Passage, int]]:
    """Yield each block with the width of the labels of the run of fields that it stands in, with others of it."""
    least = max(map(cell_len, labels), default=0)
    for fields, run in groupby(blocks, key=lambda block: isinstance(block, Field)):
        found = tuple(run) if fields else ()
        column = min(max([least, *(cell_len(block.label) for block in found if isinstance(block, Field))]), MOST_LABEL)
        for block in found or run:
            yield block, column


def _field(block: Field, column: int, width: int) -> Iterator[Line]:
    if width < NARROW:
        if block.label:
            yield from _hanging((Span(block.label, "label"),), width, (), ())
        yield from _hanging(block.spans, width, (Span("  "),), (Span("  "),), block.to)
        return
    label = block.label + " " * (column - cell_len(block.label))
    if cell_len(label) > column:
        yield from _hanging((Span(label, "label"),), width, (), ())
        label = " " * column
    yield from _hanging(block.spans, width, (Span(label + "  ", "label"),), (Span(" " * (column + 2)),), block.to)


def _hanging(
    spans: tuple[Span, ...], width: int, first: tuple[Span, ...], rest: tuple[Span, ...], to: str | None = None
) -> Iterator[Line]:
    """Yield spans wrapped behind a lead, one for the first line and one for the others."""
    begun = sum([cell_len(span.text) for span in first])
    used = begun if rest is first else max(begun, sum([cell_len(span.text) for span in rest]))
    lead, margin = first, _margin(first)
    for after, line in _wrapped(spans, max(width - used, 1), max(width - begun, 1)):
        yield Line((*lead, *line), to, margin=margin, after=after)
        if lead is not rest:
            lead, margin = rest, _margin(rest)


def _margin(lead: tuple[Span, ...]) -> int:
    """Return how many characters of a lead are a margin or a bar: all of them, or none."""
    text = "".join([span.text for span in lead])
    return 0 if text.strip(_MARGIN) else len(text)


def wrap(spans: tuple[Span, ...], width: int) -> Iterator[tuple[Span, ...]]:
    """Yield spans in lines of at most `width` cells; nothing is dropped but the white space at which a line breaks."""
    return (line for _, line in _wrapped(spans, width))


def _wrapped(spans: tuple[Span, ...], width: int, first: int = 0) -> Iterator[tuple[str | None, tuple[Span, ...]]]:
    """Yield spans in lines, each after what was dropped between it and the line before."""
    text = "".join([span.text for span in spans])
    if "\t" in text:
        spans = tuple(tabs.without_tabs(spans))
        text = "".join([span.text for span in spans])
    tabbed = any(span.written is not None for span in spans)
    ends = [*accumulate(len(span.text) for span in spans)]
    at, before = 0, -1
    for start, stop in broken(text, width, first or width):
        while at < len(ends) - 1 and ends[at] <= start:
            at += 1
        line: list[Span] = []
        begin, number = start, at
        while begin < stop:
            cut, span = min(ends[number], stop), spans[number]
            line.append(Span(text[begin:cut], span.tone, span.lit, span.written, span.at))
            begin, number = cut, number + 1
        after = tabs.as_written(spans, before, start) if tabbed and before >= 0 else text[before:start]
        yield None if before < 0 else after, tuple(line)
        before = stop
