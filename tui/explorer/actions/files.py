"""What leaves the explorer for other programs, and the way back: saving, opening an address, editing, reading anew."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tui import desktop, paths
from tui.cards.origin import address
from tui.case import Case
from tui.explorer import dialogs
from tui.explorer.actions import texts
from tui.explorer.actions.copying import copy
from tui.explorer.board import Board
from tui.explorer.state.navigation import meant, opening, sources_with_address
from tui.explorer.state.session import restored
from tui.lean import replace
from tui.model import Claim
from tui.problems import Problem
from tui.text import counted, shorten


def save(board: Board) -> None:
    """Ask where to save what is shown, and save it there."""
    if board.reloader.first:
        board.say("The case is still being read, and what would be saved is of its first records alone.")
        return

    def saved(said: str | None) -> None:
        if said:
            board.say(said)

    what = dialogs.save.shown(board.case.at(board.state.as_of), board.state)
    board.app.push_screen(dialogs.save.SaveDialog(what), saved)


# Opening an address


def open_address(board: Board) -> None:
    """Show the addresses of the sources of what is read, to choose one to open."""

    def chosen(address: str | None) -> None:
        if address:
            board.say(f"Opening {shorten(address, 120)}")
            work = partial(_open, board, address)
            board.run_worker(work, thread=True, group="open", exit_on_error=False)

    board.app.push_screen(dialogs.addresses.Addresses(_addresses(board)), chosen)


def _addresses(board: Board) -> list[tuple[str, str]]:
    """Return what each source of what keys are about is called with its address, and with that of its copy.

    Of a claim the address is the one that opens at its words.
    """
    case, about = board.case, meant(board.state, board.detail.leads_to)
    record = case.get(about)
    reports = [report.source for report in record.reports] if isinstance(record, Claim) else []
    found = []
    for source in map(case.sources.__getitem__, sources_with_address(case, about)):
        if source.url:
            at = address(case, record, reports.index(source.id)) if isinstance(record, Claim) else source.url
            found.append((case.name(source.id), at or source.url))
        if source.archived:
            found.append((f"{case.name(source.id)}, archived", source.archived))
    return found


def _open(board: Board, address: str) -> None:
    url = desktop.browser.safe_url(address)
    why = desktop.browser.open_url(url) if isinstance(url, desktop.browser.Url) else url.why
    if why:
        board.app.call_from_thread(_not_opened, board, address, why)


def _not_opened(board: Board, address: str, why: str) -> None:
    copy(board, address, "the address instead", f"Not opened: {why}. ")


# Editing


def edit_record(board: Board) -> None:
    """Open the record that is meant at its line in the editor."""
    place = board.case.place(meant(board.state, board.detail.leads_to))
    if place:
        edit(board, Path(place.file), place.line, place.col)


def edit(board: Board, file: Path, line: int, col: int) -> None:
    """Open a file at a line in the editor, and read the case anew after it; of a packaged one say that first."""
    if paths.packaged(file) and file not in board.warned:
        board.warned.add(file)
        board.say(
            f"{paths.shown(file)} is part of an installed package, whose next update writes over what you edit: copy "
            "its folder and open that. The same key again opens this one all the same."
        )
        return
    from tui.explorer.terminal.editing import edit as give_to_editor  # here, since a start does not need it

    why = give_to_editor(board.app, board.settings.editor, file, line, col)
    if why:
        board.say(why)
    look(board)


def mend(board: Board, problem: Problem | None) -> None:
    """Open the editor where something is wrong; None opens nothing."""
    if problem is not None:
        edit(board, Path(problem.place.file), problem.place.line, problem.place.col)


# Reading anew


def reload(board: Board) -> None:
    """Read the case anew, whether or not its files have changed."""
    board.reloader.ask()
    look(board, asked=True)


def look(board: Board, asked: bool = False) -> None:
    """Look whether the files have changed, in a thread, since a folder may be on a network that hangs."""
    if not board.reloader.busy:
        board.reloader.busy = True
        board.run_worker(partial(_read, board, asked), thread=True, group="reload", exit_on_error=False)


def _read(board: Board, asked: bool) -> None:
    reading = board.reloader.making is not None
    try:
        found = board.reloader.look()
    finally:
        board.reloader.busy = False
    if (reading or board.reloader.making) and board.app.is_running:
        board.app.call_from_thread(board.tell_faults)
    if board.texts.changed() and board.app.is_running:
        board.app.call_from_thread(board.questions.after, partial(texts.renew, board))
    if found is not None and board.app.is_running:
        whole = partial(_take_whole, board, found) if board.reloader.first and isinstance(found, Case) else None
        take = whole or partial(_take_reading, board, found, asked)
        board.app.call_from_thread(board.questions.after, take)


def _take_reading(board: Board, found: Case | tuple[Problem, ...], asked: bool) -> None:
    """Show the case as it is read now; one that an edit broke leaves the last good one standing."""
    reloader = board.reloader
    if isinstance(found, Case) and (not found.problems or board.case.problems):
        broken, reloader.problems = bool(reloader.problems), ()
        _replace(board, found)
        if asked or broken:
            board.say("The case is read anew." + (" Its errors are gone." if broken and not found.problems else ""))
        return
    reloader.problems = found.problems if isinstance(found, Case) else found
    board.tell_faults()
    board.show_keys()  # one of them shows the errors
    _renew_problems(board)


def _take_whole(board: Board, case: Case) -> None:
    """Show the whole of a case of which there were the first records; where one was left, unless one has gone on."""
    board.reloader.first, untouched = False, not board.history.behind
    _replace(board, case)
    if untouched:
        board.become(restored(case, replace(opening(case), axis=board.settings.axis), board.memory.view))
    else:
        board.say(f"The case is read: {counted(len(case.claims), 'claim')}.")


def _replace(board: Board, case: Case) -> None:
    """Show another reading of the case, also in a dialog that is open."""
    board.replace_case(case)
    _renew_problems(board)
    dialog = board.app.screen
    if dialog is not board and isinstance(dialog, dialogs.chooser.Chooser):
        dialog.reread(case, board.state)


def show_problems(board: Board) -> None:
    """Show what is wrong with the case's files and the settings, each fault with a way into the editor."""
    faults = board.faults()
    board.app.push_screen(dialogs.problems.ProblemList(faults.every, faults.title), partial(mend, board))


def _renew_problems(board: Board) -> None:
    """Show in the list of errors, where it is open, those that there are now; without any it closes."""
    dialog = board.app.screen
    if isinstance(dialog, dialogs.problems.ProblemList):
        faults = board.faults()
        if faults.any:
            dialog.renew(faults.every, faults.title)
        else:
            dialog.close(None)
