"""Copying: to the terminal's clipboard, and to the desktop's where there is one."""

from __future__ import annotations

import os
from functools import partial

from tui import desktop, formats
from tui.explorer import dialogs
from tui.explorer.board import Board
from tui.explorer.keys import told
from tui.explorer.state.navigation import meant
from tui.text import as_written, clean, counted, unsafe_count


def copy_quote(board: Board) -> None:
    """Copy the quotes of the claim that is meant."""
    text = formats.citation.quote_text(board.case, _meant(board))
    if text:
        copy(board, text, f"the quote of {_meant(board)}" if board.state.compare else "the quote")
    else:
        board.say(told(board.app, "None of this claim's words could be read; {copy.citation} copies the rest of it."))


def copy_piece(board: Board) -> None:
    """Choose one of the quotes of the claim that is meant, and copy it alone."""
    case = board.case.at(board.state.as_of)
    found = [(case.name(report.source), piece) for report, piece in formats.citation.each_piece(case, _meant(board))]

    def chosen(words: str | None) -> None:
        if words:
            copy(board, words, "the piece")

    board.app.push_screen(dialogs.pieces.Pieces(found), chosen)


def copy_citation(board: Board) -> None:
    """Copy what is meant with where it comes from."""
    if board.reloader.first:
        board.say("The case is still being read, and what is said of a record is of the first ones alone.")
        return
    copy(board, formats.citation.citation(board.case.at(board.state.as_of), _meant(board)), "the citation")


def copy_id(board: Board) -> None:
    """Copy the id of what is meant."""
    copy(board, _meant(board), f"the id {_meant(board)}")


def _meant(board: Board) -> str:
    """Return the id of what is read, or of what the chosen link of a comparison leads to."""
    return meant(board.state, board.detail.leads_to)


def copy(board: Board, text: str, what: str, before: str = "") -> None:
    """Send text to each clipboard there is; say what was copied, and before it what else there is to say.

    It goes as the screen shows it: what is pasted into a shell must not end the paste, or press Enter.
    """
    text, out = clean(as_written(text)), unsafe_count(as_written(text))
    driver = board.app._driver
    if driver is not None:
        driver.write(desktop.clipboard.osc52(text, os.environ))
        driver.flush()
    shown = f", {counted(out, 'control character')} written out as on the screen" if out else ""
    said = f"{before}Copied {what}: {counted(len(text), 'character')}{shown}"
    if desktop.clipboard.native(os.environ) or desktop.clipboard.tmux_buffer(os.environ):
        work = partial(_copy_natively, board, text, said)
        board.run_worker(work, thread=True, group="copy", exit_on_error=False)
    else:
        board.say(f"{said}, sent to the terminal.")


def _copy_natively(board: Board, text: str, said: str) -> None:
    why = desktop.clipboard.copy_native(text, os.environ)
    board.app.call_from_thread(board.say, f"{said}." if why is None else f"{said}, sent to the terminal; {why}.")
