"""What narrows the claims: what is chosen of the facets, further conditions, a search, and the query they make."""

from __future__ import annotations

from collections.abc import Callable

from tui.case.facets import FACETS
from tui.lean import NamedTuple, dataclass, replace
from tui.text import listed

Chosen = tuple[tuple[str, tuple[str, ...]], ...]
Part = tuple[str, tuple[object, ...]]
"""A query for the numbers of claims, and its parameters."""


class Having(NamedTuple):
    """The claims that have one of some values of a facet, as of a day or in the whole of a case."""

    facet: str
    values: tuple[str, ...]
    day: int | None = None


Asked = Part | Having


class Clause(NamedTuple):
    """One condition beside the chosen facets: one of these values, or none of them."""

    facet: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """A search as understood: the text typed, full-text queries, conditions, what to light up, and its words."""

    text: str = ""
    match: str = ""
    """What every record must match, in the grammar of FTS5."""
    without: tuple[str, ...] = ()
    """What no record may match."""
    clauses: tuple[Clause, ...] = ()
    lights: tuple[str, ...] = ()
    """Readings to light up; one that ends in `*` may go on."""
    terms: tuple[tuple[str, ...], ...] = ()
    """For each word or phrase that must occur its readings, one of which does."""
    understood: tuple[str, ...] = ()
    """How each term was understood, in words."""
    missed: tuple[str, ...] = ()
    """Those of these words that say what was not understood, or not heeded."""

    @property
    def asks(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.match or self.without or self.clauses)


NOTHING_SOUGHT = Sought()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the claims are narrowed to: alternatives in each facet chosen, further clauses, and a search."""

    chosen: Chosen = ()
    also: tuple[Clause, ...] = ()
    sought: Sought = NOTHING_SOUGHT

    @classmethod
    def of(cls, **values: str) -> Filters:
        """Return filters with one value in each facet named."""
        return cls(tuple((facet, (value,)) for facet, value in values.items()))

    @property
    def any(self) -> bool:
        """Whether anything is narrowed."""
        return bool(self.chosen or self.also or self.sought.asks)

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the values chosen of a facet."""
        return next((values for name, values in self.chosen if name == facet), ())

    def toggled(self, facet: str, value: str) -> Filters:
        """Return these filters with a value chosen, or no longer chosen; values of one facet are alternatives."""
        old = self.values(facet)
        new = tuple(item for item in old if item != value) if value in old else (*old, value)
        if not old:
            return replace(self, chosen=(*self.chosen, (facet, new)))
        return replace(
            self,
            chosen=tuple((name, new if name == facet else kept) for name, kept in self.chosen if new or name != facet),
        )

    def freed(self, facet: str) -> Filters:
        """Return these filters without what is chosen of a facet."""
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair[0] != facet))

    def narrowed(self, *clauses: Clause) -> Filters:
        """Return these filters with clauses that must hold as well."""
        return replace(self, also=(*self.also, *clauses))

    def parts(self, day: int | None = None) -> tuple[list[Asked], list[Asked]]:
        """Return what must find a claim, each of it, and what must not, none of it."""
        clauses = [*(Clause(facet, values) for facet, values in self.chosen), *self.also, *self.sought.clauses]
        wanted: list[Asked] = [Having(each.facet, each.values, day) for each in clauses if not each.negated]
        unwanted: list[Asked] = [Having(each.facet, each.values, day) for each in clauses if each.negated]
        if self.sought.match:
            wanted.append(of_words(self.sought.match, day))
        unwanted += [of_words(match, day) for match in self.sought.without]
        if not any(not clause.negated for clause in clauses) and (day is not None or not wanted):
            wanted.insert(0, _standing(day))
        return wanted, unwanted


DISPUTED = Filters(also=(Clause("mark", ("disputed",)),))
"""The filters that leave what is disputed."""

WORDS = "SELECT rowid AS n FROM words WHERE words MATCH ? AND rowid >= 0"
"""The query for the claims that match in the whole of a case."""


def of_words(match: str, day: int | None) -> Part:
    """Return the query for the claims that match as of a day."""
    if day is None:
        return WORDS, (match,)
    asked, parameters = matching(match, day)
    return f"SELECT rowid AS n FROM words WHERE {asked} AND rowid >= 0", tuple(parameters)


def matching(match: str, day: int) -> tuple[str, list[object]]:
    """Return the condition that a record matches as of a day, and its parameters: by words that are there by then.

    A claim is found by what its links say from the day on which all of them stand, and by what its sources hold back
    once all that do are printed.
    """
    parameters: list[object] = [match]
    known = ["rowid < 0"]
    for later, columns in (("linked reserved", None), ("linked", "links"), ("reserved", "reserved"), ("", "")):
        days = later.split()
        # One claim is looked up at a time: to list all of them takes longer than most searches.
        dated = "".join(f" AND {each} <= ?" for each in days)
        parts = [f"EXISTS (SELECT 1 FROM claim WHERE n = words.rowid{dated})"] if days else []
        parameters += [day] * len(days)
        if columns is not None:
            parts.append("rowid IN (SELECT rowid FROM words WHERE words MATCH ?)")
            parameters.append(f"{{own names around {columns}}} : ({match})")
        known.append(" AND ".join(parts))
    return f"words MATCH ? AND ({' OR '.join(known)})", parameters


def _standing(day: int | None) -> Part:
    if day is None:
        return "SELECT n FROM claim", ()
    return "SELECT n FROM claim WHERE stands <= ?", (day,)


Named = Callable[[str, str], str]


def chip(facet: str, values: tuple[str, ...], named: Named) -> str:
    """Return what is chosen of a facet in words; `named` gives the words for a facet's value."""
    known = FACETS[facet]
    others = [named(facet, value) for value in values if value not in known.chips]
    told = [known.words.format(listed(others, "or"))] if others else []
    return listed([*told, *(known.chips[value] for value in values if value in known.chips)], "or")


def asked(filters: Filters) -> str:
    """Return the one question that filters leave claims on, or an empty string."""
    chosen = [values for facet, values in filters.chosen if facet == "question"]
    chosen += [clause.values for clause in filters.also if clause.facet == "question" and not clause.negated]
    return chosen[0][0] if len(chosen) == 1 and len(chosen[0]) == 1 else ""
