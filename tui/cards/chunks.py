"""A card that may be very long, in chunks, each made where one reads: its end costs no more than its start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from tui.cards.blocks import Block, Blocks
from tui.lean import NamedTuple

_KEPT = 8  # chunks, beside the first


class Chunk(NamedTuple):
    """Some blocks that follow each other, none of them a `Gap` at the end, and at least one."""

    blocks: Sequence[Block]
    labels: tuple[str, ...] = ()
    """Labels beside which its fields have theirs: a run of fields may go on from chunk to chunk."""


Made = tuple[Iterable[Block], tuple[str, ...]]
"""A chunk whose blocks are made as they are taken."""


class Chunks(Blocks):
    """Blocks from start to end, and the same ones from the start of any chunk on."""

    def __init__(self, count: Callable[[], int], make: Callable[[int], Made]) -> None:
        """Take what tells how many chunks there are, at least one, and what makes the `Chunk` with a number."""
        self.counted = False
        """Whether it was asked how many chunks there are, which may take time."""
        self._count, self._make = count, make
        self._chunks: dict[int, Chunk] = {}
        super().__init__(chain.from_iterable(chunk.blocks for chunk in self.onward(0)))

    @cached_property
    def number(self) -> int:
        """How many chunks there are."""
        self.counted = True
        return self._count()

    def onward(self, first: int) -> Iterator[Chunk]:
        """Yield the chunks from one on, which is there."""
        yield self.chunk(first)
        while (first := first + 1) < self.number:
            yield self.chunk(first)

    def chunk(self, number: int) -> Chunk:
        """Return a chunk by its number; its blocks are made as far as they are looked at."""
        found = self._chunks.pop(number, None)
        if found is None:
            blocks, labels = self._make(number)
            found = Chunk(Blocks(blocks), labels)
        self._chunks[number] = found
        if len(self._chunks) > _KEPT + 1:  # the first one and those that were looked at last
            del self._chunks[next(each for each in self._chunks if each)]
        return found
