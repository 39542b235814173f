"""The keys as a reference: gathered from the things that declare them, for the README and for whoever checks it."""

from __future__ import annotations

from textual.binding import Binding

from tui.explorer.actions.finding import Finding
from tui.explorer.actions.roaming import Roaming
from tui.explorer.actions.taking import Taking
from tui.explorer.app import OnRecord
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.guide import Guide
from tui.explorer.dialogs.help import HelpDialog
from tui.explorer.dialogs.marks import MarksLine
from tui.explorer.dialogs.save import PathLine
from tui.explorer.dialogs.toosmall import TooSmall
from tui.explorer.keys import Help, gathered
from tui.explorer.panes.detail import Detail
from tui.explorer.screen import Explorer
from tui.explorer.widgets.lines import Lines
from tui.explorer.widgets.search_bar import SearchInput

DECLARING = (
    Lines, Detail, Roaming, Finding, Taking, Explorer, OnRecord, SearchInput, Chooser, HelpDialog, MarksLine, PathLine,
    Guide, TooSmall,
)  # fmt: skip
"""Each class that declares keys, in the order of the reference."""


def declared() -> list[Help]:
    """Return every action that a key is declared for."""
    bindings = [item for owner in DECLARING for item in owner.BINDINGS if isinstance(item, Binding)]
    return gathered((name, binding) for binding in bindings for name in binding.key.split(","))


def table() -> str:
    """Return the keys as a table in Markdown."""
    rows = [f"| {' '.join(f'`{name}`' for name in entry.keys)} | {entry.does} | `{entry.id}` |" for entry in declared()]
    return "\n".join(["| keys | what they do | id |", "|---|---|---|", *rows])
