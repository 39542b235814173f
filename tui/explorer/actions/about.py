"""About everything: the palette, the help, the guide, looks, and the way out."""

from __future__ import annotations

from functools import partial

from tui.explorer import dialogs
from tui.explorer.actions.finding import to_record
from tui.explorer.board import Board
from tui.explorer.state.sizes import widened


def open_palette(board: Board) -> None:
    """Choose among all actions and records by their names."""

    async def chosen(target: dialogs.called.Target | None) -> None:
        if target and target[0] == "action":
            await run_binding(board, target[1])
        elif target:
            to_record(board, target[1])

    entries = board.with_reasons([entry for entry in board.live_keys() if entry.id != "palette"])
    actions, notes = dialogs.called.action_names(entries)
    names, ids = dialogs.called.names_and_ids(board.case, actions)
    apart = partial(dialogs.called.told_apart, board.case)
    board.app.push_screen(dialogs.palette.Palette(names, ids, notes, board.case.name, apart), chosen)


def open_help(board: Board) -> None:
    """Show the keys that are live here, and run the one that is chosen."""

    async def chosen(binding: str | None) -> None:
        await run_binding(board, binding)

    board.app.push_screen(dialogs.help.HelpDialog(board.with_reasons(board.live_keys())), chosen)


async def run_binding(board: Board, binding: str | None) -> None:
    """Do what the binding with an id does, where it is bound; None does nothing."""
    active = next((item for item in board.active_bindings.values() if item.binding.id == binding), None)
    if active and binding:
        await board.app.run_action(active.binding.action, active.node)


def open_guide(board: Board) -> None:
    """Tell how to read what is shown."""
    board.app.push_screen(dialogs.guide.Guide())


def widen(board: Board, step: int) -> None:
    """Give the left panes more of the width (1), or less (-1)."""
    board.looks.widen(widened(board.looks.widths, board.shape, step))
    board.place_panes()


def choose_theme(board: Board) -> None:
    """Choose a theme, trying each."""

    def chosen(name: str | None) -> None:
        if name:
            board.looks.keep(theme=name)
            if board.settings.theme and board.settings.theme != name:
                board.say(f"config.yaml sets {board.settings.theme}; {name} holds until you leave.")

    board.app.push_screen(dialogs.themes.ThemeDialog(board.app.theme), chosen)


def leave(board: Board) -> None:
    """Leave."""
    board.app.exit()
