"""Long texts in chunks, and which of them were made."""

from __future__ import annotations

from tui.cards.blocks import para
from tui.cards.chunks import Chunks, Made

EACH = 20
"""Paragraphs of a chunk."""


def numbered(chunks: int, made: list[int] | None = None) -> Chunks:
    """Return chunks of paragraphs `0/0`, `0/1` and on; each that is made is noted."""

    def make(number: int) -> Made:
        if made is not None:
            made.append(number)
        return (para(f"{number}/{at}", to=f"record-{number}-{at}") for at in range(EACH)), ()

    found = Chunks(lambda: chunks, make)
    found.counted = True
    return found
