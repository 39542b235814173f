"""What all dialogs have in common: they come and go without a trace, and rest while nobody types."""

from __future__ import annotations

import pytest
from pilots import harbour, opened

from tui.explorer.dialogs.chooser import ChooserRows

pytestmark = pytest.mark.painted

KEYS = ("f1", "f2", "f", "m", "'", ":", "s", "o", "T")


async def test_escape_closes_it_and_all_is_as_it_was() -> None:
    async with opened(harbour(), (80, 24), at="nobody-hurt") as driver:
        before, state, theme = driver.view(), driver.explorer.state, driver.app.theme
        for key in KEYS:
            await driver.press(key)
            assert driver.app.screen is not driver.explorer, key
            assert driver.view() != before, key
            await driver.press("down", "escape")
            assert driver.app.screen is driver.explorer, key
            assert (driver.view(), driver.explorer.state, driver.app.theme) == (before, state, theme), key


async def test_its_key_typed_twice_at_once_opens_one() -> None:
    async with opened(harbour(), (80, 24), at="nobody-hurt") as driver:
        for key in KEYS:
            driver.send(key, key)
            await driver.settle()
            await driver.press("escape")
            assert driver.app.screen is driver.explorer, key


async def test_while_nobody_types_nothing_is_painted_again() -> None:
    async with opened(harbour(), (80, 24), at="nobody-hurt") as driver:
        for key in KEYS:
            await driver.press(key)
            screens = driver.app.screen_stack
            assert len(screens) == 2, key
            for screen in screens:
                screen._on_timer_update()  # a frame; another would follow for what still asks to be painted
            assert [each for each in screens if each._repaint_required or each._dirty_widgets] == [], key
            await driver.press("escape")


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
