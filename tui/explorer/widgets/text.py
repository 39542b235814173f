"""Blocks as lines with an offset: those are laid out that are read, from the start or a chunk of a long card on."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from tui.cards.blocks import Block, Passage
from tui.explorer.widgets.drawing import strip
from tui.explorer.widgets.laid import Laid
from tui.explorer.widgets.lines import Lines
from tui.formats.layout import Line

AHEAD = 100  # lines laid out beyond those that show


class Text(Lines):
    """Lines of blocks; which of them stay at the top, and where the scrollbar's thumb is among those not laid out."""

    def __init__(self, id: str) -> None:
        self._laid = Laid()
        super().__init__(id)
        self.blocks: Sequence[Block | Passage] = ()
        self._top = 0

    def _reach(self, line: int) -> None:
        """Lay out as many lines as it takes to know whether there is a line of a number."""
        self._laid.reach(line)

    @property
    def _lines(self) -> list[Line]:
        return self._laid.lines

    def line(self, number: int) -> Line | None:
        """Return a line by its number, or None where there are not so many."""
        self._reach(number)
        return next(iter(self._lines[number : number + 1]), None)

    @property
    def top(self) -> int:
        """The first line below those that stay."""
        return self._top

    @top.setter
    def top(self, line: int) -> None:
        self._top = line
        self.head = 1 if self._laid.heading(line) is not None else 0

    def last(self) -> int:
        """Return the line at which the last page begins, below what stays there."""
        last = self.extent() - self.size.height
        return last + (self._laid.heading(last + 1) is not None)

    def draw_head(self, line: int, width: int) -> Strip:
        """Return the line that stays."""
        heading = self._laid.heading(self.top)
        return strip(self._lines[heading].spans if heading is not None else (), width, self.tone)

    def extent(self) -> int:
        """Return how many lines there are; of a long text those laid out so far, always more than are shown."""
        self._reach(0)  # in another width it may begin elsewhere
        self._reach(self.top + self.room + AHEAD)
        return len(self._lines)

    def bar(self, height: int, extent: int) -> tuple[int, int] | None:
        """Return where the scrollbar's thumb begins and its size; what is not laid out has about as many lines."""
        above, below = self._laid.around()
        if extent <= height or not above + below:
            return super().bar(height, extent)
        extent += above + below
        size = max(height * height // extent, 1)
        return (above + self.top) * (height - size) // (extent - height), size


def renumbered(text: Text, top: int = 0) -> None:
    """Take note that lines have other numbers now."""
    text.top = top
    text.refresh()
    if text.text_selection:
        text.screen.clear_selection()
