"""What claims are compared by beside their words: figures, and what a finding is made of."""

from __future__ import annotations

from collections.abc import Mapping

from tui.case.alike import Alike
from tui.case.findings import Materials
from tui.case.ordered import Ordered
from tui.case.relations import Named
from tui.model import Claim


class Compared:
    """Gathers it of all claims, by their numbers; those that give figures come one by one, in their order."""

    def __init__(self, claims: Ordered, relations: Mapping[str, Named]) -> None:
        """Take the claims, by what others give, too; and what records say of sources."""
        self._claims = claims
        self._alike, self._materials = Alike(), Materials(relations["voices"], relations["looked_in"])
        _, self._figured = claims.given("figured")
        self.parts: list[tuple[str, str]] = []
        """The ids of wholes, each with that of a claim that gives a figure which is a part of it."""
        self._name()
        if relations["looked_in"]:
            self._seek()

    def _name(self) -> None:
        """Take the claims that are passed on, and those that deny, update or withdraw others."""
        (_, passed_on), (links, linked) = map(self._claims.given, ("via", "links"))
        for number, (via, drawn) in enumerate(zip(passed_on, linked, strict=True)):
            if via or drawn:  # most have neither
                ends = [link.to for link in links[drawn] if link.kind in Materials.LINKS]
                if via or ends:
                    self._materials.named(number, ends)

    def _seek(self) -> None:
        """Take the claims that answer a question that was sought elsewhere without an answer."""
        (answers, answering), (reports, printed) = map(self._claims.given, ("answers", "reports"))
        for number, (answered, reported) in enumerate(zip(answering, printed, strict=True)):
            if answered:
                sources = [report.source for report in reports[reported]]
                self._materials.sought(number, answers[answered], sources)

    def gives_figures(self, number: int) -> bool:
        """Tell whether the claim with a number gives any."""
        return bool(self._figured[number])

    def add(self, number: int, claim: Claim) -> None:
        """Take the next claim that gives figures."""
        self._alike.add(number, claim)
        wholes = dict.fromkeys(figure.part_of for figure in claim.figures if figure.part_of)
        self.parts += [(whole, claim.id) for whole in wholes]
        self._materials.given(number, claim)

    def figured(self) -> list[list[int]]:
        """Return the groups of two or more claims that share a figure on one question."""
        return self._alike.figured()

    def material(self) -> list[int]:
        """Return the claims of which a finding may be made, and those that they name for it, rising."""
        found, ends = self._materials.found()
        others = (self._claims.number(name) for name in ends)
        return sorted({*found, *(other for other in others if other is not None)})
