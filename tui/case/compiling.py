"""From what was read of a case to its store: the records in the order of their lists, and all that is derived."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from tui.case.alike import groups
from tui.case.encoding import encode
from tui.case.facets import facet_rows
from tui.case.findings import Among, find, materials, matters, single
from tui.case.index import add_words
from tui.case.marks import derive
from tui.case.store import INDEXES, Store
from tui.case.times import AXES, FOREVER, NEVER, UNKNOWN, Times, listed
from tui.case.words import holding_back, source_names, title_of, words_of
from tui.folding import fold
from tui.model import Actor, Claim, Event, Info, Link, Question, Record, Source, kind_of
from tui.progress import Tell, unheard
from tui.reading.checks import check
from tui.reading.records import Reading, read
from tui.reading.seal import Seal, read_seal, unsealed
from tui.text import clean

Rows = Iterable[tuple[str, str, int, int, int]]
Kept = TypeVar("Kept", bound=Record)
_EVERY = 4096  # claims between two accounts of progress


def compile_case(reading: Reading, seal: Seal, store: Store, tell: Tell, *, search: bool) -> None:
    """Fill an empty store with a case as read and checked; with `search` its words too."""
    _Compiler(reading, seal, store, tell).run(search=search)


class _Compiler:
    """What is at hand while a store is filled."""

    def __init__(self, reading: Reading, seal: Seal, store: Store, tell: Tell) -> None:
        self.reading, self.seal, self.store, self.tell = reading, seal, store, tell
        self.base = store.base
        self.sources, self.actors, self.questions = self._of(Source), self._of(Actor), self._of(Question)
        events = self._of(Event)
        self.events = {event.id: event for event in sorted(events.values(), key=lambda event: listed(event.when))}
        self.times = Times(self.events, self.sources)
        claims = sorted(self._of(Claim).values(), key=self.times.place)
        self.claims = {claim.id: claim for claim in claims}
        self.numbers = {name: number for number, name in enumerate(self.claims)}
        self.stands = {claim.id: self.times.stands(claim) for claim in claims}
        broken = unsealed(self.claims, seal)
        self.marks = derive(claims, self.stands, self.times.out, self.actors, broken)
        self.inward: dict[str, list[tuple[str, Link]]] = defaultdict(list)
        for claim in claims:
            for link in claim.links:
                self.inward[link.to].append((claim.id, link))

        self.files: dict[str, int] = {}
        self.called = source_names(self.sources.values())
        self.material = materials(self.claims.values()) & self.claims.keys()

    def _of(self, kind: type[Kept]) -> dict[str, Kept]:
        return {name: record for name, record in self.reading.records.items() if isinstance(record, kind)}

    def run(self, *, search: bool) -> None:
        """Fill the tables; with `search` also that of words, which is otherwise made for the first search."""
        self.base.execute("BEGIN")
        self._records()
        self._claims()
        self.base.executemany(
            "INSERT INTO sealed VALUES (?, ?, ?, ?, ?)",
            ((*key, *position) for key, position in sorted(self.seal.words.items())),
        )
        rows = facet_rows(self.claims, self.events, self.times, self.stands, self.marks, self.inward)
        insert_facets(self.store, self._telling(rows))
        self._times()
        self._pairs()
        self._findings()
        self._meta()
        self.base.execute("COMMIT")
        if search:
            add_words(self.store, words_of(self.reading.records, self.inward, self._all_numbers()))

    def _records(self) -> None:
        order = {name: seq for seq, name in enumerate(self.reading.records)}
        numbers = sorted(self._all_numbers(), key=lambda pair: pair[1])
        records = self.reading.records
        self.base.executemany(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    number, name, kind_of(record), order[name], self._called(name),
                    *self._place(name), encode(record),
                )
                for name, number, record in ((name, number, records[name]) for name, number in numbers)
            ),
        )  # fmt: skip
        self.base.execute(INDEXES[0])

    def _all_numbers(self) -> Iterator[tuple[str, int]]:
        others = (*self.events, *self.actors, *self.questions, *self.sources)
        yield from self.numbers.items()
        yield from ((name, -number) for number, name in enumerate(others, 1))

    def _place(self, name: str) -> tuple[int | None, int, int, int]:
        place = self.reading.places.get(name)
        if place is None:
            return None, 0, 0, 0
        return self.files.setdefault(place.file, len(self.files)), place.line, place.col, place.offset

    def _claims(self) -> None:
        self.base.executemany(
            "INSERT INTO claim VALUES (?, ?, ?, ?, ?)",
            (
                (
                    number,
                    self.stands[name],
                    self._linked(claim),
                    self._reserved(claim),
                    json.dumps(self.marks[name], separators=(",", ":")),
                )
                for number, (name, claim) in enumerate(self.claims.items())
            ),
        )
        links = (
            (self.numbers[link.to], number, at)
            for number, claim in enumerate(self.claims.values())
            for at, link in enumerate(claim.links)
            if link.to in self.numbers
        )
        self.base.executemany("INSERT INTO inward VALUES (?, ?, ?)", sorted(links))
        reports = (
            (report.source, number, report.stance)
            for number, claim in enumerate(self.claims.values())
            for report in claim.reports
        )
        self.base.executemany("INSERT OR IGNORE INTO report VALUES (?, ?, ?)", sorted(reports))
        same = (
            (self.numbers[name], kind, number)
            for number, (kind, names) in enumerate(groups(self.claims.values()))
            for name in names
        )
        self.base.executemany("INSERT INTO alike VALUES (?, ?, ?)", sorted(same))
        self.base.execute(INDEXES[1])

    def _linked(self, claim: Claim) -> int:
        """Return the day from which all links at a claim stand."""
        ends = [link.to for link in claim.links] + [other for other, _ in self.inward.get(claim.id, ())]
        return max((self.stands.get(end, -NEVER) for end in ends), default=-NEVER)

    def _reserved(self, claim: Claim) -> int:
        """Return the day by which all sources are out that hold a claim back."""
        return max((self.times.out.get(source, NEVER) for source in holding_back(claim)), default=-NEVER)

    def _telling(self, rows: Rows) -> Rows:
        """Yield rows, and say now and then how many of the claims they have come through."""
        for count, row in enumerate(rows):
            if count % _EVERY == 0:
                self.tell("Indexing", row[2] / len(self.claims))
            yield row

    def _times(self) -> None:
        for axis in AXES:
            dated = self.times.dated(axis, self.claims.values())
            headings = [heading.when.text if heading.when else "" for heading in self.times.headings[axis].values()]
            sets = [[when.text for when in dates] for dates in dated.sets]
            self.base.execute(
                "INSERT INTO dated VALUES (?, ?, ?, ?)",
                (axis, json.dumps(headings), json.dumps(sets), array("I", dated.of).tobytes()),
            )

    def _pairs(self) -> None:
        """Put in how many claims stand under a heading of an axis and are about an event: what the timeline shows."""
        for axis in AXES:
            claims, disputed = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
            for claim in self.claims.values():
                headings, events = self.times.on(axis, claim), set(claim.events or (UNKNOWN,))
                found = [(heading, event) for heading in headings for event in events]
                claims.update(found)
                if any(mark == "disputed" for mark, _ in self.marks[claim.id]):
                    disputed.update(found)
            rows = sorted((axis, *pair, number, disputed[pair]) for pair, number in claims.items())
            self.base.executemany("INSERT INTO pair VALUES (?, ?, ?, ?, ?)", rows)

    def _findings(self) -> None:
        material = {name: claim for name, claim in self.claims.items() if name in self.material}
        among = Among(material, self._called, self.times.printed, self.times.words, single(self.claims))
        rows: list[tuple[str, int]] = []
        for seq, finding in enumerate(find(among)):
            self.base.execute("INSERT INTO finding VALUES (?, ?)", (seq, json.dumps(finding)))
            rows += ((name, seq) for name in dict.fromkeys(matters(finding, material)))
        self.base.executemany("INSERT INTO matter VALUES (?, ?)", sorted(rows))

    def _called(self, name: str) -> str:
        record = self.reading.records.get(name)
        return self.called.get(name) or (title_of(record) if record else name)

    def _meta(self) -> None:
        reading, path = self.reading, self.reading.path
        info = reading.info or Info(format=1, id="-", title=clean(path.stem or str(path)))
        out = {
            max(self.stands[name], self.times.out.get(report.source, NEVER))
            for name, claim in self.claims.items()
            for report in claim.reports
        }
        place = reading.places.get(info.id)
        parts: dict[str, list[str]] = defaultdict(list)
        whole: Iterable[Actor | Event] = (*self.actors.values(), *self.events.values())
        for record in whole:
            if record.part_of:
                parts[record.part_of].append(record.id)
        values = {
            "info": encode(info),
            "place": place and tuple(place),
            "files": list(self.files),
            "claims": len(self.claims),
            "counts": Counter(kind_of(record) for record in reading.records.values()),
            "parts": parts,
            "altered": reading.altered,
            "days": sorted({*self.stands.values(), *out} - {NEVER}),
            "called": self.called,
            "material": sorted(self.numbers[name] for name in self.material),
            "actors": sorted(self.actors, key=lambda name: fold(self.actors[name].name)),
            "problems": [(tuple(problem.place), problem.what, problem.cure) for problem in reading.problems],
            "left_out": [(kind, name, tuple(place)) for kind, name, place in reading.left_out],
            "sealed": self.seal.there,
        }
        self.base.executemany(
            "INSERT INTO meta VALUES (?, ?)", ((name, json.dumps(value)) for name, value in sorted(values.items()))
        )


def insert_facets(store: Store, rows: Rows) -> None:
    """Put values of facets into a store; one that a claim has on several grounds it has from the first of them on."""
    store.base.executemany(
        "INSERT INTO facet VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
        " SET since = min(since, excluded.since), until = max(until, excluded.until)",
        _in_order(rows),
    )


def _in_order(rows: Rows) -> Iterator[tuple[str, str, int, int, int | None]]:
    """Yield rows in the order of the table's primary key: each is then appended at its end, which is fast.

    A value that a claim has for ever has no day until which it has it.
    """
    found: dict[tuple[str, str], array[int]] = {}
    for name, value, claim, since, until in rows:
        values = found.get((name, value))
        if values is None:
            found[name, value] = array("q", (claim, since, until))
        else:
            values.extend((claim, since, until))
    for name, value in sorted(found):
        values = found.pop((name, value))
        yield from (
            (name, value, values[at], values[at + 1], values[at + 2] if values[at + 2] != FOREVER else None)
            for at in range(0, len(values), 3)
        )


def compiled(reading: Reading, seal: Seal | None = None, tell: Tell = unheard, *, search: bool = False) -> Store:
    """Return a store in memory of a case as read and checked."""
    store = Store.in_memory()
    compile_case(reading, seal or Seal(), store, tell, search=search)
    return store


def compiled_from(path: Path, tell: Tell = unheard, *, search: bool = False) -> Store:
    """Read and check the case at a path, and return its store; raises CaseError when there is nothing to read."""
    return compiled(read_whole(path, tell), read_seal(path), tell, search=search)


def read_whole(path: Path, tell: Tell) -> Reading:
    """Return the case at a path as read and checked; raises CaseError when there is nothing to read."""
    reading = read(path, tell)
    check(reading)
    reading.texts.clear()
    return reading
