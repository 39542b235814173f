"""Which claims have a value of a facet, as of a day or in the whole of a case: read from what a store keeps of each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import compress

from tui.case.facets import ITSELF
from tui.case.query import Having
from tui.case.store import Store
from tui.case.times import FOREVER

_REMEMBERED = 16  # days whose standing claims are known


class Holders:
    """Answers who has what. Days are numbers that grow with time; claims are known by their numbers in the list."""

    def __init__(self, store: Store, claims: int) -> None:
        """Take a filled store, and how many claims there are in it."""
        self._store, self._claims = store, claims
        self.standing = lru_cache(_REMEMBERED)(self._standing)

    @cached_property
    def stands(self) -> array[int]:
        """The number of the day from which each claim stands."""
        return self._store.standing()

    def kept(self, facet: str) -> Iterator[tuple[str, array[int], array[int]]]:
        """Yield each value of a facet, in order, with what is kept of it; that claims are around themselves is not.

        That is the numbers of the claims that have it as long as they stand, and of each other one three: its own, and
        the days from which and until which it has it.
        """
        rows = self._store.rows("SELECT value, claims, changing FROM facet WHERE name = ? ORDER BY value", [facet])
        for value, lasting, changing in rows:
            yield value, array("I", lasting), array("q", changing or b"")

    def _standing(self, day: int) -> bytes:
        """Return which claims stand by a day: a byte for each, 1 or 0."""
        return bytes(map(day.__ge__, self.stands))

    def numbers(self, having: Having) -> Iterable[int]:
        """Return the numbers of the claims that have one of some values; one that has several may come as often."""
        facet, values, day = having
        found = array("I")
        for value in values:
            rows = self._store.rows(
                "SELECT claims, changing FROM facet WHERE name = ? AND value = ?", [facet, _storable(value)]
            )
            for lasting, changing in rows:
                found += self._holding(array("I", lasting), array("q", changing or b""), day)
        if facet == ITSELF:
            found.extend(self._themselves(values, day))
        return found

    def each(self, facet: str, day: int | None) -> Iterator[tuple[str, Sequence[int]]]:
        """Yield each value of a facet that any claim has, in order, with the numbers of the claims that have it."""
        held: Iterable[tuple[str, Sequence[int]]] = (
            (value, self._holding(lasting, changing, day)) for value, lasting, changing in self.kept(facet)
        )
        if facet == ITSELF:
            near = dict(held)
            standing = None if day is None else self.standing(day)
            themselves = self._store.rows("SELECT id, n FROM record WHERE n >= 0 ORDER BY id")
            held = (
                (name, sorted({*near.get(name, ()), *([number] if standing is None or standing[number] else ())}))
                for name, number in themselves
            )
        yield from ((value, found) for value, found in held if found)

    def _holding(self, lasting: array[int], changing: array[int], day: int | None) -> array[int]:
        """Return of the claims that are kept with a value those that have it."""
        sinces, untils = changing[1::3], changing[2::3]
        if day is None:
            found, there = lasting, [until == FOREVER for until in untils]
        else:
            found = array("I", compress(lasting, map(self.standing(day).__getitem__, lasting)))
            there = [since <= day < until for since, until in zip(sinces, untils, strict=True)]
        found.extend(compress(changing[::3], there))
        return found

    def _themselves(self, values: Sequence[str], day: int | None) -> list[int]:
        """Return the numbers of the claims with some ids: each is around itself once it stands."""
        found = [number for value in values if (number := self._store.number(value)) is not None and number >= 0]
        return found if day is None else [number for number in found if self.standing(day)[number]]


def _storable(value: str) -> str:
    """Return a value as SQLite takes it, that is without a lone surrogate; what it becomes must be no value."""
    return value.encode("utf-8", "backslashreplace").decode()
