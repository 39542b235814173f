"""What follows from claims one by one, as they pass in the order of their list: what of them is kept, and compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from typing import Any

from tui.case.alike import Alike, digest_of
from tui.case.between import Inward, Noted
from tui.case.dating import Dating, Pairs
from tui.case.findings import Materials
from tui.case.marks import Held, drawn_from, marks_of, noted, written
from tui.case.ordered import Ordered
from tui.case.origins import Origins
from tui.case.postings import Postings
from tui.case.relations import Named
from tui.case.spoken_rows import Spoken, sayings_at
from tui.case.times import NEVER, Times
from tui.case.words import holding_back
from tui.model import Claim, Event, Source
from tui.reading.encoding import decode, encoded
from tui.reading.quotes import all_words
from tui.reading.seal import Seal
from tui.reading.shelf import Shelf
from tui.reading.unworded import unworded

_CAVEAT = encoded(["caveat"])[1:-1]  # what a claim is written with of which a source holds something back
_REMEMBERED = 1 << 14  # marks of claims
_TOGETHER = 1024  # claims that are read together
_Marked = tuple[Sequence[Held], str]  # the marks of a claim, and as they are kept


class Gathering:
    """What is gathered of claims. A claim is known by its id, and by its number in the list."""

    def __init__(
        self, shelf: Shelf, seal: Seal, times: Times, origins: Origins, relations: Mapping[str, Named]
    ) -> None:
        """Take what claims are compared with."""
        self._shelf, self._seal, self._times, self._origins = shelf, seal, times, origins
        self.others = shelf.others()
        sources = (record for record in self.others.values() if isinstance(record, Source))
        self.replaced = sorted(each.id for each in sources if seal.sources.get(each.id, each.sha256) != each.sha256)
        """The sources of which another text was sealed than the one that they name: no word of theirs is proved."""
        self.claims = Ordered(shelf, times)
        voices = relations["voices"]
        drawers = {*(name for name in self.others if shelf.kind(name) == "actor"), *voices}
        notes = noted(self.claims.outlines(), self.claims.days, self.claims.number, times.out, drawers)
        self._noted, self.inward = Noted(len(self.claims), notes), Inward(self.claims)
        self.dating = Dating(times)
        events = {name: record for name, record in self.others.items() if isinstance(record, Event)}
        self.postings = Postings(self.claims.days, times.out, events, voices)
        self.alike, self.materials = Alike(), Materials(voices, relations["looked_in"])
        self.pairs, self.parts = Pairs(self.dating), defaultdict[str, list[str]](list)
        self._marked: dict[tuple[Any, ...], _Marked] = {}

    def bodies(self, numbers: Iterable[int]) -> list[str]:
        """Return claims as they were put away."""
        return self._shelf.texts_at([self.claims.shelved[number] for number in numbers])

    def unworded(self, numbers: Iterable[int], bodies: Sequence[str]) -> list[Claim]:
        """Return claims without the words of their sources."""
        return unworded(bodies, map(self.claims.outline, numbers))

    def wordless(self, numbers: Sequence[int]) -> Iterator[Claim]:
        """Yield claims without any words: there may be many, all in memory at once."""
        for start in range(0, len(numbers), _TOGETHER):
            some = numbers[start : start + _TOGETHER]
            yield from unworded(self.bodies(some), map(self.claims.outline, some), texts=False)

    def told(self, numbers: Iterable[int], bodies: Iterable[str]) -> list[Spoken]:
        """Return what the words of claims are found from."""
        drawn = {number: list(self.inward.to(number)) for number in numbers if number in self.inward}
        drawing = list(dict.fromkeys(other for found in drawn.values() for other, _ in found))
        saying = dict(zip(drawing, map(sayings_at, self.bodies(drawing)), strict=True))
        return [
            (number, body, [words for other, at in drawn.get(number, ()) for words in saying[other][at]])
            for number, body in zip(numbers, bodies, strict=True)
        ]

    def add(self, numbers: Iterable[int], bodies: Iterable[str], claims: Iterable[Claim]) -> list[tuple[Any, ...]]:
        """Take the next claims into account, and return their rows in the table `claim`."""
        return list(starmap(self._add, zip(numbers, bodies, claims, strict=True)))

    def _add(self, number: int, body: str, claim: Claim) -> tuple[Any, ...]:
        day = self.claims.days[number]
        printing = tuple([report.source for report in claim.reports])
        noted = self._noted_of(number, claim.id, body, day)
        marks, kept = self._marks(self._origins.over_time(printing, day), noted)
        self.dating.add(claim, printing)
        self.postings.add(number, claim)
        self.postings.mark(number, marks, alone=bool(noted))
        linked = self._link(number, claim, day) if claim.links or number in self.inward else -NEVER
        self.pairs.add(claim.events, disputed="disputed" in noted)
        if claim.figures:
            self.alike.add(number, claim)
            for whole in dict.fromkeys(figure.part_of for figure in claim.figures if figure.part_of):
                self.parts[whole].append(claim.id)
        self.materials.add(number, claim)
        holding = holding_back(_claim(body)) if _CAVEAT in body else ()
        reserved = max((self._times.out.get(source, NEVER) for source in holding), default=-NEVER)
        return number, day, linked, reserved, kept, digest_of(claim)

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

    def _noted_of(self, number: int, name: str, body: str, day: int) -> Mapping[str, int]:
        """Return the marks of a claim that more than itself gives; its words may not be those that were sealed."""
        found = self._noted[number]
        if not self._seal.there:
            return found
        words = all_words({name: _claim(body)}, self.others)
        lost = any(each.source in self.replaced or not self._seal.position(each) for each in words)
        return {**found, "unsealed": day} if lost else found

    def _link(self, number: int, claim: Claim, day: int) -> int:
        """Take the links at a claim, and return the day from which all of them stand."""
        ends = [(self.claims.number(link.to), link.to, link.by) for link in claim.links]
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


def _claim(body: str) -> Claim:
    claim = decode("claim", body)
    assert isinstance(claim, Claim)
    return claim
