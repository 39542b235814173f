"""Lines of a long text around where it is read: laid out from a block on, and up from it as far as one scrolls back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from tui.cards.blocks import Passage
from tui.explorer.state.history import Scroll
from tui.explorer.widgets.letters import letters_of
from tui.formats.layout import Line, lay_out

if TYPE_CHECKING:
    from tui.cards.article import Article


ABOVE = -1  # letters above the empty line over a block


class Window:
    """A part of a text in lines of a width; how long the text is costs nothing, wherever in it one stands."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.lines: list[Line] = []
        self.begun = 0
        """How often it was laid out anew, which gives all lines other numbers."""
        self._blocks: list[int] = []  # of each line, the number of the block that it is of
        self._first = 0
        self._width = 0
        self._rest: Iterator[Line] = iter(())

    def begin(self, block: int, width: int) -> None:
        """Lay lines out anew, from a block on."""
        self.begun += 1
        self.lines.clear()
        self._blocks.clear()
        self._first, self._width = max(min(block, len(self.article) - 1), 0), width
        self._rest = self._on()

    def reach(self, line: int, width: int) -> None:
        """Lay out as many lines as it takes to know whether there is a line of a number, of those in the window."""
        if width != self._width:
            self.begin(self._first, width)
        self.lines += islice(self._rest, max(line + 1 - len(self.lines), 0))

    def _on(self) -> Iterator[Line]:
        for block in range(self._first, len(self.article)):
            for line in self._lines_of(block):
                self._blocks.append(block)
                yield line

    def _lines_of(self, block: int) -> Iterator[Line]:
        found = self.article[block]
        if block and (not isinstance(found, Passage) or found.apart):
            yield Line(())
        yield from lay_out((found,), self._width)

    def grow(self, count: int) -> int:
        """Lay out at least so many lines above the first one, as far as there are any, and return how many that are."""
        above: list[list[Line]] = []
        added = 0
        while added < count and self._first:
            self._first -= 1
            above.append(list(self._lines_of(self._first)))
            self._blocks[:0] = [self._first] * len(above[-1])
            added += len(above[-1])
        self.lines[:0] = [line for lines in reversed(above) for line in lines]
        return added

    @property
    def whole(self) -> bool:
        """Whether it begins where the text begins."""
        return self._first == 0

    def place(self, line: int) -> Scroll:
        """Return what holds at any width of where a line stands: its block, and the letters above it in that."""
        if not self.lines:
            return Scroll(self._first)
        line = min(line, len(self.lines) - 1)
        first = bisect_left(self._blocks, self._blocks[line])
        if line == first and not self.lines[line].spans:
            return Scroll(self._blocks[line], letters=ABOVE)
        return Scroll(self._blocks[line], letters=sum(map(letters_of, self.lines[first:line])))

    def stand(self, place: Scroll, width: int) -> int:
        """Begin at a place, and return the line that stands there."""
        self.begin(place.line, width)
        self.reach(0, width)
        line, letters = int(place.letters != ABOVE and bool(self.lines) and not self.lines[0].spans), 0
        while letters < place.letters:
            self.reach(line + 1, width)
            if line + 1 >= len(self.lines) or self._blocks[line + 1] != self._blocks[0]:
                break
            letters += letters_of(self.lines[line])
            line += letters <= place.letters
        return line

    def find(self, start: int, end: int, width: int) -> tuple[int, int]:
        """Return the first and the last line of a run of the text; one out of the window is begun at anew."""
        self.reach(0, width)
        block = self.article.block(start)
        if not self._blocks or not self._blocks[0] <= block <= self._blocks[-1]:
            self.begin(block, width)
        line = bisect_left(self._blocks, block)
        first = None
        while True:
            self.reach(line, width)
            if line >= len(self.lines) or self._blocks[line] > self.article.block(max(end - 1, start)):
                break
            if any(start <= span.at < end for span in self.lines[line].spans):
                first = line if first is None else first
                last = line
            line += 1
        return (first, last) if first is not None else (bisect_left(self._blocks, block),) * 2

    def bar(self, top: int, height: int) -> tuple[int, int]:
        """Return where the scrollbar's thumb begins in a height, and its size: by what of the text is seen."""
        total = max(self.article.body.size, 1)
        seen = self.seen(top, height)
        shown = max(min(seen[1] - seen[0], total), 0)
        size = min(max(height * shown // total, 1), height)
        return min(seen[0] * (height - size) // max(total - shown, 1), height - size), size

    def seen(self, top: int, height: int) -> tuple[int, int]:
        """Return the characters that are seen from a line on: the first, and one behind the last."""
        found = [span.at for line in self.lines[top : top + height] for span in line.spans if span.at >= 0]
        behind = next((span.at for line in self.lines[top + height :] for span in line.spans if span.at >= 0), None)
        if not found:
            return 0, 0
        return found[0], self.article.body.size if behind is None else max(behind, found[-1] + 1)
