"""What claims are compared by beside their words, gathered claim by claim: figures, and what a finding is made of.

It follows from each claim alone, so that a process of its own can gather it, and is told in plain values.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tui.case.alike import Alike
from tui.case.findings import Materials
from tui.case.relations import relations_among
from tui.lean import NamedTuple
from tui.model import Claim, Link, Question, Record, Report, Source
from tui.reading.encoding import Parsed
from tui.reading.outline import NOTHING, outline_of
from tui.reading.unworded import unworded

_VIA, _ANSWERS, _FIGURES, _REPORTS, _LINKS = map(
    [*Claim.SPECS].index, ("via", "answers", "figures", "reports", "links")
)
_SOURCE = [*Report.SPECS].index("source")
_TO, _KIND = map([*Link.SPECS].index, ("to", "kind"))
_NOTHING = outline_of(NOTHING)


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
                links = [(link.to, link.kind) for link in claim.links]
                self._name(number, claim.via, links)
                self._materials.sought(number, claim.answers, [report.source for report in claim.reports])
                self._give(number, claim)
            else:
                self._add(number, claim)
            yield each

    def _add(self, number: int, values: Sequence[Any]) -> None:
        """Take a claim by the values of its fields: most have nothing that they are compared by."""
        links, via = len(values) > _LINKS and values[_LINKS], values[_VIA]
        if links or via:
            self._name(number, via, [(link[_TO], link[_KIND]) for link in links or ()])
        if self._seeking and values[_ANSWERS]:
            self._materials.sought(number, values[_ANSWERS], [report[_SOURCE] for report in values[_REPORTS]])
        if values[_FIGURES]:
            self._give(number, unworded(values, _NOTHING, text=False))

    def _name(self, number: int, via: Collection[str], links: Iterable[tuple[str, str]]) -> None:
        ends = [to for to, kind in links if kind in Materials.LINKS]
        if ends or via:
            self._materials.named(number, ends)

    def _give(self, number: int, claim: Claim) -> None:
        if claim.figures:
            self._alike.add(number, claim)
            wholes = dict.fromkeys(figure.part_of for figure in claim.figures if figure.part_of)
            self._parts += [(whole, claim.id) for whole in wholes]
            self._materials.given(number, claim)

    def told(self) -> Told:
        """Return what was gathered of all claims."""
        return Told(self._alike.figured(), *self._materials.found(), self._parts)
