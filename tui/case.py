"""A case: its records, how they hang together, and what a filter leaves of them. All that the rest talks to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from tui.checks import check
from tui.dates import END_OF_TIME, When, group, order, parse, short
from tui.findings import Finding, find
from tui.index import Index
from tui.listing import ActorRow, ClaimRow, EventRow, Listing, QuestionRow, SourceRow
from tui.marks import derive
from tui.model import Actor, Claim, Event, Info, Link, Question, Record, Source
from tui.problems import Place
from tui.query import Filters
from tui.reading import Reading, read
from tui.seal import Position, Seal, Words, all_words
from tui.seal import read as read_seal
from tui.text import clean, fold

_parsed = cache(parse)  # a million claims share a few days of printing
Kept = TypeVar("Kept", bound=Record)


class Case:
    """A case as read: every record by id, rows in order, counts that equal their queries, and what was left out."""

    def __init__(self, reading: Reading, seal: Seal | None = None) -> None:
        self.path, self.seal = reading.path, seal or Seal()
        self.problems, self.left_out = tuple(reading.problems), tuple(reading.left_out)
        self.altered = reading.altered
        self._places, self._records = reading.places, reading.records
        self.info = reading.info or Info(format=1, id="-", title=clean(reading.path.stem or str(reading.path)))
        self.sources = self._of(Source)
        self.actors = self._of(Actor)
        self.questions = self._of(Question)
        self.events = {
            event.id: event for event in sorted(self._of(Event).values(), key=lambda event: order(event.when))
        }
        claims = sorted(self._of(Claim).values(), key=lambda claim: order(self.when(claim)))
        self.claims = {claim.id: claim for claim in claims}
        self._marks = derive(claims, self._unsealed() if self.seal.there else ())
        self._findings: dict[str, list[Finding]] | None = None
        self._inward: dict[str, list[tuple[str, Link]]] = defaultdict(list)
        for claim in claims:
            for link in claim.links:
                self._inward[link.to].append((claim.id, link))
        self._index = Index(_facets(claims, self._marks), len(claims))
        self._ids = tuple(self.claims)
        self._place = {name: number for number, name in enumerate(self._ids)}
        self.year = self._year()

    @classmethod
    def open(cls, path: Path) -> Case:
        """Read and check the case at a path; raises CaseError when there is nothing to read."""
        reading = read(path)
        check(reading)
        reading.texts.clear()
        return cls(reading, read_seal(path))

    def _of(self, kind: type[Kept]) -> dict[str, Kept]:
        return {name: record for name, record in self._records.items() if isinstance(record, kind)}

    def _year(self) -> int | None:
        """Return the year that the whole case lies in, if it is one: rows need not repeat it."""
        period = self.info.period
        if period is None or period.earliest is None or period.latest is None:
            return None
        return period.earliest[0] if period.earliest[0] == period.latest[0] else None

    # One record

    def get(self, name: str) -> Record | None:
        """Return the record with an id, or None."""
        return self.info if name == self.info.id else self._records.get(name)

    def name(self, name: str) -> str:
        """Return what a record is called in running text: an actor's name, a source's publisher, else a title."""
        record = self._records.get(name)
        match record:
            case Actor():
                return record.name
            case Source():
                return record.publisher
            case Event():
                return record.title
            case Question():
                return record.asks
            case _:
                return name

    def ids(self) -> list[str]:
        """Return the id of every record."""
        return list(self._records)

    def place(self, name: str) -> Place | None:
        """Return where a record stands in the case's files."""
        return self._places.get(name)

    def printed(self, claim: Claim) -> When | None:
        """Return when a claim was first printed: of its sources' dates the one that ends first."""
        printed = [self.sources[report.source].published for report in claim.reports if report.source in self.sources]
        return min((date for date in printed if date), key=lambda date: date.latest or END_OF_TIME, default=None)

    def when(self, claim: Claim) -> When | None:
        """Return when a claim was said; where no source gives that, it was by the day on which it was printed."""
        if claim.said:
            return claim.said
        printed = self.printed(claim)
        if printed is None or printed.latest is None or not 0 <= printed.latest[0] <= 9999:
            return printed
        year, month, day = printed.latest[:3]
        mark = {(True, False): "?", (False, True): "~", (True, True): "%"}.get(
            (printed.uncertain, printed.approximate), ""
        )
        return _parsed(f"[..{year:04}-{month:02}-{day:02}{mark}]")

    def marks(self, name: str) -> tuple[str, ...]:
        """Return the names of a claim's marks."""
        return self._marks.get(name, ())

    def position(self, words: Words) -> Position | None:
        """Return where sealed words stand in their source's text, or None when they are not those that were sealed."""
        return self.seal.position(words)

    def _unsealed(self) -> set[str]:
        """Return the ids of the claims that have a quote that is not as it was sealed."""
        claims = {name: record for name, record in self._records.items() if isinstance(record, Claim)}
        return {words.record for words in all_words(claims) if not self.seal.position(words)}

    def findings(self, name: str | None = None) -> list[Finding]:
        """Return what comparing the claims has found, of one claim or of all."""
        if self._findings is None:
            self._findings = defaultdict(list)
            for finding in find(self.claims, self.name):
                for concerned in ("", *finding.claims):
                    self._findings[concerned].append(finding)
        return self._findings.get(name or "", [])

    def linked_from(self, name: str) -> Sequence[tuple[str, Link]]:
        """Return the links that other claims draw to a claim, each with the id of the claim it comes from."""
        return self._inward.get(name, ())

    # Lists

    def claim_list(self, filters: Filters | None = None) -> Listing[ClaimRow]:
        """Return the claims that the filters leave, in the order in which they were said."""
        return Listing(self._index.numbers(filters or Filters()), self._ids, self._place, self.claim_row)

    def claim_row(self, name: str) -> ClaimRow:
        """Return a claim as a row."""
        claim = self.claims[name]
        sources = tuple(self.name(report.source) for report in claim.reports)
        when = short(self.when(claim), year=self.year)
        return ClaimRow(name, claim.text, self.name(claim.speaker), when, sources, claim.kind, self.marks(name))

    def event_list(self) -> Listing[EventRow]:
        """Return the events in the order in which they happened."""
        return _whole(list(self.events), self.event_row)

    def event_row(self, name: str) -> EventRow:
        """Return an event as a row."""
        event = self.events[name]
        point = event.when.ranges[0][0]
        lead = (
            point.clock
            if point and event.when.kind == "moment"
            else "~" * event.when.approximate + "?" * event.when.uncertain
        )
        return EventRow(
            name, event.title, short(event.when, year=self.year), lead,
            self.count("event", name), self._disputed("event").get(name, 0),
        )  # fmt: skip

    def headings(self) -> list[str]:
        """Return the heading under which each event of the list stands: its day, or its range of days."""
        return [group(event.when) for event in self.events.values()]

    def actor_list(self) -> Listing[ActorRow]:
        """Return the actors, those who are spoken of or speak most first."""
        said, about = self._index.counts("speaker"), self._index.counts("about")
        order = sorted(
            self.actors.values(), key=lambda actor: (-said.get(actor.id, 0) - about.get(actor.id, 0), fold(actor.name))
        )
        return _whole([actor.id for actor in order], self.actor_row)

    def actor_row(self, name: str) -> ActorRow:
        """Return an actor as a row."""
        actor = self.actors[name]
        shown = fold(actor.name)
        others = [
            spelling.text
            for spelling in actor.names
            if fold(spelling.text) not in shown and shown not in fold(spelling.text)
        ]
        also = (
            min(others, key=len, default="") if actor.kind == "person" else ""
        )  # offices and groups have no spellings, but words
        return ActorRow(
            name, actor.name, also, actor.kind, *(self.count(facet, name) for facet in ("speaker", "about", "actor"))
        )

    def question_list(self) -> Listing[QuestionRow]:
        """Return the questions in the case's own order."""
        return _whole(list(self.questions), self.question_row)

    def question_row(self, name: str) -> QuestionRow:
        """Return a question as a row."""
        return QuestionRow(
            name, self.questions[name].asks, self.count("question", name), self._disputed("question").get(name, 0)
        )

    def source_list(self) -> Listing[SourceRow]:
        """Return the sources in the case's own order."""
        return _whole(list(self.sources), self.source_row)

    def source_row(self, name: str) -> SourceRow:
        """Return a source as a row."""
        source = self.sources[name]
        return SourceRow(name, source.publisher, source.title, self.count("source", name), self.count("speaker", name))

    def count(self, facet: str, value: str) -> int:
        """Return how many claims have a value of a facet."""
        return self._index.counts(facet).get(value, 0)

    def _disputed(self, facet: str) -> dict[str, int]:
        return self._index.both(facet, "mark", "disputed")

    def search(self, text: str) -> list[str]:
        """Return the ids of the records in which every word of a text occurs, the closest first."""
        if not self._index.searchable:
            self._index.add_words((name, "\n".join(self._words(record))) for name, record in self._records.items())
        return self._index.search(text)

    def _words(self, record: Record) -> Iterator[str]:
        """Yield all text of a record, and of a claim also every spelling of whoever it is of."""
        yield from _texts(record)
        if isinstance(record, Claim):
            for name in dict.fromkeys((record.speaker, *record.via, *record.to, *record.actors)):
                actor = self.actors.get(name)
                if actor:
                    yield actor.name
                    yield from (spelling.text for spelling in actor.names)


def _whole(ids: list[str], row: Any) -> Listing[Any]:
    return Listing(range(len(ids)), ids, {name: number for number, name in enumerate(ids)}, row)


def _texts(record: Record) -> Iterator[str]:
    for name, spec in record.SPECS.items():
        value = getattr(record, name)
        if spec.kind == "words" and value:
            yield value
        elif spec.kind == "part":
            for part in value:
                yield from _texts(part)


def _facets(claims: Iterable[Claim], marks: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str, int]]:
    """Yield each facet's name and value of each claim with the claim's number."""
    for number, claim in enumerate(claims):
        yield "speaker", claim.speaker, number
        yield "kind", claim.kind, number
        about = Counter(claim.actors)
        for name in about:
            yield "about", name, number
        for name in {claim.speaker, *claim.via, *claim.to, *about}:
            yield "actor", name, number
        for name in claim.events:
            yield "event", name, number
        for name in claim.answers:
            yield "question", name, number
        for report in claim.reports:
            yield "source", report.source, number
        for mark in marks[claim.id]:
            yield "mark", mark, number
