"""Text of a case as HTML: the one place in which it meets markup, and all of it escaped.

What could steer or hide is written out once more, as on the screen.
"""

from __future__ import annotations

import re
from html import escape

from tui.cards.blocks import Span, Spans
from tui.text import clean

_TURNING = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""What is written from right to left."""
_ELEMENTS = {"accent": "b", "label": "cite", "warn": "strong"}


def text(words: str) -> str:
    """Return text as HTML: nothing in it is markup, and nothing unseen."""
    return escape(clean(words))


def heading(level: int, html: str, spans: Spans) -> str:
    """Return HTML as a heading; `spans` are what it was made of."""
    name = f"h{min(level, 6)}"
    return f"<{name}{direction(spans)}>{html}</{name}>"


def direction(spans: Spans) -> str:
    """Return the attribute by which a text of the case alone finds its direction; sentences of ours have English's."""
    alone = len(spans) == 1 and spans[0].tone in ("plain", "title")
    return ' dir="auto"' if alone and _TURNING.search(spans[0].text) else ""


def span_of(span: Span) -> str:
    """Return a span as HTML; what is written from right to left turns nothing around it."""
    html = text(span.text)
    if _TURNING.search(span.text):
        html = f"<bdi>{html}</bdi>"
    if span.tone == "meta":
        return f'<span class="meta">{html}</span>'
    name = _ELEMENTS.get(span.tone)
    return f"<{name}>{html}</{name}>" if name else html


def linked(spans: Spans, href: str = "") -> str:
    """Return spans, of which what names a record, or an address, leads there: all but what is said of it."""
    if not href:
        return "".join(map(span_of, spans))
    named = [number for number, span in enumerate(spans) if span.tone != "meta"]
    out = "" if href.startswith("#") else ' class="out" rel="noreferrer"'
    if not named:
        out += ' class="quiet"'
    first, last = (named[0], named[-1] + 1) if named else (0, len(spans))
    before, inside, after = ("".join(map(span_of, part)) for part in (spans[:first], spans[first:last], spans[last:]))
    return f'{before}<a href="{text(href)}"{out}>{inside}</a>{after}'
