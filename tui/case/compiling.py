"""From what was read of a case to its store: the records in the order of their lists, and all that is derived.

Claims pass by one after the other, each made from the shelf, and are not kept: a million need little memory.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from tui.case.alike import Alike, digest_of
from tui.case.between import Inward, Noted
from tui.case.dating import Dating, Pairs
from tui.case.facets import facets_of, steady_facets_of
from tui.case.filling import Filling, Told, filling
from tui.case.findings import Among, Materials, Single, find, matters
from tui.case.lone_events import lone_events
from tui.case.marks import Held, drawn_from, marks_of, noted, written
from tui.case.ordered import Ordered
from tui.case.origins import Origins
from tui.case.postings import Postings
from tui.case.relations import relations_among
from tui.case.store import INDEXES, SCHEMA, Store
from tui.case.times import NEVER, Times, listed
from tui.case.words import holding_back, link_words, source_names, title_of
from tui.dates import group
from tui.folding import fold
from tui.model import Actor, Claim, Event, Info, Question, Record, Source, kind_of
from tui.progress import Tell, unheard
from tui.reading.checks import check
from tui.reading.encoding import decode, decode_bare, encode
from tui.reading.quotes import all_words
from tui.reading.records import Reading, read
from tui.reading.seal import Seal, read_seal
from tui.reading.shelf import Shelf
from tui.text import clean

Kept = TypeVar("Kept", bound=Record)
_TOGETHER = 1024  # claims that are put in together
_REMEMBERED = 1 << 14  # of what sources alone mark


def compile_case(reading: Reading, seal: Seal, tell: Tell, *, search: bool) -> Store:
    """Make of a case as read and checked its store, on its shelf; with `search` its words too."""
    reading.records.end()
    reading.records.base.executescript(SCHEMA)
    store = Store(reading.records.base)
    _Compiler(reading, seal, store, tell).run(search=search)
    return store


class _Compiler:
    """What is at hand while a store is filled."""

    def __init__(self, reading: Reading, seal: Seal, store: Store, tell: Tell) -> None:
        self.reading, self.shelf, self.seal, self.base, self.tell = reading, reading.records, seal, store.base, tell
        self.filled, self.others = store, self.shelf.others()
        self.sources, self.actors, self.questions = self._of(Source), self._of(Actor), self._of(Question)
        # Of these another text was sealed than the one that they name: of theirs no word is proved by the seal.
        self.replaced = sorted(
            name for name, source in self.sources.items() if seal.sources.get(name, source.sha256) != source.sha256
        )
        events = self._of(Event)
        self.events = {event.id: event for event in sorted(events.values(), key=lambda event: listed(event.when))}
        self.times = Times(self.events, self.sources)
        self.claims = Ordered(self.shelf, self.times)
        self.relations = relations_among(self.sources, self.questions.values())
        self.voices = self.relations["voices"]
        self.origins = Origins(self.sources, lambda name: self.relations["source_parts"].get(name, ()), self.times.out)
        drawers = {*self.actors, *self.voices}
        notes = noted(self.claims.outlines(), self.claims.days, self.claims.number, self.times.out, drawers)
        self.noted, self.inward = Noted(len(self.claims), notes), Inward(self.claims)
        self.called = source_names(self.sources.values())
        self.dating, self.postings = Dating(self.times), Postings(self.claims)
        self.alike, self.materials = Alike(), Materials(self.voices, self.relations["looked_in"])
        self.pairs, self.parts = Pairs(self.base), defaultdict[str, list[str]](list)
        # Of claims that their sources alone mark, by these and the day from which a claim stands.
        self.marked: dict[tuple[tuple[str, ...], int], tuple[list[Held], str]] = {}

    def _of(self, kind: type[Kept]) -> dict[str, Kept]:
        return {name: record for name, record in self.others.items() if isinstance(record, kind)}

    def run(self, *, search: bool) -> None:
        """Fill the tables; with `search` also that of words, which is otherwise made for the first search."""
        named = (*self.events, *self.actors, *self.questions, *self.sources)
        others = {-number: (name, self.others[name]) for number, name in enumerate(named, 1)}
        with filling(self.filled, others, len(self.claims), search=search) as words:
            self.base.execute("BEGIN")
            self._insert("record", [self._row(number, *other) for number, other in others.items()])
            self._claims(words)
            self.base.execute(INDEXES[0])
            self._between()
            self._insert("sealed", ((*key, *position) for key, position in sorted(self.seal.words.items())))
            self.postings.put_into(self.base)
            self._insert("standing", [(self.claims.days.tobytes(),)])
            self._insert("dated", self.dating.rows())
            self._insert("spread", self.dating.spread())
            self.pairs.settle()
            self._findings()
            self._insert("meta", ((name, json.dumps(value)) for name, value in sorted(self._meta().items())))
            words.end(self._spoken)
            self.base.execute("COMMIT")

    def _insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        columns = self.base.execute(f"SELECT count(*) FROM pragma_table_info('{table}')").fetchone()[0]
        self.base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)

    def _row(self, number: int, name: str, record: Record) -> tuple[Any, ...]:
        """Return a row of the table `record`."""
        shelved = self.claims.shelved[number] if number >= 0 else self.shelf.numbers[name]
        place = self.shelf.place_at(shelved)
        at = (self.shelf.files.index(place.file), *place[1:]) if place else (None, 0, 0, 0)
        return number, name, kind_of(record), shelved, self._called(name, record), *at

    def _claims(self, words: Filling) -> None:
        """Put in all claims, and gather of each what others follow from."""
        for numbers, bodies in self._together():
            self.tell("Indexing", numbers[0] / len(self.claims))
            claims = list(map(_claim, bodies))
            self._insert(
                "record", [self._row(number, claim.id, claim) for number, claim in zip(numbers, claims, strict=True)]
            )
            self._insert("claim", list(map(self._gathered, numbers, claims)))
            words.add(map(self._told, numbers, bodies, claims))

    def _together(self) -> Iterator[tuple[range, list[str]]]:
        """Yield numbers of claims, and the claims as they were put away, so many together as are put in together."""
        for start in range(0, len(self.claims), _TOGETHER):
            numbers = range(start, min(start + _TOGETHER, len(self.claims)))
            yield numbers, self.shelf.texts_at(self.claims.shelved[numbers.start : numbers.stop])

    def _bodies(self, numbers: Sequence[int]) -> Iterator[str]:
        """Yield the claims with some numbers as they were put away."""
        for start in range(0, len(numbers), _TOGETHER):
            yield from self.shelf.texts_at([self.claims.shelved[at] for at in numbers[start : start + _TOGETHER]])

    def _claim(self, number: int) -> Claim:
        claim = self.shelf.at(self.claims.shelved[number])
        assert isinstance(claim, Claim)
        return claim

    def _told(self, number: int, body: str, claim: Claim) -> Told:
        """Return what a claim's words are found from."""
        links = [self._claim(other).links[at] for other, at in self.inward.to(number)]
        return number, body, claim, [*link_words(links)]

    def _spoken(self) -> Iterator[Told]:
        for numbers, bodies in self._together():
            yield from map(self._told, numbers, bodies, map(_claim, bodies))

    def _gathered(self, number: int, claim: Claim) -> tuple[Any, ...]:
        """Take a claim into account, and return its row in the table `claim`."""
        day = self.claims.days[number]
        marks, kept = self._marks(number, claim, day)
        on = self.dating.add(claim)
        links = list(self._links_at(number, claim)) if claim.links or number in self.inward else []
        near = [(other, by, max(day, since)) for other, by, since in links if other in self.claims]
        linked = max([since for *_, since in links], default=-NEVER)  # the day from which all of them stand
        self.postings.add_steady(number, steady_facets_of(claim, self.events, on, self.voices))
        self.postings.add(number, facets_of(claim, day, self.times.out, on["printed"], marks, near, self.voices))
        self.pairs.add(on, claim.events, disputed=any(mark == "disputed" for mark, *_ in marks))
        self.alike.add(number, claim)
        self.materials.add(number, claim)
        for whole in dict.fromkeys(figure.part_of for figure in claim.figures if figure.part_of):
            self.parts[whole].append(claim.id)
        reserved = max((self.times.out.get(source, NEVER) for source in holding_back(claim)), default=-NEVER)
        return number, day, linked, reserved, kept, digest_of(claim)

    def _marks(self, number: int, claim: Claim, day: int) -> tuple[list[Held], str]:
        """Return the marks of a claim that stands from a day on, and the same as they are kept."""
        printing = tuple([report.source for report in claim.reports])
        noted = self._noted(number, claim, day)
        if not noted and (printing, day) in self.marked:
            return self.marked[printing, day]
        marks = marks_of(self.origins.over_time(printing, day), noted)
        found = marks, json.dumps(written(marks), separators=(",", ":"))
        if not noted:
            if len(self.marked) >= _REMEMBERED:
                self.marked.clear()
            self.marked[printing, day] = found
        return found

    def _noted(self, number: int, claim: Claim, day: int) -> Mapping[str, int]:
        """Return the marks of a claim that more than itself gives; its words may not be those that were sealed."""
        found = self.noted[number]
        if not self.seal.there:
            return found
        words = all_words({claim.id: claim}, self.others)
        lost = any(each.source in self.replaced or not self.seal.position(each) for each in words)
        return {**found, "unsealed": day} if lost else found

    def _links_at(self, number: int, claim: Claim) -> Iterator[tuple[str, str, int]]:
        """Yield the other end of each link at a claim, who draws it, and from when that end stands and it is drawn."""
        ends = [(link.to, link.by) for link in claim.links]
        for other, at in self.inward.to(number):
            ends.append((self.claims.name(other), self.claims.outline(other).links[at].by))
        for name, by in ends:
            yield name, by, max(self.claims.get(name, -NEVER), drawn_from(by, self.times.out))

    def _between(self) -> None:
        """Put in what claims have with each other: links, sources, and saying the same."""
        self._insert("inward", self.inward.rows())
        self._insert("report", self.claims.reports())
        same = ((at, kind, group) for group, (kind, found) in enumerate(self.alike.groups(self.base)) for at in found)
        self._insert("alike", sorted(same))
        self.base.execute(INDEXES[1])

    def _findings(self) -> None:
        numbers = self.material = self.materials.found(self.claims.number)
        material = {claim.id: claim for claim in map(decode_bare, self._bodies(numbers))}
        single = Single.among(zip(self.claims, self.claims.outlines(), strict=True), self.origins.mark)
        rows: list[tuple[str, int]] = []
        among = Among(material, self._name, self.times.printed, self.times.words, single, self.relations)
        lone = lone_events(self.events.values(), self.reading.about, self.reading.mentioned)
        for seq, finding in enumerate([*find(among), *lone]):
            self._insert("finding", [(seq, json.dumps(finding))])
            rows += ((name, seq) for name in dict.fromkeys(matters(finding, material)))
        self._insert("matter", sorted(rows))

    def _name(self, name: str) -> str:
        record = self.others.get(name) or self.shelf.get(name)
        return self._called(name, record) if record else name

    def _called(self, name: str, record: Record) -> str:
        if isinstance(record, Claim):
            return record.text
        return self.called.get(name) or title_of(record)

    def _meta(self) -> dict[str, Any]:
        """Return what is kept of the whole case, by its name."""
        reading, path = self.reading, self.reading.path
        info = reading.info or Info(format=1, id="-", title=clean(path.stem or str(path)))
        out = set[int]()
        for day, outline in zip(self.claims.days, self.claims.outlines(), strict=True):
            out.update(max(day, self.times.out.get(report.source, NEVER)) for report in outline.reports)
            both = ((link.by, max(day, self.claims.get(link.to, NEVER))) for link in outline.links)
            out.update(max(since, drawn_from(by, self.times.out)) for by, since in both)
        place = self.shelf.place(info.id)
        whole: Iterable[Actor | Event] = (*self.actors.values(), *self.events.values())
        for record in whole:
            if record.part_of:
                self.parts[record.part_of].append(record.id)
        return {
            "info": encode(info),
            "place": place and tuple(place),
            "files": self.shelf.files,
            "claims": len(self.claims),
            "counts": Counter(map(kind_of, self.others.values())) + Counter({"claim": len(self.claims)}),
            "parts": self.parts,
            "relations": self.relations,
            "altered": reading.altered,
            "days": sorted({*self.claims.days, *out} - {NEVER}),
            "called": self.called,
            "headings": {name: group(event.when) for name, event in self.events.items()},
            "material": self.material,
            "actors": sorted(self.actors, key=lambda name: fold(self.actors[name].name)),
            "problems": [
                (tuple(problem.place), problem.what, problem.cure, problem.times) for problem in reading.problems
            ],
            "left_out": [(kind, name, tuple(place)) for kind, name, place in reading.left_out],
            "sealed": self.seal.there,
            "replaced": self.replaced,
            "pieces": reading.pieces,
        }


def _claim(body: str) -> Claim:
    claim = decode("claim", body)
    assert isinstance(claim, Claim)
    return claim


def compiled(reading: Reading, seal: Seal | None = None, tell: Tell = unheard, *, search: bool = False) -> Store:
    """Return the store of a case as read and checked; the reading is then used up."""
    return compile_case(reading, seal or Seal(), tell, search=search)


def compiled_from(path: Path, tell: Tell = unheard, *, search: bool = False) -> Store:
    """Read and check the case at a path, and return its store; raises CaseError when there is nothing to read."""
    return compiled(read_whole(path, tell), read_seal(path), tell, search=search)


def read_whole(path: Path, tell: Tell, shelf: Shelf | None = None) -> Reading:
    """Return the case at a path as read and checked; raises CaseError when there is nothing to read."""
    reading = read(path, tell, shelf)
    check(reading)
    reading.texts.clear()
    reading.refers.clear()
    return reading
