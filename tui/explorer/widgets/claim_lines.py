"""A claim as a row of a list: what is claimed, who says it, when and where, and the marks that tell it apart."""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size

from tui.cards.blocks import Para, Span
from tui.case.marks import KIND_WORDS, MARKS
from tui.case.rows import ClaimRow
from tui.explorer.widgets.drawing import around, cut, sides
from tui.formats.layout import lay_out
from tui.patterns import regex
from tui.text import listed, one_line

WRAPS = 60  # cells; in a narrower list what is claimed has two lines
MARGIN = 2  # cells before each line
LEAST_NAME = 6  # cells of a name that is cut
MOST_CHARS = 8  # in a cell, such as a letter and its marks
RAGGED = 15  # cells that a line may leave empty where it is broken
APART = 2  # cells between the sources and the marks beside them, which would else read as one
ENOUGH = 4  # rows; a list that still shows as many has a further line for each
_BETWEEN = " · "


def lines_of(width: int, room: int = 0) -> int:
    """Return how many lines the rows of a list have in a width, and where so many lines can be seen at once."""
    least = 3 if width < WRAPS else 2
    return least + (room >= ENOUGH * (least + 1))


def claim_lines(row: ClaimRow, width: int, lines: int, lights: re.Pattern[str] | None = None) -> list[list[Span]]:
    """Return a claim as the lines of a row, of which there are so many.

    Speaker, date and source stand whole, on as many lines as they need; what is claimed has the others, and where it
    is longer, its end is cut, or it begins near what is lit up. A mark without room for its word has its glyph; what
    saying it does is left out where there is none for an ellipsis.
    """
    told = said_lines(row, max(width - MARGIN, 1), lines - 1)
    glyphs = [MARKS[mark].glyph for mark in row.marks]
    position = f"position: {one_line(row.position)}" if row.position else ""
    notes = [*filter(None, [position, KIND_WORDS.get(row.kind)]), *(MARKS[mark].word for mark in row.marks)]
    short = ["…"] * (len(notes) - len(glyphs)) + glyphs
    whole = _BETWEEN.join(notes)
    room = width - MARGIN - cell_len(told[-1]) - APART
    head = f"{glyphs[0] if glyphs else ' '} "
    claimed = _claimed(head, row.text, width, lines - len(told), lights)
    alone = whole != "" and cell_len(whole) > room and cell_len(whole) <= width and len(told) + len(claimed) < lines
    beside = cell_len(" ".join(dict.fromkeys(short))) <= room
    if not (alone or beside) and len(glyphs) > 1:
        head = f"{''.join(glyphs)} "
        claimed = _claimed(head, row.text, width, lines - len(told), lights)
    marks = fitting(notes, short, room) if beside else "…" if len(notes) > len(glyphs) and room > 0 else ""
    right = [Span(marks, "accent")] if marks and not alone else []
    result = [*claimed, *(cut([Span(" " * MARGIN), Span(line, "meta")], width) for line in told)]
    result[-1] = sides(result[-1], right, width, least=1)
    if alone:
        result.append(sides([], [Span(whole, "accent")], width, least=0))
    return [*result, *([] for _ in range(lines - len(result)))]


def _claimed(head: str, text: str, width: int, most: int, lights: re.Pattern[str] | None) -> list[list[Span]]:
    """Return what is claimed on at most so many lines behind a head; what is cut ends in an ellipsis."""
    words = around(text, lights, width * most - cell_len(head) - (RAGGED + MARGIN) * (most - 1))
    if cell_len(head) + cell_len(one_line(text)) <= width:
        words = one_line(text)
    if len(words) > MOST_CHARS * width * most:  # of a very long text no more than there may be room for
        words = words[: MOST_CHARS * width * most] + "…"
    found = [line.spans for line in lay_out([Para((Span(head, "accent"), Span(words)), hang=1)], width, lights)]
    if len(found) > most:
        found[most - 1 :] = [(*found[most - 1], Span(" "), *found[most][1:])]
    return [cut(line, width) for line in found]


def said_lines(row: ClaimRow, room: int, most: int) -> list[str]:
    """Return who says it, by whom it came, when, and in which sources, on at most so many lines.

    A source that speaks for itself is named once. Where all of it has no room, what goes first is the end of the
    relay's name, then that of the longer one of speaker and sources.
    """
    whole = [row.speaker, f"via {listed(row.via)}" if row.via else "", row.when, "" if row.own else listed(row.sources)]
    parts = ["".join(span.text for span in cut([Span(part)], room)) for part in whole]  # a name may be very long
    lines = _packed(parts, room)
    for at in (1, *sorted((0, 3), key=lambda at: -cell_len(parts[at])), 2):
        part = parts[at]
        keep = cell_len(part)
        while (len(lines) > most or any(cell_len(line) > room for line in lines)) and keep > LEAST_NAME:
            keep -= 1
            parts[at] = _cut_name(part, keep, one=at == 0 or (at == 3 and len(row.sources) == 1))
            lines = _packed(parts, room)
    return lines[:most]


_TOLD_APART = regex(r"(.+?) (\([^()]+\))")


def _cut_name(name: str, room: int, *, one: bool) -> str:
    """Return a name that is too long for so many cells with an ellipsis: of one source what tells it apart stays."""
    found = _TOLD_APART.fullmatch(name) if one else None
    head = room - cell_len(found[2]) - 2 if found else -1
    if found and head >= -1:
        lead = set_cell_size(found[1], head).rstrip() if head > 1 else ""
        return f"{lead}… {found[2]}" if lead else f"…{found[2]}"
    return set_cell_size(name, room - 1).rstrip() + "…"


def _packed(parts: list[str], room: int) -> list[str]:
    """Return parts with dots between, as many on a line as have room."""
    lines = [""]
    for part in filter(None, map(one_line, parts)):
        longer = f"{lines[-1]}{_BETWEEN}{part}" if lines[-1] else part
        if lines[-1] and cell_len(longer) > room:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


def fitting(words: list[str], short: list[str], room: int) -> str:
    """Return words in so much room: the last ones give way to their short forms, and all of them to an ellipsis."""
    for kept in range(len(words), -1, -1):
        told = _BETWEEN.join(words[:kept])
        rest = " ".join(dict.fromkeys(short[kept:]))
        line = f"{told} {rest}" if told and rest else told or rest
        if cell_len(line) <= room:
            return line
    return "…"
