"""A passage of a text of which its beginning and its end are typed, with an ellipsis for what stands between them."""

from __future__ import annotations

from bisect import bisect_left

from tui.patterns import regex
from tui.reading.flowing import Span
from tui.reading.sought import Place, closed, places
from tui.reading.source_text import SourceText

_ELLIPSIS = regex(r"(?<![\[(.])(?:…|\.\.\.)(?![\]).])")


def ends_of(words: str) -> tuple[str, str] | None:
    """Return the beginning and the end of a passage as they are typed; None of words that are typed in full."""
    sides = [side.strip() for side in _ELLIPSIS.split(words)]
    return (sides[0], sides[1]) if len(sides) == 2 and all(any(map(str.isalnum, side)) for side in sides) else None


def passages(text: SourceText, words: str) -> list[Place]:
    """Return where a passage stands whose ends are typed: from each beginning to the next end in its paragraph.

    Of those that end alike the shortest. Both ends are words as the text has them, but for marks, case and accents.
    """
    sides = ends_of(words)
    if not sides:
        return []
    heads, tails = (sorted(each for each in places(text, side) if each.far < 2) for side in sides)
    begins = [tail.span.start for tail in tails]
    found: dict[int, Place] = {}
    for head in heads:
        number = bisect_left(begins, head.span.end)
        if number < len(tails) and _together(text, head.span, tails[number].span):
            tail = tails[number]
            span = closed(text.text, head.span.start, tail.span.end)
            found[tail.span.end] = Place(span, max(head.far, tail.far))
    return list(found.values())


def _together(text: SourceText, head: Span, tail: Span) -> bool:
    return text.lines.paragraph(head.start) == text.lines.paragraph(tail.start)
