"""What narrows a case, drawn at random, and every number that a case gives beside the same counted plainly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pytest
from hypothesis import strategies as st
from made import DATES, NAMES, PLACES, WORDS
from recount import RECOUNTS, WHOLES, Recount, every_value, words_of
from searched import Typed, called, tokens
from sourced import voices

from tui.case import Case, index
from tui.case.facets import FACETS, FIELDS
from tui.case.lists import KINDS, rows_of
from tui.case.marks import MARKS
from tui.case.query import Chosen, Clause, Filters
from tui.case.search import understand
from tui.case.times import NEVER
from tui.folding import fold
from tui.model import CLAIM_KINDS

MOST_ROWS, PAGE = 2_000, 16
"""Of a list with more rows, as many are looked at, some together at a time."""
BEFORE, AFTER = -(10**13), NEVER - 1


class Narrowing(NamedTuple):
    """What narrows, as a person would choose and type it."""

    day: int | None
    chosen: Chosen
    also: tuple[Clause, ...]
    typed: Sequence[Typed]
    tail: str

    @property
    def text(self) -> str:
        return " ".join(map(str, self.typed)) + self.tail

    @property
    def goes_on(self) -> bool:
        return not self.tail and bool(self.typed) and not self.typed[-1].phrase


@lru_cache(64)
def values(case: Case) -> dict[str, list[str]]:
    return {facet: [*every_value(case, facet), "nothing"] for facet in FACETS}


@st.composite
def narrowings(draw: st.DrawFn, case: Case) -> Narrowing:
    day = draw(st.none() | st.sampled_from([BEFORE, *(day + by for day in case.days() for by in (-1, 0, 1)), AFTER]))
    most = draw(st.integers(0, 2))  # of each, so that often a search or a day is all that narrows
    facets = draw(st.lists(st.sampled_from(sorted(FACETS)), max_size=most, unique=True))
    chosen = tuple((facet, draw(alternatives(case, facet))) for facet in facets)
    also = []
    for facet in draw(st.lists(st.sampled_from(sorted(FACETS)), max_size=most)):
        also.append(Clause(facet, draw(alternatives(case, facet)), draw(st.booleans())))
    typed = draw(st.lists(terms(case), max_size=3))
    return Narrowing(day, chosen, tuple(also), typed, draw(st.sampled_from(["", " "])))


def alternatives(case: Case, facet: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values(case)[facet]), min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def terms(draw: st.DrawFn, case: Case) -> Typed:
    field = draw(st.just("") | st.sampled_from(list(FIELDS)))
    words = words_of(case) if draw(st.booleans()) else [word for word in WORDS if tokens(word)]
    text = draw(st.sampled_from(words if not field else meanings(case, field)))
    if draw(st.booleans()):
        text = draw(st.sampled_from([str.upper, str.lower, fold]))(text)
    if not field and draw(st.booleans()) and not text.endswith(":"):
        text = text[: draw(st.integers(1, len(text)))].strip() or text
    bare = " " in text or text.startswith("-") or any(f"{name}:" in text.lower() for name in FIELDS)
    return Typed(text, field, bare or draw(st.booleans()), draw(st.booleans()))


@lru_cache(64)
def meanings(case: Case, field: str) -> list[str]:
    """Return what may be written behind a field."""
    if field in ("speaker", "source", "by", "via"):
        known = [text for name in (*case.actors, *case.sources) for text in [name, *called(case, name)]]
        return [text.replace('"', " ").strip() for text in known if tokens(text)] + [*NAMES, "e", "editor", "nobody"]
    if field == "said":
        said = dict.fromkeys(claim.said.text for claim in WHOLES(case).claims.values() if claim.said)
        return [*said, *(date.text for date in DATES), "unknown", "2031", "yesterday"]
    if field == "where":
        return [*(event.where for event in case.events.values() if event.where), *PLACES, "unknown", "h"]
    names = [*MARKS, *(mark.word for mark in MARKS.values())] if field == "mark" else list(CLAIM_KINDS)
    return [*names, *(name[:3] for name in names), "nonsense"]


LARGE = st.sampled_from([0, index.LARGE])
"""Claims from which on few values are counted by themselves."""


def agree(case: Case, asked: Narrowing, facet: str, other: str, large: int = index.LARGE) -> None:
    """Compare every number that a case gives with the recount."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "LARGE", large)
        _agree(case, asked, facet, other)


