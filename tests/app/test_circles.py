"""What a key leaves behind is gone at once: of lines that were painted nothing waits for Python's collector."""

from __future__ import annotations

import gc

import pytest
from pilots import SIZES, bundled, opened
from textual.strip import Strip

pytestmark = pytest.mark.painted


@pytest.mark.parametrize("pane", ["1", "3", "4"])
async def test_lines_that_are_drawn_anew_hold_no_circles(pane: str) -> None:
    async with opened(bundled(), SIZES[1]) as driver:
        await driver.press(pane)
        for key in ("j", "k"):
            await driver.press(key)
        gc.collect()
        gc.set_debug(gc.DEBUG_SAVEALL)
        try:
            before = driver.lines()
            for key in ("j", "k", "j"):
                await driver.press(key)
            changed = sum(one != other for one, other in zip(before, driver.lines(), strict=True))
            gc.collect()
            circles = sum(isinstance(each, Strip) for each in gc.garbage)
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
        assert changed > 1
        assert circles < changed, "the bars above and below the panes have some"
