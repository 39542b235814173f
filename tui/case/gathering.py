"""What follows from claims one by one, as they pass in the order of their list: what of them is kept, and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tui.case.alike import digest
from tui.case.between import Inward, Noted
from tui.case.dating import Dating, Pairs
from tui.case.marks import Held, drawn_from, marks_of, noted, telling, written
from tui.case.ordered import Ordered
from tui.case.origins import Origins
from tui.case.postings import Postings
from tui.case.relations import Named
from tui.case.times import NEVER, Times
from tui.case.words import holding_back
from tui.model import Actor, Event, Link, Record, Source
from tui.reading.encoding import claim_of, encoded
from tui.reading.quotes import all_words
from tui.reading.seal import Seal

_CAVEAT = encoded(["caveat"])[1:-1]  # what a claim is written with of which a source holds something back
_REMEMBERED = 1 << 14  # marks of claims
_Marked = tuple[Sequence[Held], str]  # the marks of a claim, and as they are kept


class Gathering:
    """What is gathered of claims. A claim is known by its id, and by its number in the list."""

    def __init__(
        self,
        claims: Ordered,
        inward: Inward,
        others: Mapping[str, Record],
        seal: Seal,
        times: Times,
        origins: Origins,
        relations: Mapping[str, Named],
    ) -> None:
        """Take the claims, the links that lead to them, and what they are compared with."""
        self.claims, self.inward, self.others = claims, inward, others
        self._seal, self._times, self._origins = seal, times, origins
        sources = (record for record in self.others.values() if isinstance(record, Source))
        self.replaced = sorted(each.id for each in sources if seal.sources.get(each.id, each.sha256) != each.sha256)
        """The sources of which another text was sealed than the one that they name: no word of theirs is proved."""
        voices = relations["voices"]
        drawers = {*(name for name, record in others.items() if isinstance(record, Actor)), *voices}
        some = sorted({*claims.giving("links"), *claims.giving("reports", telling)})
        notes = noted(zip(some, map(claims.outline, some), strict=True), claims.days, claims.number, times.out, drawers)
        self._noted = Noted(len(claims), notes)
        self.dating = Dating(times, self.claims)
        events = {name: record for name, record in self.others.items() if isinstance(record, Event)}
        self.postings = Postings(self.claims, times.out, events, voices)
        self.pairs = Pairs(self.dating, self.claims)
        reports, self._printed = self.claims.given("reports")
        self._printing = [tuple([report.source for report in each]) for each in reports]
        kinds, self._kind_of = self.claims.given("kind")
        self._kinds: Sequence[str] = kinds
        self._marked: dict[tuple[Any, ...], _Marked] = {}

    def add(self, number: int, body: str, text: str) -> tuple[Any, ...]:
        """Take the next claim into account, as put away, and what it says; return its row of the table `claim`."""
        day = self.claims.days[number]
        noted = self._noted[number]
        if self._seal.there:
            noted = self._unsealed(noted, number, body, day)
        marks, kept = self._marks(self._origins.over_time(self._printing[self._printed[number]], day), noted)
        self.postings.mark(number, marks, alone=bool(noted))
        self.pairs.add(disputed="disputed" in noted)
        links = self.claims.outline(number).links
        linked = self._link(number, links, day) if links or number in self.inward else -NEVER
        holding = holding_back(claim_of(body)) if _CAVEAT in body else ()
        reserved = max((self._times.out.get(source, NEVER) for source in holding), default=-NEVER)
        return number, day, linked, reserved, kept, digest(self._kinds[self._kind_of[number]], text)

    def _marks(self, sources: tuple[Held, ...], noted: Mapping[str, int]) -> _Marked:
        """Return the marks that a claim's sources give, and those that are noted of it, which many claims share."""
        key = sources, *noted.items()
        found = self._marked.get(key)
        if found is None:
            if len(self._marked) >= _REMEMBERED:
                self._marked.clear()
            marks = tuple(marks_of(sources, noted))
            found = self._marked[key] = marks, written(marks)
        return found

    def _unsealed(self, noted: Mapping[str, int], number: int, body: str, day: int) -> Mapping[str, int]:
        """Return the marks of a claim that more than itself gives, where its words may not be the sealed ones."""
        words = all_words({self.claims.name(number): claim_of(body)}, self.others)
        lost = any(each.source in self.replaced or not self._seal.position(each) for each in words)
        return {**noted, "unsealed": day} if lost else noted

    def _link(self, number: int, links: Iterable[Link], day: int) -> int:
        """Take the links at a claim, and return the day from which all of them stand."""
        ends = [(self.claims.number(link.to), link.to, link.by) for link in links]
        for drawing, at in self.inward.to(number):
            ends.append((drawing, self.claims.name(drawing), self.claims.outline(drawing).links[at].by))
        linked = -NEVER
        for other, name, by in ends:
            since = drawn_from(by, self._times.out)
            if other is not None:
                since = max(since, self.claims.days[other])
                self.postings.link(number, name, by, max(day, since))
            linked = max(linked, since)
        return linked
