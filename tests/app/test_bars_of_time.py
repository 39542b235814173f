"""The bars above the timeline: by the hour, the day or the year, nearer and farther, and where a click leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import opened as made_case
from pilots import SIZES, Driver, bundled, opened, wide_and_narrow

from tui.case import Case
from tui.dates import parse
from tui.model import Actor, Claim, Event, Quote, Report, Source

NIGHT = Path(__file__).parents[1] / "cases" / "night"


def decades() -> Case:
    """Return a case of ten decades, with an event each year and a claim about each."""
    reports = (Report(source="s", quotes=(Quote(exact="x"),)),)
    years = range(1912, 2012)
    events = [Event(id=f"e{year}", title=f"It happens in {year}", when=parse(f"{year}?")) for year in years]
    claims = [Claim(id=f"c{year}", text="So.", speaker="ann", events=(f"e{year}",), reports=reports) for year in years]
    people = [Source(id="s", title="T", publisher="P"), Actor(id="ann", name="Ann", kind="person")]
    return made_case([*people, *events, *claims])


def head(driver: Driver) -> list[str]:
    """Return the three lines above the timeline, with what stands left of them cut off."""
    return [line.rstrip(" ┃│") for line in driver.inside("timeline")[:3]]


@wide_and_narrow
async def test_a_night_is_shown_by_its_hours_and_an_event_by_its_time(size: tuple[int, int]) -> None:
    async with opened(Case.open(NIGHT), size) as driver:
        bars, numbers, notes = head(driver)
        # Each of the ten is about the fire, too, of which no hour is known.
        assert bars.startswith("▂▂ ▅▅ ▂▂    ▁▁")
        assert numbers.startswith("21 22 23 00 01")
        assert "2–3 May 2019 · +10 no hour" in notes
        await driver.press_until("j", lambda: "What Lea Fane saw" in driver.at("timeline"))
        assert driver.at("timeline").startswith("22:05? What Lea Fane saw")
        assert head(driver)[1].startswith("21 22•23 00 01")


async def test_a_click_on_an_hour_goes_to_what_happened_in_it_and_on_a_day_to_that_day() -> None:
    async with opened(Case.open(NIGHT), (120, 40)) as driver:
        for x, seen in ((3, "Mo Anders"), (6, "Ulf Holm"), (9, "Yrsa Vik"), (12, "Yrsa Vik"), (0, "Ida Moor")):
            await driver.pilot.click("#timeline", offset=(2 + x, 1))
            assert seen in driver.at("timeline"), x
    async with opened(bundled(), (120, 40)) as driver:
        for x, day in ((9, "The CSTO agrees"), (0, "Protests and unrest begin")):
            await driver.pilot.click("#timeline", offset=(2 + x, 1))
            assert day in driver.at("timeline"), x


async def test_decades_are_shown_by_years_as_far_as_they_fit_and_z_leads_nearer_and_back() -> None:
    async with opened(decades(), (160, 45)) as driver:
        assert "1910–2019 · a bar is 10 years" in head(driver)[2]
        await driver.press("z")
        bars, numbers, notes = head(driver)
        assert set(bars) == {"▁"}
        assert numbers.split()[:2] == ["1915", "1920"]
        assert f"+{100 - len(bars)} after" in notes
        await driver.pilot.click("#timeline", offset=(2 + numbers.index("1935"), 2))
        assert "It happens in 1935" in driver.at("timeline")
        assert head(driver)[1][numbers.index("1935")] == "•"
        await driver.press("G")
        assert "2011" in head(driver)[2]
        assert f"+{100 - len(bars)} before" in head(driver)[2]
        await driver.press("Z")
        assert "a bar is 10 years" in head(driver)[2]
        await driver.press(*"ZZZZ")
        assert "There are no coarser bars for the dates along this axis." in driver.toasts()


async def test_no_finer_bars_than_hours_and_than_what_is_known() -> None:
    async with opened(Case.open(NIGHT)) as driver:
        await driver.press("z")
        assert "There are no finer bars for the dates along this axis." in driver.toasts()
    async with opened(decades()) as driver:
        await driver.press("z", "z")
        assert "There are no finer bars for the dates along this axis." in driver.toasts()
        await driver.press("t")  # along the other axes it is as if nobody had zoomed
        assert driver.explorer.state.unit is None


@pytest.mark.parametrize("turns", [1, 2], ids=["said", "printed"])
async def test_along_said_and_printed_a_doubt_stays_in_the_heading(turns: int) -> None:
    async with opened(bundled(), (120, 180)) as driver:
        await driver.press(*"t" * turns, "+")
        headings = [line.split("  ")[0] for line in driver.inside("timeline") if line.rstrip().endswith("claims")]
        assert {"Mon 10 Jan 2022", "Mon 10 Jan 2022?"} <= set(headings)


async def test_of_each_bar_and_number_the_columns_agree_on_the_screen() -> None:
    for size in SIZES[:3]:
        async with opened(bundled(), size) as driver:
            await driver.press("<", "j", "j", *("1+" if size == SIZES[2] else ""))  # there it takes the whole screen
            bars, numbers, _ = head(driver)
            for day in range(2, 11):
                at = numbers.find(f"{day}", 0 if day < 10 else numbers.index("9"))
                assert at == 3 * (day - 2), numbers
            assert bars[0] != " "
