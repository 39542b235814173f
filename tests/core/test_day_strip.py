"""The day strip without a screen: its columns, and where the chosen day and the as-of day are marked at any width."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from helpers import changed, put

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.query import Filters
from tui.explorer.widgets.day_strip import LEAST, DayStrip

FIRST = date(2020, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(20)]
# Room for three cells a day, for one, and for one column of two, four and seven days.
WIDTHS = {60: (3, 1), 75: (3, 1), 59: (1, 1), 20: (1, 1), 19: (1, 2), 10: (1, 2), 5: (1, 4)}
each_width = pytest.mark.parametrize(("width", "cell", "each"), [(w, *columns) for w, columns in WIDTHS.items()])


def number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


@pytest.fixture
def strip(tmp_path: Path) -> DayStrip:
    """Return the strip of a case of twenty days, with a claim said on the third of them."""
    text = changed("title: A small case\n", "title: A small case\n  period: 2020-01-01/2020-01-20\n")
    text = changed("  speaker: ann\n", "  speaker: ann\n  said: 2020-01-03\n", text)
    return DayStrip(Case.open(put(tmp_path, text)), "said", Filters())


def words(line: list[Span]) -> str:
    return "".join(span.text for span in line)


@each_width
def test_the_chosen_day_is_marked_at_its_own_column(strip: DayStrip, width: int, cell: int, each: int) -> None:
    for at, day in enumerate(DAYS):
        bars, legend = strip.spans(width, number(day), None)
        column = at // each
        assert [place for place, bar in enumerate(bars) if bar.tone == "quote"] == [column], day
        signs = words(legend)[: cell * len(bars)]
        assert signs.count("•") == 1, day
        assert "•" in signs[cell * column : cell * (column + 1)], day
        assert strip.day_at(signs.index("•"), width) == number(DAYS[column * each])  # a click there leads to it


@each_width
def test_the_day_as_of_is_marked_and_what_comes_after_it_is_dim(
    strip: DayStrip, width: int, cell: int, each: int
) -> None:
    for at, day in enumerate(DAYS):
        bars, legend = strip.spans(width, None, number(day))
        column = at // each
        assert [bar.tone for bar in bars] == ["accent"] * (column + 1) + ["meta"] * (len(bars) - column - 1), day
        signs = words(legend)[: cell * len(bars)]
        assert signs.count("▲") == 1, day
        assert "▲" in signs[cell * column : cell * (column + 1)], day


def test_one_mark_of_a_day_that_is_chosen_and_as_of(strip: DayStrip) -> None:
    for width in WIDTHS:
        signs = words(strip.spans(width, 20200105, 20200105)[1][:1])
        assert (signs.count("▲"), signs.count("•")) == (1, 0), width


def test_a_day_outside_the_period_is_marked_at_its_end(strip: DayStrip) -> None:
    for day, column in ((20191231, 0), (18000101, 0), (20200121, 19), (99991231, 19)):
        assert words(strip.spans(20, day, None)[1])[:20].index("•") == column


def test_with_three_cells_a_day_its_number_stands_below_it_and_its_mark_beside_that(strip: DayStrip) -> None:
    numbers = [str(number) for number in range(1, 21)]
    numbers[8], numbers[11] = "9•", "12▲"
    assert words(strip.spans(60, 20200109, 20200112)[1])[:60] == "".join(f"{number:<3}" for number in numbers)


@each_width
def test_the_bar_of_a_day_stands_over_its_column(strip: DayStrip, width: int, cell: int, each: int) -> None:
    bars, _ = strip.spans(width, None, None)
    assert [place for place, bar in enumerate(bars) if "█" in bar.text] == [2 // each]
    assert {len(bar.text) for bar in bars} == {cell}


def test_beside_the_columns_there_is_no_day_and_without_room_no_strip(strip: DayStrip) -> None:
    assert strip.day_at(59, 75) == 20200120
    assert strip.day_at(60, 75) is None
    assert strip.spans(LEAST + 1, None, None) == [[], []]
