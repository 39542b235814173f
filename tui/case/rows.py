"""Rows of lists: what one line of the timeline, the actors, questions, sources and claims says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

from tui.case.columns import place
from tui.lean import dataclass

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class EventRow:
    """Its date in short, the time of day that its heading leaves out, its claims, and those disputed."""

    id: str
    title: str
    when: str
    lead: str
    claims: int
    disputed: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor: another spelling of its name, how many claims it makes, is spoken of in, has a part in, and passes on.

    `spellings` are all that are printed.
    """

    id: str
    name: str
    also: str
    kind: str
    spellings: tuple[str, ...]
    said: int
    about: int
    claims: int
    passed: int


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question: how many claims answer it, how many of them disputed."""

    id: str
    asks: str
    claims: int
    disputed: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source: what it is called, how many claims it prints, and how many of them in its voice, and whose that is."""

    id: str
    name: str
    title: str
    claims: int
    own: int
    voice: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim: its paraphrase, who says it, by whom it came, when, in which sources, its kind, the telling marks.

    `own` tells that the one source that prints it says so itself; `position` is what it answers to the question that
    the list is narrowed to, if it is to one.
    """

    id: str
    text: str
    speaker: str
    via: tuple[str, ...]
    when: str
    sources: tuple[str, ...]
    kind: str
    marks: tuple[str, ...]
    own: bool
    position: str = ""


class Names(Sequence[str]):
    """The ids of rows, each read when it is asked for."""

    def __init__(self, numbers: Sequence[int], ids: Sequence[str]) -> None:
        self._numbers, self._ids = numbers, ids

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        """Return the id of a row; raises IndexError."""
        if isinstance(index, slice):
            return Names(self._numbers[index], self._ids)
        return self._ids[self._numbers[index]]

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of all rows."""
        return map(self._ids.__getitem__, self._numbers)


class Listing(Generic[Row]):
    """A list of rows that is known by its numbers: rows are made when they are looked at, never all at once."""

    def __init__(
        self, numbers: Sequence[int], ids: Sequence[str], numbered: Mapping[str, int] | None,
        row: Callable[[str], Row], *, rising: bool = True,
    ) -> None:  # fmt: skip
        """Take the numbers listed, all ids with their numbers (None: their places), and what makes a row of an id."""
        self.numbers, self._ids, self._numbered, self._row = numbers, ids, numbered, row
        self._at = None if rising else {number: index for index, number in enumerate(numbers)}

    def __len__(self) -> int:
        return len(self.numbers)

    def id(self, index: int) -> str:
        """Return the id of the row at an index."""
        return self._ids[self.numbers[index]]

    def find(self, name: str | None) -> int | None:
        """Return the index of the row with an id, or None when it is not in the list."""
        if name is None:
            return None
        if self._numbered is None:  # made when it is first asked for, and mostly it is not
            self._numbered = {name: number for number, name in enumerate(self._ids)}
        number = self._numbered.get(name)
        if number is None:
            return None
        if self._at is not None:
            return self._at.get(number)
        return place(self.numbers, number)

    def without(self, *others: Listing[Row]) -> Listing[Row]:
        """Return this list without the rows of others, each of which has none but rows of this one."""
        if any(len(other) == len(self) for other in others):
            return Listing((), self._ids, self._numbered, self._row)
        out = {number for other in others for number in other.numbers}
        left = [number for number in self.numbers if number not in out]
        return Listing(left, self._ids, self._numbered, self._row, rising=self._at is None)

    def names(self) -> Sequence[str]:
        """Return the ids of all rows, each read when it is asked for."""
        return Names(self.numbers, self._ids)

    def rows(self, start: int = 0, stop: int | None = None) -> list[Row]:
        """Return the rows from one index up to another."""
        return [self._row(self._ids[number]) for number in self.numbers[start:stop]]
