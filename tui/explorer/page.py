"""A text that is scrolled: its blocks are laid out as far as it is read, so that its length costs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.strip import Strip

from tui.cards.blocks import Block
from tui.explorer.drawing import strip
from tui.explorer.lines import Lines
from tui.voices.layout import Line, lay_out

MOST_WIDTH = 96  # cells; longer lines are hard to read back from
AHEAD = 200  # lines laid out beyond those that show


class Page(Lines):
    """Blocks as lines."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._blocks: tuple[Block, ...] = ()
        self._lines: list[Line] = []
        self._rest: Iterator[Line] = iter(())
        self._width = 0
        self._read = 0  # letters above the line that one has scrolled to
        self._kept = True  # whether that line is the top one, or a larger size has moved it down for a while

    def show(self, blocks: tuple[Block, ...]) -> None:
        """Show other blocks from their start."""
        self._blocks, self._lines, self._width, self.top, self._read = blocks, [], 0, 0, 0
        self._kept = True
        self.refresh()

    def _reach(self, line: int) -> None:
        """Lay out as many lines as it takes to know whether there is a line of a number."""
        width = min(self.text_width, MOST_WIDTH)
        if width != self._width:
            self._width, self._lines, self._rest = width, [], lay_out(self._blocks, width)
        while len(self._lines) <= line:
            found = next(self._rest, None)
            if found is None:
                break
            self._lines.append(found)

    def scroll_lines(self, top: int) -> None:
        """Scroll, and remember by its letters what stands at the top: that holds at any width."""
        old = self.top if self._kept else 0
        before = self._read if self._kept else 0
        super().scroll_lines(top)
        passed = sum(map(_letters, self._lines[min(old, self.top) : max(old, self.top)]))
        self._read, self._kept = before + (passed if self.top > old else -passed), True

    def on_resize(self) -> None:
        """Go on from the words that stood at the top, also when there was too much room for them to stay there."""
        line, letters = 0, 0
        while letters < self._read:
            self._reach(line)
            if line >= len(self._lines):
                break
            letters += _letters(self._lines[line])
            line += letters <= self._read
        self.top = line
        super().on_resize()
        self._kept = self.top == line

    def extent(self) -> int:
        """Return how many lines there are; of a long text those laid out so far, always more than are shown."""
        self._reach(self.top + self.size.height + AHEAD)
        return len(self._lines)

    def draw(self, line: int, width: int) -> Strip:
        """Return a line."""
        return strip(self._lines[line].spans, width, self.tone)

    def action_go(self, step: int) -> None:
        """Scroll by lines."""
        self.scroll_lines(self.top + step)

    def action_page(self, step: int) -> None:
        """Scroll by a page, less a line that ties the two together."""
        self.scroll_lines(self.top + step * max(self.size.height - 1, 1))

    def action_edge(self, step: int) -> None:
        """Scroll to the start or the end."""
        if step > 0:
            self._reach(10**9)
        self.scroll_lines(0 if step < 0 else len(self._lines))

    def on_click(self, event: events.Click) -> None:
        """Scroll to where the scrollbar was clicked."""
        wanted = self.bar_line(event)
        if wanted is not None:
            self.scroll_lines(wanted)


def _letters(line: Line) -> int:
    """Return the number of characters of a line that are there at any width: no white space, no bars."""
    return sum(1 for span in line.spans for char in span.text if char.isalnum())
