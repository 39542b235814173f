"""A list with a cursor: it knows its rows by number, and has one drawn when it comes into view."""

from __future__ import annotations

from typing import Protocol

from textual import events, on
from textual.message import Message
from textual.strip import Strip

from tui.cards.blocks import Span
from tui.explorer.keys import told
from tui.explorer.state.history import Scroll
from tui.explorer.widgets.drawing import strip
from tui.explorer.widgets.landing import landing
from tui.explorer.widgets.lines import Lines
from tui.formats.layout import light_up, wrap

BLOCK = 2  # rows drawn at once: those beyond what shows are drawn for nobody yet, and a page of claims has five or six
KEPT = 128  # rows that stay drawn


class RowSource(Protocol):
    """Rows to show: how many, who they are, and how each looks. The cursor passes a row by that has no id."""

    lines: int
    """Lines of each row."""
    trails: bool
    """Whether a row without an id belongs to the one above it rather than to those below."""

    def __len__(self) -> int: ...

    def fit(self, width: int, room: int) -> None:
        """Choose the lines of each row for a width in cells, and for how many lines can be seen at once."""
        ...

    def id(self, index: int) -> str | None:
        """Return a row's id, or None for a heading."""
        ...

    def find(self, name: str | None) -> int | None:
        """Return the index of the row with an id, or None."""
        ...

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows from one index up to another, each as its lines of spans, at most `width` cells wide."""
        ...


class OneLine:
    """What sources have in common whose rows are one line at any width."""

    lines = 1
    trails = False

    def fit(self, width: int, room: int) -> None:
        """Keep to one line."""


class Nothing(OneLine):
    """A source without rows."""

    def __len__(self) -> int:
        return 0

    def id(self, index: int) -> str | None:
        """Return None."""
        return None

    def find(self, name: str | None) -> int | None:
        """Return None."""
        return None

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return nothing."""
        return []


