"""The text of one source, in which words are found whatever its white space, and have their place."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from tui.lean import dataclass
from tui.reading.flowing import Flow, Span, Unbroken, cut
from tui.reading.quotes import Position
from tui.reading.sentences import Lines

_BEHIND = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*(?=\S)")  # the single end of a line


@dataclass(frozen=True)
class SourceText:
    """The text that a source's quotes were taken from, and its SHA-256 in hex."""

    text: str
    sha256: str

    @cached_property
    def lines(self) -> Lines:
        """Its lines, paragraphs and sentences."""
        return Lines(self.text)

    @cached_property
    def _flow(self) -> Flow:
        return Flow(self.text)

    @cached_property
    def _unbroken(self) -> Unbroken:
        return Unbroken(self.text)

    def find(self, exact: str, prefix: str = "", suffix: str = "") -> list[Span]:
        """Return where `exact` stands between its prefix and its suffix, whatever the white space within.

        Where each line is a paragraph, words that stand in one are not sought over the end of one as well.
        """
        if not self.lines.wrapped and (found := self._as_it_is(exact, prefix, suffix)):
            return found
        return self._flow.find(*cut(prefix, exact, suffix)) or self._unbroken.find(exact, prefix, suffix)

    def _as_it_is(self, exact: str, prefix: str, suffix: str) -> list[Span]:
        whole, found = prefix + exact + suffix, []
        at = self.text.find(whole)
        while at >= 0:
            start = at + len(prefix)
            found.append(Span(start, start + len(exact)))
            at = self.text.find(whole, at + 1)
        return found

    @cached_property
    def _width(self) -> int:
        """The width of its page in characters: what nine of ten lines that go on stay within."""
        lines = [line.rstrip() for line in self.text.split("\n")]
        sizes = sorted(len(line) for line, behind in pairwise(lines) if line and behind)
        return sizes[len(sizes) * 9 // 10] if sizes else 0

    def _breaks(self, span: Span, words: str) -> bool:
        """Tell whether the page has broken words into their lines: after each the next word had no room any more.

        Lines of verse, headings and addresses end where their author ends them.
        """
        start, end = self.text.rfind("\n", 0, span.start) + 1, self.text.find("\n", span.end)
        lines = self.text[start : end if end >= 0 else None].split("\n")
        return "\n" in words and all(
            not (line.strip() and behind.strip())
            or line.rstrip().endswith(("-", "\u2010", "\xad"))
            or len(line.rstrip()) + 1 + len(behind.split()[0]) > self._width
            for line, behind in pairwise(lines)
        )

    def broken(self, span: Span, words: str) -> bool:
        """Tell whether words of several lines that stand at a span are those of a page, and not lines of their own."""
        return self.lines.wrapped and self._breaks(span, words)

    def position(self, span: Span, words: str) -> Position:
        """Return where words stand that were found."""
        length = span.end - span.start
        behind = _BEHIND.match(self.text, span.end)
        space = len(behind.group()) if behind and self.lines.wrapped else 0
        return Position(
            span.start,
            self.lines.paragraph(span.start),
            length if length != len(words) or self.broken(span, words) else 0,
            space if space > 1 else 0,
        )
