"""What is said on a question, statement by statement: claims that say the same are one, and none is weighed.

Claims that say the same (`links.py` tells when) share a statement, by chains of such ties, too. Two claims never do,
whatever chain leads from one to the other, that a link sets apart (contradicts, denies, doubts, withdraws), that do not
take the same position on the question, or none, or that give different numbers for one thing (ranges differ where no
number lies in both). Two that differ may: in what, is told with the statement. Ties are followed in this order:
supports, then the same words, then the same figure, each in the order in which the claims were said. One that would
bring together what is set apart is left: it is told as a place elsewhere, and never as silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple
from weakref import WeakKeyDictionary

from tui.case import Case
from tui.case.alike import figure_keys, figures, same_keys
from tui.case.figures import Span
from tui.case.links import APART, Told, told
from tui.case.marks import KIND_WORDS
from tui.case.positions import order as at
from tui.case.positions import position_of
from tui.case.query import Filters
from tui.case.sourcing import origins, printing
from tui.case.store import Store
from tui.case.words import figure_words
from tui.model import Claim, Question
from tui.text import listed

MOST = 200
"""How many statements on a question are compared."""


_PARTING = {*APART, "differs"}
"""What a statement has to do with what another source tells where they part; so it has by other speakers on it."""


class Part(StrEnum):
    """Which part of a comparison a statement stands in, in the order in which they come."""

    COMMON = "common"
    """Sources of more than one origin print it, and none of them doubts or denies it."""
    PART = "part"
    """A source that prints it doubts or denies it, or a link sets it apart from what another source tells."""
    LINKED = "linked"
    """It is linked in another way with what another source tells."""
    ALONE = "alone"
    """No claim of a source that does not print it is linked with it."""
    UNPRINTED = "unprinted"
    """As of a day: no source that prints it is known to be out by then."""


ASIDE = (Part.LINKED, Part.ALONE, Part.UNPRINTED)
"""The parts in which no source stands beside another."""


class Statement(NamedTuple):
    """Claims that say the same on a question: their ids in the order in which they were said, and who prints them."""

    number: int
    """Its row in the comparison, from 1."""
    claims: tuple[str, ...]
    part: Part
    sources: tuple[str, ...]
    """The sources that print it by the case's day, in the order of the case."""
    shared: str
    """By what its claims share it: `words` that all have, `links` from each to each, a `figure` that all give, one that
    is `named` in all but given in none (they deny it), or else `steps`; of one nothing."""
    words: str
    """What it says: the paraphrase of its first claim, or the figure where that is all that its claims share, led by
    what saying it does where they do not assert it."""
    told: Told
    """Where the other sources tell of it, and which are silent."""
    position: str | None = None
    """The position that its claims take on the question, if any."""


class _Group:
    """Claims that share a statement, their position on the question, and those that none may share it with."""

    def __init__(self, claim: Claim, question: str, foes: set[str]) -> None:
        self.names, self.foes, self.position = [claim.id], foes, position_of(claim, question)
        self.numbers: dict[Hashable, set[Span]] = defaultdict(set)
        for measured, value in figures(claim):
            self.numbers[measured].add(value)

    def bars(self, other: _Group) -> bool:
        """Tell whether claims of the two are set apart, take other positions, or give other numbers for one thing."""
        if self.position != other.position:
            return True
        if not (self.foes.isdisjoint(other.names) and other.foes.isdisjoint(self.names)):
            return True
        both = self.numbers.keys() & other.numbers.keys()
        return any(_apart(self.numbers[measured], other.numbers[measured]) for measured in both)

    def take(self, other: _Group) -> None:
        self.names += other.names
        self.foes |= other.foes
        self.numbers.update(other.numbers)


def _apart(ours: set[Span], theirs: set[Span]) -> bool:
    """Tell whether numbers given for one thing are others: ranges only where no number lies in both."""
    if all(span.exact for span in (*ours, *theirs)):
        return ours != theirs
    return not any(one.meets(other) for one in ours for other in theirs)


_KEPT: WeakKeyDictionary[Store, dict[tuple[int | None, str], list[Statement]]] = WeakKeyDictionary()
_MOST_KEPT = 4  # questions, while rows are folded and unfolded


def statements(case: Case, question: Question) -> list[Statement]:
    """Return the statements on a question as of the case's day: the common ground first, then where they part.

    Where claims take positions on it, all that take one stand together, and those that take none at last.

    Of very many it is those that were said first.
    """
    kept = _KEPT.setdefault(case.store, {})
    key = case.day, question.id
    if key not in kept:
        while len(kept) >= _MOST_KEPT:
            del kept[next(iter(kept))]
        kept[key] = _statements(case, question)
    return kept[key]


