"""The day strip without a screen: what stands in which column at any width, and that nothing is counted elsewhere."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from helpers import changed, kazakhstan, put
from hypothesis import given
from hypothesis import strategies as st
from made import opened
from some_dates import many

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.query import Filters
from tui.case.spread import BY_NAME, DAY, HOUR, MONTH, UNITS, YEAR
from tui.dates import parse
from tui.explorer.widgets.day_strip import LEAST, LINES, DayStrip, Marked
from tui.model import Actor, Claim, Info, Quote, Report, Source

FIRST = date(2020, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(20)]
WIDTHS = [5, 8, 19, 20, 21, 38, 39, 40, 41, 59, 60, 61, 74, 75, 80, 119, 158]
BARS = " ▁▂▃▄▅▆▇█"
Dates = list[str]


def strip_of(dates: Dates, period: str = "", unit: str | None = None) -> DayStrip:
    """Return the strip of a case with a claim said on each date; an empty one is none."""
    reports = (Report(source="s", quotes=(Quote(exact="x"),)),)
    claims = [
        Claim(id=f"c{at}", text="T", speaker="ann", said=parse(text) if text else None, reports=reports)
        for at, text in enumerate(dates)
    ]
    info = Info(format=1, id="x", title="X", period=parse(period) if period else None)
    people = [Actor(id="ann", name="Ann", kind="person"), Source(id="s", title="T", publisher="P")]
    return DayStrip(opened([*people, *claims], None, info), "said", Filters(), unit)


@pytest.fixture
def strip(tmp_path: Path) -> DayStrip:
    """Return the strip of a case of twenty days, with a claim said on the third of them."""
    text = changed("title: A small case\n", "title: A small case\n  period: 2020-01-01/2020-01-20\n")
    text = changed("  speaker: ann\n", "  speaker: ann\n  said: 2020-01-03\n", text)
    return DayStrip(Case.open(put(tmp_path, text)), "said", Filters())


def words(line: list[Span]) -> str:
    return "".join(span.text for span in line)


def bars_of(line: list[Span]) -> list[Span]:
    """Return the bars of a line, without the scale beside them."""
    return [span for span in line if not re.search("[0-9]", span.text)]


def marked(day: date | None = None, as_of: date | None = None) -> Marked:
    return Marked(parse(day.isoformat()) if day else None, True, number(as_of) if as_of else None)


def number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


# Columns


@pytest.mark.parametrize("width", WIDTHS)
def test_each_number_stands_in_the_column_of_its_days_bar(strip: DayStrip, width: int) -> None:
    for chosen in (None, 0, 4, 8, 9, 19):
        for as_of in (None, 0, 7, 9, 10, 19):
            numbers_stand(strip, width, chosen, as_of)


def numbers_stand(strip: DayStrip, width: int, chosen: int | None, as_of: int | None) -> None:
    mark = marked(None if chosen is None else DAYS[chosen], None if as_of is None else DAYS[as_of])
    window = strip.window(width, mark)
    assert window is not None
    bars, line, _ = strip.spans(width, mark)
    cell = window.cell
    assert {len(bar.text) for bar in bars_of(bars)} == {cell}
    numbers = words(line)[: cell * window.columns]
    found = list(re.finditer("[0-9]+", numbers))
    assert found or width < 20
    for label in found:
        assert label.start() % cell == 0
        column = label.start() // cell
        if window.unit == DAY:
            assert int(label[0]) == DAYS[window.first - DAY.number((2020, 1, 1, 0, 0, 0)) + column].day
    for sign, at in (("▲", as_of), ("•", None if chosen == as_of else chosen)):
        assert numbers.count(sign) == (at is not None and (window.unit == DAY or sign == "▲" or as_of is None)), numbers
        if sign in numbers and window.unit == DAY and at is not None:
            assert numbers.index(sign) // cell == at


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_strip_and_each_is_drawn_as_it_is(strip: DayStrip, width: int) -> None:
    for mark in (marked(), marked(DAYS[3]), marked(DAYS[3], DAYS[9]), marked(None, DAYS[19])):
        lines = strip.spans(width, mark)
        assert len(lines) == LINES
        assert all(len(words(line)) <= width for line in lines)


@pytest.mark.parametrize("width", [20, 38, 60, 75])
def test_a_click_on_a_column_leads_to_its_day_and_beside_them_to_none(strip: DayStrip, width: int) -> None:
    window = strip.window(width)
    assert window is not None
    for x in range(width + 2):
        found = window.start_at(x)
        column = x // window.cell
        day = DAYS[column] if column < len(DAYS) else None
        assert (found and found[1][:3]) == (day and (day.year, day.month, day.day))
    assert strip.spans(LEAST + 1) == [[], [], []]
    assert strip.window(LEAST + 1) is None


def test_the_chosen_days_bar_is_told_and_what_comes_after_the_day_as_of_is_dim(strip: DayStrip) -> None:
    for width in (20, 38, 60, 75):
        for at, day in enumerate(DAYS):
            bars = bars_of(strip.spans(width, marked(day))[0])
            assert [place for place, bar in enumerate(bars) if bar.tone == "quote"] == [at]
            bars = bars_of(strip.spans(width, marked(None, day))[0])
            assert [bar.tone for bar in bars] == ["accent"] * (at + 1) + ["meta"] * (19 - at)


@pytest.mark.parametrize("text", ["2019-12-31", "1800", "2020-01-21", "9999-12-31", "2020", "202X"])
def test_a_day_outside_and_one_that_is_not_known_are_not_marked(strip: DayStrip, text: str) -> None:
    assert "•" not in words(strip.spans(60, Marked(parse(text), True))[1])
    assert "▲" not in words(strip.spans(60, marked(None, date(2020, 1, 21)))[1])[:60]


# Nothing is counted elsewhere


A_DAY = st.dates(date(2021, 11, 1), date(2022, 2, 28)).map(date.isoformat)
CLOCKS = st.builds("{}T{:02}:{:02}{}".format, A_DAY, st.integers(0, 23), st.integers(0, 59), st.sampled_from("?~ "))
LONGER = st.sampled_from(["2022", "2021-12", "2022-01-XX", "202X", "1912?", "2022-21", "2021-12?/2022-01", "2019/.."])
OPEN = A_DAY.map("[..{}]".format) | A_DAY.map("{}/..".format) | A_DAY.map("../{}".format)
NONE = st.just("")
SOME = st.lists(A_DAY | CLOCKS.map(str.strip) | LONGER | OPEN | A_DAY.map("{}?".format) | NONE, min_size=1, max_size=12)


def days_known(text: str) -> list[str]:
    """Return the days that stand in EDTF text, as they are written."""
    return re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)


def told(strip: DayStrip, width: int) -> tuple[list[int], dict[str, int]]:
    """Return the bars and what is said to lie outside of them, read off the lines where the scale is one to one."""
    bars, _, notes = strip.spans(width)
    outside = {why: int(claims) for claims, why in re.findall(r"\+([0-9]+) ([a-z ]+)", words(notes))}
    return [BARS.index(bar.text[0]) for bar in bars_of(bars)], {why.strip(): count for why, count in outside.items()}


@given(SOME, st.sampled_from([40, 80, 158]), st.sampled_from([None, *(unit.name for unit in UNITS[:6])]))
@many
def test_the_bars_and_what_is_said_to_lie_outside_are_all_claims(dates: Dates, width: int, unit: str | None) -> None:
    dates = dates[:8]  # with eight claims the scale is one to one
    strip = strip_of(dates, "", unit)
    if strip.window(width) is None:
        assert unit is not None or not any(dates)
        assert not any(re.search({"hour": "T", "day": "-..-"}.get(unit, ""), text) for text in dates if unit == "hour")
        return
    bars, outside = told(strip, width)
    assert "…" not in words(strip.spans(width)[2])[:-1]
    assert sum(bars) + sum(outside.values()) == len(dates)


@given(SOME)
@many
def test_each_bar_of_a_strip_of_days_is_the_number_of_claims_that_name_its_day_first(dates: Dates) -> None:
    dates = dates[:8]
    strip = strip_of(dates, "2022-01-01/2022-01-31", "day")
    window = strip.window(158)
    named = {days_known(text)[0] for text in dates if days_known(text)}
    if window is None:
        assert not named
        return
    bars, outside = told(strip, 158)
    first = min(named)
    for at, bar in enumerate(bars):
        day = (date.fromisoformat(first) + timedelta(days=at)).isoformat()
        assert bar == sum(days_known(text)[:1] == [day] for text in dates), day
    assert sum(outside.get(why, 0) for why in ("no day", "before", "after")) == sum(
        bool(text) and not days_known(text) for text in dates
    )
    assert outside.get("undated", 0) == dates.count("")


def test_what_lies_before_and_after_a_period_is_told_beside_it_and_not_in_its_ends() -> None:
    dates = ["2021-12-31", "2019", "2022-01-02", "2022-01-10", "2022-01-11", "2022-01-10", "2022", "2021-12-30/.."]
    bars, outside = told(strip_of(dates, "2022-01-02/2022-01-10"), 80)
    assert bars == [1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert outside == {"before": 2, "after": 1, "across": 1, "no day": 1}


# Units


@pytest.mark.parametrize(
    ("dates", "unit", "finer", "coarser"),
    [
        (["2022-01-10T21:00", "2022-01-10T23:40~", "2022-01-11T01:30"], HOUR, None, DAY),
        (["2022-01-10T23:00", "2022-01-10T23:40"], DAY, HOUR, None),
        (["2022-01-10", "2022-01-12", "2022-01-10T23:40"], DAY, HOUR, MONTH),
        (["2022-01-10", "2022-06-12"], MONTH, DAY, YEAR),
        (["1990-01-10", "2012-06"], YEAR, MONTH, UNITS[4]),
        (["1912?", "1950", "2003"], UNITS[4], YEAR, UNITS[5]),
        (["-0044-03-15", "2003"], UNITS[5], UNITS[4], UNITS[6]),
        (["Y-17000000", "2003"], UNITS[9], UNITS[8], UNITS[10]),
    ],
)
def test_a_night_gets_hours_and_decades_get_years_and_a_zoom_leads_from_one_to_the_next(
    dates: Dates, unit: object, finer: object, coarser: object
) -> None:
    strip = strip_of(dates)
    assert strip.unit(40) == unit
    assert strip.steps(40) == (finer, coarser)


def test_an_hour_a_month_a_year_and_a_decade_have_their_numbers_under_their_bars() -> None:
    night = strip_of(["2022-01-10T22:10", "2022-01-11T01:00~", "2022-01-10T22:50", "2022-01-10"])
    assert [words(line).rstrip() for line in night.spans(60)] == [
        "▂▂       ▁▁   ▁ 1  ▂ 2", "22 23 00 01", "10–11 Jan 2022 · +1 no hour",
    ]  # fmt: skip
    months = strip_of(["2022-01-10", "2022-03", "2022-03-XX", "2022-05~", "2022"], "", "month")
    assert [words(line).rstrip() for line in months.spans(60)] == [
        "▁▁▁     ▂▂▂     ▁▁▁   ▁ 1  ▂ 2", "Jan Feb Mar Apr May", "Jan–May 2022 · +1 no month",
    ]  # fmt: skip
    years = strip_of(["1912?", "1914-03", "191X"], "", "year")
    assert [words(line).rstrip() for line in years.spans(60)] == [
        "▁▁▁▁      ▁▁▁▁   ▁ = 1", "1912 1913 1914", "1912–1914 · +1 no year",
    ]  # fmt: skip
    decades = strip_of(["1912?", "1914-03", "191X", "1935"], "", "years-10")
    assert [words(line).rstrip() for line in decades.spans(60)] == [
        "▃▃▃▃      ▁▁▁▁   ▁ 1  ▃ 3", "1910 1920 1930", "1910–1939 · a bar is 10 years",
    ]  # fmt: skip


def test_of_more_columns_than_fit_those_round_the_chosen_one_show_and_the_others_are_told() -> None:
    dates = [f"{year}" for year in range(1900, 2000)]
    strip = strip_of(dates, "", "year")
    for year in (1900, 1937, 1938, 1999):
        window = strip.window(40, Marked(parse(str(year))))
        assert window is not None
        assert window.first <= year <= window.last
        assert window.columns == 40
        notes = words(strip.spans(40, Marked(parse(str(year))))[2])
        outside = [int(claims) for claims in re.findall(r"\+([0-9]+)", notes)]
        assert sum(outside) == 60, notes


def test_clocks_that_are_set_differently_are_said_to_be() -> None:
    dates = ["2022-01-10T22:10+06:00", "2022-01-10T23:00+06:00"]
    assert words(strip_of(dates).spans(60)[2]) == "10 Jan 2022 · UTC+06:00"
    dates.append("2022-01-10T20:30Z")
    assert words(strip_of(dates).spans(60)[2]) == "10 Jan 2022 · each by its own clock"


def test_filters_do_not_change_what_a_bar_is() -> None:
    case = kazakhstan()
    for axis in ("happened", "said", "printed"):
        units = {DayStrip(case, axis, Filters.of(source=name)).unit(40) for name in case.sources}
        assert units == {DayStrip(case, axis, Filters()).unit(40)} == {BY_NAME["day"]}
