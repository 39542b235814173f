"""Rows of a dialog that are whole at any width: each takes the lines that it needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.cards.blocks import Span
from tui.explorer.widgets.drawing import sides
from tui.explorer.widgets.rows import OneLine
from tui.formats.layout import wrap


class Entry(NamedTuple):
    """What can be chosen: its id, and its paragraphs. Without an id it is a heading."""

    id: str | None
    paragraphs: tuple[Span, ...]


class Wrapped(OneLine):
    """Entries, each on as many lines as it takes; the cursor rests on the first of them."""

    trails = True

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self.fit(80, 0)

    def fit(self, width: int, room: int) -> None:
        """Wrap the entries."""
        self._ids: list[str | None] = []
        self._lines: list[list[Span]] = []
        self._of: list[int] = []
        for number, entry in enumerate(self._entries):
            lines = self.lay(entry, width)
            self._of += [number] * len(lines)
            self._ids += [entry.id, *[None] * (len(lines) - 1)]
            self._lines += lines

    def lay(self, entry: Entry, width: int) -> list[list[Span]]:
        """Return an entry's lines."""
        return [list(line) for words in entry.paragraphs for line in wrap((words,), width)]

    def __len__(self) -> int:
        return len(self._lines)

    def id(self, index: int) -> str | None:
        """Return an entry's id; None for its further lines."""
        return self._ids[index]

    def entry(self, index: int) -> int:
        """Return the number of the entry that a line is of."""
        return self._of[index]

    def find(self, name: str | None) -> int | None:
        """Return the index of an entry's first line."""
        return self._ids.index(name) if name is not None and name in self._ids else None

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return lines."""
        return [[sides(line, [], width)] for line in self._lines[first:last]]
