"""A page that can show a source's text, too: in it a run of words is chosen, and only what is seen is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from tui.cards.blocks import Block, Passage
from tui.explorer.state.history import Scroll
from tui.explorer.widgets.lines import Lines
from tui.explorer.widgets.page import Page
from tui.explorer.widgets.text import renumbered

if TYPE_CHECKING:
    from tui.cards.article import Article
    from tui.explorer.widgets.window import Window
    from tui.formats.layout import Line


MOST_SOUGHT = 300
"""Lines of a card in which it is sought what is lit."""


class Passages(Page):
    """Blocks of a card, or a source's text with a run of it chosen."""

    class Clicked(Message):
        """A character of a source's text was clicked."""

        def __init__(self, source: str, at: int) -> None:
            super().__init__()
            self.source, self.at = source, at

    def __init__(self, id: str) -> None:
        self.article: Article | None = None
        """The text that is shown, or None where a card is."""
        self.window: Window | None = None
        """The lines of that text around where it is read."""
        super().__init__(id)
        self.due = False
        """Whether the chosen run, or on a card what is lit, is still to be brought into view, once there is a size."""

        self.kept = False
        """Whether the chosen run was seen where one scrolled last, so that it is in any size."""

    def show(self, blocks: Sequence[Block | Passage]) -> None:
        """Show blocks from their start."""
        self.article, self.window, self.chosen, self.due = None, None, None, False
        self.border_subtitle = None
        super().show(blocks)

    def read(self, article: Article) -> None:
        """Show a text from its start."""
        from tui.explorer.widgets.window import Window  # here, since a start needs none

        self.show(())
        self.article, self.window = article, Window(article)
        self.border_subtitle = Content(article.words(None))

    def choose_run(self, run: tuple[int, int] | None) -> None:
        """Choose another run of the text, and bring it into view; which one it is stands in the frame."""
        if self.article and run != self.chosen:
            self.chosen, self.due = run, run is not None
            self.border_subtitle = Content(self.article.words(run))
            self.refresh()
            _bring_into_view(self)

    def show_lit(self) -> None:
        """Bring the first words into view that are lit in the paragraphs of a card."""
        self.due = True
        _bring_into_view(self)

    # Lines

    @property
    def _lines(self) -> list[Line]:
        return self.window.lines if self.window else super()._lines

    def _reach(self, line: int) -> None:
        """Lay out lines up to one."""
        if self.window:
            self.window.reach(line, _width(self))
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
            renumbered(self)
        Lines.scroll_lines(self, top + grown)
        self.kept = _sees_chosen(self)
        self.refresh()

    @property
    def where(self) -> Scroll:
        """Where one has scrolled to: of a text, the block that stands at the top and the letters of it above."""
        return self.window.place(self.top) if self.window else super().where

    def return_to(self, scroll: Scroll) -> None:
        """Stand where one was."""
        self.due = False
        if self.window is None:
            super().return_to(scroll)
            return
        line = self.window.stand(scroll, _width(self))
        renumbered(self)
        self.scroll_lines(line)

    def resized(self) -> None:
        """Go on from the words that stood at the top, with the chosen run in view if it was."""
        if self.window is None:
            super().resized()
            _bring_into_view(self)
        elif self.size.width > 2:
            due = self.due or self.kept
            self.return_to(self.window.place(self.top))
            self.due = due
            _bring_into_view(self)

    def action_edge(self, step: int) -> None:
        """Scroll to the start or the end."""
        if self.window:
            self.window.begin(0 if step < 0 else len(self.window.article), _width(self))
            renumbered(self)
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
        self.window.begin(self.window.article.block(at), _width(self))
        renumbered(self)
        self.refresh()
        return 0

    def on_click(self, event: events.Click) -> None:
        """Tell where a source's text was clicked, in the whole of it or in its paragraphs on a card."""
        place = self.place_of(event)
        line = self.line(place.line) if place else None
        if place and line and line.source and (at := _character(line, place.cell)) >= 0:
            self.post_message(self.Clicked(line.source, at))

    def links_there(self) -> bool:
        """Tell whether anything in it leads to another record."""
        return self.window is None and super().links_there()


def _character(line: Line, cell: int) -> int:
    """Return where in a text the words begin that stand at a cell of a line, or -1 where none do."""
    for span in line.spans:
        cell -= cell_len(span.text)
        if cell < 0:
            return span.at
    return -1


def _width(page: Passages) -> int:
    return min(page.text_width, page.most)


def _wanted_lines(page: Passages) -> tuple[int, int] | None:
    """Return the first and the last line of the chosen run, or of what is lit first on a card; None where neither is.

    They are laid out if they were not.
    """
    if page.window is None:
        lit = [at for at in range(MOST_SOUGHT) if (line := page.line(at)) and any(span.lit for span in line.spans)]
        return (lit[0], next((at for at in lit if at + 1 not in lit), lit[0])) if lit else None
    if page.chosen is None:
        return None
    begun = page.window.begun
    found = page.window.find(*page.chosen, _width(page))
    if page.window.begun != begun:
        renumbered(page)
    return found


def _sees_chosen(page: Passages) -> bool:
    """Tell whether the chosen run begins in what is seen."""
    seen = page.window.seen(page.top, page.room) if page.window else (0, 0)
    return page.chosen is not None and seen[0] <= page.chosen[0] < seen[1]


def _bring_into_view(page: Passages) -> None:
    """Bring the chosen run into view, whole if there is room for it, unless there is no size yet to do so in."""
    begun = page.window.begun if page.window else 0
    if page.due and page.size.width > 2 and page.room and (lines := _wanted_lines(page)):
        page.due = False
        first, last = lines
        anew = page.window is not None and page.window.begun != begun
        if anew or not page.top <= first <= last < page.top + page.room:
            page.scroll_lines(first - max(page.room - (last - first + 1), 0) // 3)
        page.kept = page.chosen is not None
