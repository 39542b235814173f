"""YAML as trees of nodes: every scalar is a string and has its place."""

from __future__ import annotations

from typing import Protocol

from tui.lean import dataclass
from tui.problems import Place


class Spot(Protocol):
    """Where a node begins in the text that is parsed, as PyYAML's own marks tell it."""

    @property
    def line(self) -> int:
        """The number of the line, from 0."""

    @property
    def column(self) -> int:
        """The number of the column, from 0, in characters."""

    @property
    def index(self) -> int:
        """The offset in characters."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A spot that was counted here and not by the parser."""

    line: int
    column: int
    index: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A spot whose place is known: of what was parsed by another stream than what it now stands in."""

    place: Place

    @property
    def line(self) -> int:
        """The number of the line, from 0."""
        return self.place.line - 1

    @property
    def column(self) -> int:
        """The number of the column, from 0, in characters."""
        return self.place.col - 1

    @property
    def index(self) -> int:
        """The offset in characters."""
        return self.place.offset


@dataclass(slots=True)
class Scalar:
    """A scalar: always a string, with quotes and escapes undone."""

    spot: Spot
    value: str


class CutScalar(Scalar):
    """An unquoted scalar with a comment behind it, which may have been meant to be words of it."""

    __slots__ = ("end",)
    end: Spot
    """Where it ends."""


@dataclass(slots=True)
class Sequence:
    """A sequence of nodes."""

    spot: Spot
    items: list[Node]


@dataclass(slots=True)
class Mapping:
    """A mapping: the nodes of key and value by the key's text, in the order of the file."""

    spot: Spot
    items: dict[str, tuple[Scalar, Node]]


Node = Scalar | Sequence | Mapping


def holds(node: Node, char: str) -> bool:
    """Tell whether any scalar at or below a node contains a character, keys left aside."""
    if isinstance(node, Scalar):
        return char in node.value
    if isinstance(node, Sequence):
        return any(holds(item, char) for item in node.items)
    return any(holds(value, char) for _, value in node.items.values())
