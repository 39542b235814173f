"""What changed since one was last here: compared in a thread once the first screen is there, and shown when asked."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from tui.case import Case
from tui.explorer import dialogs, keys
from tui.explorer.actions.finding import to_record
from tui.explorer.board import Board
from tui.explorer.state.since import Told
from tui.explorer.widgets.bars import Notice

if TYPE_CHECKING:
    from tui.case.held import Held


def compare(board: Board) -> None:
    """See which texts it has and what changed in the case that is shown, unless that is only its first records."""
    if not board.reloader.first:
        board.run_worker(partial(_compare, board, board.case), thread=True, group="visits", exit_on_error=False)


def _compare(board: Board, case: Case) -> None:
    board.texts.survey(case)
    found = board.visits.compare(case)
    if board.app.is_running:
        with suppress(RuntimeError):  # one leaves just now, and waits for nothing
            board.call_later(_tell, board, case, *found)


def _tell(board: Board, case: Case, now: Held | None, told: Told) -> None:
    """Take what was found of the case that is shown; the first time say it, too."""
    visits = board.visits
    if board.case is not case:
        return
    visits.now, visits.told = (case, now), told
    board.show_keys()
    if not visits.said:
        visits.said = True
        if words := list(filter(None, (visits.notice, keys.told(board.app, told.words)))):
            board.say(" ".join(filter(None, (board.query_one(Notice).words, *words))))


def show_changes(board: Board) -> None:
    """Show what changed, to go to one of the records."""
    board.app.push_screen(dialogs.changes.ChangeList(board.case.at(None), board.visits.told), partial(to_record, board))
