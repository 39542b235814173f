"""Pane 4: the record under the cursor, whole; or one question with its positions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from textual.content import Content

from tui.cards import card, compare
from tui.cards.blocks import Block, Blocks, meta, para
from tui.case import Case
from tui.case.found import found_by
from tui.explorer.state.state import DETAIL, State
from tui.explorer.widgets.page import MOST_WIDTH, Page

MADE = 80
"""Blocks that are made before they are shown: as many as fill a screen."""


class Made(NamedTuple):
    """What the pane shows of a state: its title, its blocks, and the widest that its lines get."""

    title: str
    blocks: Sequence[Block]
    most: int


def ask(case: Case, state: State) -> Made:
    """Return the card of what the state reads; without a record, say which key leads to one."""
    name, most = state.reading, MOST_WIDTH
    if state.compare:
        found, most = compare(case, state.compare, unfolded=state.unfolded), 10**6
    else:
        found = card(case, name) if name else None
    if found is None:
        words = "Nothing stands under the cursor. Press 1 for the timeline."
        return Made("4 Detail", (para(words),), most)
    why = found_by(case, found.id, state.sought) if found.kind == "claim" else ""
    titles = {"case": "4 Case", "day": "4 Day"}
    title = titles.get(found.kind, f"4 {found.kind.capitalize()} · {found.id}")
    blocks = Blocks(chain((para(meta(why)),), found.blocks)) if why else Blocks(found.blocks)
    blocks.reach(MADE)
    return Made(title, blocks, most)


class Detail(Page):
    """A record's card, with a cursor among the links in it."""

    digit = DETAIL
    made_of = attrgetter("reading", "compare", "unfolded")
    ask = staticmethod(ask)

    def __init__(self) -> None:
        super().__init__("detail")

    def open(self, made: Made) -> None:
        """Show what was asked for."""
        self.most, self.border_title = made.most, Content(made.title)
        self.show(made.blocks)
