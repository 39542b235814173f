"""A dialog in which one thing is chosen out of many: a line to type in over the rows that match."""

from __future__ import annotations

import asyncio
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input

from tui.case import Case
from tui.explorer.dialogs.over import Over
from tui.explorer.dialogs.wrapped import Wrapped
from tui.explorer.keys import key, told
from tui.explorer.state.state import State
from tui.explorer.widgets.bars import Notice, say
from tui.explorer.widgets.drawing import strip
from tui.explorer.widgets.line import Line
from tui.explorer.widgets.rows import Rows, RowSource

Result = TypeVar("Result")

BEFORE = "The case was edited meanwhile: what stands here is of the reading before."


class ChooserRows(Rows):
    """The rows of a chooser; the line above keeps the focus."""

    can_focus = False

    def draw(self, line: int, width: int) -> Strip:
        """Return a line of a row; of what the cursor is on all lines have its bar."""
        source = self.source
        if isinstance(source, Wrapped) and len(source) and source.entry(line) == source.entry(self.at):
            return strip(self._row(line, width)[0], width, self.tone, self.tone("quiet"))
        return super().draw(line, width)

    def moved(self) -> None:
        """Draw all lines anew of what the cursor was on and is on now."""
        self.refresh()


class Chooser(Over[Result | None], inherit_bindings=False):
    """Rows that narrow with each letter; Enter takes the one under the cursor, Esc closes.

    A subclass gives `rows(text)` and `take(id)`, and may set `title`, `hint`, `placeholder` and `empty`.
    """

    title_words = ""
    hint = "{choose.up}{choose.down} move · Enter takes · {choose.close} closes"
    placeholder = "type to search"
    empty = "Nothing here has these words. Backspace brings the others back."
    of_the_case = True
    """Whether its rows are of the case, so that they are of the reading before once that was edited."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "close", "close", "Close the dialog.", "choose.close"),
        key("up", "move(-1)", "move", "Move up in the dialog.", "choose.up"),
        key("down", "move(1)", "move", "Move down in the dialog.", "choose.down"),
        key("pageup", "page(-1)", "page", "Move up a page in the dialog.", "choose.page-up"),
        key("pagedown", "page(1)", "page", "Move down a page in the dialog.", "choose.page-down"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.ready = asyncio.Event()
        """Set once the line to type in is there: until then keys wait."""
        self.closing = False  # keys may come quicker than a screen goes: the second must not close what is below
        self.text = ""

    def rows(self, text: str) -> RowSource:
        """Return the rows that match what is typed."""
        raise NotImplementedError

    def take(self, name: str | None) -> None:
        """Do what Enter on a row is for."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the line to type in over the rows."""
        with Vertical(classes="chooser") as box:
            box.border_title = Content(self.title_words)
            box.border_subtitle = Content(told(self.app, self.hint))
            yield self.line()
            yield ChooserRows("chooser-rows")
        yield Notice("notice")

    def line(self) -> Input:
        """Return the line to type in."""
        return Line(placeholder=self.placeholder)

    def on_mount(self) -> None:
        """Show all rows."""
        self.list.empty = self.empty
        line = self.query_one(Input)
        self.set_focus(line)
        self.search(line.value)
        self.ready.set()

    @property
    def list(self) -> ChooserRows:
        """The rows."""
        return self.query_one(ChooserRows)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Show the rows that match what is typed."""
        self.search(event.value)

    def search(self, text: str, name: str | None = None) -> None:
        """Show the rows that match, with the cursor on one of them."""
        self.text = text
        self.list.show(self.rows(text), name)

    @on(Input.Submitted)
    @on(Rows.Entered)
    def entered(self) -> None:
        """Take the row under the cursor."""
        typed = self.query_one(Input).value
        if typed != self.text:  # Enter came before the account of the last letters
            self.search(typed)
        self.take(self.list.name_at)

    def reread(self, case: Case, state: State) -> None:
        """Hear that the case was read anew: say of what the rows are, unless a subclass shows those of the case now."""
        if self.of_the_case:
            say(self, BEFORE)

    def close(self, result: Result | None) -> None:
        """Close, once."""
        if not self.closing:
            self.closing = True
            self.dismiss(result)

    def action_close(self) -> None:
        """Close without taking anything."""
        self.close(None)

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.list.action_go(step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        self.list.action_page(step)