class Rows(Lines):
    """Virtual rows of one height; the cursor rests on rows that have an id and passes headings by."""

    empty = "Nothing here."
    """What an empty list says; it names the key that helps."""

    class Moved(Message):
        """The cursor stands on another record."""

        def __init__(self, rows: Rows, name: str | None) -> None:
            super().__init__()
            self.rows, self.name = rows, name

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.source: RowSource = Nothing()
        self.at = 0
        self._drawn: dict[int, list[list[Span]]] = {}
        self._fitted = (0, 0)  # the width, and the lines that can be seen, that the source was last fitted to
        self._stood = 0  # the lines that there was room for
        self._wish: Scroll | None = None  # where one came back to, as long as one has not moved on from there

    @property
    def name_at(self) -> str | None:
        """The id under the cursor, or None in an empty list."""
        return self.source.id(self.at) if self.at < len(self.source) else None

    def show(self, source: RowSource, name: str | None) -> None:
        """Show other rows with the cursor on a record, or on the first one when that is not among them."""
        self.source, self._drawn, self._fitted = source, {}, (0, 0)
        self.at = landing(source, name)
        self.top, self._wish = 0, None
        self._keep_in_view()
        self.refresh()

    def place(self, name: str | None) -> None:
        """Put the cursor on a record without saying so."""
        found = self.source.find(name)
        if found is not None and found != self.at:
            self._set(found)

    # What Lines asks for

    @property
    def where(self) -> Scroll:
        """Which row is the first that shows, and how many lines there is room for."""
        return self._wish or Scroll(self.top // self.source.lines, self.room)

    def return_to(self, scroll: Scroll) -> None:
        """Let a row be the first again, now and in the size that the screen may be about to take."""
        self._wish = scroll
        self._stand()

    def _stand(self) -> None:
        """Stand where one came back to, or where one is, with the cursor in view unless it was left out of it."""
        self._fit()
        self.top = self.bounded(self._wish.line * self.source.lines if self._wish else self.top)
        if not self._wish or self._wish.size != self.room:
            self._keep_in_view()
        self.refresh()

    def scroll_lines(self, top: int) -> None:
        """Scroll away from where one came back to."""
        self._wish = None
        super().scroll_lines(top)

    def extent(self) -> int:
        """Return how many lines the rows have, or the sentence that there are none."""
        self._fit()
        return len(self.source) * self.source.lines or len(self._notice(self.text_width))

    def _notice(self, width: int) -> list[tuple[Span, ...]]:
        return list(wrap((Span(told(self.app, self.empty), "meta"),), width))

    def draw(self, line: int, width: int) -> Strip:
        """Return a line of a row."""
        if not len(self.source):
            return strip(self._notice(width)[line], width, self.tone)
        index, part = divmod(line, self.source.lines)
        over = None
        if index == self.at:
            over = self.tone("cursor" if self.has_focus else "quiet")
        spans = self._row(index, width)[part]
        return strip(light_up(tuple(spans), self.lights) if self.lights else spans, width, self.tone, over)

    def _fit(self) -> None:
        """Let the source choose its rows' height anew when the size is not the one it was asked for last."""
        size = (self.text_width, self.room)
        if self._fitted != size:
            name = self.name_at
            self._drawn, self._fitted = {}, size
            lines = self.source.lines
            self.source.fit(*size)
            self.top = self.top // lines * self.source.lines
            if self.source.trails:  # there are as many rows as the width makes of them
                self.at = self.source.find(name) or 0

    def _row(self, index: int, width: int) -> list[list[Span]]:
        if len(self._drawn) > KEPT:
            self._drawn = {}
        if index not in self._drawn:
            first = index - index % BLOCK
            last = min(first + BLOCK, len(self.source))
            drawn = self.source.draw(first, last, width)
            self._drawn.update(zip(range(first, last), drawn, strict=True))
        return self._drawn[index]

    def snap(self, top: int) -> int:
        """Begin at the first line of a row, the nearest in the direction of the scrolling."""
        height = self.source.lines
        return -(-top // height) * height if top > self.top else top // height * height

    def last(self) -> int:
        """Return the first line of the row at which the last page begins."""
        height = self.source.lines
        return -(-super().last() // height) * height

    # Moving

    def action_go(self, step: int) -> None:
        """Move the cursor by rows, or through a record that is longer than what can be seen at once."""
        first, end = self._block()
        hidden = end > self.top + self.room if step > 0 else first < self.top
        if end - first > self.room and hidden:
            self.scroll_lines(self.top + step)
        else:
            self.go_to(self._landing(self.at + step, step))

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        rows = max(self.room // self.source.lines - 1, 1)
        self.go_to(self._landing(max(0, min(self.at + step * rows, len(self.source) - 1)), step))

    def action_edge(self, step: int) -> None:
        """Move the cursor to the first or last row."""
        self.go_to(self._landing(0 if step < 0 else len(self.source) - 1, -step))

    def _landing(self, index: int, step: int) -> int:
        """Return the nearest row that has an id from an index on, looking ahead first and then behind."""
        for way in (step, -step):
            at = index
            while 0 <= at < len(self.source):
                if self.source.id(at) is not None:
                    return at
                at += way
        return self.at if self.at < len(self.source) else 0

    def moved(self) -> None:
        """Hear that the cursor is on another row; a subclass may have something to draw anew."""

    def go_to(self, index: int) -> None:
        """Move the cursor to a row by its index, and say so."""
        if index != self.at and len(self.source):
            self._set(index)
            self.post_message(self.Moved(self, self.name_at))
        elif len(self.source):
            self._keep_in_view()  # the wheel may have left the cursor behind

    def _set(self, index: int) -> None:
        old, self.at, self._wish = self.at, index, None
        height = self.source.lines
        self.refresh_lines(old * height, height)
        self.refresh_lines(index * height, height)
        self.moved()
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        self._fit()
        if self.room:
            first, end = self._block()
            if first < self.top or end - first > self.room:
                super().scroll_lines(first)
            elif end > self.top + self.room:
                super().scroll_lines(end - self.room)

    def _block(self) -> tuple[int, int]:
        """Return the first line of what comes into view with the cursor, and the line after it.

        A heading comes with the first row below it, further lines with the row above them.
        """
        height, at, end = self.source.lines, self.at, self.at + 1
        if self.source.trails:
            while end < len(self.source) and self.source.id(end) is None:
                end += 1
        else:
            while at and self.source.id(at - 1) is None and (self.at - at + 2) * height <= self.room:
                at -= 1
        return at * height, end * height

    def resized(self) -> None:
        """Keep the cursor in view, and where one was for when there is as much room again."""
        first, end = self._block()
        if self._wish is None and self.top <= first and end <= self.top + self._stood:
            self._wish = Scroll(self.top // self.source.lines, self._stood)
        self._stood = self.room
        self._stand()

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was; a second click goes in."""
        wanted = self.bar_line(event)
        offset = event.get_content_offset(self)
        if wanted is not None:
            self.scroll_lines(wanted)
        elif offset is not None and offset.y >= self.head:
            index = (self.top + offset.y - self.head) // self.source.lines
            if index < len(self.source) and self.source.id(index) is not None:
                self.go_to(index)
                if event.chain == 2:
                    self.post_message(self.Entered(self))

    @on(events.Focus)
    @on(events.Blur)
    def draw_cursor(self) -> None:
        """Fill the cursor's bar, or quieten it."""
        self.refresh_lines(self.at * self.source.lines, self.source.lines)
