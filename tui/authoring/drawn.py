"""Texts that differ by nothing but white space and marks, and what is to be put where so that they differ no more.

Marks are quotation marks, apostrophes and dashes; each is taken for any other of its sort. White space, and what is not
seen, is left aside. Letters, digits and all other signs are compared as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from tui.patterns import regex
from tui.reading.flowing import Span, flowing

QUOTATION = "\"'`´‘’‚‛“”„‟«»‹›′″ʼ＂＇「」『』〝〞〟"
DASHES = "-‐‑‒–—―−﹘﹣－"
UNSEEN = "\u00ad\u200b\u2060\ufeff"
_SPACE, _DASH = rf"[\s{UNSEEN}]+", rf"[{re.escape(DASHES)}]+"
_MARK = regex(rf"(?P<space>{_SPACE})|(?P<dash>{_DASH})|''|``|[{QUOTATION}]")
_OTHER = regex(rf"[^\s{UNSEEN}{QUOTATION}{re.escape(DASHES)}]")
_TOKEN = regex(rf"{_SPACE}|{_DASH}|.")
_LINE_END = regex(r"[^\S\r\n]*(?:\r\n|\n|\r)\s*")


class Change(NamedTuple):
    """What takes the place of characters of a text."""

    start: int
    end: int
    new: str


class Drawn:
    """A text in which each mark is one of its sort and there is no white space, and the way back to it as it is."""

    def __init__(self, text: str) -> None:
        self._at, self._raw = [0], [0]
        self._marks: dict[int, int] = {}  # where a mark that is more than one character ends
        parts: list[str] = []
        end = length = 0
        for match in _MARK.finditer(text):
            start = match.start()
            drawn = "" if match["space"] else "-" if match["dash"] else "'"
            parts += (text[end:start], drawn)
            length += start - end
            if drawn:
                self._at.append(length)
                self._raw.append(start)
                self._marks[length] = match.end()
            length += len(drawn)
            end = match.end()
            self._at.append(length)
            self._raw.append(end)
        self.text = "".join((*parts, text[end:]))

    def find(self, words: str) -> list[Span]:
        """Return where in the text words stand but for white space and marks."""
        sought, found = Drawn(words).text, list[Span]()
        at = self.text.find(sought) if sought else -1
        while at >= 0:
            last = at + len(sought) - 1
            found.append(Span(self._start(at), self._marks.get(last) or self._start(last) + 1))
            at = self.text.find(sought, at + 1)
        return found

    def _start(self, at: int) -> int:
        number = bisect_right(self._at, at) - 1
        return self._raw[number] + at - self._at[number]


def changes(old: str, there: str) -> Iterator[Change]:
    """Yield what in an old text differs from what is there, where both are the same but for white space and marks."""
    ours, theirs = ([match.start() for match in _OTHER.finditer(text)] for text in (old, there))
    if not ours or len(ours) != len(theirs):
        return
    for (one, behind), (other, after) in zip(
        pairwise([-1, *ours, len(old)]), pairwise([-1, *theirs, len(there)]), strict=True
    ):
        start, end = one + 1, behind
        gap, wanted = old[start:end], there[other + 1 : after]
        if one < 0:  # white space around the words is no part of them
            start += len(gap) - len(gap := gap.lstrip())
            wanted = wanted.lstrip()
        if end == len(old):
            gap, wanted = gap.rstrip(), wanted.rstrip()
        if flowing(gap) != flowing(wanted) and not _broken(gap, wanted):
            yield from _between(gap, wanted, start)


def _broken(gap: str, wanted: str) -> bool:
    """Tell whether what is there is but the same hyphen at the end of a line."""
    return _LINE_END.sub("", wanted) == gap and gap in ("-", "\u2010")


def _between(gap: str, wanted: str, begin: int) -> Iterator[Change]:
    old = [match.group() for match in _TOKEN.finditer(gap)]
    new = [match.group() for match in _TOKEN.finditer(wanted)]
    keys = [[" " if token.isspace() else token for token in tokens] for tokens in (old, new)]
    at = [begin]
    for token in old:
        at.append(at[-1] + len(token))
    for kind, first, last, start, end in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if kind != "equal":
            yield Change(at[first], at[last], flowing("".join(new[start:end])))
