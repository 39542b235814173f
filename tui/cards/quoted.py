"""A source's words as they are quoted: where they stand as the source counts, and what they say in another language.

A translation is never shown as the source's words: no bar stands beside it, and it says whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.cards.blocks import Para, Quoted, Span, meta, para
from tui.cards.pieces import Piece, shown_words
from tui.case import Case
from tui.case.sourcing import voice_names, voices
from tui.model import RESERVED, Link, Translation
from tui.reading.flowing import reflowed


def quoted(case: Case, piece: Piece, source: str, *, aside: bool = False, indent: int = 0) -> Iterator[Quoted | Para]:
    """Yield a piece of a source's words, and below it what it says in another language."""
    beside = aside or piece.quote.role != "content"
    words = reflowed(piece.quote.exact, broken=piece.broken)
    yield Quoted(words, aside=beside, indent=indent, left_out=piece.left_out, lang=language(case, source))
    yield from translated(case, piece, indent)


def translated(case: Case, piece: Piece, indent: int = 0) -> Iterator[Para]:
    """Yield what a piece of a source's words says in another language, if that is given."""
    translation = piece.quote.translation
    if translation:
        yield para(meta(f"{translated_by(case, translation)}: "), f"“{translation.text}”", indent=indent + 1)


def language(case: Case, source: str) -> str:
    """Return the language that a source is written in, or nothing where the case does not give it."""
    known = case.sources.get(source)
    return (known and known.lang) or ""


def drawn(case: Case, link: Link, *, indent: int = 1) -> Quoted | None:
    """Return the words that draw a link, if it has any."""
    if not link.quote:
        return None
    return Quoted(reflowed(link.quote), aside=True, indent=indent, lang=language(case, link.by))


def translated_by(case: Case, translation: Translation) -> str:
    """Return into which language words are translated, and by whom."""
    return f"translated ({translation.lang}) by {whose(case, translation.by)}"


def whose(case: Case, name: str) -> str:
    """Return who does what an id stands beside: the editor, an actor, a source, or those in whose voice it speaks."""
    if name in RESERVED:
        return RESERVED[name]
    speaking = tuple(voices(case, name)) != (name,)
    return f"{voice_names(case, name)} in {case.name(name)}" if speaking else case.name(name)


def drawn_by(case: Case, link: Link) -> str:
    """Return who draws a link."""
    return whose(case, link.by)


def in_short(case: Case, found: Sequence[Piece]) -> list[str | Span]:
    """Return the words of pieces as one text, where they stand as the source counts, and what they say translated."""
    words = reflowed(shown_words(found), broken=any(piece.broken for piece in found))
    if not words:
        return []
    places = list(dict.fromkeys(piece.quote.at for piece in found if piece.quote.at))
    notes = [meta(f" ({', '.join(places)})")] if places else []
    for piece in found:
        if piece.quote.translation:
            notes.append(meta(f" – {translated_by(case, piece.quote.translation)}: “{piece.quote.translation.text}”"))
    return [Span(f"“{words}”", "quote"), *notes]
