"""The lists of a case, as filters leave them: claims, events along a time axis, actors, questions and sources."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from typing import Any

from tui.case import ALL, Case
from tui.case.query import Clause, Filters, asked
from tui.case.rows import ActorRow, ClaimRow, EventRow, Listing, QuestionRow, Row, SourceRow
from tui.case.sourcing import own_voice, printing, spellings_of, voice_names, voice_words, voices
from tui.dates import clock, short
from tui.folding import fold
from tui.lean import NamedTuple

OWN, BY_COUNT, BY_NAME = "", "count", "name"
"""The orders of actors, questions and sources: as each of these lists is by itself, by its numbers, by names."""


def claim_list(case: Case, filters: Filters = ALL) -> Listing[ClaimRow]:
    """Return the claims that filters leave: of a search the closest first, otherwise what was said first."""
    found, rising = case.listed(filters), not case.closest_first(filters)
    return Listing(found, case.ids, case.numbers, lambda name: claim_row(case, name, filters), rising=rising)


def claim_row(case: Case, name: str, filters: Filters = ALL) -> ClaimRow:
    """Return a claim as a row, which counts nothing; of filters only the question matters that they narrow it to."""
    claim = case.claims[name]
    reports = printing(case, claim)
    sources = tuple(case.name(report.source) for report in reports)
    when = case.when_words(claim)
    relays = tuple(case.name(relay) for relay in claim.via)
    own = len(reports) == 1 and own_voice(case, claim, reports[0].source)
    marks = case.telling(name)
    position = dict(claim.positions).get(asked(filters), "") if claim.positions else ""
    speaker = voice_names(case, claim.speaker)
    return ClaimRow(name, claim.text, speaker, relays, when, sources, claim.kind, marks, own, position)


def event_list(case: Case, filters: Filters = ALL) -> Listing[EventRow]:
    """Return the events that claims are left about, in the order in which they happened."""
    return _listing(case, list(case.events), "event", filters, event_row)


def event_row(case: Case, name: str, filters: Filters = ALL) -> EventRow:
    """Return an event as a row, with the claims that filters leave about it."""
    event = case.events[name]
    claims, disputed = (case.count("event", name, filters, disputed=flagged) for flagged in (False, True))
    return EventRow(name, event.title, short(event.when, year=case.year), clock(event.when), claims, disputed)


def event_heading(case: Case, name: str) -> str:
    """Return the heading under which an event stands: its day, or its range of days; raises KeyError."""
    return case.store.headings[name]  # kept, since a list of thousands has them all


def actor_list(case: Case, filters: Filters = ALL, order: str = OWN) -> Listing[ActorRow]:
    """Return the actors with a part in what is left, those who are spoken of or speak most first, or by name."""
    ids = case.actors_by_name()
    if order != BY_NAME:
        both = dict.fromkeys(ids, 0)
        for facet in ("speaker", "about"):
            for name, claims in case.counts(facet, filters).items():
                if name in both:
                    both[name] += claims
        ids = sorted(ids, key=both.__getitem__, reverse=True)  # of those alike the first one stays the first
    return _listing(case, ids, "actor", filters, actor_row)


def actor_row(case: Case, name: str, filters: Filters = ALL) -> ActorRow:
    """Return an actor as a row."""
    actor = case.actors[name]
    shown = fold(actor.name)
    spellings = tuple(dict.fromkeys(called.text for called in spellings_of(case, actor)))
    others = [text for text in spellings if fold(text) not in shown and shown not in fold(text)]
    # Offices and groups have no spellings, but words.
    also = min(others, key=len, default="") if actor.kind == "person" else ""
    counts = [case.count(facet, name, filters) for facet in ("speaker", "about", "actor", "via")]
    return ActorRow(name, actor.name, also, actor.kind, spellings, *counts)


def question_list(case: Case, filters: Filters = ALL, order: str = OWN) -> Listing[QuestionRow]:
    """Return the questions that what is left answers, in the case's own order or another."""
    ids = _ordered(case, case.questions, "question", filters, order)
    return _listing(case, ids, "question", filters, question_row)


def question_row(case: Case, name: str, filters: Filters = ALL) -> QuestionRow:
    """Return a question as a row."""
    claims, disputed = (case.count("question", name, filters, disputed=flagged) for flagged in (False, True))
    return QuestionRow(name, case.questions[name].asks, claims, disputed)


def source_list(case: Case, filters: Filters = ALL, order: str = OWN) -> Listing[SourceRow]:
    """Return the sources that print what is left, in the case's own order or another."""
    ids = _ordered(case, case.sources, "source", filters, order)
    return _listing(case, ids, "source", filters, source_row)


def source_row(case: Case, name: str, filters: Filters = ALL) -> SourceRow:
    """Return a source as a row."""
    source = case.sources[name]
    printed, own = case.count("source", name, filters), len(said_by_itself(case, name, filters))
    voice = voice_words(case, name)
    return SourceRow(name, case.name(name), source.title, printed, own, voice)


def said_by_itself(case: Case, name: str, filters: Filters = ALL) -> Sequence[int]:
    """Return which of the claims that filters leave a source makes: of those that it prints, those of its voices."""
    printed = filters.narrowed(Clause("source", (name,)), Clause("speaker", tuple(voices(case, name))))
    return case.left(printed)


def _ordered(case: Case, ids: Iterable[str], facet: str, filters: Filters, order: str) -> list[str]:
    """Return ids as they come, by the names of their records, or those first of which most claims are left."""
    if order == BY_NAME:
        return sorted(ids, key=lambda name: fold(case.name(name)))
    counts = case.counts(facet, filters) if order == BY_COUNT else {}
    return sorted(ids, key=lambda name: -counts.get(name, 0))


def _listing(
    case: Case, ids: list[str], facet: str, filters: Filters, row: Callable[[Case, str, Filters], Row]
) -> Listing[Row]:
    """Return the records that a claim is left of, or that the search finds itself; all of them where all is left."""
    numbers: range | array[int] = range(len(ids))
    if filters.any or case.day is not None:
        there = {*case.held(facet, filters), *case.hits(filters)}
        numbers = array("q", compress(range(len(ids)), map(there.__contains__, ids)))
    return Listing(numbers, ids, None, lambda name: row(case, name, filters))


class _Kind(NamedTuple):
    """How the records of a kind are listed: what makes their list, and what makes a row of it."""

    list: Callable[..., Listing[Any]]
    row: Callable[[Case, str, Filters], Any]


_KINDS = {
    "events": _Kind(event_list, event_row),
    "actors": _Kind(actor_list, actor_row),
    "claims": _Kind(claim_list, claim_row),
    "questions": _Kind(question_list, question_row),
    "sources": _Kind(source_list, source_row),
}
KINDS = tuple(_KINDS)
"""The kinds of records that are listed, by the names of their sections."""


def rows_of(case: Case, kind: str, filters: Filters = ALL, order: str = OWN) -> Listing[Any]:
    """Return the list of a kind, one of KINDS; events and claims have no order but their own."""
    return _KINDS[kind].list(case, filters, order) if order else _KINDS[kind].list(case, filters)


def row_of(case: Case, kind: str, name: str, filters: Filters = ALL) -> Any:
    """Return a record as a row of the list of its kind; what it counts is what filters leave."""
    return _KINDS[kind].row(case, name, filters)
