"""The keys as a reference: gathered from the things that declare them, for the README and for whoever checks it."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

from tui.explorer.dialogs.bookmarks import BookmarksLine
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.guide import Guide
from tui.explorer.dialogs.help import HelpDialog
from tui.explorer.dialogs.save import PathLine
from tui.explorer.dialogs.too_small import TooSmall
from tui.explorer.keys import KeyHelp, gathered
from tui.explorer.screen import Explorer
from tui.explorer.widgets.lines import Lines
from tui.explorer.widgets.search_bar import SearchInput

ON_SCREEN = (Lines, Explorer)
IN_DIALOGS = (SearchInput, Chooser, HelpDialog, BookmarksLine, PathLine, Guide, TooSmall)
"""The classes that declare keys; between the two comes the app, which this can't import without a circle."""


def declaring(app: type[App[Any]]) -> tuple[type[DOMNode], ...]:
    """Return each class that declares keys, in the order of the reference, with an app's."""
    return (*ON_SCREEN, app, *IN_DIALOGS)


def declared(app: type[App[Any]]) -> list[KeyHelp]:
    """Return every action that a key is declared for."""
    bindings = [item for owner in declaring(app) for item in owner.BINDINGS if isinstance(item, Binding)]
    return gathered((name, binding) for binding in bindings for name in binding.key.split(","))


def table(app: type[App[Any]]) -> str:
    """Return the keys as a table in Markdown."""
    rows = [
        f"| {' '.join(f'`{name}`' for name in entry.keys)} | {entry.does} | `{entry.id}` |" for entry in declared(app)
    ]
    return "\n".join(["| keys | what they do | id |", "|---|---|---|", *rows])
