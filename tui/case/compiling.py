"""From what was read of a case to its store: the records in the order of their lists, and all that is derived.

Claims pass by one after the other, each made from the shelf, and are not kept: a million need little memory.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice, repeat, starmap
from pathlib import Path
from typing import Any, TypeVar

from tui.case.alike import worded
from tui.case.between import Inward
from tui.case.columns import keep_columns
from tui.case.compared import Compared
from tui.case.filling import Filling, filling
from tui.case.findings import Among, Single, find, matters
from tui.case.gathering import Gathering
from tui.case.lone_events import lone_events
from tui.case.marks import drawn_from
from tui.case.ordered import Ordered
from tui.case.origins import Origins
from tui.case.relations import relations_among
from tui.case.shelved import Shelved
from tui.case.spoken_rows import Spoken
from tui.case.store import INDEXES, SCHEMA, Store
from tui.case.times import NEVER, Times, listed
from tui.case.words import source_names, title_of
from tui.dates import group
from tui.folding import fold
from tui.model import Actor, Claim, Event, Info, Question, Record, Source, kind_of
from tui.progress import Tell, unheard
from tui.reading.checks import check
from tui.reading.encoding import encode, text_of
from tui.reading.records import Reading, read
from tui.reading.seal import Seal, read_seal
from tui.reading.shelf import Shelf
from tui.reading.unworded import all_unworded
from tui.text import clean

Kept = TypeVar("Kept", bound=Record)
_AHEAD = 8  # times as many claims as are put in together are told of, before what they are compared with is at hand
_CLAIMS_TAKE, _FINDINGS_TAKE = 0.5, 0.8  # of the time until all is put in, when the claims are, and the findings


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
        events = self._of(Event)
        self.events = {event.id: event for event in sorted(events.values(), key=lambda event: listed(event.when))}
        self.times = Times(self.events, self.sources)
        self.relations = relations_among(self.sources, self.questions.values())
        self.origins = Origins(self.sources, lambda name: self.relations["source_parts"].get(name, ()), self.times.out)
        self.called = source_names(self.sources.values())

    def _of(self, kind: type[Kept]) -> dict[str, Kept]:
        return {name: record for name, record in self.others.items() if isinstance(record, kind)}

    def run(self, *, search: bool) -> None:
        """Fill the tables; with `search` also that of words, which is otherwise made for the first search."""
        named = (*self.events, *self.actors, *self.questions, *self.sources)
        others = {-number: (name, self.others[name]) for number, name in enumerate(named, 1)}
        with filling(self.filled, others, len(self.shelf) - len(others), search=search) as words:
            self.base.execute("BEGIN")
            self._insert("record", [self._row(number, *other) for number, other in others.items()])
            for numbers, bodies in self._gather(words):
                self.tell("Indexing", _CLAIMS_TAKE * numbers[0] / len(self.claims))
                self._claims(numbers, bodies)
            self.base.execute(INDEXES[0])
            self._given()
            if search:
                keep_columns(self.filled, len(self.claims))
            self.tell("Indexing", _CLAIMS_TAKE)
            self._alike()
            self._findings()
            self._insert("meta", ((name, json.dumps(value)) for name, value in sorted(self._meta().items())))
            self.tell("Indexing", _FINDINGS_TAKE)
            words.end(self._told)
            self.base.execute("COMMIT")

    def _gather(self, words: Filling) -> Iterator[tuple[range, list[str]]]:
        """Yield numbers of claims, and the claims as they were put away, once what they are compared with is at hand.

        Of some thousands is told before: the process that is told of them has its work then meanwhile.
        """
        self.claims = Ordered(self.shelf, self.times)
        inward = Inward(self.claims)
        self.shelved = Shelved(self.shelf, self.claims, inward)
        together = self.shelved.together()
        ahead = deque[tuple[range, list[str]]]()
        for numbers, bodies in islice(together, _AHEAD):
            words.add(self.shelved.told(numbers, bodies))
            ahead.append((numbers, bodies))
        self.compared = Compared(self.claims, self.relations)
        self.gathered = Gathering(self.claims, inward, self.others, self.seal, self.times, self.origins, self.relations)
        while ahead:
            yield ahead.popleft()
            for numbers, bodies in islice(together, 1):
                words.add(self.shelved.told(numbers, bodies))
                ahead.append((numbers, bodies))

    def _told(self) -> Iterable[Spoken]:
        """Yield what the words of all claims are found from."""
        return chain.from_iterable(starmap(self.shelved.told, self.shelved.together()))

    def _insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        columns = self.base.execute(f"SELECT count(*) FROM pragma_table_info('{table}')").fetchone()[0]
        self.base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)

    def _row(self, number: int, name: str, record: Record) -> tuple[Any, ...]:
        """Return the row of a record that is no claim in the table `record`."""
        shelved = self.shelf.numbers[name]
        return number, name, kind_of(record), shelved, self._called(name, record), *self.shelf.spot_at(shelved)

    def _claims(self, numbers: range, bodies: list[str]) -> None:
        """Put in some claims, and gather of each what others follow from."""
        name, shelved, spot, add = self.claims.name, self.claims.shelved, self.shelf.spot_at, self.gathered.add
        records, claims = [], []
        for number, body in zip(numbers, bodies, strict=True):
            text, seq = text_of(body), shelved[number]
            records.append((number, name(number), "claim", seq, text, *spot(seq)))
            claims.append(add(number, body, text))
        self._insert("record", records)
        self._insert("claim", claims)
        giving = [at for at, number in enumerate(numbers) if self.compared.gives_figures(number)]
        outlines = (self.claims.outline(numbers[at]) for at in giving)
        for at, claim in zip(giving, all_unworded([bodies[at] for at in giving], outlines), strict=True):
            self.compared.add(numbers[at], claim)

    def _given(self) -> None:
        """Put in what follows from what claims give, one by one and to each other."""
        gathered = self.gathered
        self._insert("inward", gathered.inward.rows())
        self._insert("report", self.claims.reports())
        self._insert("sealed", ((*key, *position) for key, position in sorted(self.seal.words.items())))
        gathered.postings.put_into(self.base, gathered.dating)
        self._insert("standing", [(self.claims.days.tobytes(),)])
        self._insert("dated", gathered.dating.rows())
        self._insert("spread", gathered.dating.spread())
        gathered.pairs.put_into(self.base)

    def _alike(self) -> None:
        """Put in which claims say the same: in words, or on one question by a figure."""
        kinds = chain(zip(repeat("words"), worded(self.base)), zip(repeat("figure"), self.compared.figured()))
        self._insert("alike", sorted((at, kind, number) for number, (kind, found) in enumerate(kinds) for at in found))
        self.base.execute(INDEXES[1])

    def _findings(self) -> None:
        numbers = self.material = self.compared.material()
        material = {claim.id: claim for claim in self.shelved.wordless(numbers)}
        reports, given = self.claims.given("reports")
        marks = [self.origins.mark(report.source for report in each) for each in reports]
        single = Single.among(self.claims, [*map(marks.__getitem__, given)])
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
        out, days = set[int](), self.claims.days
        reports, given = self.claims.given("reports")
        for day, each in {*zip(days, given, strict=True)}:
            out.update(max(day, self.times.out.get(report.source, NEVER)) for report in reports[each])
        for number in self.claims.giving("links"):
            for link in self.claims.outline(number).links:
                both = max(days[number], self.claims.get(link.to, NEVER))
                out.add(max(both, drawn_from(link.by, self.times.out)))
        place = self.shelf.place(info.id)
        parts = defaultdict[str, list[str]](list)
        for name, part in self.compared.parts:
            parts[name].append(part)
        whole: Iterable[Actor | Event] = (*self.actors.values(), *self.events.values())
        for record in whole:
            if record.part_of:
                parts[record.part_of].append(record.id)
        return {
            "info": encode(info),
            "place": place and tuple(place),
            "files": self.shelf.files,
            "claims": len(self.claims),
            "counts": Counter(map(kind_of, self.others.values())) + Counter({"claim": len(self.claims)}),
            "parts": parts,
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
            "replaced": self.gathered.replaced,
            "pieces": reading.pieces,
        }


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
    return reading
