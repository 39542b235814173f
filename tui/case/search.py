"""The search: what a person typed, understood. Every input is a valid query; what is not understood is words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.case import Case
from tui.case.facets import FACETS, FIELDS
from tui.case.meaning import NoMeaning, beginning, meant
from tui.case.query import Clause, Filters, Sought
from tui.case.words import names_of
from tui.patterns import regex
from tui.readings import names_as_read, readings
from tui.text import listed, shorten
from tui.typed_dates import IN_WORDS

MOST_TERMS = 32
MOST_VALUES = 30_000  # that one name may stand for: as many as SQLite takes in one query
MANY = 200  # actors who are not all read for each letter
LEAST_NAME = 3  # letters of a word before a person's other spellings light up with it
_MOST_CHARS = 2000

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂「」『』", '"'))
_FIELD = f"(?ai:{'|'.join(FIELDS)})"  # in ASCII: other letters fold to these too, and name no field
_TERM = regex(
    rf"(?P<bare>-?{_FIELD}:)(?=\s|$)"
    rf"|(?P<dated>-?(?ai:said):)(?P<date>{IN_WORDS})"
    r"|(?P<number>(?<!\S)[0-9]{1,3}(?:[ \xa0\u2000-\u200a\u202f\u205f][0-9]{3})+(?!\S))"
    rf'|(?P<sign>-?)(?:(?P<field>{_FIELD}):)?(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))'
)


class Term(NamedTuple):
    """One term as typed: its field or nothing, its text, whether it is a phrase, is negated, and may go on."""

    field: str
    text: str
    phrase: bool
    negated: bool
    open: bool


def terms(text: str) -> list[Term]:
    """Return the terms of what was typed; a last one without a space or quotation mark behind it may go on."""
    found = []
    text = text[:_MOST_CHARS].translate(_QUOTES)
    for match in _TERM.finditer(text):
        head = match["bare"] or match["dated"] or ""
        field = (match["field"] or head).lower().strip("-:")
        negated = (match["sign"] or head).startswith("-")
        phrase = match["phrase"] is not None
        word = (match["phrase"] if phrase else match["word"] or match["date"] or match["number"]) or ""
        goes_on = match.end() == len(text) and not match["closed"]
        found.append(Term(field, word, phrase, negated, goes_on))
    return found


class _Found:
    """What the terms of a search ask for, gathered one by one."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.matches: list[str] = []
        self.without: list[str] = []
        self.clauses: list[Clause] = []
        self.terms: list[tuple[str, ...]] = []
        self.lights: list[str] = []
        self.understood: list[str] = []
        self.missed: list[str] = []

    def take(self, term: Term) -> None:
        """Take one more term: a clause where its field is understood, and otherwise words."""
        if term.field and not readings(term.text):
            self.miss(f"{term.field}: goes on with {FIELDS[term.field]}")
        elif term.field:
            try:
                self._clause(term, meant(self.case, term.field, term.text))
            except NoMeaning as wrong:
                self.miss(f"{_missing(term, wrong)}, so it is searched as words")
                self._words(term, f"{term.field} {term.text}")
        else:
            name, colon, value = term.text.partition(":")
            if not term.phrase and colon and value and (cure := _elsewhere(name.lower())):
                self.miss(f"{name}: is no field of a search ({cure}), so it is searched as words")
            self._words(term, term.text)

    def miss(self, words: str) -> None:
        """Say of a term what was not understood, or is not heeded."""
        self.understood.append(words)
        self.missed.append(words)

    def _clause(self, term: Term, values: list[str]) -> None:
        self.clauses.append(Clause(term.field, tuple(values[:MOST_VALUES]), term.negated))
        sign = "not " if term.negated else ""
        self.understood.append(f"{sign}{term.field} {_alternatives(self.case, term.field, values)}")
        if len(values) > MOST_VALUES:
            self.miss(f"the first {MOST_VALUES:,} of these only")

    def _words(self, term: Term, text: str) -> None:
        ways = readings(text)
        if not ways:
            return
        apart = not term.phrase and not term.field and len(term.text.split()) > 1  # 12 500: one number, or two
        match = _any([_match(way, goes_on=term.open, apart=apart and way == ways[0]) for way in ways])
        if term.negated:
            self.without.append(match)
            self.understood.append(f"not {_quoted(term.text)}")
            return
        self.matches.append(match)
        lights = tuple(way + "*" * term.open for way in ways)
        self.terms.append(lights)
        self.lights += [*lights, *(ways[0].split() if apart else ()), *_spellings(self.case, text)]
        if not term.field:
            self.understood.append(f"the phrase {_quoted(term.text)}" if term.phrase else _quoted(term.text))


