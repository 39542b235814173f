"""Words in a text whatever its lines: a run of white space is one space, and a hyphen at a line's end may be joined."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, pairwise

from tui.lean import NamedTuple
from tui.patterns import regex

_ANY_SPACES = r"\s{2,}|[^\S ]"
_SPACES = regex(_ANY_SPACES)  # all white space but what is one space already
_HYPHENS = "[-\u2010\u00ad]"
_JOINED = regex(rf"(?<=\w){_HYPHENS}\s*(?=\w)|{_ANY_SPACES}")
BROKEN = regex(rf"(?<=\w){_HYPHENS}[^\S\r\n]*(?:\r\n|\n|\r)\s*(?=\w)")
"""A hyphen at a line's end, in a word or between two."""

_MUCH = 20_000_000
"""Characters that are searched in a text before its words are put in order, to be looked up."""


class Span(NamedTuple):
    """Where words stand in a text: the offsets of their beginning and end in characters."""

    start: int
    end: int


def flowing(text: str) -> str:
    """Return text with each run of white space as one space."""
    return _SPACES.sub(" ", text)


class Flow:
    """A text in which each run of white space is one space, and the way back to the text as it is."""

    def __init__(self, text: str, pattern: re.Pattern[str] = _SPACES) -> None:
        """Take a text; what `pattern` finds that is no white space is left out."""
        self._sought = 0
        self._at, self._raw = [0], [0]
        parts: list[str] = []
        end = length = 0
        for run in pattern.finditer(text):
            space = " " if run.group().isspace() else ""
            parts += (text[end : run.start()], space)
            length += run.start() - end + len(space)
            self._at.append(length)
            self._raw.append(run.end())
            end = run.end()
        self.text = "".join((*parts, text[end:]))

    def raw(self, at: int) -> int:
        """Return the offset in the text as it is of the character at an offset here."""
        number = bisect_right(self._at, at) - 1
        return self._raw[number] + at - self._at[number]

    def find(self, before: str, words: str, after: str) -> list[Span]:
        """Return where words stand between others, all three as they flow."""
        whole = before + words + after
        starts = [at + len(before) for at in self._places(whole)] if words else []
        return [Span(self.raw(start), self.raw(start + len(words) - 1) + 1) for start in starts]

    def _places(self, whole: str) -> Iterator[int]:
        """Yield where words stand here: after many a search by the rarest word that is whole in them."""
        self._sought += len(self.text)
        parts = whole.split(" ") if self._sought > _MUCH else []
        if len(parts) < 3:
            at = self.text.find(whole)
            while at >= 0:
                yield at
                at = self.text.find(whole, at + 1)
            return
        begins = [0, *accumulate(len(part) + 1 for part in parts)]
        rarest = min(range(1, len(parts) - 1), key=lambda part: len(self._words.get(parts[part], ())))
        for at in self._words.get(parts[rarest], ()):
            start = at - begins[rarest]
            if start >= 0 and self.text.startswith(whole, start):
                yield start

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        at = 0
        for word in self.text.split(" "):
            found.setdefault(word, []).append(at)
            at += len(word) + 1
        return found


class Unspaced:
    """A text without any white space."""

    def __init__(self, text: str) -> None:
        self._text, self._ends, self._starts = text, [0], [0]
        self._words = "".join(text.split())

    def find(self, words: str) -> Span | None:
        """Return where words first stand, whatever white space is in them or in the text, or None."""
        sought = "".join(words.split())
        at = self._words.find(sought) if sought else -1
        if at < 0:
            return None
        if len(self._ends) == 1:
            self._ends = [0, *accumulate(map(len, self._text.split()))]
            self._starts = [match.start() for match in re.finditer(r"\S+", self._text)]
        return Span(self._raw(at), self._raw(at + len(sought) - 1) + 1)

    def _raw(self, at: int) -> int:
        number = bisect_right(self._ends, at) - 1
        return self._starts[number] + at - self._ends[number]


