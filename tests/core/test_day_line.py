"""The day strip on one line: beside each number its bar, then what lies outside, and clicks on its columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from test_day_strip import Dates, strip_of

from tui.case.times import day_number
from tui.dates import parse
from tui.explorer.widgets.day_line import DayLine
from tui.explorer.widgets.day_strip import Marked

WEEK = [*["2022-01-02"] * 8, "2022-01-05", *["2022-01-05"] * 3, "2022-01-09"]


def line(dates: Dates, width: int, marked: Marked | None = None, period: str = "") -> str:
    (spans,) = DayLine(strip_of(dates, period)).spans(width, marked or Marked())
    return "".join(span.text for span in spans)


def test_each_day_has_its_number_and_its_bar_side_by_side() -> None:
    words = line(WEEK, 75)
    for number, bar in ((2, "█"), (5, "▄"), (9, "▁")):
        assert f"{number}{bar}" in words
    assert "2–9 Jan" in words


def test_the_chosen_day_and_the_day_as_of_are_marked_beside_their_bars() -> None:
    assert "5▄•" in line(WEEK, 75, Marked(parse("2022-01-05")))
    assert "9▁▲" in line(WEEK, 75, Marked(as_of=day_number((2022, 1, 9, 0, 0, 0))))
    assert not {"•", "▲"} & set(line(WEEK, 75))


@pytest.mark.parametrize("width", [30, 40, 60, 75])
def test_what_lies_outside_is_told_before_from_when_to_when(width: int) -> None:
    words = line([*WEEK, "", "", "2019-05-01"], width, period="2022-01-02/2022-01-10")
    assert "+1 before" in words
    assert words.count("…") <= 1
    if width >= 60:
        assert "+2 undated" in words


def test_where_numbers_have_no_room_bars_stand_alone_with_from_when_to_when_they_go() -> None:
    dates: list[str] = [f"2022-01-{day:02}" for day in range(1, 31)]
    words = line(dates, 60)
    assert words.startswith("▁" * 30 + "  1–30 Jan")


SOME = ("2022-01-02", "2022-01-31", "2022-01", "2021", "1912", "2022-01-05T10:00", "[..2022-01-09]")


@settings(derandomize=True, deadline=None, max_examples=80)
@given(dates=st.lists(st.sampled_from(("", *SOME)), max_size=12), width=st.integers(1, 100))
def test_it_is_never_wider_than_asked_and_each_cell_of_a_column_is_a_click_on_it(dates: list[str], width: int) -> None:
    strip = DayLine(strip_of(dates))
    (spans,) = strip.spans(width)
    assert cell_len("".join(span.text for span in spans)) <= width
    window = strip.window(width)
    if window is not None:
        starts = [window.start_at(x) for x in range(width)]
        wanted = [window.unit.start(window.first + x // window.cell) for x in range(window.columns * window.cell)]
        assert [start[1] for start in starts if start] == wanted
