"""The help: every key that is live here, found by typing, run with Enter."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.cards.blocks import Span
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.drawing import sides
from tui.explorer.keys import Help, key
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


class HelpDialog(Chooser[str]):
    """Keys, searchable; Enter runs the one under the cursor, Esc closes."""

    title_words = "Help"
    hint = "↑↓ move · Enter runs · Esc closes"
    placeholder = "type to search the keys"
    empty = "No key here has these words. Backspace brings the others back."
    BINDINGS: ClassVar[list[BindingType]] = [key("f1", "close", "close", "Close the help.", "help.close")]

    def __init__(self, entries: list[tuple[Help, str | None]]) -> None:
        super().__init__()
        self.entries = entries

    def rows(self, text: str) -> HelpRows:
        """Return the keys that match."""
        return HelpRows(self.entries, text)

    def take(self, name: str | None) -> None:
        """Close, and have the action run that the cursor stands on."""
        self.close(name)
