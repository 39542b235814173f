"""The help: every key that is live here, found by typing, run with Enter."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.cards.blocks import Span
from tui.explorer.drawing import sides
from tui.explorer.keys import Help, key
from tui.explorer.rows import Rows
from tui.text import fold

KEYS_WIDTH = 18
ONE_LINE = 64  # cells; below, a row takes two lines


class HelpRows:
    """The keys that match, each with its sentence, and why it does nothing now where that is so."""

    lines = 1

    def __init__(self, entries: list[tuple[Help, str | None]], typed: str) -> None:
        words = fold(typed).split()
        self.entries = [
            (entry, why) for entry, why in entries
            if all(word in fold(" ".join((*entry.keys, entry.name, entry.does))) for word in words)
        ]  # fmt: skip

    def fit(self, width: int) -> None:
        """Take two lines a key where keys and sentence have no room beside each other."""
        self.lines = 1 if width >= ONE_LINE else 2

    def __len__(self) -> int:
        return len(self.entries)

    def id(self, index: int) -> str | None:
        """Return the id of a row's binding."""
        return self.entries[index][0].id

    def find(self, name: str | None) -> int | None:
        """Return the index of the row of a binding."""
        return next((index for index in range(len(self)) if self.id(index) == name), None)

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows of one line or two."""
        return [self._lines(entry, why, width) for entry, why in self.entries[first:last]]

    def _lines(self, entry: Help, why: str | None, width: int) -> list[list[Span]]:
        keys = Span("  ".join(entry.keys), "mark")
        does = Span(why or entry.does, "meta" if why else "plain")
        if self.lines == 2:
            return [sides([keys], [], width), sides([Span("  "), does], [], width)]
        return [sides([*sides([keys], [], KEYS_WIDTH), does], [], width)]


class HelpList(Rows):
    """The rows of the help."""

    can_focus = False
    empty = "No key here has these words. Backspace brings the others back."


class HelpDialog(ModalScreen[str | None], inherit_bindings=False):
    """Keys, searchable; Enter runs the one under the cursor, Esc closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,f1", "close", "close", "Close the help.", "help.close"),
        key("up", "move(-1)", "move", "Move up in the help.", "help.up"),
        key("down", "move(1)", "move", "Move down in the help.", "help.down"),
        key("pageup", "page(-1)", "page", "Move up a page in the help.", "help.page-up"),
        key("pagedown", "page(1)", "page", "Move down a page in the help.", "help.page-down"),
    ]

    def __init__(self, entries: list[tuple[Help, str | None]]) -> None:
        super().__init__()
        self.entries = entries
        self.closing = False  # keys may come quicker than a screen goes: the second must not close what is below

    def compose(self) -> ComposeResult:
        """Lay out the line to type in over the keys."""
        with Vertical(id="help") as box:
            box.border_title = Content("Help")
            box.border_subtitle = Content("↑↓ move · Enter runs · Esc closes")
            yield Input(placeholder="type to search the keys", compact=True)
            yield HelpList("help-rows")

    def on_mount(self) -> None:
        """Show all keys."""
        self.query_one(Input).cursor_blink = False
        self.search("")

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Show the keys that match what is typed."""
        self.search(event.value)

    def search(self, text: str) -> None:
        """Show the keys that match."""
        self.query_one(HelpList).show(HelpRows(self.entries, text), None)

    @on(Input.Submitted)
    @on(Rows.Entered)
    def run_it(self) -> None:
        """Close, and have the action run that the cursor stands on."""
        self.close(self.query_one(HelpList).name_at)

    def close(self, binding: str | None) -> None:
        """Close, once."""
        if not self.closing:
            self.closing = True
            self.dismiss(binding)

    def action_close(self) -> None:
        """Close without running anything."""
        self.close(None)

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.query_one(HelpList).action_go(step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        self.query_one(HelpList).action_page(step)
