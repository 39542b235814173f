"""Pane 4: the record under the cursor, whole."""

from __future__ import annotations

from textual.content import Content

from tui.cards import card
from tui.cards.blocks import para
from tui.case import Case
from tui.explorer.page import Page


class Detail(Page):
    """A record's card."""

    def open(self, case: Case, name: str | None) -> None:
        """Show a record; without one, say which key leads to one."""
        found = card(case, name) if name else None
        if found is None:
            self.border_title = Content("4 Detail")
            self.show((para("Nothing stands under the cursor. Press 1 for the timeline."),))
            return
        title = "4 Case" if found.kind == "case" else f"4 {found.kind.capitalize()} · {found.id}"
        self.border_title = Content(title)
        self.show(found.blocks)
