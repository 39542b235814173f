"""What claims are compared by beside their words, gathered claim by claim: figures, and what a finding is made of.

It follows from each claim alone, so that a process of its own can gather it, and is told in plain values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tui.case.alike import Alike
from tui.case.findings import Materials
from tui.case.relations import relations_among
from tui.lean import NamedTuple
from tui.model import Claim, Question, Record, Source
from tui.reading.encoding import Parsed
from tui.reading.outline import outline_of, plain_of
from tui.reading.unworded import unworded

_FIELDS = list(Claim.SPECS)
_VIA, _ANSWERS, _FIGURES, _LINKS = map(_FIELDS.index, ("via", "answers", "figures", "links"))


class Told(NamedTuple):
    """What claims are compared by, all of them by their numbers."""

    figured: list[list[int]]
    """The groups of two or more that share a figure on one question."""
    material: list[int]
    """The claims of which a finding may be made."""
    ends: list[str]
    """The ids of others of which one may be made with them."""
    parts: list[tuple[str, str]]
    """The ids of wholes, each with that of a claim that gives a figure which is a part of it."""


class Compared:
    """Gathers it; claims come in the order of their numbers, and all of them."""

    def __init__(self, others: Mapping[str, Record]) -> None:
        """Take all records but claims."""
        sources = {name: record for name, record in others.items() if isinstance(record, Source)}
        questions = [record for record in others.values() if isinstance(record, Question)]
        relations = relations_among(sources, questions)
        self._seeking = bool(relations["looked_in"])  # whether any question was sought where no answer was found
        self._alike, self._materials = Alike(), Materials(relations["voices"], relations["looked_in"])
        self._parts: list[tuple[str, str]] = []

    def noting(self, claims: Iterable[Parsed]) -> Iterator[Parsed]:
        """Yield claims as they come, and take note of them."""
        for each in claims:
            number, claim = each[0], each[1]
            if isinstance(claim, Claim):
                self._add(number, claim)
            elif self._is_compared(claim):
                self._add(number, unworded(claim, outline_of(plain_of(claim)), text=False))
            yield each

    def _is_compared(self, values: Sequence[Any]) -> bool:
        """Tell whether a claim has anything that it is compared by."""
        more = values[_FIGURES] or values[_VIA] or (self._seeking and values[_ANSWERS])
        return bool(more or (len(values) > _LINKS and values[_LINKS]))

    def _add(self, number: int, claim: Claim) -> None:
        if claim.figures:
            self._alike.add(number, claim)
            wholes = dict.fromkeys(figure.part_of for figure in claim.figures if figure.part_of)
            self._parts += [(whole, claim.id) for whole in wholes]
        self._materials.add(number, claim)

    def told(self) -> Told:
        """Return what was gathered of all claims."""
        return Told(self._alike.figured(), *self._materials.found(), self._parts)
