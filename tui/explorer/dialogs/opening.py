"""What opens the larger dialogs: gathering what they choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.explorer.dialogs.palette import Palette, action_names, record_names
from tui.fuzzy import Names

if TYPE_CHECKING:
    from tui.explorer.board import Board


def palette(board: Board) -> Palette:
    """Return the palette over a board: what can be done there, and every record."""
    entries = [(entry, board.why_not(entry.action)) for entry in board.live_keys() if entry.id != "palette"]
    actions, notes = action_names(entries)
    return Palette(Names([*actions, *record_names(board.case)]), notes)
