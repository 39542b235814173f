"""The guide: how to read marks, chains, dates and days."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.cards.guide import guide_blocks
from tui.explorer.dialogs.over import Over
from tui.explorer.keys import key, told
from tui.explorer.widgets.bars import Notice
from tui.explorer.widgets.page import Page

HINT = "{move.up}{move.down} {move.page-up} {move.page-down} scroll · {guide.close} closes"


class Guide(Over[None], inherit_bindings=False):
    """A page over the panes; Esc closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [key("escape,f2", "close", "close", "Close the guide.", "guide.close")]

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(classes="chooser") as box:
            box.border_title = Content("How to read it")
            box.border_subtitle = Content(told(self.app, HINT))
            yield Page("guide-page")
        yield Notice("notice")

    def on_mount(self) -> None:
        """Show it from its start."""
        page = self.query_one(Page)
        page.show(tuple(guide_blocks(partial(told, self.app)))[1:])
        self.set_focus(page)

    def action_close(self) -> None:
        """Close it."""
        if self.is_current:  # a second Esc may come before it is gone
            self.dismiss(None)