def understand(case: Case, text: str) -> Sought:
    """Return what was typed as a search of a case: FTS5 queries, conditions, what to light up, and it all in words."""
    taken, found = _Found(case), terms(text)
    for term in found[:MOST_TERMS]:
        taken.take(term)
    if len(text) > _MOST_CHARS:
        taken.miss(f"the first {_MOST_CHARS:,} characters only")
    if len(found) > MOST_TERMS:
        taken.miss(f"the first {MOST_TERMS} terms only")
    return Sought(
        text, " AND ".join(taken.matches), tuple(taken.without), tuple(taken.clauses),
        tuple(dict.fromkeys(taken.lights)), tuple(taken.terms), tuple(taken.understood), tuple(taken.missed),
    )  # fmt: skip


def _elsewhere(name: str) -> str:
    """Return how to narrow by what is no field of a search, but a property of claims all the same."""
    facet = FACETS.get(name)
    if facet is None or facet.typed:
        return ""
    return f"{'f narrows by it' if facet.menu else 'Space on its row pins it'}, on the command line --{name}"


def _missing(term: Term, wrong: NoMeaning) -> str:
    """Return that no claim has what is typed behind a field, and what to write."""
    facet = FACETS[term.field]
    if wrong.undated:
        return facet.missing.format(_quoted(term.text))
    what = "{} is no date" if facet.value == "day" else facet.missing
    return f"{what.format(_quoted(term.text))} ({wrong.cure or facet.typed})"


def _any(matches: list[str]) -> str:
    """Return the query for what one of some queries finds."""
    return f"({' OR '.join(matches)})" if len(matches) > 1 else matches[0]


def _match(way: str, *, goes_on: bool = True, apart: bool = False) -> str:
    """Return the query for one reading: its words side by side, or each of them anywhere."""
    end = "*" * goes_on
    if apart:
        *words, last = way.split()
        return "(" + " AND ".join([*(f'"{word}"' for word in words), f'"{last}"{end}']) + ")"
    return f'"{way}"{end}'


def _quoted(text: str) -> str:
    return f"“{shorten(text, 40)}”"


def _alternatives(case: Case, facet: str, values: list[str]) -> str:
    names = [shorten(case.value_name(facet, value), 40) for value in values[:3]]
    return listed([*names, f"{len(values) - 3:,} more"] if len(values) > 3 else names, "or")


def _spellings(case: Case, text: str) -> Iterator[str]:
    """Yield every spelling of whoever is spelled as a text, to be lit up with it."""
    pattern = beginning(text)
    if pattern is None or max(map(len, readings(text))) < LEAST_NAME:
        return
    actors: Iterable[str] = case.actors
    if len(case.actors) >= MANY:  # then it is quicker to ask who has such words, as the search does next anyway
        found = case.at(None).hits(Filters(sought=Sought(match=_any([_match(way) for way in readings(text)]))))
        actors = case.store.in_order(name for name in found if case.kind(name) == "actor")
    for actor in actors:
        ways = [reading for called in names_of(case.get(actor)) for reading in names_as_read(called)]
        if any(map(pattern.search, ways)):
            yield from ways
