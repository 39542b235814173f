"""Rows of a page that fold and unfold: which there are, which one is at, and how to stand where one was."""

from __future__ import annotations

from itertools import count
from typing import NamedTuple

from tui.cards.blocks import Para
from tui.explorer.widgets.page import Page


class Here(NamedTuple):
    """A row by its name, and how many lines below the top of the page it begins; above it where that is negative."""

    name: str
    below: int


def rows(page: Page) -> list[str]:
    """Return what the rows are called that fold and unfold."""
    return [block.row for block in page.blocks if isinstance(block, Para) and block.row]


def row_here(page: Page) -> Here | None:
    """Return the row that the chosen link is in, else the first that shows."""
    seen = range(page.top, page.top + page.room)
    named = {number: row for number in range(seen.stop) if (line := page.line(number)) and (row := line.row)}
    link = page.link if page.link is not None and page.link in seen else None
    above = [number for number in named if number <= (page.top if link is None else link)]
    below = [number for number in named if number in seen]
    at = above[-1] if above and (link is not None or not below) else below[0] if below else None
    return None if at is None else Here(named[at], at - page.top)


def show_row(page: Page, here: Here) -> None:
    """Choose a row, and let it begin where it did."""
    for at in count():
        line = page.line(at)
        if line is None:
            return
        if line.row == here.name:
            page.scroll_lines(at - max(here.below, 0))
            page.link_at(at, line.leads[0])
            return
