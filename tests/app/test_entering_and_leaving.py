"""How it is entered and left, by keys and with the mouse."""

from __future__ import annotations

import pytest
from pilots import harbour, opened
from textual.css.query import NoMatches

from tui.explorer.app import OnRecord


@pytest.mark.parametrize("keys", [("q",), ("ctrl+q",), ("4", "q"), ("question_mark", "ctrl+q")], ids=" ".join)
async def test_quitting(keys: tuple[str, ...]) -> None:
    app = OnRecord(harbour())
    async with opened(harbour(), app=app) as driver:
        assert app.return_code is None
        await driver.press(*keys)
        await driver.until(lambda: app.return_code is not None, "the end")
    assert app.return_code == 0


@pytest.mark.parametrize(
    ("leaving", "error", "told"),
    [(True, NoMatches(), False), (False, NoMatches(), True), (True, KeyError("x"), True)],
    ids=["leaving while a dialog comes", "a widget that is not there", "leaving, and anything else"],
)
def test_what_a_dialog_lacks_that_comes_while_one_leaves_is_no_failure(
    leaving: bool, error: Exception, told: bool
) -> None:
    app = OnRecord(harbour())
    app._exit = leaving
    app._handle_exception(error)
    assert (app.failure is error) == told


async def test_q_is_a_letter_in_the_search_of_the_help() -> None:
    async with opened(harbour()) as driver:
        await driver.press("question_mark", "q")
        assert driver.app.return_code is None


@pytest.mark.parametrize("size", [(120, 40), (50, 16)], ids=str)
@pytest.mark.parametrize(
    ("name", "focus", "first"),
    [
        ("sparks", "claims", "A spark from a crane set it off."),
        ("zhanna", "actors", "Жанна Öz"),
        ("cause", "timeline", "Something sets it off"),
        ("what-cause", "actors", "What set it off?"),
        ("courier", "actors", "Three hurt as harbour burns"),
        ("harbour", "timeline", "The Harbour Fire"),
    ],
)
async def test_at_opens_on_the_record(size: tuple[int, int], name: str, focus: str, first: str) -> None:
    async with opened(harbour(), size, at=name) as driver:
        assert driver.focus() == focus
        assert driver.shows(focus)
        assert driver.at(focus)
        await driver.press("4")
        assert driver.inside("detail")[0] == first


async def test_a_chip_that_came_after_a_search_stays_when_escape_ends_it_and_backspace_ends_it_from_anywhere() -> None:
    async with opened(harbour()) as driver:
        await driver.type("/hurt\n ")
        chips = driver.chips()
        await driver.press("escape", "escape")
        assert "/hurt" not in driver.chips()
        assert driver.chips() == chips.partition(" ✕")[0] + " ✕"
        await driver.type("/hurt\n")
        await driver.press("4", "backspace")
        assert driver.chips() == chips.partition(" ✕")[0] + " ✕"
        assert driver.focus() == "detail"