def _agree(case: Case, asked: Narrowing, facet: str, other: str) -> None:
    view, plain = case.at(asked.day), RECOUNTS(case, asked.day)
    sought = understand(view, asked.text)
    filters = Filters(asked.chosen, asked.also, sought)
    words, clauses = plain.understood(asked.typed, asked.goes_on)
    also = [*asked.also, *clauses]
    left = plain.left(asked.chosen, also, words)
    narrow = bool(asked.chosen or asked.also)
    hits = [] if clauses else plain.hits(words, plain.left(asked.chosen, asked.also), narrow or asked.day is not None)

    assert [case.ids[number] for number in view.left(filters)] == left
    assert {name for name in case.claims if view.standing(name)} == set(plain.there)
    counted, disputed = plain.counts(facet, left), plain.disputed(facet, left)
    assert {*view.held(facet, filters)} == {value for value, claims in counted.items() if claims}
    for value in (*values(case)[facet], "no such value"):  # before all values are counted, which are then known
        assert view.count(facet, value, filters) == counted[value]
        assert view.count(facet, value, filters, disputed=True) == disputed[value]
    for name in FACETS:
        assert {*view.held(name, filters)} == {value for value, claims in plain.counts(name, left).items() if claims}
        assert view.counts(name, filters) == plain.counts(name, left)
    assert view.pairs(facet, other, filters) == plain.pairs(facet, other, left)
    assert sorted(view.hits(filters)) == sorted(hits)
    assert sorted(view.ranked(filters)) == (sorted(left + hits) if words or clauses else [])
    rows_agree(view, filters, plain, left, hits, everything=not (narrow or words or clauses or asked.day is not None))


def rows_agree(
    view: Case, filters: Filters, plain: Recount, left: list[str], hits: list[str], *, everything: bool
) -> None:
    count = {facet: plain.counts(facet, left) for facet in FACETS}
    shown = {
        "claims": left,
        "events": [name for name in view.events if everything or count["event"][name] or name in hits],
        "questions": [name for name in view.questions if everything or count["question"][name] or name in hits],
        "sources": [name for name in view.sources if everything or count["source"][name] or name in hits],
        "actors": [name for name in view.actors if everything or count["actor"][name] or name in hits],
    }
    shown["actors"].sort(key=lambda name: fold(view.actors[name].name))
    shown["actors"].sort(key=lambda name: -count["speaker"][name] - count["about"][name])
    several, one = plain.counts("mark", plain.there)["several-sources"], plain.counts("mark", plain.there)["one-source"]
    common = "several-sources" if several > one else "one-source"

    def own(source: str) -> int:
        """Return how many of the claims that are left a source prints and makes."""
        there = [plain.values[name] for name in left]
        return sum(source in each["source"] and bool(voices(view, source) & each["speaker"]) for each in there)

    numbers: dict[str, Callable[[Any], bool]] = {
        "claims": lambda row: (
            [mark for mark in MARKS if mark in plain.values[row.id]["mark"] - {common}] == list(row.marks)
        ),
        "events": lambda row: (
            (row.claims, row.disputed) == (count["event"][row.id], plain.disputed("event", left)[row.id])
        ),
        "questions": lambda row: (
            (row.claims, row.disputed) == (count["question"][row.id], plain.disputed("question", left)[row.id])
        ),
        "sources": lambda row: (row.claims, row.own) == (count["source"][row.id], own(row.id)),
        "actors": lambda row: (
            (row.said, row.about, row.claims) == tuple(count[facet][row.id] for facet in ("speaker", "about", "actor"))
        ),
    }
    for kind in KINDS:
        listing = rows_of(view, kind, filters)
        found = [listing.id(at) for at in range(len(listing))]
        if kind == "claims" and filters.sought.match:  # the closest first: which those are is for another test
            shown[kind] = found if sorted(found) == sorted(left) else left
        assert found == shown[kind]
        for first in range(0, len(found), max(len(found) // MOST_ROWS, 1) * PAGE):
            rows = listing.rows(first, first + PAGE)
            assert [row.id for row in rows] == shown[kind][first : first + PAGE]
            assert [row.id for row in rows if not numbers[kind](row)] == []


FACET = st.sampled_from(sorted(FACETS))
