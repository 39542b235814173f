"""Lighting up in spans what a search finds in their text."""

from __future__ import annotations

import re
from itertools import pairwise

from tui.cards.blocks import Span, Spans
from tui.folding import lit


def light_up(spans: Spans, lights: re.Pattern[str] | None) -> Spans:
    """Return spans with what a pattern finds in their text, taken together, in spans of its own that are lit."""
    found = lit("".join(span.text for span in spans), lights) if lights else []
    if not found:
        return spans
    result: list[Span] = []
    at = 0
    for span in spans:
        end = at + len(span.text)
        cuts = sorted({at, end, *(cut for pair in found for cut in pair if at < cut < end)})
        for start, stop in pairwise(cuts):
            inside = any(first <= start < last for first, last in found)
            result.append(span._replace(text=span.text[start - at : stop - at], lit=inside or span.lit))
        at = end
    return tuple(result)
