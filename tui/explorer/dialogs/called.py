"""What records and actions are called, for the palette: every name and spelling, every title, and the ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Protocol
from weakref import WeakKeyDictionary

from tui import fuzzy
from tui.case import Case
from tui.case.left import titled
from tui.case.words import names_of
from tui.explorer.keys import KeyHelp
from tui.folding import fold
from tui.fuzzy import Name
from tui.text import listed

Target = tuple[str, str]  # what it is ("action" or a kind of record), and its id


LEAST = 20_000
"""Claims of a case whose store is asked for the first of them; those of a smaller one are all at hand."""
MOST_ASKED = 1_000  # of the claims of a large case


class Names(Protocol):
    """Names that typed letters match."""

    def find(self, text: str, *, scattered: bool = True) -> list[Name[Target]]:
        """Return the names that match a text, the best first."""
        ...


_gathered: WeakKeyDictionary[Case, dict[tuple[bool, bool], fuzzy.Names[Target]]] = WeakKeyDictionary()


class _Called:
    """The names or ids of a case's records, behind those of actions.

    They are gathered once for a case, when something is typed. Of a large one's claims only those are matched that have
    words which begin as those typed.
    """

    def __init__(self, case: Case, actions: list[Name[Target]], least: int, *, ids: bool) -> None:
        self._case, self._actions, self._ids = case, actions, ids
        self._large = len(case.claims) >= least

    def find(self, text: str, *, scattered: bool = True) -> list[Name[Target]]:
        """Return the names that match a text, the best first."""
        words = fold(text).split()
        if not words:
            every = chain(self._actions, self._names(claims=not self._large), self._asked(words))
            return list(islice(every, fuzzy.MOST))
        names = fuzzy.Names(self._actions) + self._known()
        if self._large:
            names += fuzzy.Names([*self._asked(words)])
        return names.find(text, scattered=scattered)

    def _known(self) -> fuzzy.Names[Target]:
        """Return the names of the records that are not asked for, gathered once."""
        known, which = _gathered.setdefault(self._case, {}), (self._ids, self._large)
        if which not in known:
            known[which] = fuzzy.Names([*self._names(claims=not self._large)])
        return known[which]

    def _names(self, *, claims: bool) -> Iterator[Name[Target]]:
        return (_record_ids if self._ids else _record_names)(self._case, claims=claims)

    def _asked(self, words: list[str]) -> Iterator[Name[Target]]:
        """Yield the names of the claims of a large case that have words."""
        if self._large:
            for name, title in titled(self._case.store, words, MOST_ASKED):
                yield Name(name if self._ids else title, ("claim", name))


def names_and_ids(case: Case, actions: list[Name[Target]], least: int = LEAST) -> tuple[Names, Names]:
    """Return what actions and records are called, and the ids of the records."""
    return _Called(case, actions, least, ids=False), _Called(case, [], least, ids=True)


def _record_names(case: Case, *, claims: bool) -> Iterator[Name[Target]]:
    """Yield what the records of a case are called: names, spellings, titles, questions, claims."""
    for kind, names in (("actor", case.actors), ("source", case.sources)):
        for name in names:
            for called in dict.fromkeys(names_of(case.get(name))):
                yield Name(called, (kind, name))
    for kind in ("event", "question", *(["claim"] if claims else ())):
        for name, title in case.store.titles(kind):
            yield Name(title, (kind, name))


def _record_ids(case: Case, *, claims: bool) -> Iterator[Name[Target]]:
    """Yield the ids of the records of a case as names."""
    every: list[tuple[str, Iterable[str]]] = [
        ("actor", case.actors), ("source", case.sources), ("event", case.events), ("question", case.questions),
    ]  # fmt: skip
    for kind, names in [*every, *([("claim", case.claims)] if claims else ())]:
        yield from (Name(name, (kind, name)) for name in names)


def action_names(entries: list[tuple[KeyHelp, str | None]]) -> tuple[list[Name[Target]], dict[Target, str]]:
    """Return what the actions are called, and each one's keys."""
    names = [Name(entry.does.rstrip("."), ("action", entry.id)) for entry, why in entries if not why]
    return names, {("action", entry.id): "  ".join(entry.keys) for entry, _ in entries}


def told_apart(case: Case, name: str) -> str:
    """Return what tells a record from another of the same name: of a claim who says it and where, of others the id."""
    claim = case.claims.get(name)
    if claim is None:
        return name
    return listed(list(dict.fromkeys(map(case.name, (claim.speaker, *(report.source for report in claim.reports))))))
