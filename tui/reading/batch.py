"""Records without a fault as they pass from the process that read them to the one that takes them in: many at once."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Sequence
from typing import Any

from tui.lean import NamedTuple
from tui.reading.rules import Refers


class Batch(NamedTuple):
    """The records of a piece, none with a fault, in their order."""

    names: list[str]
    kinds: bytes
    """The number of each one's section, as SECTIONS has them."""
    places: bytes
    """Line, column and offset of each, as four bytes a number: no file has as many characters."""
    bodies: list[str]
    outlines: list[list[Any]]
    """What they give in each of SHARED, each value that any gives once."""
    outlined: list[bytes]
    """In each of SHARED the number of the value that each one gives, as four bytes."""
    refers: list[Refers]
    events: list[str]
    """The events that claims are about."""
    altered: int
    """How many of their texts contain control characters."""

    def each_place(self) -> list[tuple[int, int, int]]:
        """Return line, column and offset of each record."""
        numbers = array("I")
        numbers.frombytes(self.places)
        return list(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))

    def each_outline(self) -> list[Sequence[int]]:
        """Return the numbers of `outlined`."""
        given = [array("I") for _ in self.outlined]
        for numbers, packed in zip(given, self.outlined, strict=True):
            numbers.frombytes(packed)
        return [*given]

    def __reduce__(self) -> tuple[Callable[[bytes], Batch], tuple[bytes]]:
        """Tell how it passes to another process: much faster than by one object after the other."""
        return _unpacked, (marshal.dumps(tuple(self)),)


def _unpacked(packed: bytes) -> Batch:
    values: tuple[Any, ...] = marshal.loads(packed)
    return Batch(*values)
