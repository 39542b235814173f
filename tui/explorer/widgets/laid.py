"""Lines of blocks, laid out as far as they are read: from the start on, or from any chunk of a card that has some."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from tui.cards.blocks import Block, Passage
from tui.cards.chunks import Chunk, Chunks
from tui.explorer.widgets.letters import letters_above
from tui.formats.layout import Line, lay_out

NEAR = 4
"""Chunks that are laid out to come from one place to another; over more of them one jumps."""

_ALL = 10**9  # lines
_KEPT = 8  # chunks


class Laid:
    """The lines in a width from a chunk on; without chunks all are of one."""

    def __init__(self, blocks: Sequence[Block | Passage] = (), lights: re.Pattern[str] | None = None) -> None:
        self.blocks, self.lights = blocks, lights
        self.first, self.width = 0, 0
        """The number of the chunk that they begin with, and how wide they are at most, in cells."""
        self.lines: list[Line] = []
        self.above = [0]
        """How many letters stand above each line, as far as that was asked."""
        self.stays: list[int] = []
        """The lines that stay at the top once they are scrolled past."""
        self._begun: list[int] = []  # the line at which each chunk begins, as far as they are laid out
        self._rest: Iterator[Line] = iter(())
        self._wholes: dict[int, list[Line]] = {}  # the lines of chunks that were laid out to their end

    def begin(self, first: int, width: int) -> None:
        """Lay lines out anew, from a chunk on, or the last one where there are not so many."""
        self.first = min(first, self.blocks.number - 1) if first and isinstance(self.blocks, Chunks) else 0
        if width != self.width:
            self._wholes.clear()
        self.width, self.lines, self.above, self.stays, self._begun = width, [], [0], [], []
        self._rest = self._on()

    def _on(self) -> Iterator[Line]:
        if not isinstance(self.blocks, Chunks):
            yield from lay_out(self.blocks, self.width, self.lights)
            return
        for number, chunk in enumerate(self.blocks.onward(self.first), self.first):
            self._begun.append(len(self.lines))
            yield from self._wholes.get(number) or self._of(chunk, number)

    def _of(self, chunk: Chunk, number: int) -> Iterator[Line]:
        return lay_out(chunk.blocks, self.width, self.lights, labels=chunk.labels, below=number > 0)

    def _whole(self, chunks: Chunks, number: int) -> list[Line]:
        found = self._wholes.pop(number, None) or [*self._of(chunks.chunk(number), number)]
        self._wholes[number] = found
        if len(self._wholes) > _KEPT:
            del self._wholes[next(iter(self._wholes))]
        return found

    def reach(self, line: int) -> None:
        """Lay out as many lines as it takes to know whether there is a line of a number."""
        for found in islice(self._rest, max(line + 1 - len(self.lines), 0)):
            if found.stays:
                self.stays.append(len(self.lines))
            self.lines.append(found)

    def grow(self, count: int) -> int:
        """Begin at least so many lines above, as far as there are any, and return how many that are.

        What was laid out below is laid out anew as far as it is read, but for the chunks that were so last.
        """
        first, added = self.first, list[Line]()
        while len(added) < count and first and isinstance(self.blocks, Chunks):
            first -= 1
            added[:0] = self._whole(self.blocks, first)
        if added:
            self.begin(first, self.width)
            self.reach(len(added) - 1)
        return len(added)

    def far(self) -> bool:
        """Tell whether so much lies between the last line that is laid out and the end that one jumps there."""
        return isinstance(self.blocks, Chunks) and self.blocks.number - self.first - len(self._begun) > NEAR

    def end(self, height: int) -> None:
        """Lay out the last lines, as many as a height takes."""
        assert isinstance(self.blocks, Chunks)
        self._whole(self.blocks, self.blocks.number - 1)
        self.begin(self.blocks.number - 1, self.width)
        self.reach(_ALL)
        if self.grow(height - len(self.lines)):
            self.reach(_ALL)

    def heading(self, top: int) -> int | None:
        """Return the line that stays above one: the last before it that does."""
        at = bisect_left(self.stays, top)
        return self.stays[at - 1] if at else None

    def letters(self, line: int) -> int:
        """Return how many letters stand above a line."""
        return letters_above(self.lines, line, self.above)

    def around(self) -> tuple[int, int]:
        """Return about how many lines there are above those that are laid out, and below them.

        Where it is not known how many chunks there are, none are.
        """
        if not isinstance(self.blocks, Chunks) or not self.blocks.counted or not self._begun:
            return 0, 0
        number = len(self._begun)
        of_one = max(self._begun[-1] // (number - 1) if number > 1 else len(self.lines), 1)
        return self.first * of_one, (self.blocks.number - self.first - number) * of_one

    def chunk_at(self, line: int) -> int | None:
        """Return the chunk that is about at a line, which is not laid out; None where one need not jump to it."""
        above, below = self.around()
        if not isinstance(self.blocks, Chunks) or 0 <= line < len(self.lines):
            return None
        whole = above + len(self.lines) + below
        chunk = min(max((line + above) * self.blocks.number // max(whole, 1), 0), self.blocks.number - 1)
        near = self.first - NEAR <= chunk <= self.first + len(self._begun) + NEAR
        return None if near else chunk
