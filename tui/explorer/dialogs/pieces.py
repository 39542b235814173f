"""The quotes of a claim, piece by piece: one is chosen and copied alone."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cards.blocks import Span
from tui.cards.claim import ROLE_WORDS
from tui.cards.pieces import Piece
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.wrapped import Entry, Wrapped
from tui.folding import fold
from tui.reading.flowing import reflowed
from tui.text import as_written


class Pieces(Chooser[str]):
    """The pieces of a claim's words, each whole; Enter copies one as its file has it."""

    title_words = "Copy one piece"
    hint = "Enter copies it · {choose.close} closes"
    placeholder = "type to find a piece"

    def __init__(self, found: Sequence[tuple[str, Piece]]) -> None:
        super().__init__()
        self._found = found

    def rows(self, text: str) -> Wrapped:
        """Return the pieces that match what is typed, each below its source and what it carries."""
        words = fold(text).split()
        return Wrapped(
            Entry(str(number), _paragraphs(source, piece)) for number, (source, piece) in enumerate(self._found)
            if all(word in fold(f"{source} {piece.quote.exact}") for word in words)
        )  # fmt: skip

    def take(self, name: str | None) -> None:
        """Close with the words of the piece."""
        if name is not None:
            self.close(as_written(self._found[int(name)][1].quote.exact))


def _paragraphs(source: str, piece: Piece) -> tuple[Span, ...]:
    role = ROLE_WORDS.get(piece.quote.role)
    tone = Span(reflowed(piece.quote.exact, broken=piece.broken), "aside" if role else "quote")
    notes = " · ".join(filter(None, (source, role, piece.quote.at)))
    return (Span(notes, "meta"), tone)
