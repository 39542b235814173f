"""What is painted: frame after frame, only where something has changed, it makes the same screen as one drawn whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyte
import pytest
from pilots import Driver, harbour, opened, wide_and_narrow
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.screen import Screen

pytestmark = pytest.mark.painted

PANES_AND_DIALOGS = (
    *("j", "G", "g", "pagedown", "space", "2", "j", "]", "j", "3", "j", "enter", "right", "J", "l", "h", "4", "G"),
    *(
        "+",
        "_",
        "escape",
        "c",
        "j",
        "escape",
        "d",
        "a",
        "enter",
        "<",
        ">",
        "X",
        "t",
        "t",
        "t",
        "}",
        "{",
        "H",
        "L",
        "1",
        "g",
    ),
    *("?", "pagedown", "escape", "f2", "escape", ":", *"alarm", "backspace", "escape", "f", "down", "escape"),
    *("s", "escape", "m", "escape", "'", "escape", "T", "escape", "/", *"hurt", "down", "enter", "n", "o", "escape"),
)


class Painted:
    """A terminal that is painted with what an app, which has none, would have sent there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
        self.pixels = pyte.Screen(*size)
        self.stream = pyte.Stream(self.pixels)
        self.frames = 0
        self._lines: list[str] = []
        show = App._display

        def display(app: App[Any], screen: Screen[Any], update: Any) -> None:
            if isinstance(update, CompositorUpdate) and not app._batch_count:
                self.frames += 1
                self.stream.feed(update.render_segments(app.console))
            show(app, screen, update)

        monkeypatch.setattr(App, "_display", display)

    def lines(self) -> list[str]:
        if self.pixels.dirty:
            self._lines = [line.rstrip() for line in self.pixels.display]
            self.pixels.dirty.clear()
        return self._lines


def drawn(driver: Driver) -> list[str]:
    return [line.rstrip() for line in driver.lines()]


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> Iterator[Painted]:
    painted = Painted(monkeypatch, size)
    yield painted
    assert painted.frames > len(PANES_AND_DIALOGS) // 2


@wide_and_narrow
async def test_after_each_key_what_was_painted_bit_by_bit_is_what_is_drawn_whole(
    size: tuple[int, int], painted: Painted
) -> None:
    async with opened(harbour(), size) as driver:
        for key in PANES_AND_DIALOGS:
            await driver.press(key)
            # A frame may still be on its way; one that is forgotten never comes.
            await driver.until(lambda: painted.lines() == drawn(driver), f"after {key} all that changed is painted")
