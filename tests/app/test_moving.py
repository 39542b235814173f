"""Moving within panes by keys: ends, pages, zoom, and which pane is gone to."""

from __future__ import annotations

import pytest
from pilots import (
    PANES,
    SIZES,
    Driver,
    at_each_size,
    bundled,
    harbour,
    opened,
    wide_and_narrow,
)


@at_each_size
async def test_a_digit_goes_to_its_pane_and_never_toggles(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        for digit in "4321":
            name = PANES[int(digit) - 1]
            await driver.press(digit)
            assert driver.focus() == name
            assert f" {digit} " in driver.text(name).splitlines()[0], driver.screen()
            once = driver.screen()
            await driver.press(digit)
            assert driver.screen() == once
            assert driver.focus() == name


@wide_and_narrow
async def test_tab_walks_the_panes_in_their_order_and_shift_tab_walks_back(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        walked = [driver.focus()]
        for _ in range(4):
            await driver.press("tab")
            walked.append(driver.focus())
            assert driver.shows(str(driver.focus()))
        assert walked == [*PANES, "timeline"]
        await driver.press("shift+tab")
        assert driver.focus() == "detail"
        await driver.press("shift+tab")
        assert driver.focus() == "claims"


@pytest.mark.parametrize("size", SIZES[:3])
async def test_capital_j_and_k_scroll_the_detail_from_a_list(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        await driver.press_until("down", lambda: "People are killed" in driver.at("timeline"))
        before, row = driver.inside("detail"), driver.at("timeline")
        await driver.press("J")
        after = driver.inside("detail")
        assert after != before
        assert after[0] in before  # less than a page: what was read last is still there
        assert driver.focus() == "timeline"
        assert driver.at("timeline") == row
        await driver.press("K")
        assert driver.inside("detail") == before


@wide_and_narrow
async def test_ends_and_pages_in_a_list(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        last = ""
        for end, start in (("G", "g"), ("end", "home")):
            await driver.press(end)
            assert driver.at("timeline")
            last = last or driver.at("timeline")
            assert driver.at("timeline") == last
            await driver.press("down")
            assert driver.at("timeline") == last  # there is none below
            await driver.press(start)
            assert driver.at("timeline").startswith("The whole case")
        for down, up in (("pagedown", "pageup"), ("ctrl+d", "ctrl+u")):
            top = driver.inside("timeline")
            await driver.press(down)
            paged = driver.at("timeline")
            assert not paged.startswith("The whole case")
            await driver.press(down)
            assert driver.inside("timeline") != top
            assert driver.at("timeline") != paged
            await driver.press(up, up, up)
            assert driver.at("timeline").startswith("The whole case")


@wide_and_narrow
async def test_ends_and_pages_in_the_detail(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        await driver.press("4")
        whole = driver.read_on().splitlines()
        await driver.press("g")
        top = driver.inside("detail")
        for end, start in (("G", "g"), ("end", "home")):
            await driver.press(end)
            assert driver.inside("detail") == whole[-len(top) :]
            await driver.press(start)
            assert driver.inside("detail") == top
        await driver.press("j")
        assert driver.inside("detail") == whole[1 : len(top) + 1]
        await driver.press("k")
        for down, up in (("pagedown", "pageup"), ("ctrl+d", "ctrl+u")):
            await driver.press(down)
            assert driver.inside("detail")[0] in top  # a line ties the pages together, or it was all there was
            await driver.press(up)
            assert driver.inside("detail") == top


async def test_plus_lets_the_pane_fill_the_screen_and_underscore_shows_the_others_again() -> None:
    async with opened(harbour(), (120, 40)) as driver:
        await driver.press("_")
        assert "No pane is zoomed; + zooms this one." in driver.toasts()
        await driver.press("+")
        assert [name for name in PANES if driver.shows(name)] == ["timeline"]
        assert driver.pane("timeline").region.width == 120
        await driver.press("+")
        assert "zoomed already; _ shows the others again" in driver.toasts()
        await driver.press("enter")  # what is zoomed is wherever one is
        assert [name for name in PANES if driver.shows(name)] == ["claims"]
        await driver.press("escape", "_")
        assert [name for name in PANES if driver.shows(name)] == list(PANES)


async def test_plus_says_why_where_one_pane_fills_the_screen_anyway() -> None:
    async with opened(harbour(), (50, 16)) as driver:
        await driver.press("+")
        assert driver.toasts()


async def test_capital_t_tries_themes_and_keeps_one_or_goes_back() -> None:
    def colours(driver: Driver) -> set[object]:
        return {segment.style and segment.style.bgcolor for strip in driver.strips() for segment in strip}

    async with opened(harbour()) as driver:
        driver.app.theme = "on-record-dark"
        await driver.settle()
        text, dark = driver.screen(), colours(driver)
        await driver.press("T", *"record-light")
        assert driver.app.theme == "on-record-light", "it is tried at once"
        await driver.press("escape")
        assert (driver.screen(), colours(driver)) == (text, dark)
        await driver.press("T", *"record-light", "enter")
        assert driver.screen() == text  # colours, and nothing else
        assert not colours(driver) & dark, "every part of the screen has changed"
        await driver.press("T", *"record-dark", "enter")
        assert colours(driver) == dark
