"""The way back: whatever was pressed, H leads to the opening view and L to the last one again."""

from __future__ import annotations

import random

import pytest
from pilots import Driver, bundled, harbour, opened

from tui.case import Case

MOVES = (
    "up", "down", "j", "k", "pageup", "pagedown", "g", "G", "home", "end", "enter", "escape", "tab", "shift+tab",
    "1", "2", "3", "4", "[", "]", "J", "K", "+", "_", "c", "d", "D", "a", "<", ">", "t", "space", "X", "backspace",
    "n", "N", "left", "right", "h", "l", "y", "i",
)  # fmt: skip
DIALOGS = (
    ("/", "fire", "enter"), ("/", "-crane", "enter"), ("/", "zzz", "enter"), ("/", "a", "escape"),
    ("f", "", "down"), (":", "cra", "enter"), ("?", "disp", "enter"), ("m", "here", "enter"), ("'", "", "enter"),
    ("f2", "", "escape"),
)  # fmt: skip


async def wander(driver: Driver, keys: int, seed: int) -> None:
    """Press random keys, dialogs among them, and end with no dialog open."""
    chance = random.Random(seed)
    for _ in range(keys):
        if chance.random() < 0.85:
            await driver.press(chance.choice(MOVES))
            continue
        opening, text, closing = chance.choice(DIALOGS)
        await driver.press(opening)
        driver.send(*text)
        await driver.press(closing)
        if driver.app.screen is not driver.explorer:
            await driver.press("enter", "escape")


async def view(driver: Driver) -> tuple[str, ...]:
    """Return what is on the screen but for messages, which go by themselves."""
    driver.app.clear_notifications()
    await driver.settle()
    return driver.view()


@pytest.mark.parametrize(
    ("case", "seed", "size"),
    [(harbour, 1, (120, 40)), (harbour, 2, (80, 24)), (harbour, 3, (50, 16)), (bundled, 4, (160, 45))],
)
async def test_after_200_random_keys_h_leads_to_the_opening_view_and_l_to_the_last(
    case: type[Case], seed: int, size: tuple[int, int]
) -> None:
    async with opened(case(), size) as driver:
        first = await view(driver)
        await wander(driver, 200, seed)
        last = await view(driver)
        behind = driver.explorer.history.behind
        assert 20 < behind <= 400  # it is no way back if nothing was kept
        driver.send(*"H" * max(behind, 200))
        assert await view(driver) == first
        driver.send(*"L" * max(behind, 200))
        assert await view(driver) == last


async def test_each_view_comes_back_as_it_was_left() -> None:
    async with opened(bundled(), (120, 40)) as driver:
        keys = [
            "down",
            "enter",
            "down",
            "enter",
            "right",
            "enter",
            "a",
            "<",
            "t",
            "space",
            "2",
            "]",
            "c",
            "j",
            "d",
            "d",
        ]
        seen = [await view(driver)]
        jumps = {0}
        for key in keys:
            before = driver.explorer.history.behind
            await driver.press(key)
            if driver.explorer.history.behind == before:
                seen[-1] = await view(driver)  # the same view, further down
            else:
                seen.append(await view(driver))
            jumps.add(driver.explorer.history.behind)
        assert len(seen) == len(jumps)
        for expected in reversed(seen[:-1]):
            await driver.press("H")
            assert await view(driver) == expected
        for expected in seen[1:]:
            await driver.press("L")
            assert await view(driver) == expected


async def test_a_new_jump_forgets_what_lay_ahead() -> None:
    async with opened(harbour()) as driver:
        await driver.press("2", "3", "H", "4", "L")
        assert "newest view" in driver.toasts()
        assert driver.focus() == "detail"
