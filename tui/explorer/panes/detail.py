"""Pane 4: the record under the cursor, whole; or one question with its positions side by side."""

from __future__ import annotations

from operator import attrgetter

from textual.content import Content

from tui.cards import card, compare
from tui.cards.blocks import meta, para
from tui.case import Case
from tui.case.found import found_by
from tui.explorer.state.state import DETAIL, State
from tui.explorer.widgets.page import MOST_WIDTH, Page


class Detail(Page):
    """A record's card, with a cursor among the links in it."""

    digit = DETAIL
    made_of = attrgetter("reading", "compare", "unfolded")

    def __init__(self) -> None:
        super().__init__("detail")

    def open(self, case: Case, state: State) -> None:
        """Show what the state reads; without a record, say which key leads to one."""
        name = state.reading
        if state.compare:
            found = compare(case, state.compare, unfolded=state.unfolded)
        else:
            found = card(case, name) if name else None
        self.most = 10**6 if state.compare else MOST_WIDTH
        if found is None:
            self.border_title = Content("4 Detail")
            self.show((para("Nothing stands under the cursor. Press 1 for the timeline."),))
            return
        why = found_by(case, found.id, state.sought) if found.kind == "claim" else ""
        titles = {"case": "4 Case", "day": "4 Day"}
        self.border_title = Content(titles.get(found.kind, f"4 {found.kind.capitalize()} · {found.id}"))
        self.show((para(meta(why)), *found.blocks) if why else found.blocks)
