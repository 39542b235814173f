"""The editor's notes: words on a record that nobody printed, and that no day has."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.blocks import Field, Para, Span, meta, para, spans
from tui.case import Case


def note_paras(case: Case, words: str | None) -> Iterator[Para]:
    """Yield an editor's note, if there is one, as a paragraph of its own."""
    if words:
        yield para(*_on_the_whole(case, "Note on the whole case: "), words)


def note_fields(case: Case, words: str | None) -> Iterator[Field]:
    """Yield an editor's note, if there is one, as a field of a card."""
    if words:
        yield Field("Note", spans(*_on_the_whole(case, "on the whole case: "), words))


def _on_the_whole(case: Case, words: str) -> Iterator[Span]:
    """Yield what leads a note as of a day: that it is on the whole case, since it may tell of what came later."""
    if case.day is not None:
        yield meta(words)
