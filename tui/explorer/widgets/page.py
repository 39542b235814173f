"""A text that is scrolled: its blocks are laid out as far as it is read, so that its length costs nothing."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count, islice

from textual import events
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from tui.cards.blocks import Block, Field, Para, Passage
from tui.collecting import uncollected
from tui.explorer.state.history import Scroll
from tui.explorer.widgets.drawing import strip
from tui.explorer.widgets.letters import begun_at, letters_above, link_under
from tui.explorer.widgets.lines import Lines
from tui.explorer.widgets.selecting import selected_text, with_selection
from tui.formats.layout import Line, lay_out

MOST_WIDTH = 96  # cells; longer lines are hard to read back from
AHEAD = 100  # lines laid out beyond those that show
STEP, AT_ONCE = 0.1, 101_000  # seconds, and lines from which on those on the way to the end are laid out step by step
MOST_LINK = 60  # lines of one link


class Page(Lines):
    """Blocks as lines; the mouse selects in them."""

    ALLOW_SELECT = True

    class LinkChanged(Message):
        """There is another chosen link in view, or no longer one: Enter leads elsewhere."""

    def __init__(self, id: str) -> None:
        self._stays: list[int] = []  # the lines that stay at the top once they are scrolled past
        super().__init__(id)
        self.blocks: Sequence[Block | Passage] = ()
        self._lines: list[Line] = []
        self._top = 0
        self._above = [0]  # how many letters stand above each line, as far as that was asked
        self._rest: Iterator[Line] = iter(())
        self._width = 0
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
        self.blocks, self._lines, self._above, self._stays, self._width = blocks, [], [0], [], 0
        self.top, self._at, self.link, self._link_in_view = 0, Scroll(), None, False
        self.refresh()

    def _reach(self, line: int) -> None:
        """Lay out as many lines as it takes to know whether there is a line of a number."""
        width = min(self.text_width, self.most)
        if width != self._width:
            self._width, self._lines, self._above, self._stays = width, [], [0], []
            self._rest = lay_out(self.blocks, width, self.lights)
            if self._top > AT_ONCE:
                self._top = 0  # from afar one comes back in steps
            self.link = None if self._at.link is None else self._line_of_link(self._at.link)
        for found in islice(self._rest, max(line + 1 - len(self._lines), 0)):
            if found.stays:
                self._stays.append(len(self._lines))
            self._lines.append(found)

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
        self.head = 1 if self._heading(line) is not None else 0

    def _heading(self, top: int) -> int | None:
        """Return the line that stays above one: the last before it that does."""
        at = bisect_left(self._stays, top)
        return self._stays[at - 1] if at else None

    def last(self) -> int:
        """Return the line at which the last page begins, below what stays there."""
        last = self.extent() - self.size.height
        return last + (self._heading(last + 1) is not None)

    def draw_head(self, line: int, width: int) -> Strip:
        """Return the line that stays."""
        heading = self._heading(self.top)
        return strip(self._lines[heading].spans if heading is not None else (), width, self.tone)

    def scroll_lines(self, top: int) -> None:
        """Scroll, and remember what stands at the top."""
        super().scroll_lines(top)
        self._at = self._at._replace(
            line=self.top, size=self._width, letters=letters_above(self._lines, self.top, self._above)
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
        self._seek(self._at, self._width)

    def _seek(self, at: Scroll, width: int) -> None:
        """Go on from words, and lay out what is above them: in steps where it is much; who has scrolled since stays."""
        if at is not self._at or width != self._width:
            return
        line, end = at.line, time.monotonic() + STEP
        if at.size != width:
            while self._above[-1] < at.letters and len(self._above) <= len(self._lines):
                self._reach(line := len(self._above) + AHEAD)
                letters_above(self._lines, line, self._above)
                if len(self._above) > AT_ONCE and time.monotonic() > end:
                    self.top = self.bounded(len(self._above) - 1)
                    self.refresh()
                    self.set_timer(STEP / 4, partial(self._seek, at, width))
                    return
            line = bisect_left(self._above, at.letters)
            line -= self._above[line : line + 1] != [at.letters]
        self.top = self.bounded(line)
        if at.link is not None and self.link is None:
            self.link = self._line_of_link(at.link)
        if self._link_in_view and not self._in_view(self.link):
            self._bring_into_view()
        if self.link is not None:
            self.post_message(self.LinkChanged())
        self.refresh()

    def extent(self) -> int:
        """Return how many lines there are; of a long text those laid out so far, always more than are shown."""
        self._reach(0)  # in another width it may begin elsewhere
        self._reach(self.top + self.room + AHEAD)
        return len(self._lines)

    def draw(self, line: int, width: int) -> Strip:
        """Return a line."""
        drawn, selection = _drawn(self, line, width), self.text_selection
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
            self._reach(line)
            if not 0 <= line < len(self._lines):
                return False
            if begun := begun_at(self._lines, line):
                self.link_at(line, begun[0 if step > 0 else -1])
                return True

    def link_at(self, line: int, to: str) -> None:
        """Choose the link to a record that begins at a line, and bring it into view."""
        self.link, self._to, self._link_in_view = line, to, True
        before = sum(len(begun_at(self._lines, above)) for above in range(line))
        self._at = self._at._replace(link=before + begun_at(self._lines, line).index(to))
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

    def _in_link(self, line: int) -> bool:
        if self.link is None or not self.link <= line < self.link + MOST_LINK or self.link >= len(self._lines):
            return False
        return all(self._to in other.leads for other in self._lines[self.link : line + 1])

    def action_go(self, step: int) -> None:
        """Scroll by lines."""
        self.scroll_lines(self.top + step)

    def action_page(self, step: int) -> None:
        """Scroll by a page, less a line that ties the two together."""
        self.scroll_lines(self.top + step * max(self.room - 1, 1))

    def action_edge(self, step: int) -> None:
        """Scroll to the start or the end."""
        if step > 0:
            self._to_the_end()
        else:
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


def _drawn(page: Page, line: int, width: int) -> Strip:
    """Return a line with the chosen link in it: of columns only the cells that lead there."""
    found = page._lines[line]
    bar = page.tone("cursor" if page.has_focus else "quiet") if page.chosen or page.link is not None else None
    drawn = strip(found.spans, width, page.tone, bar if page.chosen else None, page.chosen)
    if page._in_link(line):
        over = strip(found.spans, width, page.tone, bar)
        if not found.places:
            return over
        for place in found.places:
            if place.to == page._to:
                cell = over.crop(place.start, place.end)
                drawn = Strip.join((drawn.crop(0, place.start), cell, drawn.crop(place.end, width)))
    return drawn
