"""The mouse while a large case is still being asked: a click means what it hits, and nothing else is done for it.

Keys wait for what they mean; the mouse acts on what stands on the screen, which may be about to go.
"""

from __future__ import annotations

from gated import Gate
from gated import _gate as _gate
from pilots import Driver, harbour, opened
from test_typing_ahead import answered

from tui.explorer.widgets.rows import Rows


async def click(driver: Driver, name: str, words: str, times: int = 1) -> None:
    """Click in a pane where words stand."""
    lines = driver.inside(name)
    x, y = next((line.index(words), at) for at, line in enumerate(lines) if words in line)
    await driver.pilot.click(f"#{name}", offset=(x + 2, y + 1), times=times)
    await driver.settle()


async def test_a_click_on_a_row_of_another_pane_chooses_that_row(gate: Gate) -> None:
    ends = []
    for held in (False, True):
        async with opened(harbour()) as driver:
            actors = driver.pane("actors")
            assert isinstance(actors, Rows)
            name = actors.source.id(2)
            words = driver.inside("actors")[actors.head + 2].split("  ")[0]
            gate.held = (lambda state: True) if held else (lambda state: False)
            gate.open.clear()
            await click(driver, "actors", words)
            gate.open.set()
            await driver.until(lambda: answered(driver), "the answer")
            assert driver.explorer.state.cursors.actors == name
            ends.append((driver.explorer.state, driver.inside("claims")))
    assert ends[0] == ends[1]


async def test_a_second_click_on_rows_that_are_about_to_go_goes_nowhere(gate: Gate) -> None:
    async with opened(harbour()) as driver:
        await driver.press("2", "space")
        await driver.until(lambda: answered(driver), "the pin")
        gate.hold(lambda state: not state.pins)
        driver.send("X")
        await driver.until(gate.reached.is_set, "the question is being answered")
        wanted = driver.explorer.state
        await click(driver, "actors", driver.inside("actors")[1].split("  ")[0], times=2)
        gate.open.set()
        await driver.until(lambda: answered(driver), "the answer")
        assert driver.explorer.state == wanted


async def test_a_click_in_a_pane_keeps_the_search_that_is_being_typed(gate: Gate) -> None:
    """Otherwise its line would go on standing there, with hits of a search that Esc has ended, and no keys below it."""
    async with opened(harbour()) as driver:
        gate.hold(lambda state: state.sought.text == "hurt")
        await driver.type("/hurt")
        await driver.pilot.click("#timeline", offset=(10, 5))
        gate.open.set()
        await driver.until(lambda: answered(driver), "the answer")
        explorer = driver.explorer
        assert not explorer.search_bar.typing
        assert explorer.state.sought.text == "hurt"
        assert driver.focus() == "timeline"
        assert "help" in driver.footer()
        await driver.press("H")
        await driver.until(lambda: answered(driver), "the view before")
        await driver.press("H")
        await driver.until(lambda: answered(driver), "the view before that")
        assert not explorer.state.sought.asks


async def test_the_chip_of_a_search_that_is_being_typed_is_taken_away_with_its_line(gate: Gate) -> None:
    async with opened(harbour()) as driver:
        await driver.type("/hurt")
        await driver.until(lambda: answered(driver), "the hits")
        await driver.pilot.click("#chips", offset=(4, 0))
        await driver.until(lambda: answered(driver), "the case")
        assert not driver.explorer.search_bar.typing
        assert not driver.explorer.state.sought.asks
        assert driver.chips() == ""
