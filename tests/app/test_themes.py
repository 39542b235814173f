"""Themes: tried live, kept, and drawing every pane and dialog with the same words."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from pilots import PANES, Driver, harbour, opened, wide_and_narrow

from tui.explorer.app import OnRecord
from tui.explorer.dialogs.chooser import ChooserRows
from tui.explorer.dialogs.themes import ThemeDialog
from tui.user.memory import recall_looks
from tui.user.settings import Settings


def looks_file() -> Path:
    return Path(os.environ["XDG_STATE_HOME"]) / "onrecord" / "looks.json"


def start(settings: Settings | None = None) -> OnRecord:
    """Return the app as a start of the program makes it, with what was kept of looks."""
    return OnRecord(harbour(), looks=recall_looks(), settings=settings)


def grounds(driver: Driver) -> set[str]:
    return {str(segment.style.bgcolor) for strip in driver.strips() for segment in strip if segment.style}


async def test_t_tries_each_theme_on_the_whole_screen_and_escape_goes_back() -> None:
    async with opened(harbour(), app=start()) as driver:
        begun, colours = driver.app.theme, grounds(driver)
        await driver.press("T")
        assert isinstance(driver.app.screen, ThemeDialog)
        met = {driver.app.theme}
        for _ in range(len(driver.app.available_themes)):
            await driver.press("down")
            met.add(driver.app.theme)
            assert driver.app.theme in "\n".join(driver.lines(driver.app.screen.query_one(ChooserRows)))
        assert met == set(driver.app.available_themes)
        assert grounds(driver) != colours
        await driver.press("escape")
        assert driver.app.theme == begun
        assert grounds(driver) == colours
        assert "theme" not in recall_looks().view


@wide_and_narrow
async def test_enter_keeps_a_theme_for_the_next_start(size: tuple[int, int]) -> None:
    async with opened(harbour(), size, app=start()) as driver:
        await driver.press("T", *"nord", "enter")
        assert driver.app.theme == "nord"
        assert driver.app.screen is driver.explorer
        await driver.press("T", "down", "escape")
        assert driver.app.theme == "nord"
    assert json.loads(looks_file().read_text())["view"]["theme"] == "nord"
    async with opened(harbour(), size, app=start()) as driver:
        assert driver.app.theme == "nord"
        await driver.press("T")
        assert "● nord" in driver.screen()


async def test_typing_finds_a_theme_and_words_that_none_has_change_nothing() -> None:
    async with opened(harbour(), app=start()) as driver:
        begun = driver.app.theme
        await driver.press("T", *"LIGHT")
        assert "light" in driver.app.theme
        await driver.press(*"zzz", "enter")
        assert isinstance(driver.app.screen, ThemeDialog)
        await driver.press("escape")
        assert driver.app.theme == begun


async def test_a_theme_that_is_set_in_the_file_wins_the_next_time_and_one_is_told() -> None:
    async with opened(harbour(), app=start(Settings(theme="dracula"))) as driver:
        assert driver.app.theme == "dracula"
        await driver.press("T", *"nord", "enter")
        assert "config.yaml sets dracula; nord holds until you leave." in driver.toasts()
    async with opened(harbour(), app=start(Settings(theme="dracula"))) as driver:
        assert driver.app.theme == "dracula"


@pytest.mark.parametrize("kept", ["no-such-theme", 7, None, ["nord"], {"a": "b"}])
async def test_a_kept_theme_that_is_none_does_not_keep_one_from_starting(kept: object) -> None:
    looks_file().parent.mkdir(parents=True)
    looks_file().write_text(json.dumps({"view": {"theme": kept, "widths": kept, "greeted": kept}}))
    async with opened(harbour(), app=start()) as driver:
        assert driver.app.theme == "on-record-dark"
        await driver.press("}", "}")


# One of each sort: our other one, the terminal's own colours, and others' whose variables are not ours
SOME = ("on-record-light", "ansi-dark", "ansi-light", "nord")
ROUND = (
    *"123", "]", "3", "space", "d", "c", "escape", "4", "l", "?", "escape", ":", "escape", "f", "escape", "s", "escape",
    "f2", "escape", "/", *"hurt", "enter", "y", "+", "_", "X",
)  # fmt: skip


Met = list[tuple[str, tuple[str, ...]]]


async def met(theme: str) -> Met:
    """Return what is on the screen after each key of a round, in a theme."""
    views: Met = []
    async with opened(harbour(), (160, 45)) as driver:
        driver.app.theme = theme
        await driver.settle()
        for key in ROUND:
            await driver.press(key)
            driver.quiet()
            await driver.settle()
            views.append((key, driver.view()))
        for name in PANES:
            assert driver.shows(name)
    return views


async def test_every_theme_draws_every_pane_and_dialog_with_the_same_words() -> None:
    begun = await met("on-record-dark")  # the theme of a start
    assert len(begun) == len(ROUND)
    for theme in SOME:
        for (key, view), (_, ours) in zip(await met(theme), begun, strict=True):
            assert view == ours, (theme, key)
