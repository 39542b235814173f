"""Numbers of days: they grow with time, near and far."""

from __future__ import annotations

from helpers import many
from hypothesis import given
from hypothesis import strategies as st

from tui.case.times import NEVER, day_number, day_written
from tui.dates import parse

MOMENTS = st.tuples(st.integers(-(10**9), 10**9), st.integers(1, 12), st.integers(1, 28))


@given(MOMENTS, MOMENTS)
@many(200)
def test_the_number_of_a_later_day_is_higher(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    numbers = [day_number((*day, 0, 0, 0)) for day in (one, other)]
    assert (numbers[0] < numbers[1]) == (one < other)
    assert numbers[0] < NEVER
    assert parse(day_written(numbers[0])).earliest is not None
