"""How high the bars of the day strip are, and what is said of it: more is higher, and nothing is empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_dates import many

from tui.explorer.widgets.day_strip import heights, scale_words

COUNTS = st.lists(st.integers(0, 100_000) | st.integers(0, 12), max_size=60)


@given(COUNTS)
@many
def test_more_is_never_lower_nothing_is_empty_and_counts_differ_while_there_are_heights(counts: list[int]) -> None:
    high = heights(counts)
    known = sorted({count for count in counts if count})
    assert [high[count] for count in known] == sorted(high[count] for count in known)
    assert all(1 <= high[count] <= 8 for count in known)
    assert high[0] == 0
    if len(known) <= 8:
        assert len({high[count] for count in known}) == len(known)
    if known:
        assert high[known[-1]] == min(known[-1], 8)


@pytest.mark.parametrize("most", [7, 8, 9, 100, 5_000, 100_000])
def test_one_two_and_seven_are_told_apart_whatever_the_most(most: int) -> None:
    high = heights([1, 2, 7, most])
    assert 0 < high[1] < high[2] < high[7] <= high[most]


def test_up_to_eight_a_height_is_a_count_and_beyond_it_is_in_proportion() -> None:
    assert heights(range(9)) == {count: count for count in range(9)}
    assert heights([0, 50, 100]) == {0: 0, 50: 4, 100: 8}
    alike = heights(range(100, 120))
    assert set(alike[count] for count in range(100, 120)) <= {7, 8}


def test_the_scale_tells_as_much_as_there_is_room_for() -> None:
    assert scale_words([0, 1, 2, 128], 40) == "▁ 1  ▂ 2  █ 128"
    assert scale_words([0, 1, 2, 1280], 14) == "▁ 1 … █ 1,280"
    assert scale_words([0, 1, 2, 1280], 9) == "█ = 1,280"
    assert scale_words([0, 1, 2, 1280], 8) == "█ 1,280"
    assert scale_words([1, 2, 1280], 3) == scale_words([0], 80) == ""
    assert scale_words(list(range(1, 10)), 80).endswith("▆ 6  ▇ 7–8  █ 9")
