"""The quote of a span of a text: its words as a case has them, and the least before or behind that tells it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.folding import is_sign
from tui.model import Quote
from tui.patterns import regex
from tui.reading.differing import first_difference, tokens
from tui.reading.flowing import BROKEN, Span, flowing
from tui.reading.source_text import SourceText
from tui.text import one_line

_WORD = regex(r"\W*\w+")
_AROUND = (300, 3000)  # characters before and behind that are compared with those of the other places


def quote_of(text: SourceText, span: Span, typed: str = "") -> Quote:
    """Return the quote that stands at a span alone: with `prefix` or `suffix` where the words stand elsewhere, too.

    Where a page has broken the words into lines, they are in one line; a hyphen there is read as in what was `typed`.
    Where nothing around it tells a place apart, there are neither.
    """
    exact = _exact(text, span, typed)
    others = [found for found in text.find(exact) if found != span]
    if others:
        for size in _AROUND:
            for prefix, suffix in _selectors(text, span, others, size):
                if text.find(exact, prefix, suffix) == [span]:
                    return Quote(exact=exact, prefix=prefix or None, suffix=suffix or None)
    return Quote(exact=exact)


def _exact(text: SourceText, span: Span, typed: str) -> str:
    """Return the words at a span, in one line where a page has broken them, or else in lines that end with LF."""
    raw = text.text[span.start : span.end]
    if "\n" not in raw and "\r" not in raw:
        return raw
    lines = re.sub(r"[^\S\r\n]*(?:\r\n|\r|\n)", "\n", raw)
    if "\n\n" in lines or not text.broken(span, lines):
        return lines if span in text.find(lines) else raw
    for words in (flowing(_joined(raw, typed)), flowing(raw)):
        if span in text.find(words):
            return words
    return raw


def _joined(raw: str, typed: str) -> str:
    """Return words with each hyphen at a line's end as they were typed: joined, with the hyphen alone, or as it is."""

    def read(match: re.Match[str]) -> str:
        before, behind = re.search(r"\w+$", raw[: match.start()]), re.match(r"\w+", raw[match.end() :])
        if before and behind:
            for hyphen in ("", "-"):
                word = re.escape(f"{before[0]}{hyphen}{behind[0]}")
                if re.search(rf"(?<!\w){word}(?!\w)", typed, re.IGNORECASE):
                    return hyphen and match[0][0]
        return match[0]

    return BROKEN.sub(read, raw)


def _selectors(text: SourceText, span: Span, others: list[Span], size: int) -> list[tuple[str, str]]:
    """Return prefixes and suffixes that no other place has, the shortest first, and last of all both at full length."""
    before = _before(text, span, size)
    behind = flowing(text.text[span.end : span.end + size]).rstrip()
    found = [("", part) for part in _shortest(behind, [flowing(text.text[o.end : o.end + size]) for o in others])]
    turned = [_before(text, other, size)[::-1] for other in others]
    found += [(part[::-1], "") for part in _shortest(before[::-1], turned)]
    return [*sorted(found, key=lambda each: len(each[0] + each[1])), (before, behind)]


def _before(text: SourceText, span: Span, size: int) -> str:
    return flowing(text.text[max(span.start - size, 0) : span.start])


def _shortest(words: str, others: list[str]) -> Iterator[str]:
    """Yield the least of some words, whole ones, that none of the others begins with, if there is any such."""
    left = others
    for end in _steps(words):
        part = words[:end]
        left = [other for other in left if other.startswith(part)]
        if not left:
            yield part
            return


def _steps(words: str) -> Iterator[int]:
    for match in _WORD.finditer(words):
        begin = match.end() - len(match[0].lstrip()) if match[0].strip() else match.start()
        for at in range(begin, match.end() - 1):
            if is_sign(words[at]):
                yield at + 1
        yield match.end()
    yield len(words)


def difference(text: SourceText, span: Span, typed: str) -> str:
    """Return how the words at a span first differ from those that were typed; nothing where they do not."""
    raw = text.text[span.start : span.end]
    if flowing(raw) == flowing(typed.strip()):
        return ""
    found = first_difference(tokens(typed.strip()), tokens(raw, span.start), None, "typed text")
    return found[1] if found else "most of it is other words"


def context(text: SourceText, span: Span, size: int) -> tuple[str, str]:
    """Return the words before and behind a span on one line, cut between words where they go on."""
    before, behind = text.text[max(span.start - size, 0) : span.start], text.text[span.end : span.end + size]
    if span.start > size:
        before = "…" + (before.split(maxsplit=1)[1:] or [before])[0] if " " in before.strip() else "…" + before
    if span.end + size < len(text.text):
        behind = (behind.rsplit(maxsplit=1)[0] if " " in behind.strip() else behind) + "…"
    lead = " " if before[-1:].isspace() else ""
    trail = " " if behind[:1].isspace() else ""
    return one_line(before) + lead, trail + one_line(behind)
