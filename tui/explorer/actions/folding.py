"""Folding and unfolding the rows of a comparison."""

from __future__ import annotations

from tui.explorer.board import Board
from tui.explorer.widgets.folding import row_here, rows, show_row


def fold(board: Board) -> None:
    """Unfold the row that one is at, or fold it."""
    here = row_here(board.detail)
    if here is not None:
        _fold(board, [here.name])


def fold_all(board: Board) -> None:
    """Unfold all rows, or fold all where none is folded."""
    _fold(board, rows(board.detail))


def _fold(board: Board, names: list[str]) -> None:
    """Fold or unfold rows; the one that one is at stays where it is."""
    here = row_here(board.detail)
    board.move(board.state.folded(names))
    if here is not None:
        show_row(board.detail, here)
