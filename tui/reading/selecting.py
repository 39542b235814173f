"""The quote of a span of a text: its words as a case has them, and the least before or behind that tells it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.folding import is_sign
from tui.model import Quote
from tui.patterns import regex
from tui.reading.differing import first_difference, tokens
from tui.reading.flowing import BROKEN, Span, flowing
from tui.reading.source_text import SourceText
from tui.text import one_line

_WORD = regex(r"\W*\w+")
_AROUND = (40, 400, 4000)  # characters before and behind that are compared with those of the other places


def quote_of(text: SourceText, span: Span, typed: str = "") -> Quote:
    """Return the quote that stands at a span alone: with `prefix` or `suffix` where the words stand elsewhere, too.

    Where a page has broken the words into lines, they are in one line; a hyphen there is read as in what was `typed`.
    Where nothing around it tells a place apart, there are neither.
    """
    exact = _exact(text, span, typed)
    if _found(text, exact) not in ((), (span,)):
        for size in _AROUND:
            for prefix, suffix in _selectors(text, span, exact, size):
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


@lru_cache(8)  # words that stand in many places are quoted at some of them
def _found(text: SourceText, exact: str) -> tuple[Span, ...]:
    return tuple(text.find(exact))


@lru_cache(8)
def _around(text: SourceText, exact: str, size: int) -> tuple[tuple[Span, str, str], ...]:
    """Return each place of words with what stands before it, read backwards, and behind it."""
    return tuple((span, *_beside(text, span, size)) for span in _found(text, exact))


def _beside(text: SourceText, span: Span, size: int) -> tuple[str, str]:
    before = flowing(text.text[max(span.start - size, 0) : span.start])
    return before[::-1], flowing(text.text[span.end : span.end + size])


def _selectors(text: SourceText, span: Span, exact: str, size: int) -> list[tuple[str, str]]:
    """Return prefixes and suffixes that no other place has, the shortest first, and last of all both at full length."""
    others = [each for each in _around(text, exact, size) if each[0] != span]
    before, behind = _beside(text, span, size)
    found = [("", part) for part in _shortest(behind.rstrip(), [each[2] for each in others])]
    found += [(part[::-1], "") for part in _shortest(before, [each[1] for each in others])]
    return [*sorted(found, key=lambda each: len(each[0] + each[1])), (before[::-1], behind.rstrip())]


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


def difference(exact: str, typed: str) -> str:
    """Return how words first differ from those that were typed; nothing where they do not."""
    if flowing(exact) == flowing(typed.strip()):
        return ""
    found = first_difference(tokens(typed.strip()), tokens(exact), None, "typed text", "what stands there")
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
