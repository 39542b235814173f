"""The first minute: a hint that goes away for good, empty states that name a key, and nothing that moves."""

from __future__ import annotations

import pytest
from pilots import PANES, Driver, at_each_size, harbour, opened
from textual.geometry import Region

from tui.explorer.app import OnRecord
from tui.explorer.dialogs.help import HelpDialog
from tui.explorer.keys import with_keys
from tui.explorer.screen import HINT
from tui.user.memory import Memory, recall_looks
from tui.user.settings import Settings


def start() -> OnRecord:
    return OnRecord(harbour(), looks=recall_looks())


@at_each_size
async def test_the_first_start_has_a_hint_and_no_later_one(size: tuple[int, int]) -> None:
    async with opened(harbour(), size, app=start()) as driver:
        assert "New here? Enter goes in" in driver.lines()[1]
    for _ in range(2):
        async with opened(harbour(), size, app=start()) as driver:
            assert "New here?" not in driver.screen()
            assert driver.lines()[2].startswith("╭")


@pytest.mark.parametrize("keys", ["enter", "2", "d", "H", "/hurt\n"])
async def test_the_hint_goes_with_the_first_step(keys: str) -> None:
    async with opened(harbour(), app=start()) as driver:
        assert with_keys(HINT) in driver.screen()
        await (driver.type(keys) if keys[0] == "/" else driver.press(keys))
        if keys == "H":  # there was nowhere to go back to: that is no step
            assert with_keys(HINT) in driver.screen()
        else:
            assert "New here?" not in driver.screen()


async def test_the_keys_of_the_hint_do_what_it_says() -> None:
    async with opened(harbour(), app=start()) as driver:
        row = driver.at("timeline")
        await driver.press("down")
        assert driver.at("timeline") != row
        await driver.press("enter")
        assert driver.focus() == "claims"
        await driver.press("escape")
        assert driver.focus() == "timeline"
        await driver.press("?")
        assert isinstance(driver.app.screen, HelpDialog)


async def test_without_a_place_to_keep_it_there_is_no_hint_rather_than_one_each_time() -> None:
    async with opened(harbour(), app=OnRecord(harbour(), looks=Memory())) as driver:
        assert "New here?" not in driver.screen()


@pytest.mark.parametrize("motion", [True, False])
async def test_nothing_moves_unless_it_is_set_to(motion: bool) -> None:
    async with opened(harbour(), app=OnRecord(harbour(), settings=Settings(motion=motion))) as driver:
        assert driver.app.animation_level == ("full" if motion else "none")
    async with opened(harbour()) as driver:
        assert driver.app.animation_level == "none"


# What stands where nothing is: a sentence with the key that helps, and that key helps


async def test_nothing_left_by_chips_names_the_key_that_takes_them_away() -> None:
    async with opened(harbour(), (160, 45)) as driver:
        await driver.type("/zzzz\n")
        for name in ("claims", "actors"):
            assert "X" in " ".join(driver.inside(name)), driver.screen()
        await driver.press("X")
        assert "7 claims" in driver.header()


async def test_bookmarks_before_there_are_any_name_the_key_that_sets_one() -> None:
    async with opened(harbour(), at="sparks") as driver:
        await driver.press("'")
        assert "m bookmarks" in driver.screen(), driver.screen()
        await driver.press("escape", "m", "enter", "'")
        assert "A spark from a crane" in driver.screen()


# What comes and goes has a line kept for it, or lies over the line of keys


def places(driver: Driver) -> list[Region]:
    """Return where the panes stand that show."""
    return [driver.pane(name).region for name in PANES if driver.shows(name)]


@at_each_size
async def test_hint_chips_a_search_and_what_is_said_move_no_pane(size: tuple[int, int]) -> None:
    async with opened(harbour(), size, app=start()) as driver:
        before = places(driver)
        assert before
        for keys in ("down", "X", "space", "/", "h", "enter", "escape", "n", "H", "backspace"):
            await driver.press(keys)
            assert [place.y for place in places(driver)] == [place.y for place in before][: len(places(driver))], keys
            assert {place.bottom for place in places(driver)} <= {place.bottom for place in before}, keys


@at_each_size
async def test_what_is_said_lies_over_the_line_of_keys_whole_and_goes_with_the_next_step(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        keys = driver.lines()[-1]
        await driver.press("h")
        assert driver.toasts() == "Links are chosen in the detail; 4 goes there."
        assert driver.lines()[-1] != keys
        await driver.press("down")
        assert "Enter go in" in driver.lines()[-1]
        assert driver.toasts() == ""


@pytest.mark.parametrize("size", [(80, 24), (50, 16)], ids=str)
async def test_where_not_all_panes_show_a_line_says_which_key_goes_to_each(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        for key, name in (("2", "actors"), ("3", "claims"), ("4", "detail"), ("1", "timeline")):
            assert f"{key} {name}" in driver.lines()[1]
            await driver.press(key)
            assert driver.focus() == name


@at_each_size
async def test_wherever_a_quote_can_be_copied_the_footer_says_by_which_key(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        for keys in ("3", "3 4", "/ h u r t enter"):
            assert " y copy " not in driver.footer(), f"{keys}: the case itself has no quote"
            await driver.press(*keys.split())
            assert " y copy " in driver.footer(), keys
            assert "filter" not in driver.footer().partition(" y copy ")[0], f"{keys}: rarer keys stand behind it"
            await driver.press("y")
            assert "Copied the quote" in driver.toasts(), keys
            await driver.press("1", "g")
