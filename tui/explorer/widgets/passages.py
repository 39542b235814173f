"""A page that can show a source's text, too: in it a run of words is chosen, and only what is seen is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content

from tui.cards.blocks import Block, Passage
from tui.cards.places import Run
from tui.explorer.state.history import Scroll
from tui.explorer.widgets.lines import Lines
from tui.explorer.widgets.page import Page

if TYPE_CHECKING:
    from tui.cards.article import Article
    from tui.explorer.widgets.window import Window


class Passages(Page):
    """Blocks of a card, or a source's text with a run of it chosen."""

    def __init__(self, id: str) -> None:
        self.window: Window | None = None  # the lines of a text, where one is shown
        super().__init__(id)
        self._due = False  # whether the chosen run is still to be brought into view, once there is a size

    @property
    def article(self) -> Article | None:
        """The text that is shown, or None where a card is."""
        return self.window.article if self.window else None

    def show(self, blocks: Sequence[Block | Passage]) -> None:
        """Show blocks from their start."""
        self.window, self.chosen, self._due = None, None, False
        super().show(blocks)

    def read(self, article: Article) -> None:
        """Show a text from its start."""
        from tui.explorer.widgets.window import Window  # here, since a start needs none

        self.show(())
        self.window = Window(article)
        self._lines = self.window.lines

    def choose_run(self, run: tuple[int, int] | None) -> None:
        """Choose another run of the text, and bring it into view."""
        if self.window and run != self.chosen:
            self.chosen = run
            self.tell_run()
            self.refresh()
            self._due = run is not None
            self._bring()

    def tell_run(self) -> None:
        """Tell in the frame which span or sentence is chosen, and how many claims quote it."""
        run = Run(*self.chosen) if self.chosen else None
        self.border_subtitle = Content(self.window.article.words(run)) if self.window else None

    def seen(self) -> tuple[int, int]:
        """Return the characters of the text that are seen: the first, and one behind the last."""
        return self.window.seen(self.top, self.room) if self.window else (0, 0)

    def _bring(self) -> None:
        """Bring the chosen run into view, whole if there is room for it, unless there is no size yet to do so in."""
        if not (self.window and self._due and self.chosen and self.size.width > 2):
            return
        self._due = False
        first, last = self._found(*self.chosen)
        if not self.top <= first <= last < self.top + self.room:
            self.scroll_lines(first - max(self.room - (last - first + 1), 0) // 3)
            self.refresh()

    def _found(self, start: int, end: int) -> tuple[int, int]:
        window, before = self.window, self._lines[:1]
        assert window is not None
        found = window.find(start, end, self._fitting)
        if self._lines[:1] != before:
            self._moved()
        return found

    def _moved(self) -> None:
        """Take note that lines have other numbers now."""
        self.top = 0
        if self.text_selection:
            self.screen.clear_selection()

    # Lines

    def _reach(self, line: int) -> None:
        """Lay out lines up to one."""
        if self.window:
            self.window.reach(line, self._fitting)
        else:
            super()._reach(line)

    def scroll_lines(self, top: int) -> None:
        """Scroll, also above the first line that is laid out of a text."""
        if self.window is None:
            super().scroll_lines(top)
            return
        height = self.size.height
        self._reach(max(top, 0) + height)
        grown = self.window.grow(-min(top, len(self._lines) - height))
        if grown:
            self._moved()
            self.top = grown  # where it was or higher: what stood first has so many lines above it now
        Lines.scroll_lines(self, top + grown)
        self.refresh()

    @property
    def where(self) -> Scroll:
        """Where one has scrolled to: of a text, the block that stands at the top and the letters of it above."""
        return self.window.place(self.top) if self.window else super().where

    def return_to(self, scroll: Scroll) -> None:
        """Stand where one was."""
        if self.window is None:
            super().return_to(scroll)
            return
        self._due = False
        self._moved()
        self.scroll_lines(self.window.stand(scroll, self._fitting))
        self.refresh()

    def resized(self) -> None:
        """Go on from the words that stood at the top, with the chosen run in view if it was."""
        if self.window is None:
            super().resized()
        elif self.size.width > 2:
            seen = self.chosen and self._in_view(self._found(*self.chosen)[0]) if self._lines else False
            due = self._due or bool(seen)
            self.return_to(self.window.place(self.top))
            self._due = due
            self._bring()

    def action_edge(self, step: int) -> None:
        """Scroll to the start or the end."""
        if self.window:
            self.window.begin(0 if step < 0 else len(self.window.article), self._fitting)
            self._moved()
            self._reach(self.size.height if step < 0 else 10**6)
            self.scroll_lines(0 if step < 0 else len(self._lines))
        else:
            super().action_edge(step)

    def bar(self, height: int, extent: int) -> tuple[int, int] | None:
        """Return where the scrollbar's thumb begins and its size: of a text by the characters that are seen."""
        if self.window is None or (self.window.whole and extent <= height):
            return super().bar(height, extent)
        return self.window.bar(self.top, height)

    def bar_line(self, event: events.MouseEvent) -> int | None:
        """Return the line that a click on the scrollbar asks for; in a text it is begun at anew."""
        wanted = super().bar_line(event)
        offset = event.get_content_offset(self)
        if wanted is None or self.window is None or offset is None:
            return wanted
        at = offset.y * self.window.article.body.size // max(self.room, 1)
        self.window.begin(self.window.article.block(at), self._fitting)
        self._moved()
        self.refresh()
        return 0

    def links_there(self) -> bool:
        """Tell whether anything in it leads to another record."""
        return self.window is None and super().links_there()
