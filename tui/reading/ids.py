"""Ids by their numbers and numbers by their ids, packed: a million take as many bytes as their letters and some."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import overload

_ASKED = 1 << 14  # ids whose numbers are kept once they were found: who draws a link asks for both ends several times


class Names(Sequence[str]):
    """Ids by their numbers, one behind the other in one piece of memory."""

    def __init__(self, names: Collection[str]) -> None:
        self._letters, self._ends = "".join(names), array("Q", accumulate(map(len, names), initial=0))

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[str]: ...
    def __getitem__(self, number: int | slice) -> str | Sequence[str]:
        """Return the id with a number; raises IndexError."""
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        if number < 0:
            number = range(len(self))[number]
        return self._letters[self._ends[number] : self._ends[number + 1]]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends) - 1


class Numbers(Mapping[str, int]):
    """The numbers of ids, found by their order: `sorted` has the numbers in the order of the ids' letters."""

    def __init__(self, names: Mapping[str, int]) -> None:
        """Take ids with numbers that rise from 0 on."""
        self.names = Names(names)
        self.sorted = array("I", map(names.__getitem__, sorted(names)))
        self._found = lru_cache(_ASKED)(self._sought)

    def _sought(self, name: str) -> int | None:
        names, numbers = self.names, self.sorted
        at = bisect_left(numbers, name, key=names.__getitem__)
        return numbers[at] if at < len(numbers) and names[numbers[at]] == name else None

    def get(self, name: str, default: int | None = None) -> int | None:  # type: ignore[override]
        """Return the number of an id, or what is given for one that there is not."""
        found = self._found(name)
        return default if found is None else found

    def __getitem__(self, name: str) -> int:
        """Return the number of an id; raises KeyError."""
        found = self._found(name)
        if found is None:
            raise KeyError(name)
        return found

    def __contains__(self, name: object) -> bool:
        """Tell whether there is an id."""
        return isinstance(name, str) and self._found(name) is not None

    def __iter__(self) -> Iterator[str]:
        """Yield the ids, in the order of their numbers."""
        return iter(self.names)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.names)
