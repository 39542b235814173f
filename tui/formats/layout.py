"""Blocks laid out in lines of a width: the one layout that the screen and the command line share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from tui.cards.blocks import Block, Columns, Field, Gap, Heading, Para, Quoted, Span, Spans
from tui.folding import lit

NARROW = 44  # cells; below, a field's label has a line of its own
MOST_LABEL = 18
_TAB = "    "
_WIDE = "\u1100-\u11ff\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60"
# Text may break behind white space, and behind any character of the scripts that write none.
_TOKEN = re.compile(rf"[{_WIDE}]\s*|[^\s{_WIDE}]+\s*|\s+")


LEAST_COLUMN = 34  # cells; cells of a table that would be narrower stand below each other
MOST_SIDE_BY_SIDE = 1000  # cells; a wider line is one that is not wrapped, and columns would have no end in it
_BETWEEN = Span(" │ ", "meta")


class Line(NamedTuple):
    """One line: its spans, at most as wide as asked for, and the record that it leads to."""

    spans: tuple[Span, ...]
    to: str | None = None


def lay_out(blocks: Iterable[Block], width: int, lights: re.Pattern[str] | None = None) -> Iterator[Line]:
    """Yield the lines of blocks, block by block, so that whoever shows the first screen pays for no more than that.

    What a pattern finds in the folded text is lit up, also where a line breaks in it.
    """
    gap = True  # whether the last line was empty; the first block needs no gap above it
    for block, column in _with_columns(blocks):
        if isinstance(block, Gap):
            if not gap:
                yield Line(())
            gap = True
            continue
        if isinstance(block, Heading) and not gap:
            yield Line(())
        gap = False
        match block:
            case Heading():
                yield from _hanging((Span(block.text, "heading"),), width, (), ())
            case Para():
                lead, rest = _indent(block.indent), _indent(block.indent + block.hang)
                yield from _hanging(light_up(block.spans, lights), width, lead, rest, block.to)
            case Quoted():
                bar = Span("  " * block.indent + ("▏ " if block.aside else "▎ "), "meta" if block.aside else "accent")
                words = light_up((Span(block.words, "aside" if block.aside else "quote"),), lights)
                yield from _hanging(words, width, (bar,), (bar,))
            case Field():
                yield from _field(replace(block, spans=light_up(block.spans, lights)), column, width)
            case Columns():
                yield from _side_by_side(block, width, lights)


def _side_by_side(block: Columns, width: int, lights: re.Pattern[str] | None) -> Iterator[Line]:
    """Yield cells side by side, each line filled up to its column; or below each other where they are too narrow."""
    count = max(len(block.cells), 1)
    column = (width - cell_len(_BETWEEN.text) * (count - 1)) // count
    if (column < LEAST_COLUMN and count > 1) or width > MOST_SIDE_BY_SIDE:
        for number, cell in enumerate(block.cells):
            if number:
                yield Line(())
            yield from lay_out(cell, width, lights)
        return
    for lines in zip_longest(*(lay_out(cell, column, lights) for cell in block.cells), fillvalue=Line(())):
        spans: list[Span] = []
        for number, line in enumerate(lines):
            if number:
                spans.append(_BETWEEN)
            spans += line.spans
            if number < count - 1:
                spans.append(Span(" " * (column - sum(cell_len(span.text) for span in line.spans))))
        yield Line(tuple(spans), next((line.to for line in lines if line.to), None))


def light_up(spans: Spans, lights: re.Pattern[str] | None) -> Spans:
    """Return spans with what a pattern finds in their text, taken together, in spans of its own that are lit."""
    found = lit("".join(span.text for span in spans), lights) if lights else []
    if not found:
        return spans
    result: list[Span] = []
    at = 0
    for span in spans:
        end = at + len(span.text)
        cuts = sorted({at, end, *(cut for pair in found for cut in pair if at < cut < end)})
        for start, stop in pairwise(cuts):
            inside = any(first <= start < last for first, last in found)
            result.append(span._replace(text=span.text[start - at : stop - at], lit=inside))
        at = end
    return tuple(result)


def _indent(steps: int) -> tuple[Span, ...]:
    return (Span("  " * steps),) if steps else ()


def _with_columns(blocks: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """Yield each block with the width of the labels of the run of fields that it stands in, or 0."""
    for fields, run in groupby(blocks, key=lambda block: isinstance(block, Field)):
        found = tuple(run) if fields else ()
        column = min(max((cell_len(block.label) for block in found if isinstance(block, Field)), default=0), MOST_LABEL)
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
    used = max(sum(cell_len(span.text) for span in lead) for lead in (first, rest))
    lead = first
    for line in wrap(spans, max(width - used, 1)):
        yield Line((*lead, *line), to)
        lead = rest


def wrap(spans: tuple[Span, ...], width: int) -> Iterator[tuple[Span, ...]]:
    """Yield spans in lines of at most `width` cells; nothing is dropped but the white space at which a line breaks."""
    text = "".join(span.text for span in spans).replace("\t", _TAB)
    cuts: list[tuple[int, Span]] = []  # where each span ends
    end = 0
    for span in spans:
        end += len(span.text.replace("\t", _TAB))
        cuts.append((end, span))
    at = 0
    for start, stop in _lines(text, width):
        while at < len(cuts) - 1 and cuts[at][0] <= start:
            at += 1
        line: list[Span] = []
        begin, number = start, at
        while begin < stop:
            cut, span = cuts[number]
            line.append(span._replace(text=text[begin : min(cut, stop)]))
            begin, number = min(cut, stop), number + 1
        yield tuple(line)


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where each line of a text starts and stops."""
    start = 0
    for paragraph in text.split("\n"):
        yield from _break(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1


def _break(text: str, start: int, stop: int, width: int) -> Iterator[tuple[int, int]]:
    if cell_len(text[start:stop]) <= width:
        yield start, stop
        return
    begin, used = start, 0
    for token in _TOKEN.finditer(text, start, stop):
        word = token.group().rstrip()
        cells = cell_len(word)
        if used and used + cells > width:
            yield begin, begin + len(text[begin : token.start()].rstrip())
            begin, used = token.start(), 0
        if cells > width:  # a word longer than the line: cut, between whole characters as one sees them
            *pieces, word = filter(None, chop_cells(word, width))
            for piece in pieces:
                yield begin, begin + len(piece)
                begin += len(piece)
            cells = cell_len(word)
        used += cells + cell_len(token.group()[len(token.group().rstrip()) :])
    yield begin, begin + len(text[begin:stop].rstrip())
