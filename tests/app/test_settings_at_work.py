"""config.yaml in the explorer: other keys change footer, help, palette, behaviour; wrong ones harm nothing."""

from __future__ import annotations

import re

import pytest
from helpers import run
from pilots import HARBOUR, Driver, harbour, opened, squeezed
from settings_files import LINES, REMAP, WRONG, write

from tui.explorer.app import OnRecord
from tui.explorer.dialogs.help import HelpDialog
from tui.explorer.dialogs.palette import Palette
from tui.explorer.dialogs.problems import ProblemList
from tui.paths import config_file
from tui.user.settings import read_settings


def start() -> OnRecord:
    """Return the app with what is set, as a start of the program makes it."""
    settings, problems = read_settings(config_file())
    app = OnRecord(harbour(), settings=settings)
    app.problems = sorted([*problems, *app.problems], key=lambda problem: problem.place)
    return app


async def row(driver: Driver, dialog: type[HelpDialog | Palette], key: str, words: str) -> str:
    """Return the row of a dialog that has these words."""
    await driver.press(key)
    assert isinstance(driver.app.screen, dialog)
    await driver.type(words)
    rows = [strip.text.strip() for strip in driver.within(driver.app.screen.list)]
    await driver.press("escape")
    return next(line for line in rows if words.casefold() in line.casefold())


# n and j


async def test_other_keys_change_footer_help_palette_and_behaviour_together() -> None:
    write(REMAP)
    async with opened(harbour(), (160, 45), app=start()) as driver:
        assert not isinstance(driver.app.screen, Palette)
        assert re.search(r"[↑x]+ move", driver.footer()), driver.footer()
        assert "↓" not in driver.footer()
        first = driver.at("timeline")
        await driver.press("j", "down")
        assert driver.at("timeline") == first, "these keys move no more"
        await driver.press("x")
        assert driver.at("timeline") != first
        await driver.press("g")
        await driver.type("/hurt\n")
        assert re.search(r" N?b hits", driver.footer()), driver.footer()
        at = driver.chips()
        await driver.press("n")
        assert driver.chips() == at, "this key is no longer that of the next hit"
        await driver.press("b")
        second = driver.chips()
        assert second != at
        await driver.press("f5")
        assert driver.chips() not in (at, second)
        assert re.search(r"^b +F5 ", await row(driver, HelpDialog, "?", "Go to the next hit of the search"))
        assert re.search(r"^x ", await row(driver, HelpDialog, "?", "Move down a row"))
        assert re.search(r"b +F5$", await row(driver, Palette, ":", "Go to the next hit of the search"))
        assert re.search(r"x$", await row(driver, Palette, ":", "Move down a row"))


async def test_each_wrong_entry_stands_in_the_panel_with_its_cure() -> None:
    write(WRONG)
    async with opened(harbour(), (160, 60), app=start()) as driver:
        assert len(driver.app.screen_stack) == 1, "nothing opens by itself"
        assert f"▲ {len(LINES)} entries of config.yaml are ignored" in driver.lines()[1]
        await driver.press("!")
        assert isinstance(driver.app.screen, ProblemList)
        rows = squeezed("".join(strip.text for strip in driver.within(driver.app.screen.list)))
        for line in LINES:
            assert f"config.yaml:{line}:" in rows
        assert "didyoumean'happened'?" in rows
        assert "useyesorno" in rows


async def test_an_action_without_a_key_has_none_anywhere_and_is_still_in_the_palette() -> None:
    write("keys: {time.axis: [], theme: none}\n")
    async with opened(harbour(), (160, 45), app=start()) as driver:
        assert "axis" not in driver.footer()
        await driver.press("t")
        assert "happened" in driver.text("timeline").splitlines()[0]
        await driver.press("T")
        assert driver.app.screen is driver.explorer


async def test_a_conflict_is_told_with_both_and_neither_key_is_lost() -> None:
    file = write("keys:\n  time.axis: f\n")
    async with opened(harbour(), (160, 45), app=start()) as driver:
        await driver.press("!")
        told = " ".join(driver.screen().split())
        assert f"{file.name}:2:" in told
        assert "f" in told
        await driver.press("escape", "t")
        assert "said" in driver.text("timeline").splitlines()[0], "the axis keeps its own key"
        await driver.press("f")
        assert driver.app.screen is not driver.explorer, "and the filter keeps its own"


# Twelve that are wrong


def test_the_command_line_tells_the_same_of_what_it_can_know_and_works() -> None:
    write(WRONG)
    done = run("paths")
    assert done.returncode in (0, 1)
    lines = [int(line) for line in re.findall(r"config\.yaml:(\d+):\d+: ", str(done.stderr))]
    assert set(lines) <= set(LINES)
    assert lines == sorted(lines)
    assert len(lines) >= 5
    assert run("show", "sparks", "--case", str(HARBOUR)).returncode == 0


@pytest.mark.parametrize(
    "text", ["", "\x00", "- a", "theme: [", "x" * 200_000, "keys: 3", "a: *b", "\ufeff", "---\n---\n"]
)
async def test_whatever_the_file_is_the_app_runs(text: str) -> None:
    write(text)
    async with opened(harbour(), app=start()) as driver:
        await driver.press("escape", "j")
        assert "Event · fire" in driver.text("detail")


async def test_the_axis_the_theme_and_the_editor_that_are_set_hold() -> None:
    write("axis: said\ntheme: nord\neditor: nano\n")
    async with opened(harbour(), app=start()) as driver:
        assert "1 Timeline · said" in driver.text("timeline")
        assert driver.app.theme == "nord"
        assert driver.explorer.settings.editor == "nano"
