"""What filters leave: every number that a case gives, beside the same counted plainly over its records."""

from __future__ import annotations

import pytest
from helpers import CASES as FOLDERS
from helpers import harbour, kazakhstan, many
from hypothesis import given
from hypothesis import strategies as st
from made import cases
from narrowed import FACET, LARGE, agree, narrowings, values
from recount import RECOUNTS

from tui.case import Case
from tui.case.facets import FACETS, MENU
from tui.case.query import Clause, Filters, Sought, chip
from tui.model import CLAIM_KINDS

CASES = {"harbour": harbour, "kazakhstan": kazakhstan}
HAVE = [(name, facet) for facet in FACETS for name in CASES if facet != "position"]
"""A case with claims that have several values of a facet, and that facet."""


@given(st.data(), FACET, FACET)
@many(60)
def test_every_number_of_a_made_up_case_is_that_of_a_plain_recount(data: st.DataObject, one: str, other: str) -> None:
    case = data.draw(cases())
    for _ in range(3):
        agree(case, data.draw(narrowings(case)), one, other, data.draw(LARGE))


@pytest.mark.parametrize("name", CASES)
@given(st.data(), FACET, FACET)
@many(60)
def test_every_number_of_a_case_is_that_of_a_plain_recount(
    name: str, data: st.DataObject, one: str, other: str
) -> None:
    case = CASES[name]()
    agree(case, data.draw(narrowings(case)), one, other, data.draw(LARGE))


# One facet, and what is chosen


@pytest.mark.parametrize(("name", "facet"), [*HAVE, ("given", "position")])
def test_each_value_of_a_facet_leaves_as_many_claims_as_are_counted_of_it(name: str, facet: str) -> None:
    case = CASES[name]() if name in CASES else Case.open(FOLDERS / name)
    plain = RECOUNTS(case, None)
    known = values(case)[facet]
    assert len(known) > 1
    for value in [*known, ""]:
        left = [case.ids[number] for number in case.left(Filters.of(**{facet: value}))]
        assert left == [other for other in case.claims if value in plain.values[other][facet]]
        assert len(left) == case.count(facet, value) == case.counts(facet).get(value, 0)


@pytest.mark.parametrize("facet", FACETS)
def test_a_claim_with_several_of_the_values_chosen_is_left_once(facet: str) -> None:
    case = kazakhstan()
    every = Filters(chosen=((facet, tuple(values(case)[facet])),))
    left = list(case.left(every))
    assert left == sorted(set(left))
    assert len(left) == sum(bool(known[facet]) for known in RECOUNTS(case, None).values.values())


@pytest.mark.parametrize("facet", FACETS)
def test_no_value_leaves_nothing_and_none_of_no_values_takes_nothing_away(facet: str) -> None:
    case = harbour()
    assert len(case.left(Filters(also=(Clause(facet, ()),)))) == 0
    assert len(case.left(Filters(also=(Clause(facet, (), negated=True),)))) == len(case.claims)


def test_a_value_is_chosen_and_freed_by_the_same_key_and_facets_keep_their_order() -> None:
    one = Filters().toggled("source", "rferl").toggled("mark", "disputed").toggled("source", "112ua")
    assert one.chosen == (("source", ("rferl", "112ua")), ("mark", ("disputed",)))
    assert (one.values("source"), one.values("kind")) == (("rferl", "112ua"), ())
    two = one.toggled("source", "rferl")
    assert two.chosen == (("source", ("112ua",)), ("mark", ("disputed",)))
    assert two.toggled("source", "112ua") == one.freed("source") == Filters.of(mark="disputed")
    assert two.toggled("source", "rferl").values("source") == ("112ua", "rferl")
    assert one.freed("kind") == one
    assert one.freed("source").freed("mark") == Filters()


def test_filters_say_whether_they_narrow_anything() -> None:
    clause = Clause("mark", ("disputed",))
    assert not Filters().any
    assert not Filters(sought=Sought(text='"')).any
    assert Filters.of(mark="disputed").any
    assert Filters().narrowed(clause).any
    assert Filters(sought=Sought(match='"fire"')).any
    assert Filters(sought=Sought(without=('"fire"',))).any
    assert Filters(sought=Sought(clauses=(clause,))).any


def test_clauses_are_added_and_never_lost() -> None:
    one, two = Clause("mark", ("disputed",)), Clause("kind", ("denies",), negated=True)
    filters = Filters.of(source="gazette").narrowed(one).narrowed(two)
    assert filters.also == (one, two)
    assert filters.toggled("source", "courier").freed("source").also == (one, two)
    assert filters.narrowed() == filters


def test_a_chip_words_what_is_chosen() -> None:
    named = harbour().value_name
    assert chip("speaker", ("mayor",), named) == "said by Ana Pereira"
    assert chip("source", ("gazette", "courier"), named) == "in The Gazette or Courier"
    assert chip("mark", ("no-evidence",), named) == "no evidence given"
    assert chip("mark", ("disputed", "several-sources"), named) == "disputed or in several sources"
    assert chip("kind", ("denies", "promises", "asserts"), named) == "denials, promises or assertions"
    assert chip("by", ("editor",), named) == "linked by the editor"
    assert chip("where", ("?",), named) == "in no place that is given"
    assert chip("said", ("?",), named) == "said on no day that is given"
    assert chip("printed", ("?",), named) == "printed on no day that is given"
    assert chip("happened", ("?",), named) == chip("event", ("?",), named) == "about no event"
    assert chip("caveat", ("?",), named) == "no caveat"
    assert chip("caveat", ("removed", "duress"), named) == "post removed or signs of duress"
    assert [chip("kind", (kind,), named) for kind in CLAIM_KINDS] == [
        "assertions", "denials", "disclaimers", "promises", "demands"
    ]  # fmt: skip
    assert {facet: chip(facet, ("x",), lambda _, value: value) for facet in FACETS}.keys() == FACETS.keys()
    assert set(MENU) < set(FACETS)


def test_a_lone_surrogate_in_a_value_finds_nothing() -> None:
    assert len(harbour().left(Filters.of(where="\ud800"))) == 0
