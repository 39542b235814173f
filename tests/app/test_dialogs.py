"""What all dialogs have in common: they come and go without a trace, and rest while nobody types."""

from __future__ import annotations

import pytest
from pilots import harbour, opened

from tui.explorer.dialogs.chooser import ChooserRows

pytestmark = pytest.mark.painted

KEYS = ("f1", "f2", "f", "m", "'", ":", "s", "o", "T")
each_dialog = pytest.mark.parametrize("key", KEYS)


@each_dialog
async def test_escape_closes_it_and_all_is_as_it_was(key: str) -> None:
    async with opened(harbour(), (80, 24), at="nobody-hurt") as driver:
        before, state, theme = driver.view(), driver.explorer.state, driver.app.theme
        await driver.press(key)
        assert driver.app.screen is not driver.explorer
        assert driver.view() != before
        await driver.press("down", "escape")
        assert driver.app.screen is driver.explorer
        assert (driver.view(), driver.explorer.state, driver.app.theme) == (before, state, theme)


@each_dialog
async def test_its_key_typed_twice_at_once_opens_one(key: str) -> None:
    async with opened(harbour(), (80, 24), at="nobody-hurt") as driver:
        driver.send(key, key)
        await driver.settle()
        await driver.press("escape")
        assert driver.app.screen is driver.explorer


@each_dialog
async def test_while_nobody_types_nothing_is_painted_again(key: str) -> None:
    async with opened(harbour(), (80, 24), at="nobody-hurt") as driver:
        await driver.press(key)
        screens = driver.app.screen_stack
        assert len(screens) == 2
        for screen in screens:
            screen._on_timer_update()  # a frame; another would follow for what still asks to be painted
        assert [screen for screen in screens if screen._repaint_required or screen._dirty_widgets] == []


async def test_all_lines_of_what_the_cursor_is_on_are_drawn_as_its_own() -> None:
    async with opened(harbour(), (80, 24)) as driver:
        await driver.press("?")
        listed = driver.app.screen.query_one(ChooserRows)
        for _ in range(3):
            shown, bar = driver.lines(listed), listed.tone("quiet").bgcolor
            strips = driver.within(listed)
            lit = [
                shown[at].strip() for at, strip in enumerate(strips)
                if any(part.style and part.style.bgcolor == bar for part in strip)
            ]  # fmt: skip
            assert len(lit) > 1 or "Narrow" in lit[0], lit
            assert shown[listed.at].strip() == lit[0]
            await driver.press("down")
        assert lit[0].startswith("Narrow"), "which has one line"