def _statements(case: Case, question: Question) -> list[Statement]:
    found = []
    for names in _together(case, question.id)[:MOST]:
        by_then = {report.source for name in names for report in printing(case, case.claims[name])}
        others = told(case, names)
        sources = tuple(name for name in case.sources if name in by_then)
        shared, words = _shared(case, names)
        position = position_of(case.claims[names[0]], question.id)
        found.append(Statement(0, names, _part(case, names, others), sources, shared, words, others, position))
    order = {each: number for number, each in enumerate(Part)}
    places = {name: number for number, name in enumerate(case.sources)}
    # Within a part in the order of saying.
    found.sort(key=lambda each: (at(each.position), order[each.part], _shelf(each, places)))
    return [each._replace(number=number) for number, each in enumerate(found, 1)]


def _shelf(each: Statement, places: dict[str, int]) -> list[int]:
    """Return what keeps together the statements of sources that stand alone."""
    return [places[name] for name in each.sources] if each.part == Part.ALONE else []


def _together(case: Case, question: str) -> list[tuple[str, ...]]:
    """Return the claims that share a statement, each group and the groups in the order in which they were said."""
    names = [case.ids[number] for number in case.left(Filters.of(question=question))]
    groups = {name: _Group(case.claims[name], question, _foes(case, name)) for name in names}
    for one, other in _pairs(case, groups):
        first, second = groups[one], groups[other]
        if first is second or first.bars(second):
            continue
        if len(first.names) < len(second.names):
            first, second = second, first
        first.take(second)
        groups.update((name, first) for name in second.names)
    unique = {id(groups[name]): groups[name] for name in names}
    order = {name: number for number, name in enumerate(names)}
    return [tuple(sorted(group.names, key=order.__getitem__)) for group in unique.values()]


def _pairs(case: Case, groups: dict[str, _Group]) -> Iterator[tuple[str, str]]:
    """Yield pairs of claims on a question that say the same; of many that do, each with the first of each group."""
    for name in groups:
        for link in case.links(case.claims[name]):
            if link.kind == "supports" and link.to in groups:
                yield name, link.to
    shared: dict[Hashable, list[str]] = defaultdict(list)
    for name in groups:
        for each in dict.fromkeys(same_keys(case.claims[name])):
            shared[each].append(name)
    for kind in ("words", "figure"):
        for key, named in shared.items():
            firsts: list[str] = []
            if isinstance(key, tuple) and key[0] == kind:
                for name in named:
                    for first in firsts[:20]:
                        yield first, name
                    if all(groups[first] is not groups[name] for first in firsts):
                        firsts.append(name)


def _shared(case: Case, names: tuple[str, ...]) -> tuple[str, str]:
    """Return by what claims share a statement, and its words."""
    claims = [case.claims[name] for name in names]
    first = claims[0]
    if len(claims) == 1:
        return "", first.text
    keys = set.intersection(*(set(same_keys(claim)) for claim in claims))
    if any(key[0] == "words" for key in keys):
        return "words", first.text
    if _supported(case, claims):
        return "links", first.text
    given = [figure for figure in first.figures if any(key in keys for key in figure_keys(first, figure))]
    if not given:
        return "steps", first.text
    words = listed(list(dict.fromkeys(map(figure_words, given))))
    return ("named", f"{KIND_WORDS[first.kind]}: {words}") if first.kind in KIND_WORDS else ("figure", words)


def _supported(case: Case, claims: Sequence[Claim]) -> bool:
    """Tell whether links of support alone lead from each of some claims to each other one."""
    linked = {claims[0].id}
    pairs = [{claim.id, link.to} for claim in claims for link in case.links(claim) if link.kind == "supports"]
    for _ in claims:
        linked.update(*(pair for pair in pairs if pair & linked))
    return linked.issuperset(claim.id for claim in claims)


def _foes(case: Case, name: str) -> set[str]:
    outward = {link.to for link in case.links(case.claims[name]) if link.kind in APART}
    return outward | {other for other, link in case.linked_from(name) if link.kind in APART}


def _part(case: Case, names: tuple[str, ...], others: Told) -> Part:
    out = [report for name in names for report in printing(case, case.claims[name])]
    if not out:
        return Part.UNPRINTED
    opposed = any(report.stance in ("doubts", "denies") for report in out)
    known = {report.source for report in out if report.source in case.sources}  # others are left out of the case
    if not opposed and origins(case).several(known):
        return Part.COMMON
    places = [place for found in others.elsewhere.values() for place in found]
    on = {question for name in names for question in case.claims[name].answers}
    others_on_it = (p for p in places if p.how == "speakers" and not on.isdisjoint(case.claims[p.claim].answers))
    if opposed or any(place.how in _PARTING for place in places) or any(others_on_it):
        return Part.PART
    return Part.LINKED if places else Part.ALONE
