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
    """The keys that match: first those with something to do here, then the others, each with why it has not."""

    lines, trails = 1, False

    def __init__(self, entries: list[tuple[Help, str | None]], typed: str) -> None:
        words = fold(typed).split()
        found = [
            (entry, why) for entry, why in entries
            if all(word in fold(" ".join((*entry.keys, entry.name, entry.does))) for word in words)
        ]  # fmt: skip
        idle = [pair for pair in found if pair[1]]
        self._rows: list[tuple[Help, str | None] | None] = [pair for pair in found if not pair[1]]
        if idle:
            self._rows += [None, *idle]

    def fit(self, width: int) -> None:
        """Take two lines a key where keys and sentence have no room beside each other."""
        self.lines = 1 if width >= ONE_LINE else 2

    def __len__(self) -> int:
        return len(self._rows)

    def id(self, index: int) -> str | None:
        """Return the id of a row's binding, or None for the heading."""
        row = self._rows[index]
        return row[0].id if row else None

    def find(self, name: str | None) -> int | None:
        """Return the index of the row of a binding."""
        return next((index for index in range(len(self)) if name and self.id(index) == name), None)

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows of one line or two."""
        return [self._lines(row, width) for row in self._rows[first:last]]

    def _lines(self, row: tuple[Help, str | None] | None, width: int) -> list[list[Span]]:
        if row is None:
            return [[Span("")]] * (self.lines - 1) + [
                sides([Span("Nothing to do here, and why", "heading")], [], width)
            ]
        entry, why = row
        keys = Span("  ".join(entry.keys) or "no key", "mark")
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
