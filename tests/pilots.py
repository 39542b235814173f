"""What the explorer's tests share: a case to open, keys to press, and what then stands on the screen."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml
from rich.style import Style
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from tui.case import Case
from tui.explorer.app import OnRecord
from tui.explorer.panes.detail import Detail
from tui.explorer.screen import Explorer

Wanted = TypeVar("Wanted", bound=Widget)

HERE = Path(__file__).parent
HARBOUR = HERE / "cases" / "harbour"
BUNDLED = HERE.parent / "data" / "kazakhstan-2022"

SIZES = ((160, 45), (120, 40), (80, 24), (50, 16))
at_each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
PANES = ("timeline", "actors", "claims", "detail")
DEADLINE = 20.0  # seconds; only a failure waits as long


@cache
def harbour() -> Case:
    """Return the made-up case."""
    return Case.open(HARBOUR)


@cache
def bundled() -> Case:
    """Return the bundled case."""
    return Case.open(BUNDLED)


@cache
def written(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the records of a case by section, read without any of the program: what it shows is held against them."""
    sections: dict[str, list[dict[str, Any]]] = {}
    for file in sorted(folder.glob("*.yaml")):
        for section, records in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            sections.setdefault(section, []).extend(records if isinstance(records, list) else [records])
    return sections


def record(folder: Path, section: str, name: str) -> dict[str, Any]:
    """Return one record as written."""
    return next(record for record in written(folder)[section] if record["id"] == name)


def squeezed(text: str) -> str:
    """Return text without white space, box lines and the bars beside quotes, however it was wrapped and framed."""
    return re.sub(r"[\s▎▏│┃╭╮╰╯─]+", "", text)


def painted(app: App[Any]) -> list[Strip]:
    """Return the lines of the screen as they go to the terminal."""
    return app.screen._compositor.render_strips()


def drawn(app: App[Any], region: Region | None = None) -> list[str]:
    """Return the lines of text on the screen, or of a part of it."""
    strips = painted(app)
    if region is not None:
        strips = [strip.crop(region.x, region.right) for strip in strips[max(region.y, 0) : region.bottom]]
    return [strip.text for strip in strips]


class Driver:
    """One explorer at work: presses keys, looks at the screen, waits for what should come."""

    def __init__(self, app: OnRecord, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    # What is on the screen

    def screen(self) -> str:
        """Return all text on the screen."""
        return "\n".join(drawn(self.app))

    @property
    def explorer(self) -> Explorer:
        """The screen over the case, even while a dialog lies on it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, Explorer))

    def pane(self, name: str) -> Widget:
        """Return a pane by its id."""
        return self.explorer.query_one(f"#{name}")

    def shows(self, name: str) -> bool:
        """Tell whether a pane stands on the screen."""
        return self.app.screen is self.explorer and bool(self.pane(name).region)

    def text(self, name: str) -> str:
        """Return a pane as it stands on the screen, its frame included; nothing when it does not show."""
        return "\n".join(drawn(self.app, self.pane(name).region)) if self.shows(name) else ""

    def inside(self, name: str) -> list[str]:
        """Return the lines within a pane's frame, the scrollbar and spaces at the end left off."""
        lines = drawn(self.app, self.pane(name).content_region) if self.shows(name) else []
        return [re.sub(r"[\s│┃]+$", "", line) for line in lines]

    def footer(self) -> str:
        """Return the line of keys."""
        return "\n".join(drawn(self.app, self.explorer.query_one("#keys").region))

    def header(self) -> str:
        """Return the first line."""
        return drawn(self.app)[0]

    def focus(self) -> str | None:
        """Return the id of what has the focus."""
        return self.app.focused.id if self.app.focused else None

    def toasts(self) -> str:
        """Return what the messages in the corner say, on one line."""
        texts = [line.strip(" ▌") for toast in self.app.screen.query("Toast") for line in drawn(self.app, toast.region)]
        return " ".join(text for text in texts if text)

    def at(self, name: str) -> str:
        """Return the text under a pane's cursor as it stands on the screen, told by its bar."""
        pane = self.pane(name)
        bars = {style.rich_style.bgcolor for style in map(pane.get_visual_style, ("line--cursor", "line--quiet"))}
        region = pane.content_region
        strips = [strip.crop(region.x, region.right) for strip in painted(self.app)[region.y : region.bottom]]
        return "\n".join(strip.text.strip() for strip in strips if _ground(strip) in bars)

    # What a person does

    async def press(self, *keys: str) -> None:
        """Press keys, each after the one before it was answered."""
        for key in keys:
            self.send(key)
            await self.settle()

    def send(self, *keys: str) -> None:
        """Press keys as fast as a paste has them, and wait for nothing."""
        assert self.app._driver
        for key in keys:
            name = key if key.isalnum() or len(key) > 1 else _character_to_key(key)
            self.app._driver.send_message(events.Key(name, key if len(key) == 1 else None))

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing that was posted is still to be answered."""
        quiet = 0
        end = time.monotonic() + DEADLINE
        while quiet < 5:  # one message may post another in the turn after it
            await asyncio.sleep(0.001 if quiet == 4 else 0)
            assert time.monotonic() < end, f"messages go round and round\n{self.screen()}"
            quiet = 0 if self._busy() else quiet + 1
        self.app.screen._on_timer_update()  # what waits for the next frame is drawn now

    def _busy(self) -> bool:
        screens = self.app.screen_stack
        return any(node.message_queue_size for node in (self.app, *screens)) or any(
            widget.message_queue_size for screen in screens for widget in screen.walk_children()
        )

    async def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait for a condition; fail with what is on the screen when it does not come."""
        end = time.monotonic() + DEADLINE
        while not holds():
            assert time.monotonic() < end, f"{what}: not so on this screen\n{self.screen()}"
            await self.settle()

    async def press_until(self, key: str, holds: Callable[[], object], most: int = 80) -> None:
        """Press a key until a condition holds, and no more often than `most`."""
        for _ in range(most):
            if holds():
                return
            await self.press(key)
        assert holds(), f"{key} pressed {most} times did not bring it; the screen:\n{self.screen()}"

    async def read_on(self) -> str:
        """Return the whole of the detail by scrolling through it from where it starts."""
        detail = self.pane("detail")
        assert isinstance(detail, Detail)
        detail.scroll_lines(0)
        await self.settle()
        seen, top = self.inside("detail"), 0
        while True:
            detail.scroll_lines(top + detail.size.height)
            await self.settle()
            if detail.top == top:
                return "\n".join(seen)
            seen += self.inside("detail")[detail.size.height - (detail.top - top) :]
            top = detail.top


def _ground(strip: Strip) -> object:
    styles = [segment.style or Style.null() for segment in strip if segment.text]
    return styles[0].bgcolor if styles else None


@asynccontextmanager
async def opened(
    case: Case, size: tuple[int, int] = (120, 40), at: str | None = None, app: OnRecord | None = None
) -> AsyncIterator[Driver]:
    """Open a case in a terminal of a size, ready for keys."""
    app = app or OnRecord(case, at)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: any(isinstance(screen, Explorer) for screen in app.screen_stack), "the explorer")
        await driver.settle()
        yield driver
