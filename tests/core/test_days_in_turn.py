"""Who goes from day to day is told of each what one is told who looks at that day alone, and at no other."""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks.made import write

from tui.case import ALL, Case
from tui.case.columns import COLUMNS
from tui.case.index import Index
from tui.case.query import Filters
from tui.case.spreading import spread_of
from tui.case.times import AXES


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("made")
    write(folder, 300)
    case = Case.open(folder)
    case.make_searchable()  # with what it is searched by are kept the columns that it is counted by
    return case


def days_of(case: Case) -> list[int]:
    """Return some days on which the case changed, rising, and one before all of them."""
    found = [*case.days()[:: max(len(case.days()) // 12, 1)], case.days()[-2], case.days()[-1]]
    return [0, *found]


def alone(case: Case) -> Index:
    """Return an index that was asked for no day."""
    return Index(case.store, len(case.ids), case.times.dated)


@pytest.mark.parametrize("facet", sorted(COLUMNS))
def test_a_facet_has_the_same_counts_in_the_same_order(whole: Case, facet: str) -> None:
    in_turn = alone(whole)
    told = set()
    for day in reversed(days_of(whole)):
        found = [*in_turn.counts(facet, ALL, day).items()]
        assert sorted(found) == sorted(alone(whole).counts(facet, ALL, day).items()), day
        told.add(tuple(found))
    assert len(told) > 5 or facet == "position", "days differ"


def test_the_same_claims_stand_and_the_others_do_not(whole: Case) -> None:
    in_turn, every = alone(whole), {*range(len(whole.ids))}
    days = days_of(whole)
    assert len(days) > 10
    for day in days:
        stand = [whole.numbers[name] for name in whole.ids if whole.stands[name] <= day]
        assert [*in_turn.left.numbers(ALL, day)] == stand
        assert [*in_turn.left.not_left(ALL, day)] == sorted(every - {*stand})


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("filters", [ALL, Filters.of(kind="denies"), Filters.of(speaker="actor-0")], ids=str)
def test_claims_are_spread_over_the_dates_that_they_have(whole: Case, axis: str, filters: Filters) -> None:
    dated = whole.dated(axis)
    days = days_of(whole)
    assert len(days) > 10
    for day in (None, *days):
        view = whole.at(day)
        spread = spread_of(view, axis, filters)
        if axis == "printed" and day is not None:
            continue  # there a date counts only once it has come, which is tested beside the bars
        assert +spread.claims == Counter(dated.of[number] for number in view.left(filters))
