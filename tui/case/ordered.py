"""The claims of a shelf in the order of their list, and the day from which each stands."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress, count, repeat
from typing import Any

from tui.case.times import Times, reach, surely
from tui.dates import parse
from tui.reading.outline import Outline
from tui.reading.shelf import Shelf


class Ordered(Mapping[str, int]):
    """Claims in the order of saying; as a mapping, the day from which each stands, by its id."""

    def __init__(self, shelf: Shelf, times: Times) -> None:
        self._shelf = shelf
        said, reports = shelf.outlines.said, shelf.outlines.reports
        # Claims share dates and sources: what follows from one of these is found once, and no date is kept.
        dates = [parse(text) if text else None for text in said.different]
        rank = _ranks([
            *(times.place(date, ()) for date in dates),
            *(times.place(None, printed) for printed in reports.different),
        ])  # fmt: skip
        claims, undated = list(shelf.claims()), len(dates)
        by_saying, by_printing = list(map(reach, dates)), list(map(times.printing, reports.different))
        del dates
        self.shelved = array("I", sorted(claims, key=lambda claim: rank[said.of[claim] or undated + reports.of[claim]]))
        """The number on the shelf of each claim."""
        self.days = array(
            "q", (surely(by_saying[said.of[claim]], by_printing[reports.of[claim]]) for claim in self.shelved)
        )
        """The day from which each claim stands, by its number in the list."""
        self._listed = array("i", bytes(4 * len(shelf.names)))
        for number, claim in enumerate(self.shelved, 1):
            self._listed[claim] = number
        ends = {link.to for links in shelf.outlines.part("links").different for link in links}
        # To whom links lead is asked several times, and each time it would be sought among all.
        self._ends = {name: number for number, name in enumerate(shelf.names) if name in ends} if ends else {}

    def number(self, name: str) -> int | None:
        """Return a claim's number in the list, or None."""
        shelved = self._ends.get(name)
        if shelved is None:
            shelved = self._shelf.numbers.get(name)
        number = 0 if shelved is None else self._listed[shelved]
        return number - 1 if number else None

    def name(self, number: int) -> str:
        """Return the id of the claim with a number in the list."""
        return self._shelf.names[self.shelved[number]]

    def by_name(self) -> Iterator[int]:
        """Yield the numbers of the claims in the order of their ids' letters."""
        listed = map(self._listed.__getitem__, self._shelf.by_name())
        return (number - 1 for number in listed if number)

    def outline(self, number: int) -> Outline:
        """Return the outline of the claim with a number in the list."""
        return self._shelf.outlines[self.shelved[number]]

    def given(self, field: str) -> tuple[Sequence[Any], array[int]]:
        """Return what claims give in one of SHARED, each value once, and by its number here what each claim gives."""
        part = self._shelf.outlines.part(field)
        return part.different, array("I", map(part.of.__getitem__, self.shelved))

    def giving(self, field: str, telling: Callable[[Any], object] = bool) -> Iterator[int]:
        """Yield the numbers of the claims of which what they give in one of SHARED tells something, rising."""
        different, given = self.given(field)
        tells = [bool(telling(value)) for value in different]
        return compress(count(), map(tells.__getitem__, given))

    def by_given(self, field: str) -> Iterator[tuple[Any, array[int]]]:
        """Yield each value that claims give in one of SHARED, with the numbers of those that do, rising."""
        different, given = self.given(field)
        claims = [array("I") for _ in different]
        for number, value in enumerate(given):
            claims[value].append(number)
        return ((value, numbers) for value, numbers in zip(different, claims, strict=True) if numbers)

    def reports(self) -> Iterator[tuple[str, int, str]]:
        """Yield each source with the number of a claim that it prints, and its stance to it, source by source."""
        numbers: dict[str, array[int]] = defaultdict(lambda: array("I"))
        stances: dict[str, list[str]] = defaultdict(list)
        different, given = self.given("reports")
        for at, each in enumerate(given):
            for report in different[each]:
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


def _ranks(places: Sequence[tuple[object, ...]]) -> array[int]:
    """Return a number for each of some places that compares with the others' as the places do."""
    ranks, rank, last = array("I", bytes(4 * len(places))), 0, 0
    for number in sorted(range(len(places)), key=places.__getitem__):
        rank += places[number] != places[last]
        ranks[number], last = rank, number
    return ranks
