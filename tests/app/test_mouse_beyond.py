"""Reports of the mouse from beyond the screen: they are on nothing, and take nothing away."""

from __future__ import annotations

import pytest
from copied import listening
from pilots import Driver, harbour, opened
from textual import events

BEYOND = [(500, 3), (3, 500), (500, 500), (-2, 3), (120, 40)]


def report(driver: Driver, kind: type[events.MouseEvent], x: int, y: int, button: int = 1) -> None:
    """Report the mouse as the driver does."""
    assert driver.app._driver
    driver.app._driver.send_message(kind(None, x, y, 0, 0, button, False, False, False))


@pytest.mark.parametrize(("x", "y"), BEYOND)
async def test_a_press_out_there_leaves_the_focus_where_it_is(x: int, y: int) -> None:
    async with opened(harbour()) as driver:
        await driver.press("3", "j")
        before = driver.view()
        for kind in (events.MouseDown, events.MouseUp, events.MouseScrollDown, events.MouseMove):
            report(driver, kind, x, y)
        await driver.settle()
        assert driver.focus() == "claims"
        await driver.press("j", "k")
        assert driver.view() == before


@pytest.mark.parametrize(("x", "y"), BEYOND)
async def test_a_line_that_is_typed_in_keeps_it_too(x: int, y: int) -> None:
    async with opened(harbour()) as driver:
        await driver.press("/")
        report(driver, events.MouseDown, x, y)
        report(driver, events.MouseUp, x, y)
        await driver.type("fire")
        assert driver.explorer.search_bar.text == "fire"


async def test_a_drag_that_ends_out_there_ends_at_the_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    copies = listening(monkeypatch)
    async with opened(harbour(), at="cause-unknown") as driver:
        lines = driver.lines()
        row = next(at for at, line in enumerate(lines) if "▎ the cause is not known" in line)
        x = lines[row].index("the cause")
        report(driver, events.MouseDown, x, row)
        report(driver, events.MouseMove, x + 5, row)
        report(driver, events.MouseMove, 900, row)
        report(driver, events.MouseUp, 900, row)
        await driver.settle()
        report(driver, events.MouseMove, x + 3, row, 0)
        await driver.settle()
        await driver.press("ctrl+c")
        assert copies() == ["the cause is not known"]


async def test_the_digit_of_the_pane_one_is_in_brings_a_lost_focus_back() -> None:
    async with opened(harbour()) as driver:
        await driver.press("2")
        driver.explorer.set_focus(None)
        await driver.settle()
        assert driver.focus() is None
        await driver.press("2")
        assert driver.focus() == "actors"
