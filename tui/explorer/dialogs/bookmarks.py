"""Bookmarks: naming the record that is read, and going back to one by its name."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from tui.cards.blocks import Span
from tui.case import Case
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.keys import key
from tui.explorer.state.state import State
from tui.explorer.widgets.drawing import sides
from tui.explorer.widgets.line import Line
from tui.explorer.widgets.rows import OneLine
from tui.folding import fold
from tui.text import clean, one_line, shorten
from tui.user.memory import MOST_NAME, Memory


class BookmarkRows(OneLine):
    """Bookmarks by name, each with the title of its record; the one that is being named comes first."""

    def __init__(self, case: Case, memory: Memory, typed: str, new: str | None = None) -> None:
        words = fold(typed).split()
        self._case = case
        found = [
            (name, record) for name, record in memory.bookmarks.items()
            if all(word in fold(f"{name} {case.name(record)}") for word in words)
        ]  # fmt: skip
        self._rows = [(name, record, False) for name, record in reversed(found)]
        if new is not None:
            name = shorten(clean(typed), MOST_NAME) or shorten(case.name(new), 40)
            self._rows = [(name, new, True), *(row for row in self._rows if row[0] != name)]

    def __len__(self) -> int:
        return len(self._rows)

    def id(self, index: int) -> str | None:
        """Return a bookmark's name."""
        return self._rows[index][0]

    def find(self, name: str | None) -> int | None:
        """Return the index of the bookmark with a name, or None."""
        return next((index for index in range(len(self)) if self.id(index) == name), None)

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows of one line."""
        return [[self._line(*row, width)] for row in self._rows[first:last]]

    def _line(self, name: str, record: str, new: bool, width: int) -> list[Span]:
        there = self._case.get(record) is not None
        what = one_line(self._case.name(record)) if there else f"{record}: no longer in the case"
        lead = [Span("new: ", "accent")] if new else []
        return sides([*lead, Span(clean(name), "title"), Span(f"  {what}", "meta")], [], width)


class _OfBookmarks(Chooser[str]):
    """A dialog over the bookmarks of a case."""

    _case: Case

    def reread(self, case: Case, state: State) -> None:
        """Name the records as they are called now."""
        self._case = case
        self.search(self.text, self.list.name_at)


class NameBookmark(_OfBookmarks):
    """The line in which a bookmark is named; below it those there are, one of which may be moved here."""

    title_words = "Bookmark this record"
    hint = "Enter bookmarks it · {choose.close} closes"
    placeholder = "a name, or Enter for its title"

    def __init__(self, case: Case, memory: Memory, record: str) -> None:
        super().__init__()
        self._case, self._memory, self._record = case, memory, record

    def rows(self, text: str) -> BookmarkRows:
        """Return the bookmark to be made, and those that match."""
        return BookmarkRows(self._case, self._memory, text, self._record)

    def take(self, name: str | None) -> None:
        """Close with the name."""
        self.close(name)


class BookmarksLine(Line):
    """The line over the bookmarks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("delete", "screen.remove", "take away", "Take the bookmark away that the cursor is on.", "bookmarks.remove")
    ]


class GoToBookmark(_OfBookmarks):
    """The bookmarks of this case; Enter goes to one."""

    title_words = "Bookmarks"
    hint = "Enter goes there · {bookmarks.remove} takes it away · {choose.close} closes"
    empty = "No bookmark here. {choose.close} closes; {bookmark.set} bookmarks the record that you read."

    def __init__(self, case: Case, memory: Memory) -> None:
        super().__init__()
        self._case, self._memory = case, memory

    def line(self) -> Input:
        """Return the line to type in, which leaves Del to the dialog."""
        return BookmarksLine(placeholder=self.placeholder)

    def rows(self, text: str) -> BookmarkRows:
        """Return the bookmarks that match."""
        return BookmarkRows(self._case, self._memory, text)

    def take(self, name: str | None) -> None:
        """Close with the id of the bookmark's record."""
        if name is not None:
            self.close(self._memory.bookmarks.get(name))

    def action_remove(self) -> None:
        """Take the bookmark under the cursor away."""
        name = self.list.name_at
        if name is not None:
            self._memory.set(name, None)  # it is kept when the dialog closes
            self.search(self.text)
