"""Claims as they were put away when they were read, by their numbers in the list, many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.case.between import Inward
from tui.case.ordered import Ordered
from tui.case.spoken_rows import Spoken, sayings_at
from tui.model import Claim
from tui.reading.shelf import Shelf
from tui.reading.unworded import all_unworded

_TOGETHER = 1024  # claims that are read together


class Shelved:
    """The claims on a shelf."""

    def __init__(self, shelf: Shelf, claims: Ordered, inward: Inward) -> None:
        """Take their order, and the links that lead to them."""
        self._shelf, self._claims, self._inward = shelf, claims, inward

    def together(self) -> Iterator[tuple[range, list[str]]]:
        """Yield numbers of claims, and the claims as they were put away, in the order of the list, some at once."""
        for start in range(0, len(self._claims), _TOGETHER):
            numbers = range(start, min(start + _TOGETHER, len(self._claims)))
            yield numbers, self._bodies(numbers)

    def _bodies(self, numbers: Iterable[int]) -> list[str]:
        return self._shelf.texts_at([self._claims.shelved[number] for number in numbers])

    def wordless(self, numbers: Sequence[int]) -> Iterator[Claim]:
        """Yield claims without any words: there may be many, all in memory at once."""
        for start in range(0, len(numbers), _TOGETHER):
            some = numbers[start : start + _TOGETHER]
            yield from all_unworded(self._bodies(some), map(self._claims.outline, some))

    def told(self, numbers: Iterable[int], bodies: Iterable[str]) -> list[Spoken]:
        """Return what the words of claims are found from."""
        drawn = {number: list(self._inward.to(number)) for number in numbers if number in self._inward}
        drawing = list(dict.fromkeys(other for found in drawn.values() for other, _ in found))
        saying = dict(zip(drawing, map(sayings_at, self._bodies(drawing)), strict=True))
        return [
            (number, body, [words for other, at in drawn.get(number, ()) for words in saying[other][at]])
            for number, body in zip(numbers, bodies, strict=True)
        ]
