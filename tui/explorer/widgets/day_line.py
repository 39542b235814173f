"""The day strip on one line, where a pane has no room for three: each bar beside its number, then what lies outside."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.blocks import Span
from tui.case.spread import Counts, Unit
from tui.explorer.widgets.day_strip import BARS, NOTHING_MARKED, DayStrip, Marked, Window, bars, heights
from tui.explorer.widgets.drawing import cut

NOTES = 30  # cells that the bars leave to what is told beside them
_BESIDE = 3  # cells of a column beside its number: the bar, a mark, and a space


class DayLine:
    """A strip's columns on one line; where their numbers have no room, the bars alone, and from when to when."""

    def __init__(self, strip: DayStrip) -> None:
        self._strip = strip

    def own_unit(self, width: int) -> Unit:
        """Return the unit that a column has by itself."""
        return self._strip.own_unit(_room(width))

    def steps(self, width: int) -> tuple[Unit | None, Unit | None]:
        """Return the next finer unit and the next coarser one; None where that would show nothing more."""
        return self._strip.steps(_room(width))

    def window(self, width: int, marked: Marked = NOTHING_MARKED) -> Window | None:
        """Return the columns that show in a width."""
        found = self._strip.window(_room(width), marked)
        if found is None:
            return None
        cell = _wide(found)
        return found._replace(cell=cell) if found.columns * cell <= _room(width) else found

    def spans(self, width: int, marked: Marked = NOTHING_MARKED) -> list[list[Span]]:
        """Return the one line, no wider than a width; nothing in it without dates."""
        window = self.window(width, marked)
        if window is None:
            return [[]]
        counts = self._strip.spread.count(window.unit, window.first, window.last)
        numbered = window.cell >= _wide(window)
        columns = list(_numbered(window, counts, marked) if numbered else bars(window, counts, marked))
        rest = width - window.columns * window.cell - 2
        notes = self._strip.notes(window, counts, rest, told=False)
        if numbered and len(notes) > rest and counts.outside:
            notes = notes.rpartition(" · ")[0]  # from when to when they go, which the numbers tell
        return [[*columns, Span("  "), *cut([Span(notes, "meta")], rest)]]


def _room(width: int) -> int:
    return max(width - NOTES, width // 2)


def _wide(window: Window) -> int:
    """Return the cells of a column with its number, its bar and a mark."""
    return max(len(window.unit.label(number)) for number in range(window.first, window.last + 1)) + _BESIDE


def _numbered(window: Window, counts: Counts, marked: Marked) -> Iterator[Span]:
    high = heights(counts.bars)
    marks = {column: mark for mark, column in marked.columns(window).items()}
    narrow = window._replace(cell=1)
    for column, bar in enumerate(bars(narrow, counts, marked)):
        number = window.unit.label(window.first + column)
        yield Span(number, "meta")
        shown = BARS[high[counts.bars[column]]] + marks.get(column, "")
        yield bar._replace(text=shown.ljust(window.cell - len(number)))