class Unbroken:
    """A text whose words are sought over hyphens at its lines' ends, be they kept, joined or followed by a space."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._flow = Flow(text, _JOINED) if BROKEN.search(text) else None

    def find(self, exact: str, prefix: str, suffix: str) -> list[Span]:
        """Return where words stand between prefix and suffix with a hyphen at a line's end in one of these."""
        if self._flow is None:
            return []
        before, words, after = cut(*(_JOINED.sub(_kept, part) for part in (prefix, exact, suffix)))
        around = (flowing(prefix).lstrip(), flowing(exact), flowing(suffix).rstrip())
        return [span for span in self._flow.find(before, words, after) if self._stands(span, *around)]

    def _stands(self, span: Span, prefix: str, exact: str, suffix: str) -> bool:
        """Tell whether the text reads so, when each hyphen at a line's end is read as the words have it."""
        start, end = span.start - 2 * len(prefix) - 8, span.end + 2 * len(suffix) + 8
        before, after = self._text[max(start, 0) : span.start], self._text[span.end : end]
        return bool(
            _as_read(self._text[span.start : span.end]).fullmatch(exact)
            and (not prefix or flowing(before).endswith(prefix))
            and (not suffix or flowing(after).startswith(suffix))
        )


def cut(prefix: str, exact: str, suffix: str) -> tuple[str, str, str]:
    """Return prefix, words and suffix as they flow, none of which begins with a space that the one before ends with."""
    before, words, after = flowing(prefix), flowing(exact), flowing(suffix)
    if before.endswith(" ") and words.startswith(" "):
        before = before[:-1]
    return before, words, after.removeprefix(" ") if words.endswith(" ") else after


def _kept(found: re.Match[str]) -> str:
    return " " if found.group().isspace() else ""


def _as_read(text: str) -> re.Pattern[str]:
    parts, end = [], 0
    for hyphen in BROKEN.finditer(text):
        parts.append(re.escape(flowing(text[end : hyphen.start()])))
        end = hyphen.end()
    parts.append(re.escape(flowing(text[end:])))
    return re.compile(f"(?:{_HYPHENS} ?)?".join(parts))


def reflowed(text: str, *, broken: bool = False) -> str:
    """Return a quote as it is shown: the ends of lines that a page has broken it into are spaces.

    That it has is known where the words were `broken` when they were sealed, and else seen by their lines. Empty lines
    stay, and so do lines that are indented, and the ends of lines where each is the end of a sentence: of paragraphs.
    """
    if "\n" not in text or not _WITHIN.search(text) or not (broken or _looks_broken(text)):
        return text
    return _WRAP.sub(" ", text)


def line_ends(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where in a part of a text that a page has broken into lines these end, each of which is shown as a space.

    As in a quote, none is that is followed by an indented line, an item of a list or a turn in a dialogue.
    """
    return [found.span() for found in _WRAP.finditer(text, start, end)]


def _looks_broken(text: str) -> bool:
    """Tell whether all lines of some but the first and the last are as long as those of a page.

    There are such, and in none of them the next word had room: verse has lines of its own.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    full = [(line, behind) for line, behind in pairwise(lines[1:]) if line and behind]
    width = max((len(line) for line, _ in full), default=0)
    return (
        bool(full)
        and len(text) >= _PAGE
        and len(lines[0]) <= _LONGEST
        and all(
            _SHORTEST <= len(line) <= _LONGEST and len(line) + 1 + len(behind.split()[0]) > width
            for line, behind in full
        )
    )


_PAGE, _SHORTEST, _LONGEST = 80, 40, 120  # characters
_LINE_END = r"[^\S\n]*\n"
_WRAP = regex(rf"(?<=\S){_LINE_END}(?=[^\s\-–—•*])")
"""The single end of a line; the next one does not begin as an item of a list or a turn in a dialogue does."""
_WITHIN = regex(rf"[^\s.!?…:;\"”’»)]{_LINE_END}(?=[^\s\-–—•*])")
