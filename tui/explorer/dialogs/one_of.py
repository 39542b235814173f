"""One of a few things is chosen that a place leads to: claims that quote words, or sources that have a text."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cards.blocks import Span
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.wrapped import Entry, Wrapped
from tui.folding import fold


class OneOf(Chooser[str]):
    """Records by their ids, each with its words, and below them what is said of it; Enter goes to one."""

    hint = "Enter goes there · {choose.close} closes"

    def __init__(self, title: str, found: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.title_words = title
        self._found = found

    def rows(self, text: str) -> Wrapped:
        """Return those that match what is typed."""
        words = fold(text).split()
        return Wrapped(
            Entry(name, (Span(title, "title"), Span(says, "meta"))) for name, title, says in self._found
            if all(word in fold(f"{title} {says}") for word in words)
        )  # fmt: skip

    def take(self, name: str | None) -> None:
        """Close with the id."""
        if name is not None:
            self.close(name)
