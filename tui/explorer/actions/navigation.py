"""Going about: in and out, from pane to pane, along links, back and on through what one has seen."""

from __future__ import annotations

from tui.explorer.actions import texts
from tui.explorer.asking import Asked, Kind
from tui.explorer.board import Board
from tui.explorer.state import navigation
from tui.lean import replace


def go_in(board: Board) -> None:
    """Go one step in, or where the chosen link leads."""
    state = board.state.in_()
    if board.detail.article:
        texts.to_claim(board)
    elif state:
        board.go(state)
    elif board.detail.leads_to:
        board.take_way(navigation.to_record(board.case, board.state, board.detail.leads_to))


def come_back(board: Board) -> None:
    """Go one step back, or out of a text, a comparison or a search."""
    state = board.state.back()
    if state and (board.state.text or board.state.came):
        texts.back_to(board, state)
    elif state:
        board.go(state)


def choose_link(board: Board, step: int) -> None:
    """Choose the next link in the detail (1), or the one before (-1); in a source's text it is a sentence."""
    if board.detail.article:
        texts.step(board, step, sentences=True)
    else:
        board.detail.choose(step)


def to_pane(board: Board, number: int) -> None:
    """Go to a pane by its digit, also where the terminal has taken the focus away from it."""
    board.go(board.state.focused(number))
    board.place_panes()


def to_next_pane(board: Board, step: int) -> None:
    """Go to the next pane (1), or the one before (-1), round and round."""
    to_pane(board, (board.state.pane - 1 + step) % len(board.panes) + 1)


def turn_tab(board: Board, step: int) -> None:
    """Turn pane 2 to the next tab (1), or the one before (-1)."""
    board.go(board.state.tabbed(step))


def order_tab(board: Board) -> None:
    """Give the tab of pane 2 that shows its next order."""
    board.go(board.state.ordered())


def scroll_detail(board: Board, step: int) -> None:
    """Scroll the detail by a third of its height, down (1) or up (-1)."""
    board.detail.action_go(step * max(board.detail.size.height // 3, 1))


def zoom(board: Board, on: bool) -> None:
    """Let the pane with the focus fill the screen, or show the others again."""
    board.become(replace(board.state, zoomed=on))


def step_history(board: Board, step: int) -> None:
    """Go to the view before (-1) or after (1)."""
    board.history.leave(board.view())
    board.restore(board.history.step(step))


def rehearse(board: Board) -> None:
    """Have a large case look up what a cursor's first move takes before somebody makes it: down the timeline."""
    rows, state = board.timeline, board.state
    name = next(filter(None, map(rows.source.id, range(rows.at + 1, len(rows.source)))), None)
    moved = state.moved(state.list_of(rows.digit), name)
    board.questions.rehearse(Asked(board.case, state, board.hits, lambda: moved, Kind.MOVE))
