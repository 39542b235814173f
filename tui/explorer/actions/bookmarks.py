"""Bookmarks: naming the record that one reads, and going back to one by its name."""

from __future__ import annotations

from functools import partial

from tui.explorer.actions.finding import to_record
from tui.explorer.board import Board
from tui.explorer.state.navigation import meant


def bookmark(board: Board) -> None:
    """Name the record that is meant."""
    from tui.explorer.dialogs.bookmarks import NameBookmark  # here, since a start does not need it

    record = meant(board.state, board.detail.leads_to)

    def named(name: str | None) -> None:
        if name:
            why = board.memory.bookmark(name, record)
            board.say(f"Bookmarked “{name}”; ' goes there." + (f" But {why}." if why else ""))

    board.app.push_screen(NameBookmark(board.case, board.memory, record), named)


def go_to_bookmark(board: Board) -> None:
    """Choose a bookmark to go to."""
    from tui.explorer.dialogs.bookmarks import GoToBookmark  # here, since a start does not need it

    board.app.push_screen(GoToBookmark(board.case, board.memory), partial(to_record, board))
