"""The way back and on: H and L bring each view again as it was left, however one got there."""

from __future__ import annotations

import random

import pytest
from helpers import LONG
from pilots import Driver, bundled, harbour, opened, wide_and_narrow

STEPS = 100
# Every key of the explorer but those that leave it, those that go back and on, and those that no view has to do with:
# copying, opening, editing, reloading, themes and widths.
MOVES = "up down k j pageup pagedown ctrl+u ctrl+d g G home end enter escape tab shift+tab 1 2 3 4 [ ] J K + _"
FINDS = "/ f c d D a < > t space X backspace n N m ' : ctrl+p ? f1 f2 s left right h l"
KEYS = f"{MOVES} {FINDS}".split()
TYPED = {
    "/": ("hurt", "mayor", "zzzz", "speaker:mayor", "-hurt", '"set it off"', "s", ""),
    "f": ("disputed", "denial", "gazette", "3 mar", ""),
    ":": ("hurt", "courier", "clear", "the claims", ""),
    "ctrl+p": ("oez", "fire", ""),
    "m": ("one", "two"),
    "'": ("one", "two", ""),
}
LINES = (*TYPED, "?", "f1", "f2", "s")  # what opens something in which keys mean something else


def walk(seed: int) -> list[str]:
    """Return random keys; what a key opens is closed again, now and then by taking what is typed there."""
    by = random.Random(seed)
    keys: list[str] = []
    for _ in range(STEPS):
        key = by.choice(KEYS)
        keys.append(key)
        if key in TYPED and by.random() < 0.6:
            keys += [*by.choice(TYPED[key]), "enter"]
        if key in LINES and (key != "/" or keys[-1] != "enter"):
            keys.append("escape")
    return keys


async def quickly(driver: Driver, *keys: str) -> None:
    """Press keys, some at a time; messages in the corner are no part of a view."""
    for at in range(0, len(keys), 20):
        driver.send(*keys[at : at + 20])
        await driver.settle()
        driver.quiet()
    driver.quiet()
    await driver.settle()


def seen(driver: Driver) -> tuple[object, ...]:
    return (*driver.view(), driver.focus())


@pytest.mark.parametrize("seed", range(2 * LONG))
async def test_after_random_keys_h_leads_to_the_opening_view_and_l_to_the_last(seed: int) -> None:
    async with opened(harbour(), [(120, 40), (50, 16)][seed % 2]) as driver:
        opening = seen(driver)
        await quickly(driver, *walk(seed))
        await quickly(driver, *["escape"] * (driver.app.screen is not driver.explorer))
        await quickly(driver, "2", "]", "G")
        last = seen(driver)
        assert last != opening
        await quickly(driver, *["H"] * STEPS)
        assert seen(driver) == opening, "\n".join(walk(seed))
        await quickly(driver, *["L"] * STEPS)
        assert seen(driver) == last, "\n".join(walk(seed))


JOURNEY = (
    "down down down down down",  # in the timeline
    "3 down down",
    "4 down down down right",
    "] down down",
    "space",
    "] ]",
    "<",
    "t down down",
    "X",
    "d d",
    "c pagedown",
    "1 G",
    "2 G",
)


@pytest.mark.parametrize("size", [(120, 40), (50, 16)], ids=str)
async def test_each_view_comes_back_as_it_was_left(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        left = [seen(driver)]
        for keys in JOURNEY:
            jump, *rest = keys.split()
            await quickly(driver, jump)
            await quickly(driver, *rest)
            left.append(seen(driver))
        back: list[object] = []
        for _ in range(24):
            if not back or back[-1] != seen(driver):
                back.append(seen(driver))
            await quickly(driver, "H")
        missing = [keys for keys, view in zip(("", *JOURNEY), left, strict=True) if view not in back]
        assert missing == []
        assert [back.index(view) for view in left] == sorted((back.index(view) for view in left), reverse=True)
        on: list[object] = []
        for _ in range(24):
            if not on or on[-1] != seen(driver):
                on.append(seen(driver))
            await quickly(driver, "L")
        assert on == back[::-1]


async def test_one_h_takes_one_jump_back() -> None:
    typed = {"f": "disputed\n", "/": "toqaev\n", "a": "\n"}
    async with opened(bundled()) as driver:
        await driver.type("2jj3jjj")  # an actor, and a claim that is not the first one
        before = seen(driver)
        for key in ("f", "a", "<", "t", "]", "d", "c", "space", "/"):
            await driver.press(key)
            await driver.type(typed.get(key, ""))
            await quickly(driver)
            after = seen(driver)
            assert after != before, key
            await quickly(driver, "H")
            assert seen(driver) == before, f"{key}\n{driver.screen()}"
            await quickly(driver, "L")
            assert seen(driver) == after, f"{key}\n{driver.screen()}"
            await quickly(driver, "alt+left")
            assert seen(driver) == before, key
            await quickly(driver, "alt+right")
            assert seen(driver) == after, key
            await quickly(driver, "H")


async def test_moving_a_cursor_is_no_jump_and_where_it_was_left_comes_back() -> None:
    async with opened(bundled()) as driver:
        await driver.type("2jjjj")
        left = seen(driver)
        await driver.type("3jjj")
        await driver.press("H")
        assert seen(driver) == left
        await driver.press("L")
        assert driver.explorer.query_one("#claims").has_focus
        assert " 4/" in driver.text("claims").splitlines()[-1]


@pytest.mark.parametrize("size", [(120, 40), (50, 16)], ids=str)
async def test_a_list_and_a_page_come_back_scrolled_as_they_were(size: tuple[int, int]) -> None:
    differ = []
    for case in (harbour(), bundled()):
        async with opened(case, size) as driver:
            for keys in ("3 G", "3 G K K", "4 j j j", "4 pagedown", "4 G", "3 j enter right", "] c pagedown", "] c G"):
                await quickly(driver, *keys.split())
                before = seen(driver)
                await quickly(driver, "2", "H")
                differ += [f"{case.info.id}: {keys}"] * (seen(driver) != before)
                await quickly(driver, "X", "1", "g")
    assert differ == []


async def test_a_jump_after_going_back_forgets_what_lay_ahead() -> None:
    async with opened(harbour()) as driver:
        await driver.type("2]3HH")
        await driver.press("t")
        axis = seen(driver)
        await driver.press("L")
        assert "This is the newest view; there is none after it." in driver.toasts()
        await quickly(driver)
        assert seen(driver) == axis


@wide_and_narrow
async def test_at_its_ends_the_history_says_so_and_stays(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        before = seen(driver)
        await driver.press("H")
        assert "This is where it began; there is no view before it." in driver.toasts()
        await driver.press("L")
        assert "This is the newest view; there is none after it." in driver.toasts()
        await quickly(driver)
        assert seen(driver) == before


async def test_a_refused_key_pressed_again_does_not_cover_the_screen_with_its_message() -> None:
    async with opened(harbour()) as driver:
        for _ in range(5):
            await driver.press("H")
        assert driver.toasts().count("This is where it began") == 1


async def test_the_way_back_holds_across_sizes() -> None:
    def where(driver: Driver) -> list[str]:
        rows = [driver.at(name) for name in ("timeline", "actors", "claims")]
        return [*rows, driver.title("detail"), str(driver.focus())]

    async with opened(bundled()) as driver:
        opening = where(driver)
        await driver.type("jjj2jj]j3jjd")
        last = where(driver)
        await driver.resize(50, 16)
        await quickly(driver, *["H"] * 20)
        await driver.resize(120, 40)
        assert where(driver) == opening
        await quickly(driver, *["L"] * 20)
        assert where(driver) == last
