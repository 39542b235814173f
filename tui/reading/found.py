"""What is known of one record of a file, in plain values that pass from one process to another."""

from __future__ import annotations

from tui.lean import NamedTuple
from tui.problems import Lost, Place, Problem
from tui.reading.outline import Plain
from tui.reading.rules import Fault, Refers


class Found(NamedTuple):
    """One record as it was found in a file, or what is known of one with faults."""

    kind: str
    name: str
    """Its id; empty where it has no valid one."""
    place: Place
    id_place: Place
    """Where its id stands, or else where it begins itself."""
    problems: list[Problem]
    body: str | None = None
    """The record as `encode` has it, or None where it has faults."""
    outline: Plain | None = None
    """Of a claim without faults."""
    altered: int = 0
    """How many of its texts contain control characters."""
    refers: frozenset[Refers] = frozenset()
    events: tuple[str, ...] = ()
    """The events that it is about, of a claim."""
    faults: tuple[Fault, ...] = ()
    """What the checks of one record alone find."""
    mentioned: frozenset[str] = frozenset()
    """Every value in it where it has faults."""
    meant: frozenset[str] = frozenset()
    """What its malformed id may have been meant to be."""
    yaml: bool = True
    """Whether it could be parsed."""
    lost: tuple[Lost, ...] = ()
    """The other records that stand in it where it has faults."""
    took: frozenset[str] = frozenset()
    """The fields that the defaults of its file gave it."""
    twice: tuple[tuple[Place, str], ...] = ()
    """Where a value stands in a list that had it before, and what is to be said of it."""
