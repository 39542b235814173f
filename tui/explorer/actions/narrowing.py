"""Narrowing: filters, pins and their chips, days, and the time axis."""

from __future__ import annotations

from tui.case.query import Filters
from tui.explorer import dialogs
from tui.explorer.board import Board
from tui.explorer.state import navigation
from tui.explorer.state.state import TIMELINE
from tui.lean import replace


def open_filters(board: Board) -> None:
    """Open the menu of filters."""

    def filtered(filters: Filters | None) -> None:
        if filters is not None:
            board.go(replace(board.state, pins=filters.chosen))

    board.app.push_screen(dialogs.filters.FilterMenu(board.case.at(board.state.as_of), board.state.pinned), filtered)


def pin(board: Board) -> None:
    """Pin what the cursor is on, or unpin it."""
    state = board.state
    for clause in navigation.pinnable(state):
        state = state.toggled(clause.facet, clause.values[0])
    board.go(state)


def remove_last_chip(board: Board) -> None:
    """Take the last chip away."""
    board.go(board.state.without(board.state.chips()[-1]))


def remove_all_chips(board: Board) -> None:
    """Take all chips away."""
    state = board.state
    for chip in state.chips():
        state = state.without(chip)
    board.go(state)


def turn_axis(board: Board) -> None:
    """Turn the timeline to the next axis."""
    board.go(board.state.turned())


def zoom_strip(board: Board, step: int) -> None:
    """Let the bars above the timeline stand for less time (-1) or more (1)."""
    finer, coarser, own = board.timeline.zooms()
    unit = finer if step < 0 else coarser
    board.go(replace(board.state, unit=None if unit == own else unit).focused(TIMELINE))


def choose_day(board: Board) -> None:
    """Choose the day as of which the case is shown, or the whole of it."""

    def chosen(day: str | None) -> None:
        if day is not None:
            board.go(replace(board.state, as_of=None if day == dialogs.as_of.WHOLE else int(day)))

    board.app.push_screen(dialogs.as_of.AsOf(board.case, board.state.as_of), chosen)


def step_day(board: Board, step: int) -> None:
    """Go to the day before (-1) or after (1) on which the case changed."""
    board.go(navigation.as_of(board.case, board.state, step))
    if board.state.as_of is None:
        board.say("As of no day again." if board.state.chips() else "The whole case again, as of no day.")
