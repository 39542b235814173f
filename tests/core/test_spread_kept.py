"""How the claims of a whole case spread over time is kept of it, so that its first screen need not count a million."""

from __future__ import annotations

from collections import Counter

import pytest
from helpers import kazakhstan

from tui.case import Case
from tui.case.query import Filters
from tui.case.spread import UNITS, Dates, Sets, Spread
from tui.case.spreading import spread_of
from tui.explorer.widgets.day_strip import DayStrip


def test_what_is_kept_of_a_whole_case_is_what_its_dates_give() -> None:
    """So it is of every unit: its columns, counts and bounds."""
    case = kazakhstan()
    kept = spread_of(case, "happened", Filters())
    dated = case.dated("happened")
    claims = Counter(dated.of)
    plain = Spread(lambda: Dates(Sets(dated.sets), claims, claims))
    units = [name for (name,) in case.store.rows("SELECT unit FROM spread WHERE axis = 'happened'")]
    assert {"hour", "day"} <= {*units}
    for unit in UNITS:
        assert kept.range(unit) == plain.range(unit)
        assert kept.known(unit) == plain.known(unit)
        assert kept.columns(unit) == plain.columns(unit)
        if ends := plain.range(unit):
            for first, last in (ends, (ends[0] + 1, ends[1] - 1)):
                assert kept.count(unit, first, last) == plain.count(unit, first, last)
    assert kept.total == plain.total == len(case.claims)


def test_a_whole_case_is_spread_without_a_look_at_its_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """A million claims would else be counted before the first screen."""
    case = Case.open(kazakhstan().path)
    monkeypatch.delattr(Case, "dated")
    strip = DayStrip(case, "happened", Filters())
    assert strip.spans(60)[0]


def test_the_columns_of_some_claims_are_those_of_all() -> None:
    case = kazakhstan()
    whole = spread_of(case, "happened", Filters())
    days = case.days()
    for view in (case, case.at(days[len(days) // 2])):
        some = spread_of(view, "happened", Filters.of(mark="disputed"))
        assert 0 < some.total < whole.total
        for unit in UNITS:
            assert (some.range(unit), some.known(unit)) == (whole.range(unit), whole.known(unit))
            assert some.columns(unit).total() <= whole.columns(unit).total()
