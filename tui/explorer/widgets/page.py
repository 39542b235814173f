"""A text that is scrolled: its blocks are laid out as far as it is read, so that its length costs nothing."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count

from textual import events
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from tui.cards.blocks import Block, Field, Para, Passage
from tui.collecting import uncollected
from tui.explorer.state.history import Scroll
from tui.explorer.widgets.drawing import strip, with_link
from tui.explorer.widgets.laid import Laid
from tui.explorer.widgets.letters import begun_at, in_link, link_from, link_under, links_above
from tui.explorer.widgets.selecting import selected_text, with_selection
from tui.explorer.widgets.text import AHEAD, Text, renumbered

MOST_WIDTH = 96  # cells; longer lines are hard to read back from
STEP, AT_ONCE = 0.1, 101_000  # seconds, and lines from which on those on the way to the end are laid out step by step


class Page(Text):
    """Blocks as lines; the mouse selects in them."""

    ALLOW_SELECT = True

    class LinkChanged(Message):
        """There is another chosen link in view, or no longer one: Enter leads elsewhere."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._at = Scroll()  # where one has scrolled to; a size with more room may move it down for a while
        self._link_in_view = False  # whether the chosen link was in view there
        self.most = MOST_WIDTH
        """The widest that lines get, in cells."""
        self.link: int | None = None
        """The first line of the link that is chosen, or None."""
        self._to: str | None = None  # where that leads; one line may hold several links
        self.chosen: tuple[int, int] | None = None
        """The run of a source's text that is chosen, or None."""

    def show(self, blocks: Sequence[Block | Passage]) -> None:
        """Show other blocks from their start."""
        if self.text_selection:
            self.screen.clear_selection()  # what was selected in the text before is not selected in this one
        self.blocks, self._laid = blocks, Laid(blocks)
        self.top, self._at, self.link, self._link_in_view = 0, Scroll(), None, False
        self.refresh()

    def _reach(self, line: int) -> None:
        """Lay out as many lines as it takes to know whether there is a line of a number."""
        width = min(self.text_width, self.most)
        if width != self._laid.width:
            self._laid.lights = self.lights
            self._laid.begin(self._at.first, width)
            if self._top > AT_ONCE:
                self._top = 0  # from afar one comes back in steps
            self.link = None if self._at.link is None else self._line_of_link(self._at.link)
        self._laid.reach(line)

    def scroll_lines(self, top: int) -> None:
        """Scroll, also above what is laid out, and remember what stands at the top."""
        super().scroll_lines(self._fill(top))
        self._at = self._at._replace(
            line=self.top, size=self._laid.width, letters=self._laid.letters(self.top), first=self._laid.first
        )
        if self._link_in_view != self._in_view(self.link):
            self._link_in_view = not self._link_in_view
            self.post_message(self.LinkChanged())

    @property
    def where(self) -> Scroll:
        """What stands at the top, and which link is chosen in what can be seen."""
        return self._at if self._link_in_view else self._at._replace(link=None)

    def return_to(self, scroll: Scroll) -> None:
        """Stand where one was, with the link chosen that was."""
        self._at, self._link_in_view, self.link = scroll, scroll.link is not None, None
        self.resized()

    def resized(self) -> None:
        """Go on from the words that stood at the top, also when there was too much room for them to stay there."""
        self._reach(0)
        if self._laid.first != self._at.first:
            self._laid.begin(self._at.first, self._laid.width)
            renumbered(self)
        self._seek(self._at, self._laid.width)

    def _seek(self, at: Scroll, width: int) -> None:
        """Go on from words, and lay out what is above them: in steps where it is much; who has scrolled since stays."""
        if at is not self._at or width != self._laid.width:
            return
        line, end = at.line, time.monotonic() + STEP
        if at.size != width:
            above = self._laid.above
            while above[-1] < at.letters and len(above) <= len(self._lines):
                self._reach(line := len(above) + AHEAD)
                self._laid.letters(line)
                if len(above) > AT_ONCE and time.monotonic() > end:
                    self.top = self.bounded(len(above) - 1)
                    self.refresh()
                    self.set_timer(STEP / 4, partial(self._seek, at, width))
                    return
            line = bisect_left(above, at.letters)
            line -= above[line : line + 1] != [at.letters]
        self.top = self.bounded(self._fill(line))
        if at.link is not None and self.link is None:
            self.link = self._line_of_link(at.link)
        if self._link_in_view and not self._in_view(self.link):
            self._bring_into_view()
        if self.link is not None:
            self.post_message(self.LinkChanged())
        self.refresh()

    # A card in chunks, of which not all lines are laid out

    def bar_line(self, event: events.MouseEvent) -> int | None:
        """Return the line that a click on the scrollbar asks for; one far from those laid out is begun at anew."""
        wanted, offset = super().bar_line(event), event.get_content_offset(self)
        above, below = self._laid.around()
        if wanted is None or offset is None or not above + below:
            return wanted
        extent = above + self.extent() + below
        wanted = (offset.y - self.head) * extent // max(self.room, 1) - self.room // 2 - above
        chunk = self._laid.chunk_at(wanted)
        if chunk is None:
            return wanted
        _jump(self, lambda: self._laid.begin(chunk, self._laid.width))
        return 0

    def _fill(self, line: int) -> int:
        """Lay out what is missing above to begin at a line and have all the room full, and return its number then."""
        grown = self._laid.grow(max(-line, self.size.height - self.extent()))
        if grown:
            renumbered(self, self.top + grown)
            self._at = Scroll(-1, -1, self._at.letters + self._laid.letters(grown), first=self._laid.first)
            if self.link is not None:
                self._reach(self.link + grown)
                self.link, number = link_from(self._lines, self.link + grown, self._to or "")
                self._at = self._at._replace(link=links_above(self._lines, self.link) + number)
        return line + grown

    def draw(self, line: int, width: int) -> Strip:
        """Return a line."""
        bar = self.tone("cursor" if self.has_focus else "quiet") if self.chosen or self.link is not None else None
        found = self._lines[line]
        drawn = strip(found.spans, width, self.tone, bar if self.chosen else None, self.chosen)
        if bar and in_link(self._lines, self.link, self._to, line):
            drawn = with_link(drawn, strip(found.spans, width, self.tone, bar), found, self._to)
        selection = self.text_selection
        if selection:
            style = self.screen.get_component_rich_style("screen--selection")
            drawn = with_selection(drawn, self._lines, selection, line, style)
        return drawn.apply_offsets(0, line)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that the mouse has selected."""
        return selected_text(self._lines, selection), "\n"

    # Links

    @property
    def leads_to(self) -> str | None:
        """The record that the chosen link leads to, or None when none is chosen that can be seen."""
        return self._to if self._in_view(self.link) else None

    def _in_view(self, line: int | None) -> bool:
        return line is not None and self.top <= line < self.top + self.room

    def choose(self, step: int) -> bool:
        """Choose the next link (1) or the one before (-1), from the chosen one or, out of sight, from what is seen."""
        seen = range(self.top, self.top + self.room)
        line = seen.start - 1 if step > 0 else seen.stop
        if self.link is not None and self.link in seen:
            line = self.link
            begun = begun_at(self._lines, line)
            at = begun.index(self._to or "") + step
            if 0 <= at < len(begun):
                self.link_at(line, begun[at])
                return True
        while True:
            line += step
            if line < 0:
                line = self._fill(line)
            self._reach(line)
            if not 0 <= line < len(self._lines):
                return False
            if begun := begun_at(self._lines, line):
                self.link_at(line, begun[0 if step > 0 else -1])
                return True

    def link_at(self, line: int, to: str) -> None:
        """Choose the link to a record that begins at a line, and bring it into view."""
        self.link, self._to, self._link_in_view = line, to, True
        self._at = self._at._replace(link=links_above(self._lines, line) + begun_at(self._lines, line).index(to))
        if self._link_in_view and not self._in_view(line):
            self._bring_into_view()
            self.scroll_lines(self.top)
        self.post_message(self.LinkChanged())
        self.refresh()

    def _bring_into_view(self) -> None:
        """Move so that the chosen link can be seen, with a few lines below it."""
        if self.link is not None:
            below = self.link >= self.top + self.room
            self.top = self.bounded(self.link - self.room + 1 + min(self.room // 3, 4) if below else self.link)

    def _line_of_link(self, number: int) -> int | None:
        """Return the line at which a link begins, counted from 0, and note where it leads; None for one too many."""
        for line in count():
            self._reach(line)
            if line >= len(self._lines):
                return None
            begun = begun_at(self._lines, line)
            if number < len(begun):
                self._to = begun[number]
                return line
            number -= len(begun)
        return None

    def links_there(self) -> bool:
        """Tell whether anything in it leads to another record."""
        return any(isinstance(block, Para | Field) and block.to for block in self.blocks)

    def action_go(self, step: int) -> None:
        """Scroll by lines."""
        self.scroll_lines(self.top + step)

    def action_page(self, step: int) -> None:
        """Scroll by a page, less a line that ties the two together."""
        self.scroll_lines(self.top + step * max(self.room - 1, 1))

    def action_edge(self, step: int) -> None:
        """Scroll to the start or the end."""
        self._reach(0)
        if step > 0 and self._laid.far():
            _jump(self, lambda: self._laid.end(self.size.height))
            self.scroll_lines(len(self._lines))
        elif step > 0:
            self._to_the_end()
        else:
            if self._laid.first:
                _jump(self, lambda: self._laid.begin(0, self._laid.width))
            self.scroll_lines(0)

    def _to_the_end(self, top: int | None = None) -> None:
        """Scroll to the end, in steps where it is far; not on from a line at which nobody is any more."""
        if top is not None and top != self.top:
            return
        end, more = time.monotonic() + STEP, True
        with uncollected():
            while more and (time.monotonic() < end or len(self._lines) < AT_ONCE):
                self._reach(line := len(self._lines) + 2_500)
                more = line < len(self._lines)
        self.scroll_lines(len(self._lines))
        if more:
            self.set_timer(STEP / 4, partial(self._to_the_end, self.top))

    def on_click(self, event: events.Click) -> None:
        """Scroll to where the scrollbar was clicked; choose the link that was, and follow it where it is chosen."""
        if (wanted := self.bar_line(event)) is not None:
            self.scroll_lines(wanted)
        elif (place := self.place_of(event)) and (link := link_under(self._lines, *place)):
            if (self.link, self._to) == link:
                self.post_message(self.Entered(self))
            else:
                self.link_at(*link)


def _jump(page: Page, lay: Callable[[], object]) -> None:
    """Lay lines out elsewhere, where no link is chosen."""
    lay()
    renumbered(page)
    if page.link is not None:
        page.link, page._link_in_view, page._at = None, False, page._at._replace(link=None)
        page.post_message(page.LinkChanged())
