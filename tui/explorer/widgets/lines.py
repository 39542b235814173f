"""A widget that draws lines of its own: it asks for the lines that show and for no others, however many there are."""

from __future__ import annotations

import re
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tui.explorer.keys import key
from tui.explorer.state.history import Scroll
from tui.explorer.widgets.letters import Hit
from tui.explorer.widgets.tones import Toned
from tui.lean import NamedTuple

WHEEL = 3


class _Frame(NamedTuple):
    """What is the same for all lines of a widget that are drawn at once."""

    width: int
    extent: int
    thumb: range | None
    """The lines beside which the scrollbar's thumb stands, or None where all can be seen."""
    beside: Segment
    """What stands beside a line without a scrollbar."""
    before: Segment
    """What stands before the scrollbar."""
    bars: tuple[Segment, Segment]
    """The scrollbar's track and its thumb."""


class Lines(Toned, can_focus=True, inherit_bindings=False):
    """Lines with an offset and a scrollbar of its own; Textual's scrolling would lay the widget out at each step.

    A subclass says how many lines there are (`extent`), draws one (`draw`), and answers `go` and `page`.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key("up,k", "go(-1)", "move", "Move up a row; scroll the detail up.", "move.up", footer=True),
        key("down,j", "go(1)", "move", "Move down a row; scroll the detail down.", "move.down", footer=True),
        key("pageup,ctrl+u", "page(-1)", "page", "Move up a page.", "move.page-up"),
        key("pagedown,ctrl+d", "page(1)", "page", "Move down a page.", "move.page-down"),
        key("g,home", "edge(-1)", "start", "Go to the first row or line.", "move.start"),
        key("G,end", "edge(1)", "end", "Go to the last row or line.", "move.end"),
    ]

    class Entered(Message):
        """What was chosen in it was clicked a second time: the same as Enter."""

        def __init__(self, lines: Lines) -> None:
            super().__init__()
            self.lines = lines

    class Pressed(Message):
        """The mouse was pressed in it."""

        def __init__(self, lines: Lines) -> None:
            super().__init__()
            self.lines = lines

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._below = ""
        self.top = 0
        self.head = 0
        """How many lines above the others stay where they are."""
        self._size_drawn: Size | None = None  # while lines are drawn
        self._frame: _Frame | None = None  # likewise
        self._strips: list[Strip] = []  # as they were drawn last
        self.lights: re.Pattern[str] | None = None
        """What is lit up in the text, or None."""

    # For subclasses

    @property
    def where(self) -> Scroll:
        """Where one has scrolled to."""
        return Scroll(self.top)

    def return_to(self, scroll: Scroll) -> None:
        """Scroll to where one was; a size that is only now on its way comes to the same."""
        self.scroll_lines(scroll.line)

    def extent(self) -> int:
        """Return how many lines there are, or at least how many are known to be."""
        raise NotImplementedError

    def draw(self, line: int, width: int) -> Strip:
        """Return a line in a width."""
        raise NotImplementedError

    def draw_head(self, line: int, width: int) -> Strip:
        """Return one of the lines that stay where they are."""
        return Strip.blank(width, self.tone("plain"))

    def action_go(self, step: int) -> None:
        """Move by rows, or scroll by lines."""
        raise NotImplementedError

    def action_page(self, step: int) -> None:
        """Move by pages."""
        raise NotImplementedError

    def action_edge(self, step: int) -> None:
        """Move to the start (-1) or to the end (1)."""
        raise NotImplementedError

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return visible lines with their frame, having asked once for what is the same for all of them."""
        self._size_drawn = self.size
        try:
            strips = super().render_lines(crop)
        finally:
            self._size_drawn = self._frame = None
        kept = {*map(id, strips)}
        for strip in self._strips:
            if id(strip) not in kept:  # Textual notes in a line, cut nowhere, that it is itself: a circle for each
                strip._divide_cache.clear()
        self._strips = strips
        return strips

    @property
    def room(self) -> int:
        """How many of the lines that scroll can be seen at once."""
        return max((self._size_drawn or self.size).height - self.head, 0)

    @property
    def text_width(self) -> int:
        """The width of a line, in cells: the last two columns are a space and the scrollbar."""
        return max((self._size_drawn or self.size).width - 2, 1)

    def render_line(self, y: int) -> Strip:
        """Return a visible line: its text, and its part of the scrollbar."""
        frame = self._frame or self._framed()
        width = frame.width
        if y < self.head:
            return Strip([*self.draw_head(y, width), frame.beside], width + 2)
        y -= self.head
        line = self.top + y
        text = self.draw(line, width) if line < frame.extent else Strip.blank(width, self.tone("plain"))
        if frame.thumb is None:
            return Strip([*text, frame.beside], width + 2)
        return Strip([*text, frame.before, frame.bars[y in frame.thumb]], width + 2)

    def _framed(self) -> _Frame:
        """Return what is beside each line, and keep it while lines are drawn."""
        extent, plain = self.extent(), self.tone("plain")
        thumb = self.bar(self.room, extent)
        frame = _Frame(
            self.text_width, extent, range(thumb[0], sum(thumb)) if thumb else None,
            Segment("  ", plain), Segment(" ", plain),
            (Segment("│", self.tone("track")), Segment("┃", self.tone("thumb"))),
        )  # fmt: skip
        self._frame = frame if self._size_drawn else None
        return frame

    def bar(self, height: int, extent: int) -> tuple[int, int] | None:
        """Return where the scrollbar's thumb begins in a height, and its size; None where all can be seen."""
        if extent <= height:
            return None
        size = max(height * height // extent, 1)
        return self.top * (height - size) // max(extent - height, 1), size

    def refresh_lines(self, first: int, count: int = 1) -> None:
        """Draw a few lines anew."""
        if first + count > self.top and first < self.top + self.room:
            first = max(first, self.top)
            self.refresh(Region(0, first - self.top + self.head, self.size.width, count))

    def tell_below(self, words: str) -> None:
        """Write words into the lower edge: of what Textual would draw anew for that, the edge alone."""
        if words != self._below:
            self._below, self._border_subtitle = words, Content(words)
            width, height = self.outer_size
            self.refresh(Region(0, height - 1, width, 1).translate(-self.content_offset))

    def refresh_head(self) -> None:
        """Draw the lines anew that stay where they are."""
        self.refresh(Region(0, 0, self.size.width, self.head))

    # Scrolling

    def scroll_lines(self, top: int) -> None:
        """Let the visible lines begin at a line, or as near to it as there are lines."""
        top = self.bounded(top)
        if top != self.top:
            self.top = top
            self.refresh()

    def bounded(self, top: int) -> int:
        """Return the line nearest to one at which the visible lines may begin."""
        return max(0, min(self.snap(top), self.last()))

    def last(self) -> int:
        """Return the line at which the last page begins, or less than 0 where all can be seen."""
        return self.extent() - self.room

    def snap(self, top: int) -> int:
        """Return the line to begin at instead, where not every line will do."""
        return top

    def on_mouse_down(self) -> None:
        """Say so: who owns the state decides where the focus goes."""
        self.post_message(self.Pressed(self))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(self.top - WHEEL)

    def on_resize(self) -> None:
        """Fit the new size, once: Textual calls the handler of each class, so that a subclass overrides `resized`."""
        self.resized()

    def resized(self) -> None:
        """Keep the offset within what there is now."""
        self.top = self.bounded(self.top)
        self.refresh()

    def bar_line(self, event: events.MouseEvent) -> int | None:
        """Return the first line that a click on the scrollbar asks for, or None for a click elsewhere."""
        offset = event.get_content_offset(self)
        if offset is None or offset.x < self.size.width - 1 or self.extent() <= self.room or offset.y < self.head:
            return None
        return (offset.y - self.head) * self.extent() // max(self.room, 1) - self.room // 2

    def place_of(self, event: events.MouseEvent) -> Hit | None:
        """Return what was clicked, or None where it is none of the lines, or words were selected instead."""
        offset = event.get_content_offset(self)
        if offset is None or not offset.x < self.text_width or offset.y < self.head or self.text_selection:
            return None
        return Hit(self.top + offset.y - self.head, offset.x)
