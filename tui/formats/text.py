"""Cards and rows as plain text: wrapped to a terminal and coloured on one, one record a line in a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tui.cards import card
from tui.cards.blocks import Block, Para, Quoted, Span, join, meta, para
from tui.cards.taken import taken_blocks
from tui.case import ALL, Case
from tui.case.lists import row_of
from tui.case.marks import KIND_WORDS, MARKS
from tui.case.query import Filters
from tui.case.rows import ActorRow, ClaimRow, EventRow, QuestionRow, SourceRow
from tui.formats.layout import Line, lay_out
from tui.lean import NamedTuple, fields, is_dataclass, replace
from tui.output import as_printed, columns, whole
from tui.text import clean, counted, listed, one_line

MOST_WIDTH = 100  # cells of a card on a wide terminal
UNBOUND = 1_000_000  # cells: a line in a pipe is not wrapped
STYLES = {"title": "1", "meta": "2", "aside": "2", "accent": "33", "warn": "31", "label": "2", "heading": "1"}


class Look(NamedTuple):
    """The width to wrap to, in cells, whether to colour, and whether every character can be printed."""

    width: int
    colour: bool
    words: bool = False
    """Whether the words of each claim of a list stand below it."""
    whole: bool = True
    """Whether every character can be printed."""


IN_A_FILE = Look(UNBOUND, colour=False, words=True)
IN_A_PIPE = Look(UNBOUND, colour=False)


def cards(case: Case, names: Iterable[str], look: Look | None = None) -> Iterator[str]:
    """Yield the lines of the cards of records that the case has, an empty line between two cards."""
    look = look or _terminal()
    for number, name in enumerate(names):
        found = card(case, name)
        if found:
            if number:
                yield ""
            place = case.place(name)
            where = f" · {clean(one_line(place.file))}:{place.line}" if place else ""
            yield from blocks((para(meta(f"{found.kind} {found.id}{where}")), *found.blocks), look)


def blocks(made: Iterable[Block], look: Look | None = None) -> Iterator[str]:
    """Yield the lines of blocks, as wide as a card is."""
    width, colour, _, every = look or _terminal()
    fitting = (each if every else _printable(each) for each in made)
    for line in lay_out(fitting, width if width == UNBOUND else min(width, MOST_WIDTH)):
        yield _line(line, colour)


def rows(
    case: Case, kind: str, names: Iterable[str], filters: Filters = ALL, look: Look | None = None
) -> Iterator[str]:
    """Yield records of one kind, each led by its id."""
    width, colour, words, every = look or _terminal()
    for name in names:
        row = _row(case, kind, name, filters)
        for number, line in enumerate(lay_out([row if every else _printable(row)], max(width - 2, 1))):
            yield ("  " if number else "") + _line(line, colour)
        claim = case.claims.get(name) if words and kind == "claims" else None
        for line in lay_out(taken_blocks(case, claim), width) if claim else ():
            yield f"  {_line(line, colour)}"


def table(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield values in columns under their names: on a terminal wrapped to it, in a pipe each as wide as it is."""
    from tui.formats.aligned import aligned  # here, with the columns of CSV: cards and rows need neither
    from tui.formats.csv import WORDS, cell_text

    look = _terminal()
    cells = [
        tuple(
            text if look.whole else as_printed(text, words=name in WORDS)
            for text, name in zip(map(clean, map(cell_text, row)), columns, strict=True)
        )
        for row in rows
    ]
    for line in aligned(columns, cells, look.width, endless=look.width == UNBOUND):
        yield _line(line, look.colour)


def _row(case: Case, kind: str, name: str, filters: Filters) -> Para:
    row = row_of(case, kind, name, filters)
    notes: list[str]
    match row:
        case ClaimRow():
            text = row.text
            marks = [MARKS[mark].word for mark in row.marks]
            relays = f"via {listed(row.via)}" if row.via else ""
            position = f"position: {row.position}" if row.position else ""
            kind = KIND_WORDS.get(row.kind, "")
            notes = [row.speaker, relays, row.when, " and ".join(row.sources), position, kind, *marks]
        case EventRow():
            text, notes = (
                row.title,
                [row.when, counted(row.claims, "claim"), f"{row.disputed:,} disputed" if row.disputed else ""],
            )
        case ActorRow():
            passed = f"passes on {row.passed:,}" if row.passed else ""
            text, notes = row.name, [row.also, row.kind, f"{row.said:,} said", passed, f"spoken of in {row.about:,}"]
        case QuestionRow():
            text, notes = (
                row.asks,
                [counted(row.claims, "claim"), f"{row.disputed:,} disputed" if row.disputed else ""],
            )
        case SourceRow():
            text, notes = row.title, [row.name, counted(row.claims, "claim"), f"{row.own:,} {row.voice}"]
        case _:
            raise TypeError(kind)
    return para(
        Span(name, "label"),
        "  ",
        one_line(text),
        meta(" — "),
        *(join([meta(one_line(note)) for note in notes if note])),
    )


def _terminal() -> Look:
    """Return how to print where this program prints."""
    if not sys.stdout.isatty():
        return IN_A_PIPE._replace(whole=whole())
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(columns(), colour, whole=whole())


def _printable(part: Any) -> Any:
    """Return blocks as they can be printed, before they are wrapped: our signs in ASCII, quotes exactly."""
    match part:
        case Quoted():
            return replace(part, words=as_printed(part.words, words=True))
        case Span():
            return part._replace(text=as_printed(part.text, words=part.tone in ("quote", "aside")))
        case str():
            return as_printed(part, words=False)
        case tuple():
            return tuple(map(_printable, part))
        case _ if is_dataclass(part) and not isinstance(part, type):
            return replace(part, **{each.name: _printable(getattr(part, each.name)) for each in fields(part)})
    return part


def _line(line: Line, colour: bool) -> str:
    if not colour:
        return "".join(span.text for span in line.spans)
    return "".join(
        f"\x1b[{STYLES[span.tone]}m{span.text}\x1b[0m" if span.tone in STYLES else span.text for span in line.spans
    )
