"""A Markdown dossier: a case, or a part of it, to be read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator

from tui.exports.part import Part
from tui.formats import md


def lines(part: Part) -> Iterator[str]:
    """Yield the lines of the dossier."""
    yield from md.cards(part.case, [part.case.info.id, *part.claims])
