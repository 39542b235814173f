"""The help: every key that is live here, found by typing, run with Enter."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.cards.blocks import Span
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.wrapped import Entry, Wrapped
from tui.explorer.keys import KeyHelp, key
from tui.explorer.widgets.drawing import sides
from tui.folding import fold
from tui.formats.layout import wrap

KEYS_WIDTH = 18
BESIDE = 64  # cells; below, the sentence stands under its keys


class HelpRows(Wrapped):
    """The keys that match: first those with something to do here, then the others, each with why it has not."""

    def __init__(self, entries: list[tuple[KeyHelp, str | None]], typed: str) -> None:
        words = fold(typed).split()
        found = [
            (entry, why) for entry, why in entries
            if all(word in fold(" ".join((*entry.keys, entry.name, entry.does))) for word in words)
        ]  # fmt: skip
        idle = [_entry(*pair) for pair in found if pair[1]]
        heading = [Entry(None, (Span(""), Span("Nothing to do here, and why", "heading")))] if idle else []
        super().__init__([*(_entry(*pair) for pair in found if not pair[1]), *heading, *idle])

    def lay(self, entry: Entry, width: int) -> list[list[Span]]:
        """Return the keys with the sentence beside them, or under them."""
        keys, *sentences = entry.paragraphs
        beside = KEYS_WIDTH if width >= BESIDE else 2
        if entry.id is None:
            return super().lay(entry, width)
        lines = [list(line) for words in sentences for line in wrap((words,), max(width - beside, 2))]
        first = [*sides([keys], [], beside), *lines.pop(0)] if beside == KEYS_WIDTH else [keys]
        return [first, *([Span(" " * beside), *line] for line in lines)]


def _entry(entry: KeyHelp, why: str | None) -> Entry:
    keys = Span("  ".join(entry.keys) or "no key", "accent")
    if why:
        return Entry(entry.id, (keys, Span(entry.does, "meta"), Span(why, "meta")))
    return Entry(entry.id, (keys, Span(entry.does)))


class HelpDialog(Chooser[str]):
    """Keys, searchable; Enter runs the one under the cursor, Esc closes."""

    title_words = "Help"
    hint = "↑↓ move · Enter runs · Esc closes"
    placeholder = "type to search the keys"
    empty = "No key here has these words. Backspace brings the others back."
    BINDINGS: ClassVar[list[BindingType]] = [key("f1", "close", "close", "Close the help.", "help.close")]

    def __init__(self, entries: list[tuple[KeyHelp, str | None]]) -> None:
        super().__init__()
        self.entries = entries

    def rows(self, text: str) -> HelpRows:
        """Return the keys that match."""
        return HelpRows(self.entries, text)

    def take(self, name: str | None) -> None:
        """Close, and have the action run that the cursor stands on."""
        self.close(name)
