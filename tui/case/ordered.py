"""The claims of a shelf in the order of their list, and the day from which each stands."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import repeat

from tui.case.times import Times
from tui.reading.outline import Outline
from tui.reading.shelf import Shelf


class Ordered(Mapping[str, int]):
    """Claims in the order of saying; as a mapping, the day from which each stands, by its id."""

    def __init__(self, shelf: Shelf, times: Times) -> None:
        self._shelf = shelf
        keys: dict[int, tuple[object, ...]] = {}  # claims share outlines
        days: dict[int, int] = {}
        claims = list(shelf.claims())
        for claim in claims:
            outline = shelf.outline(claim)
            if id(outline) not in keys:
                keys[id(outline)], days[id(outline)] = times.place(outline), times.stands(outline)
        self.shelved = array("I", sorted(claims, key=lambda claim: keys[id(shelf.outline(claim))]))
        """The number on the shelf of each claim."""
        self.days = array("q", (days[id(shelf.outline(claim))] for claim in self.shelved))
        """The day from which each claim stands, by its number in the list."""
        self._listed = array("i", bytes(4 * len(shelf.names)))
        for number, claim in enumerate(self.shelved, 1):
            self._listed[claim] = number

    def number(self, name: str) -> int | None:
        """Return a claim's number in the list, or None."""
        shelved = self._shelf.numbers.get(name)
        number = 0 if shelved is None else self._listed[shelved]
        return number - 1 if number else None

    def name(self, number: int) -> str:
        """Return the id of the claim with a number in the list."""
        return self._shelf.names[self.shelved[number]]

    def outlines(self) -> Iterator[tuple[str, Outline]]:
        """Yield the id and the outline of each claim."""
        return ((self._shelf.names[claim], self._shelf.outline(claim)) for claim in self.shelved)

    def reports(self) -> Iterator[tuple[str, int, str]]:
        """Yield each source with the number of a claim that it prints, and its stance to it, source by source."""
        numbers: dict[str, array[int]] = defaultdict(lambda: array("I"))
        stances: dict[str, list[str]] = defaultdict(list)
        for at, (_, outline) in enumerate(self.outlines()):
            for report in outline.reports:
                numbers[report.source].append(at)
                stances[report.source].append(report.stance)
        for source in sorted(numbers):
            yield from zip(repeat(source), numbers[source], stances[source], strict=False)

    def __getitem__(self, name: str) -> int:
        """Return the day from which a claim stands; raises KeyError."""
        number = self.number(name)
        if number is None:
            raise KeyError(name)
        return self.days[number]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return (self._shelf.names[claim] for claim in self.shelved)

    def __len__(self) -> int:
        """Return how many claims there are."""
        return len(self.shelved)
