"""A case: its records, how they hang together, and what filters leave of them. All that the rest talks to."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tui.case.facets import FACETS, position_words
from tui.case.finding import MOST_NAMED, Finding
from tui.case.index import Index
from tui.case.left import Ranked
from tui.case.lone_events import kept
from tui.case.marks import LONE, ONE_ORIGIN, commoner, drawn_from, holding
from tui.case.query import Filters, Sought
from tui.case.store import Store
from tui.case.stored import Ids, Inward, Numbers, Records, Stands, Stored, StoredSeal, material
from tui.case.times import NEVER, UNKNOWN, Dated, Times, lone_year
from tui.case.words import Texts, found_by_then, texts_of, title_of
from tui.dates import When
from tui.model import RESERVED, Actor, Claim, Event, Info, Link, Question, Record, Report, Source
from tui.problems import Place, Problem
from tui.progress import Tell, unheard
from tui.reading.encoding import decode

if TYPE_CHECKING:
    from tui.reading.records import Reading
    from tui.reading.seal import Seal

ALL = Filters()
_MOST_VIEWS = 8


class Case:
    """A case: every record by id, in order, counts that equal their queries, and what was left out.

    `at(day)` is the same case as it stood on a day: marks, links, findings, counts and lists are those of the claims
    that stood by then. `claims` has them all the same; `standing` tells which.
    """

    def __init__(self, path: Path, store: Store, *, keep: bool = False) -> None:
        self.path, self.store, self.keep = path, store, keep
        self.partial = False
        """Whether these are only its first records, so that what is not here may still be in it."""
        self.day: int | None = None
        """The number of the day as of which this is the case, or None for the whole of it."""
        self.problems = tuple(Problem(Place(*place), *rest) for place, *rest in store.meta("problems"))
        self.left_out = tuple((kind, name, Place(*place)) for kind, name, place in store.meta("left_out"))
        self.altered: int = store.meta("altered")
        info = decode("case", store.meta("info"))
        assert isinstance(info, Info)
        self.info = info
        self.sources: Mapping[str, Source] = Stored(store, "source")
        self.actors: Mapping[str, Actor] = Stored(store, "actor")
        self.questions: Mapping[str, Question] = Stored(store, "question")
        self.events: Mapping[str, Event] = Stored(store, "event")
        self.claims: Mapping[str, Claim] = Stored(store, "claim")
        self.times = Times(self.events, self.sources, store.dated)
        self.ids = Ids(store, store.meta("claims"))
        """Each claim's id, by its number."""
        self.numbers = Numbers(self.ids, store)
        """Each claim's number in the order of the list, by its id."""
        self.stands = Stands(self.ids, store)
        """The number of the day from which each claim stands."""
        self.seal = StoredSeal(store)
        self._records, self._inward = Records(store), Inward(self.ids, store)
        self._called: dict[str, str] = store.meta("called")
        self._hidden = ""
        self._findings: dict[str, list[Finding]] | None = None
        self._index = Index(store, len(self.ids), self.times.dated)
        self.year = lone_year(self.info.period)
        self._views: dict[int | None, Case] = {None: self}

    @classmethod
    def of(cls, reading: Reading, seal: Seal | None = None, tell: Tell = unheard) -> Case:
        """Return a case as read and checked; it lasts as long as the program."""
        from tui.case.compiling import compiled  # here, since a case that is kept needs no reader

        return cls(reading.path, compiled(reading, seal, tell))

    @classmethod
    def open(cls, path: Path, tell: Tell = unheard) -> Case:
        """Read and check the case at a path; raises CaseError when there is nothing to read."""
        from tui.case.compiling import compiled_from  # here, since a case that is kept needs no reader

        return cls(path, compiled_from(path, tell))

    def at(self, day: int | None) -> Case:
        """Return the case as it stood on a day, or the whole of it."""
        if day == self.day:
            return self
        view = self._views.get(day)
        if view is None:
            view = object.__new__(type(self))
            vars(view).update(vars(self))
            view.day, view._findings, view._hidden = day, None, ""
            while len(self._views) > _MOST_VIEWS:  # the whole case and the days looked at last
                del self._views[[*self._views][1]]
            self._views[day] = view
        return view

    def days(self) -> list[int]:
        """Return the days on which the case changed, rising: from which a claim stands or a source of it is out."""
        return self.store.days

    def standing(self, name: str) -> bool:
        """Tell whether a claim is there as of this case's day."""
        return name in self.claims and (self.day is None or self.stands[name] <= self.day)

    # One record

    def get(self, name: str) -> Record | None:
        """Return the record with an id, or None."""
        if name == self.info.id:
            return self.info
        return found[1] if (found := self.store.record(name)) else None

    def name(self, name: str) -> str:
        """Return what a record is called in running text: an actor's name, a source by `source_names`, a title."""
        record = self.get(name)
        return self._called.get(name) or (title_of(record) if record else RESERVED.get(name, name))

    def kind(self, name: str) -> str:
        """Return what kind of record has an id: `claim`, `actor` and so on; raises KeyError where none has it."""
        if found := self.store.record(name):
            return found[0]
        raise KeyError(name)

    def value_name(self, facet: str, value: str) -> str:
        """Return what a facet's value is called."""
        known = FACETS[facet]
        if value == UNKNOWN or facet == "position":
            return known.unknown if value == UNKNOWN else position_words(value, self.name)
        return known.choices.get(value) or (self.name(value) if known.value == "id" else value)

    @property
    def doubtful(self) -> bool:
        """Whether its store was not yet compared with its digest."""
        return self.store.doubtful

    def all_ids(self) -> list[str]:
        """Return the id of every record, as they stand in the files."""
        return self.store.ids("1 ORDER BY seq")

    @property
    def others(self) -> list[str]:
        """The ids of all records but claims, in the order of their lists."""
        return self.store.others

    def place(self, name: str) -> Place | None:
        """Return where a record stands in the case's files."""
        if name == self.info.id:
            found = self.store.meta("place")
            return found and Place(*found)
        return self.store.place(name)

    def printed(self, claim: Claim) -> When | None:
        """Return when a claim was first printed: of its sources' dates the one that ends first."""
        return self.times.printed(claim)

    def when_words(self, claim: Claim) -> str:
        """Return when a claim was said, in short; where no source gives that, when it was printed: `printed 1912?`."""
        return self.times.words(claim, self.year)

    def dated(self, axis: str) -> Dated:
        """Return the dates of all claims along an axis, by their numbers."""
        return self.times.dated(axis)

    def marks(self, name: str) -> tuple[str, ...]:
        """Return the names of a claim's marks."""
        facts = self.store.facts(name)
        return holding(facts[1], self.day) if facts else ()

    def telling(self, name: str) -> tuple[str, ...]:
        """Return the names of those of a claim's marks that tell it apart: all but what most claims have."""
        self._hidden = self._hidden or commoner(self.counts("mark"))
        return tuple(mark for mark in self.marks(name) if mark != self._hidden)

    def out(self, report: Report) -> bool:
        """Tell whether the source of a report was printed as of this case's day."""
        return self.is_out(report.source)

    def is_out(self, source: str) -> bool:
        """Tell whether a source was printed as of this case's day."""
        return self.day is None or self.times.out.get(source, NEVER) <= self.day

    def stances(self, source: str, but: Sequence[int] = ()) -> dict[str, int]:
        """Return how many claims that stand a source reports, endorses, doubts and denies; some do not count."""
        return self.store.stances(source, NEVER if self.day is None else self.day, but) if self.is_out(source) else {}

    def actors_by_name(self) -> list[str]:
        """Return the ids of the actors in the order of their names."""
        return self.store.actors

    def findings(self, name: str | None = None) -> list[Finding]:
        """Return what comparing the claims has found: all, or what is a matter of the record with an id."""
        if self.day is None:
            return self.store.findings(name)
        if self._findings is None:
            from tui.case.findings import Among, Single, find, matters  # here, since those of the whole case are kept

            self._findings, there = defaultdict(list), material(self.store, self.day, self.drawn)
            lone, shared = self.left(Filters((("mark", LONE),))), self.count("mark", ONE_ORIGIN)
            named = tuple(self.ids[number] for number in lone[: MOST_NAMED + 1])
            single = Single(named, len(lone) - shared, len(self.left()), shared)
            relations = self.store.known_by(self.is_out)
            among = Among(there, self.name, self.printed, self.times.words, single, relations, self.is_out)
            for found in (*find(among), *kept(self.store.findings(None))):
                for concerned in ("", *matters(found, there)):
                    self._findings[concerned].append(found)
        return self._findings.get(name or "", [])

    def links(self, claim: Claim) -> Sequence[Link]:
        """Return the links that a claim draws, but for those to claims that do not stand yet, or not drawn yet."""
        return [*filter(self.drawn, claim.links)]

    def linked_from(self, name: str) -> Sequence[tuple[str, Link]]:
        """Return the links that other claims draw to a claim, each with the id of the claim it comes from."""
        return [(other, link) for other, link in self.store.inward(name) if self.standing(other) and self.drawn(link)]

    def drawn(self, link: Link) -> bool:
        """Tell whether a link is drawn as of this case's day: to what stands, and by a source only once that is out."""
        there = link.to not in self.claims or self.standing(link.to)
        return there and (self.day is None or drawn_from(link.by, self.times.out) <= self.day)

    # What filters leave

    def left(self, filters: Filters = ALL) -> Sequence[int]:
        """Return the numbers of the claims that filters leave, rising."""
        return self._asked(filters).left.numbers(filters, self.day)

    def counts(self, facet: str, filters: Filters = ALL) -> dict[str, int]:
        """Return how many of the claims that filters leave have each value of a facet; not to be changed."""
        return self._asked(filters).counts(facet, filters, self.day)

    def held(self, facet: str, filters: Filters = ALL) -> Collection[str]:
        """Return the values of a facet that any of the claims has that filters leave."""
        return self._asked(filters).held(facet, filters, self.day)

    def pairs(self, one: str, other: str, filters: Filters = ALL) -> dict[tuple[str, str], int]:
        """Return how many of the claims that filters leave have each pair of values of two facets."""
        return self._asked(filters).pairs(one, other, filters, self.day)

    def dates_left(self, axis: str, filters: Filters = ALL) -> Counter[int]:
        """Return how many of the claims that filters leave have each set of the dates along an axis, by its number."""
        return self._asked(filters).dates(axis, filters, self.day)

    def count(self, facet: str, value: str, filters: Filters = ALL, *, disputed: bool = False) -> int:
        """Return how many of the claims that filters leave have a value of a facet, or how many disputed ones do."""
        return self._asked(filters).count(facet, value, filters, self.day, disputed=disputed)

    def hits(self, filters: Filters) -> list[str]:
        """Return the ids of the records other than claims that a search finds, the closest first."""
        sought = filters.sought
        if not sought.match or sought.clauses:
            return []
        names, rest = self.others, Filters(filters.chosen, filters.also)
        found = [names[-1 - number] for number in self._ranked(sought).others]
        if not rest.any and self.day is None:
            return found
        there, known = (name for name in found if self.count(self.kind(name), name, rest)), self._records
        return [name for name in there if found_by_then(known[name], known, sought.terms, self.is_out)]

    def listed(self, filters: Filters = ALL) -> Sequence[int]:
        """Return the numbers of the claims that filters leave in the order of their list: see `closest_first`."""
        left = self.left(filters)
        if not self.closest_first(filters):
            return left
        kept = {*left}
        return array("I", (number for number in self._ranked(filters.sought).claims if number in kept))

    def closest_first(self, filters: Filters) -> bool:
        """Tell whether the list of claims has the closest first: where words are sought, but for very many claims."""
        return bool(filters.sought.match) and self._ranked(filters.sought).closest

    def ranked(self, filters: Filters) -> list[str]:
        """Return the ids of all records that a search finds: claims in the order of their list, then the others."""
        return [*map(self.ids.__getitem__, self.listed(filters)), *self.hits(filters)] if filters.sought.asks else []

    def texts(self, name: str) -> Texts:
        """Return the texts by which a record is searched."""
        return texts_of(self._records[name], self._inward[name], self._records)

    def _ranked(self, sought: Sought) -> Ranked:
        self.make_searchable()
        return self._index.left.ranked(sought.match, sought.without)

    def _asked(self, filters: Filters) -> Index:
        if filters.sought.match or filters.sought.without:
            self.make_searchable()
        return self._index

    def make_searchable(self) -> None:
        """Index the words of all records, once; those of a case that is kept are indexed."""
        if not self._index.left.searchable:
            numbered = chain(enumerate(self.ids), ((-number, name) for number, name in enumerate(self.others, 1)))
            self._index.add_words((number, self.texts(name)) for number, name in numbered)
