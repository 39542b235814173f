"""A made-up case that was kept and is opened again: what it answers is what a plain recount of its records says.

It has a thousand claims, or as many as ONRECORD_CLAIMS says: a hundred thousand take five minutes.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from benchmarks.made import write
from helpers import many
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keeping import settled, stores
from narrowed import FACET, agree, meanings, narrowings
from recount import Recount, words_of

from tui import cards
from tui.cards import overview
from tui.cards.blocks import Para
from tui.case import Case
from tui.case.facets import FACETS, FIELDS
from tui.case.findings import Among, Single, find, matters
from tui.case.query import Filters
from tui.case.search import understand
from tui.case.sourcing import origins
from tui.case.statements import MOST, statements
from tui.kept.opening import open_kept
from tui.lean import replace

CLAIMS = int(os.environ.get("ONRECORD_CLAIMS", "1000"))


@cache
def case() -> Case:
    """Return the case from what was kept of it."""
    folder = Path(mkdtemp(prefix="onrecord-large-"))
    write(folder, CLAIMS)
    open_kept(settled(folder))
    assert len(stores()) == 1
    found = open_kept(folder)
    assert len(found.claims) == CLAIMS
    assert found.problems == ()
    for field in (*FIELDS, ""):  # what is drawn from, which is no part of drawing
        assert meanings(found, field) if field else words_of(found)
    return found


@given(st.data(), FACET, FACET)
@settings(many(40 if CLAIMS <= 10_000 else 8), suppress_health_check=[HealthCheck.too_slow])
def test_filters_searches_and_days_of_a_large_case_are_those_of_a_plain_recount(
    data: st.DataObject, one: str, other: str
) -> None:
    agree(case(), data.draw(narrowings(case())), one, other)


def test_its_findings_are_those_among_all_its_claims() -> None:
    for day in (None, *case().days()[:: max(len(case().days()) // 4, 1)]):
        view = case().at(day)
        late = {source for source in view.sources if not view.is_out(source)}  # which draw no link yet
        there = {
            name: replace(claim, links=tuple(link for link in claim.links if link.by not in late))
            for name, claim in view.claims.items()
            if view.standing(name)
        }
        printed = {
            name: replace(claim, reports=tuple(report for report in claim.reports if view.is_out(report.source)))
            for name, claim in there.items()
        }
        out = {name: claim for name, claim in printed.items() if claim.reports}
        marks = [origins(view).mark(report.source for report in claim.reports) for claim in out.values()]
        single = Single.among(out, marks)._replace(total=len(there))
        known = view.store.known_by(view.is_out)
        found = find(Among(there, view.name, view.printed, view.times.words, single, known, view.is_out))
        assert view.findings() == found
        for name in {name for finding in found[:20] for name in matters(finding, there)}:
            assert view.findings(name) == [finding for finding in found if name in matters(finding, there)]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_claim_on_a_question_has_one_row_and_no_two_that_contradict_each_other_share_it(number: int) -> None:
    name = list(case().questions)[number]
    claims = {claim.id: claim for claim in case().claims.values() if name in claim.answers}
    assert claims
    found = statements(case(), case().questions[name])
    told = [each for row in found for each in row.claims]
    assert len(told) == len(set(told))
    assert set(told) <= set(claims)
    assert set(told) == set(claims) or len(found) == MOST
    for row in found:
        apart = [
            link for each in row.claims for link in claims[each].links
            if link.kind in ("contradicts", "denies", "doubts", "withdraws") and link.to in row.claims
        ]  # fmt: skip
        assert apart == []


def test_what_most_claims_have_is_what_a_plain_recount_counts() -> None:
    plain, shares = Recount(case(), None), []
    for text in ("a", "e", "-a", "-qqq", "-kind:asserts"):
        filters = Filters(sought=understand(case(), text))
        left = [case().ids[number] for number in case().left(filters)]
        shares.append(len(left) / CLAIMS)
        for facet in FACETS:
            assert case().counts(facet, filters) == plain.counts(facet, left), (text, facet)
    assert any(0.5 < share < 1 for share in shares)
    assert 1 in shares


def test_what_most_claims_have_by_a_day_is_what_a_plain_recount_counts() -> None:
    days, shares = case().days(), []
    for day in (days[-1], days[-len(days) // 8], days[-len(days) // 5]):
        view, plain = case().at(day), Recount(case(), day)
        left = [case().ids[number] for number in view.left()]
        shares.append(len(left) / CLAIMS)
        for facet in FACETS:
            assert view.counts(facet) == plain.counts(facet, left), (day, facet)
    assert any(0.75 < share < 1 for share in shares)


def test_the_card_of_the_case_names_each_claim_of_a_finding_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(overview, "READ", 7)  # findings of which are read at once
    for day in (None, *case().days()[-2:]):
        view, told = case().at(day), []
        for finding in view.findings():
            few = finding.claims if len(finding.claims) <= overview.FEW else ()
            told += [(finding.says, finding.at), *((view.claims[name].text, name) for name in few)]
        card = cards.card(view, view.info.id)
        assert card
        shown = [
            ("".join(span.text for span in block.spans), block.to) for block in card.blocks if isinstance(block, Para)
        ]
        at = shown.index(told[0]) if told else 0
        assert shown[at : at + len(told)] == told
    assert len(case().findings()) > 7
