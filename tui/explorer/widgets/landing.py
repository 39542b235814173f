"""Where a cursor comes to stand among rows, before a list shows them."""

from __future__ import annotations

from typing import Protocol, TypeVar


class Among(Protocol):
    """Rows with ids, as `RowSource` has them."""

    def __len__(self) -> int: ...

    def id(self, index: int) -> str | None:
        """Return a row's id, or None for a heading."""
        ...

    def find(self, name: str | None) -> int | None:
        """Return the index of the row with an id, or None."""
        ...

    def draw(self, first: int, last: int, width: int) -> object:
        """Return rows from one index up to another."""
        ...


Source = TypeVar("Source", bound=Among)


def begun(source: Source) -> Source:
    """Return rows of which one was drawn: what they count by is counted once for all of them."""
    source.draw(max(len(source) - 1, 0), len(source), 80)
    return source


def landing(source: Among, name: str | None) -> int:
    """Return the index of a record's row, or else of the first row that has an id."""
    found = source.find(name)
    return next((at for at in range(len(source)) if source.id(at) is not None), 0) if found is None else found
