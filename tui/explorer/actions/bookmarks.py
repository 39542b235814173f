"""Bookmarks: naming the record that one reads, and going back to one by its name."""

from __future__ import annotations

import asyncio
from functools import partial

from tui.explorer import dialogs
from tui.explorer.actions.finding import to_record
from tui.explorer.board import Board
from tui.explorer.keys import told
from tui.explorer.state.looks import kept_soon
from tui.explorer.state.navigation import meant


def bookmark(board: Board) -> None:
    """Name the record that is meant."""
    record = meant(board.state, board.detail.leads_to)

    async def named(name: str | None) -> None:
        if name and board.case.get(record) is None:
            board.say(f"{record} is no longer in the case.")
        elif name:
            board.memory.set(name, record)
            await _keep(board, f"Bookmarked “{name}”{told(board.app, '; {bookmark.go} goes there.')}")

    board.app.push_screen(dialogs.bookmarks.NameBookmark(board.case, board.memory, record), named)


async def _keep(board: Board, said: str) -> None:
    """Say what was done, and where it can't be kept say that: later, if something else has locked the file."""
    keeping = await kept_soon(board.memory)
    if keeping.done():
        board.say(said + (f" But {why}." if (why := keeping.result()) else ""))
    else:
        board.say(said)
        keeping.add_done_callback(partial(_tell, board))


def _tell(board: Board, kept: asyncio.Future[str | None]) -> None:
    if board.is_running and not kept.cancelled() and (why := kept.result()):
        board.say(f"Of the bookmarks: {why}.")


def go_to_bookmark(board: Board) -> None:
    """Choose a bookmark to go to; those that are taken away there are gone for the next time, too."""

    async def chosen(name: str | None) -> None:
        to_record(board, name)
        keeping = await kept_soon(board.memory)
        keeping.add_done_callback(partial(_tell, board))

    board.app.push_screen(dialogs.bookmarks.GoToBookmark(board.case, board.memory), chosen)
