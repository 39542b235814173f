"""What all dialogs have in common: they come and go without a trace, and rest while nobody types."""

from __future__ import annotations

import pytest
from pilots import harbour, opened

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
