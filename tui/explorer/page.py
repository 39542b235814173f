"""A text that is scrolled: its blocks are laid out as far as it is read, so that its length costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.selection import Selection
from textual.strip import Strip

from tui.cards.blocks import Block, Field, Para
from tui.explorer.drawing import strip
from tui.explorer.lines import Lines
from tui.voices.layout import Line, lay_out

MOST_WIDTH = 96  # cells; longer lines are hard to read back from
AHEAD = 200  # lines laid out beyond those that show
MOST_LINK = 60  # lines of one link


_BAR = re.compile(" *[▎▏] ")


class Page(Lines):
    """Blocks as lines; the mouse selects in them."""

    ALLOW_SELECT = True

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._blocks: tuple[Block, ...] = ()
        self._lines: list[Line] = []
        self._rest: Iterator[Line] = iter(())
        self._width = 0
        self._read = 0  # letters above the line that one has scrolled to
        self._kept = True  # whether that line is the top one, or a larger size has moved it down for a while
        self.most = MOST_WIDTH
        """The widest that lines get, in cells."""
        self.link: int | None = None
        """The first line of the link that is chosen, or None."""

    def show(self, blocks: tuple[Block, ...]) -> None:
        """Show other blocks from their start."""
        self._blocks, self._lines, self._width, self.top, self._read = blocks, [], 0, 0, 0
        self._kept, self.link = True, None
        self.refresh()

    def _reach(self, line: int) -> None:
        """Lay out as many lines as it takes to know whether there is a line of a number."""
        width = min(self.text_width, self.most)
        if width != self._width:
            self._width, self._lines, self._rest = width, [], lay_out(self._blocks, width, self.lights)
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

    def resized(self) -> None:
        """Go on from the words that stood at the top, also when there was too much room for them to stay there."""
        line, letters, self.link = 0, 0, None
        while letters < self._read:
            self._reach(line)
            if line >= len(self._lines):
                break
            letters += _letters(self._lines[line])
            line += letters <= self._read
        self.top = line
        super().resized()
        self._kept = self.top == line

    def extent(self) -> int:
        """Return how many lines there are; of a long text those laid out so far, always more than are shown."""
        self._reach(self.top + self.room + AHEAD)
        return len(self._lines)

    def draw(self, line: int, width: int) -> Strip:
        """Return a line."""
        over = self.tone("cursor" if self.has_focus else "quiet") if self._in_link(line) else None
        drawn = strip(self._lines[line].spans, width, self.tone, over)
        selection = self.text_selection
        span = selection.get_span(line) if selection else None
        if span is not None:
            start, end = span
            end = drawn.cell_length if end < 0 else cell_len(self._text(line)[:end])
            start = cell_len(self._text(line)[:start])
            style = self.screen.get_component_rich_style("screen--selection")
            before, chosen, after = (drawn.crop(0, start), drawn.crop(start, end), drawn.crop(end))
            drawn = Strip.join([before, chosen.apply_style(Style(bgcolor=style.bgcolor, reverse=True)), after])
        return drawn.apply_offsets(0, line)

    # The mouse

    def _text(self, line: int) -> str:
        return "".join(span.text for span in self._lines[line].spans)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that the mouse has selected, without the bars beside quotes."""
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else len(self._lines) - 1
        found = []
        for line in range(max(first, 0), min(last + 1, len(self._lines))):
            start, end = selection.get_span(line) or (0, 0)
            text = self._text(line)
            bar = _BAR.match(text)
            found.append(text[max(start, bar.end() if bar else 0) : None if end < 0 else end])
        return "\n".join(found), "\n"

    # Links

    @property
    def leads_to(self) -> str | None:
        """The record that the chosen link leads to, or None when none is chosen that can be seen."""
        if self.link is None or not self.top <= self.link < self.top + self.room:
            return None
        return self._lines[self.link].to

    def choose(self, step: int) -> bool:
        """Choose the next link (1) or the one before (-1), from the chosen one or, out of sight, from what is seen."""
        seen = range(self.top, self.top + self.room)
        line = seen.start - 1 if step > 0 else seen.stop
        if self.link is not None and self.link in seen:
            line = self.link
        while True:
            line += step
            self._reach(line)
            if not 0 <= line < len(self._lines):
                return False
            if self._begins_link(line):
                self.link_at(line)
                return True

    def link_at(self, line: int | None) -> None:
        """Choose the link that begins at a line, or none, and bring it into view."""
        if line is not None:
            self._reach(line)
            if line >= len(self._lines):
                line = None
        self.link = line
        if line is not None:
            if line < self.top:
                self.scroll_lines(line)
            elif line >= self.top + self.room:
                self.scroll_lines(line - self.room + 1 + min(self.room // 3, 4))
        self.refresh()

    def links_there(self) -> bool:
        """Tell whether anything in it leads to another record."""
        return any(isinstance(block, Para | Field) and block.to for block in self._blocks)

    def _begins_link(self, line: int) -> bool:
        to = self._lines[line].to
        return to is not None and (line == 0 or self._lines[line - 1].to != to)

    def _in_link(self, line: int) -> bool:
        if self.link is None or not self.link <= line < self.link + MOST_LINK or self.link >= len(self._lines):
            return False
        to = self._lines[self.link].to
        return all(other.to == to for other in self._lines[self.link : line + 1])

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
