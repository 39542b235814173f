"""A source's text as it is read: cut into paragraphs, of which the long ones are in parts, and into sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from tui.cards.places import Run
from tui.reading.flowing import Span as Stretch
from tui.reading.flowing import line_ends
from tui.reading.source_text import SourceText
from tui.text import clean, ranges

MOST = 4_000  # characters of a paragraph that is shown in one; a page lays a paragraph out from its beginning
_ENDS = re.compile(r"\r\n?")


class Body:
    """The paragraphs of a text, or parts of them, by their numbers from 0; and its sentences, furniture left out."""

    def __init__(self, text: SourceText, furniture: str | None) -> None:
        lines = text.lines
        self.text = text
        self.sentences = [Run(each.start, each.end) for each in lines.sentences(furniture)]
        self.furniture = [Run(lines.start(first), lines.start(last + 1)) for first, last in ranges(furniture or "")]
        """What of it belongs to the page."""
        self.starts = sorted(self._starts())
        self.edges = sorted({edge for run in self.sentences for edge in run})

    def _starts(self) -> set[int]:
        text, found = self.text, set(self.text.lines.paragraphs)
        for edge in {edge for run in self.furniture for edge in run}:
            behind = re.compile(r"\s*\S").match(text.text, edge)  # where a line begins that has something in it
            if behind:
                found.add(text.text.rfind("\n", edge, behind.end()) + 1 or edge)
        begins = [run.start for run in self.sentences]
        for start, end in pairwise([*sorted(found), len(text.text)]):
            while end - start > MOST:
                at = bisect_right(begins, start + MOST) - 1
                start = begins[at] if at >= 0 and begins[at] > start else _space(text.text, start + MOST)
                found.add(start)
        return found

    def number(self, offset: int) -> int:
        """Return the number of the paragraph, or part of one, that a character stands in."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def run(self, number: int) -> Run:
        """Return where a paragraph, or a part of one, stands, without the white space behind it."""
        start = self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text.text)
        return Run(start, start + len(self.text.text[start:end].rstrip()))

    def apart(self, number: int) -> bool:
        """Tell whether an empty line is to stand above it: not above a part of a paragraph, or within furniture."""
        start = self.starts[number]
        if self.goes_on(number):
            return self.in_furniture(start) != self.in_furniture(start - 1)
        return not (self.in_furniture(start) and number and self.in_furniture(self.starts[number - 1]))

    def goes_on(self, number: int) -> bool:
        """Tell whether one is a part of the same paragraph as the one before it."""
        begins = self.text.lines.paragraphs
        at = bisect_left(begins, self.starts[number])
        return begins[at : at + 1] != [self.starts[number]]

    def in_furniture(self, offset: int) -> bool:
        """Tell whether a character belongs to the page and not to the article."""
        return any(run.start <= offset < run.end for run in self.furniture)

    @cached_property
    def size(self) -> int:
        """The characters of the text."""
        return len(self.text.text)

    def sentence(self, offset: int) -> int:
        """Return the number of the first sentence that begins at a character or behind it."""
        return bisect_left(self.sentences, (offset,))

    def shown(self, number: int, edges: list[int]) -> Iterator[tuple[Run, str]]:
        """Yield a paragraph run by run, parted at edges as well as at those of sentences, each with how it is shown.

        The ends of lines that the page has broken are spaces, as in a quote; what could steer a terminal is written
        out.
        """
        text, (start, end) = self.text.text, self.run(number)
        folds = line_ends(text, start, end) if self.text.broken(Stretch(start, end), text[start:end]) else []
        cuts = {start, end, *_within(self.edges, start, end), *_within(edges, start, end)}
        for first, last in pairwise(sorted(cuts)):
            words = "".join(self._folded(first, last, folds))
            yield Run(first, last), clean(_ENDS.sub("\n", words))

    def _folded(self, start: int, end: int, folds: list[tuple[int, int]]) -> Iterator[str]:
        """Yield a run of the text in pieces, with one space for each line's end that begins in it."""
        text = self.text.text
        for first, last in folds[max(bisect_left(folds, (start,)) - 1, 0) : bisect_left(folds, (end,))]:
            if last > start:
                yield text[start:first] + (" " if first >= start else "")
                start = min(max(last, start), end)
        yield text[start:end]


def _within(edges: list[int], start: int, end: int) -> list[int]:
    return edges[bisect_right(edges, start) : bisect_left(edges, end)]


def _space(text: str, at: int) -> int:
    """Return where a word begins near a character: at the last white space before it, or there."""
    space = max(text.rfind(" ", at - MOST // 2, at), text.rfind("\n", at - MOST // 2, at))
    return space + 1 or at
