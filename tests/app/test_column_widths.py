"""Widths: the left panes are given more or less by a key, and keep it; and what a terminal without room says."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from pilots import Driver, harbour, opened

from tui.explorer.app import OnRecord
from tui.explorer.state.sizes import LEAST_SHARE, MOST_SHARE, STEP, WIDTHS
from tui.user.memory import recall_looks

SIZES = {"three": (160, 45), "two": (120, 40)}
each_shape = pytest.mark.parametrize("shape", SIZES)


def start() -> OnRecord:
    """Return the app as a start of the program makes it, with what was kept of looks."""
    return OnRecord(harbour(), looks=recall_looks())


def width(driver: Driver) -> int:
    """Return the width of the left panes as they stand on the screen, in cells."""
    return driver.pane("timeline").region.width


@each_shape
async def test_the_braces_widen_and_narrow_the_left_panes(shape: str) -> None:
    size = SIZES[shape]
    async with opened(harbour(), size, app=start()) as driver:
        begun = width(driver)
        assert abs(begun - size[0] * WIDTHS[shape] / 100) <= 1
        await driver.press("}")
        assert abs(width(driver) - begun - size[0] * STEP / 100) <= 1
        assert {strip.cell_length for strip in driver.strips()} == {size[0]}
        await driver.press("{", "{")
        assert width(driver) < begun
        await driver.press("}")
        assert width(driver) == begun


@each_shape
async def test_no_pane_is_narrowed_or_widened_away(shape: str) -> None:
    size = SIZES[shape]
    async with opened(harbour(), size, app=start()) as driver:
        await driver.press("3", *["}"] * 40)
        assert width(driver) <= size[0] * MOST_SHARE / 100 + 1
        await driver.press(*["{"] * 40)
        assert width(driver) >= size[0] * LEAST_SHARE / 100 - 1
        assert {strip.cell_length for strip in driver.strips()} == {size[0]}
        assert driver.text("detail")


async def test_a_width_is_kept_for_the_next_start_and_for_its_shape_alone() -> None:
    async with opened(harbour(), SIZES["two"], app=start()) as driver:
        begun = width(driver)
        await driver.press("}", "}")
        kept = width(driver)
        assert kept > begun
        await driver.resize(*SIZES["three"])
        assert abs(width(driver) - 160 * WIDTHS["three"] / 100) <= 1
        await driver.resize(*SIZES["two"])
        assert width(driver) == kept
    looks = json.loads((Path(os.environ["XDG_STATE_HOME"]) / "onrecord" / "looks.json").read_text())
    assert looks["view"]["widths"]["two"] == WIDTHS["two"] + 2 * STEP
    async with opened(harbour(), SIZES["two"], app=start()) as driver:
        assert width(driver) == kept


async def test_cursor_and_scroll_stay_with_their_words_when_a_width_changes() -> None:
    async with opened(harbour(), SIZES["two"], at="cause-unknown") as driver:
        await driver.press("4", "j", "j", "j", "j", "1", "}", "}")
        cursor, state = driver.at("claims"), driver.explorer.state
        await driver.press("{", "{")
        assert driver.explorer.state == state
        assert driver.at("claims").splitlines()[0][:12] == cursor.splitlines()[0][:12]


@pytest.mark.parametrize("key", ["{", "}"])
async def test_where_one_pane_fills_the_screen_the_braces_say_so(key: str) -> None:
    for size, keys in (((50, 16), ""), ((80, 24), ""), ((120, 40), "+")):
        async with opened(harbour(), size) as driver:
            await driver.press(*keys)
            before = driver.view()[:5]
            await driver.press(key)
            assert "there is nothing to divide" in driver.toasts()
            assert driver.view()[:5] == before


@pytest.mark.parametrize("size", [(24, 5), (23, 6), (10, 3), (1, 1)], ids=str)
async def test_under_24x6_one_line_says_what_is_needed_and_a_larger_size_brings_all_back(size: tuple[int, int]) -> None:
    async with opened(harbour(), at="sparks") as driver:
        before = driver.view()
        await driver.resize(*size)
        lines = [line for line in driver.lines() if line.strip()]
        assert len(lines) == 1
        assert "24x6 needed, q quits"[: size[0] - 1].rstrip() in lines[0]
        await driver.press("j", "/", "x", "T")
        await driver.resize(120, 40)
        assert driver.view() == before
    async with opened(harbour(), (24, 6)) as driver:
        assert "needed" not in driver.screen()
        await driver.press("3", "j", "enter")
        assert "Claim" in driver.lines()[2]
