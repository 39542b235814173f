"""Spans to strips: text goes to the terminal as segments with a style, and never through markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.cards.blocks import Span
from tui.folding import lit
from tui.formats.layout import Line
from tui.text import one_line

Styles = Callable[[str], Style]


def strip(
    spans: Iterable[Span], width: int, styles: Styles, over: Style | None = None, run: tuple[int, int] | None = None
) -> Strip:
    """Return spans as a strip of exactly a width; `over` is laid over each tone, as a cursor's bar is.

    With a `run` of a source's text it is laid over what stands in that, and over its lights.
    """
    ground = over if run is None else None
    plain = styles("plain") + ground if ground else styles("plain")
    segments, left = [], width
    for span in spans:
        tone = plain if span.tone == "plain" else styles(span.tone)
        style = tone + ground if ground else tone
        style = style + styles("lit") if span.lit else style
        within = run is not None and run[0] <= span.at < run[1]
        segments.append(Segment(span.text, style + over if over and within else style))
        left -= cell_len(span.text)
    if left > 0:
        segments.append(Segment(" " * left, plain))
    return Strip(segments, width) if left >= 0 else Strip(segments, width - left).adjust_cell_length(width, plain)


def cut(spans: Iterable[Span], width: int) -> list[Span]:
    """Return spans on one line, cut to a width; what is cut ends in an ellipsis."""
    result: list[Span] = []
    left = width
    for span in spans:
        text = one_edge(span.text)
        cells = cell_len(text)
        if not text:
            continue
        if cells > left:
            if left > 0:
                result.append(span._replace(text=set_cell_size(text, left - 1).rstrip() + "…"))
            else:
                _end_in_ellipsis(result)
            break
        result.append(span._replace(text=text))
        left -= cells
    return result


def _end_in_ellipsis(spans: list[Span]) -> None:
    """Let the last visible character of spans give way to an ellipsis."""
    while spans:
        last = spans.pop()
        if cells := cell_len(last.text):
            spans.append(last._replace(text=set_cell_size(last.text, cells - 1) + "…"))
            return


def one_edge(text: str) -> str:
    """Return text on one line that keeps the spaces at either end, which part it from its neighbours."""
    line = one_line(text)
    if not line:
        return text if text.isspace() and not text.strip(" ") else ""
    return " " * (len(text) - len(text.lstrip(" "))) + line + " " * (len(text) - len(text.rstrip(" ")))


def around(text: str, lights: re.Pattern[str] | None, room: int) -> str:
    """Return text on one line from a word on from which the first of what is lit up in it can be seen in a room.

    Text that fits, or in whose beginning it can be seen, stays as it is; before other text stands an ellipsis.
    """
    line = one_line(text)
    found = lit(line, lights) if lights and cell_len(line) > room else []
    if not found or cell_len(line[: found[0][1]]) < room:
        return line
    start, end = found[0]
    for word in re.finditer(r"(?<=\s)\S", line[:start]):
        at = word.start()
        if cell_len(line[at:end]) <= room * 2 // 3 or cell_len(line[at:]) < room:
            return f"…{line[at:]}"
    return f"…{line[start:]}" if start else line


def sides(left: Iterable[Span], right: Iterable[Span], width: int, least: int = 12) -> list[Span]:
    """Return one line with a left part and a right one; the left one is cut first, down to `least` cells."""
    end = list(right)
    used = sum(cell_len(span.text) for span in end)
    if used and width - used - 1 < least:
        end, used = [], 0
    start = cut(left, width - used - (1 if used else 0))
    return [*start, Span(" " * (width - used - sum(cell_len(span.text) for span in start))), *end]


def with_link(drawn: Strip, over: Strip, line: Line, to: str | None) -> Strip:
    """Return a line with the link in it drawn as in another strip: of columns only the cells that lead there."""
    if not line.places:
        return over
    width = drawn.cell_length
    for place in line.places:
        if place.to == to:
            drawn = Strip.join(
                (drawn.crop(0, place.start), over.crop(place.start, place.end), drawn.crop(place.end, width))
            )
    return drawn
