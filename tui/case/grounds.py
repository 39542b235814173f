"""What gives a claim a mark: the links, a source's stance, its reservations, or which sources print it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from tui.case.case import Case
from tui.case.marks import LONE, SOURCES, ends
from tui.case.store import Store
from tui.model import CAVEATS, Link
from tui.reading.encoding import encode

_KEPT: WeakKeyDictionary[Store, frozenset[str]] = WeakKeyDictionary()


class Ground(NamedTuple):
    """One thing that gives a mark."""

    how: str
    """`link`, `stance` or `caveat` of a source, `printed` (by which sources), or `seal`."""
    claim: str = ""
    """The claim that draws the link."""
    link: Link | None = None
    source: str = ""
    sources: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from others."""
        return self.how, self.claim, self.link and encode(self.link), self.source, tuple(sorted(self.sources))


def grounds(case: Case, name: str, mark: str) -> Iterator[Ground]:
    """Yield what gives the claim with an id a mark that it has, in the whole case."""
    claim = case.claims[name]
    if mark in CAVEATS:
        yield from (Ground("caveat", source=each.source) for each in claim.reports if mark in each.caveats)
    elif mark == "unsealed":
        yield Ground("seal")
    elif mark in (*SOURCES, *LONE):
        yield Ground("printed", sources=tuple(dict.fromkeys(report.source for report in claim.reports)))
    else:
        if mark == "disputed":
            doubting = (report for report in claim.reports if report.stance in ("doubts", "denies"))
            yield from (Ground("stance", source=report.source) for report in doubting)
        drawers = _drawers(case)
        for link in claim.links:
            if ends(link, drawers)[0] == mark and link.to in case.claims:
                yield Ground("link", name, link)
        for other, link in case.linked_from(name):
            if ends(link, drawers)[1] == mark:
                yield Ground("link", other, link)


def _drawers(case: Case) -> Container[str]:
    """Return whoever draws a link as an actor does: a source in whose voice actors speak is one, too."""
    found = _KEPT.get(case.store)
    if found is None:
        found = _KEPT[case.store] = frozenset((*case.actors, *case.store.relations["voices"]))
    return found
