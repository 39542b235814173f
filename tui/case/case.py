"""A case: its records, how they hang together, and what filters leave of them. All that the rest talks to."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from copy import copy
from itertools import chain
from pathlib import Path
from typing import TypeVar

from tui.case.facets import FACETS, Row, facet_rows
from tui.case.findings import Among, Finding, find, matters
from tui.case.index import MOST_RANKED, Index
from tui.case.marks import commoner, derive
from tui.case.query import Clause, Filters, Sought
from tui.case.times import NEVER, UNKNOWN, Dated, Times, listed, lone_year
from tui.case.words import Texts, holding_back, source_names, texts_of, words_of
from tui.dates import When
from tui.folding import fold
from tui.model import Actor, Claim, Event, Info, Link, Question, Record, Report, Source, kind_of
from tui.problems import Place
from tui.progress import Tell, unheard
from tui.reading import Reading, read
from tui.reading.checks import check
from tui.reading.seal import Position, Seal, Words, read_seal, unsealed
from tui.text import clean

Kept = TypeVar("Kept", bound=Record)
ALL = Filters()


class Case:
    """A case as read: every record by id, in order, counts that equal their queries, and what was left out.

    `at(day)` is the same case as it stood on a day: marks, links, findings, counts and lists are those of the claims
    that stood by then. `claims` has them all the same; `standing` tells which.
    """

    def __init__(self, reading: Reading, seal: Seal | None = None, tell: Tell = unheard) -> None:
        self.path, self.seal = reading.path, seal or Seal()
        self.day: int | None = None
        """The number of the day as of which this is the case, or None for the whole of it."""
        self.problems, self.left_out = tuple(reading.problems), tuple(reading.left_out)
        self.altered = reading.altered
        self._places, self._records = reading.places, reading.records
        self.info = reading.info or Info(format=1, id="-", title=clean(reading.path.stem or str(reading.path)))
        self.sources = self._of(Source)
        self._called = source_names(self.sources.values())
        self.actors = self._of(Actor)
        self.questions = self._of(Question)
        self.events = {
            event.id: event for event in sorted(self._of(Event).values(), key=lambda event: listed(event.when))
        }
        self.times = Times(self.events, self.sources)
        claims = sorted(self._of(Claim).values(), key=self.times.place)
        self.claims = {claim.id: claim for claim in claims}
        self.numbers = {name: number for number, name in enumerate(self.claims)}
        """Each claim's number in the order of the list, by its id."""
        self.ids = tuple(self.claims)
        """Each claim's id, by its number."""
        self.stands = {claim.id: self.times.stands(claim) for claim in claims}
        """The number of the day from which each claim stands."""
        self._marks = derive(claims, self.stands, self.times.out, self.actors, unsealed(self.claims, self.seal))
        self._hidden = ""
        self._findings: dict[str, list[Finding]] | None = None
        self._inward: dict[str, list[tuple[str, Link]]] = defaultdict(list)
        for claim in claims:
            for link in claim.links:
                self._inward[link.to].append((claim.id, link))
        rows = facet_rows(self.claims, self.events, self.times, self.stands, self._marks, self._inward)
        self._index = Index(self._standings(), _with_progress(rows, len(claims), tell))
        self.alike: dict[str, dict[Hashable, list[str]]] = {}
        """Of each question what claims on it may share, once `links.py` has asked; the same as of each day."""
        self.others = (*self.events, *self.actors, *self.questions, *self.sources)
        """The ids of all records but claims, in the order of their lists."""
        self._days: list[int] = []  # as these:
        self._by_name: list[str] = []  # made when it is first asked for, and shared by the case as of each day
        self.year = lone_year(self.info.period)

    @classmethod
    def open(cls, path: Path, tell: Tell = unheard) -> Case:
        """Read and check the case at a path; raises CaseError when there is nothing to read."""
        reading = read(path, tell)
        check(reading)
        reading.texts.clear()
        return cls(reading, read_seal(path), tell)

    def at(self, day: int | None) -> Case:
        """Return the case as it stood on a day, or the whole of it."""
        if day == self.day:
            return self
        view = copy(self)
        view.day, view._findings, view._hidden = day, None, ""
        return view

    def _standings(self) -> Iterator[tuple[int, int, int]]:
        """Yield the days from which each claim stands, all links at it do, and all that it is held back with is out."""
        for name, claim in self.claims.items():
            ends = [link.to for link in claim.links] + [other for other, _ in self._inward.get(name, ())]
            linked = max((self.stands.get(end, -NEVER) for end in ends), default=-NEVER)
            held = (self.times.out.get(source, NEVER) for source in holding_back(claim))
            yield self.stands[name], linked, max(held, default=-NEVER)

    def days(self) -> list[int]:
        """Return the days on which the case changed, rising: from which a claim stands or a source of it is out."""
        if not self._days:
            out = {
                max(self.stands[name], self.times.out.get(report.source, NEVER))
                for name, claim in self.claims.items()
                for report in claim.reports
            }
            self._days += sorted({*self.stands.values(), *out} - {NEVER})
        return self._days

    def standing(self, name: str) -> bool:
        """Tell whether a claim is there as of this case's day."""
        return name in self.claims and (self.day is None or self.stands[name] <= self.day)

    def _of(self, kind: type[Kept]) -> dict[str, Kept]:
        return {name: record for name, record in self._records.items() if isinstance(record, kind)}

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
                return self._called[record.id]
            case Event():
                return record.title
            case Question():
                return record.asks
            case Claim():
                return record.text
            case _:
                return self.info.title if name == self.info.id else name

    def kind(self, name: str) -> str:
        """Return what kind of record has an id: `claim`, `actor` and so on; raises KeyError where none has it."""
        return kind_of(self._records[name])

    def value_name(self, facet: str, value: str) -> str:
        """Return what a facet's value is called."""
        known = FACETS[facet]
        if value == UNKNOWN:
            return known.unknown
        return known.choices.get(value) or (self.name(value) if known.value == "id" else value)

    def all_ids(self) -> list[str]:
        """Return the id of every record."""
        return list(self._records)

    def place(self, name: str) -> Place | None:
        """Return where a record stands in the case's files."""
        return self._places.get(name)

    def printed(self, claim: Claim) -> When | None:
        """Return when a claim was first printed: of its sources' dates the one that ends first."""
        return self.times.printed(claim)

    def when_words(self, claim: Claim) -> str:
        """Return when a claim was said, in short; where no source gives that, when it was printed: `printed 1912?`."""
        return self.times.words(claim, self.year)

    def dated(self, axis: str) -> Dated:
        """Return the dates of all claims along an axis, by their numbers."""
        return self.times.dated(axis, self.claims.values())

    def marks(self, name: str) -> tuple[str, ...]:
        """Return the names of a claim's marks."""
        return tuple(mark for mark, since in self._marks.get(name, ()) if self.day is None or since <= self.day)

    def telling(self, name: str) -> tuple[str, ...]:
        """Return the names of those of a claim's marks that tell it apart: all but what most claims have."""
        self._hidden = self._hidden or commoner(self.counts("mark"))
        return tuple(mark for mark in self.marks(name) if mark != self._hidden)

    def out(self, report: Report) -> bool:
        """Tell whether the source of a report was printed as of this case's day."""
        return self.day is None or self.times.out.get(report.source, NEVER) <= self.day

    def actors_by_name(self) -> list[str]:
        """Return the ids of the actors in the order of their names."""
        if not self._by_name:
            self._by_name += sorted(self.actors, key=lambda name: fold(self.actors[name].name))
        return self._by_name

    def position(self, words: Words) -> Position | None:
        """Return where words stand in their source, if they are as they were sealed."""
        return self.seal.position(words)

    def findings(self, name: str | None = None) -> list[Finding]:
        """Return what comparing the claims has found: all, or what is a matter of the record with an id."""
        if self._findings is None:
            there = {name: claim for name, claim in self.claims.items() if self.standing(name)}
            self._findings = defaultdict(list)
            for finding in find(Among(there, self.name, self.printed, self.times.words)):
                for concerned in ("", *matters(finding, there)):
                    self._findings[concerned].append(finding)
        return self._findings.get(name or "", [])

    def links(self, claim: Claim) -> Sequence[Link]:
        """Return the links that a claim draws, but for those to claims that do not stand yet."""
        return [link for link in claim.links if link.to not in self.claims or self.standing(link.to)]

    def linked_from(self, name: str) -> Sequence[tuple[str, Link]]:
        """Return the links that other claims draw to a claim, each with the id of the claim it comes from."""
        return [(other, link) for other, link in self._inward.get(name, ()) if self.standing(other)]

    # What filters leave

    def left(self, filters: Filters = ALL) -> range | array[int]:
        """Return the numbers of the claims that filters leave, rising."""
        self._prepare(filters)
        return self._index.numbers(filters, self.day)

    def counts(self, facet: str, filters: Filters = ALL) -> dict[str, int]:
        """Return how many of the claims that filters leave have each value of a facet; not to be changed."""
        self._prepare(filters)
        return self._index.counts(facet, filters, self.day)

    def pairs(self, one: str, other: str, filters: Filters = ALL) -> dict[tuple[str, str], int]:
        """Return how many of the claims that filters leave have each pair of values of two facets."""
        self._prepare(filters)
        return self._index.pairs(one, other, filters, self.day)

    def count(self, facet: str, value: str, filters: Filters = ALL) -> int:
        """Return how many of the claims that filters leave have a value of a facet."""
        return self.counts(facet, filters).get(value, 0)

    def disputed(self, facet: str, filters: Filters = ALL) -> dict[str, int]:
        """Return how many disputed ones of the claims that filters leave have each value of a facet."""
        return self.counts(facet, filters.narrowed(Clause("mark", ("disputed",))))

    def hits(self, filters: Filters) -> list[str]:
        """Return the ids of the records other than claims that a search finds, the closest first."""
        sought = filters.sought
        if not sought.match or sought.clauses:
            return []
        found = [self.others[-number - 1] for number in self._ranked(sought) if number < 0]
        rest = Filters(filters.chosen, filters.also)
        if not rest.any and self.day is None:
            return found
        return [name for name in found if self.count(self.kind(name), name, rest)]

    def listed(self, filters: Filters = ALL) -> Sequence[int]:
        """Return the numbers of the claims that filters leave in the order of their list: see `closest_first`."""
        left = self.left(filters)
        if not self.closest_first(filters):
            return left
        kept = set(left)
        return array("q", (number for number in self._ranked(filters.sought) if number in kept))

    def closest_first(self, filters: Filters) -> bool:
        """Tell whether the list of claims has the closest to a search first, and not the one that was said first.

        So it has where words are sought, but for very many claims.
        """
        return bool(filters.sought.match) and len(self._ranked(filters.sought)) <= MOST_RANKED

    def ranked(self, filters: Filters) -> list[str]:
        """Return the ids of all records that a search finds: claims in the order of their list, then the others."""
        if not filters.sought.asks:
            return []
        return [*(self.ids[number] for number in self.listed(filters)), *self.hits(filters)]

    def texts(self, name: str) -> Texts:
        """Return the texts by which a record is searched."""
        return texts_of(self._records, self._inward, name)

    def _ranked(self, sought: Sought) -> Sequence[int]:
        self.make_searchable()
        return self._index.ranked(sought.match, sought.without)

    def _prepare(self, filters: Filters) -> None:
        if (filters.sought.match or filters.sought.without) and not self._index.searchable:
            self.make_searchable()

    def make_searchable(self) -> None:
        """Index the words of all records, once."""
        if not self._index.searchable:
            others = ((name, -number - 1) for number, name in enumerate(self.others))
            self._index.add_words(words_of(self._records, self._inward, chain(self.numbers.items(), others)))


def _with_progress(rows: Iterator[Row], claims: int, tell: Tell) -> Iterator[Row]:
    """Yield rows, and say now and then how many of the claims they have come through."""
    for count, row in enumerate(rows):
        if count % 4096 == 0:
            tell("Indexing", row[2] / claims)
        yield row
