"""What the explorer's tests share: a case to open, keys to press, and what then stands on the screen."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from as_written import record as record
from as_written import written as written
from hostile import COMMANDS as COMMANDS
from hostile import HOSTILE as HOSTILE
from hostile import hostile_case as hostile_case
from rich.style import Style
from textual import events
from textual._context import visible_screen_stack
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Region, Size
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from tui.case import Case
from tui.explorer.app import OnRecord
from tui.explorer.panes.detail import Detail
from tui.explorer.screen import Explorer
from tui.explorer.widgets.bars import Notice, hush

HERE = Path(__file__).parent
HARBOUR = HERE / "cases" / "harbour"
BUNDLED = HERE.parent / "data" / "kazakhstan-2022"

SIZES = ((160, 45), (120, 40), (80, 24), (50, 16))
at_each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
"""For what a size may change: which panes there are, what a line has room for."""
wide_and_narrow = pytest.mark.parametrize("size", [SIZES[1], SIZES[3]], ids=lambda size: "x".join(map(str, size)))
"""For what is the same at each size but goes another way where one pane fills the screen."""
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


def squeezed(text: str) -> str:
    """Return text without white space, box lines and the bars beside quotes, however it was wrapped and framed."""
    return re.sub(r"[\s▎▏│┃╭╮╰╯─]+", "", text)


class Driver:
    """One explorer at work: presses keys, looks at the screen, waits for what should come."""

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot
        self._painted: list[Strip] = []

    # What is on the screen

    def strips(self, widget: Widget | None = None) -> list[Strip]:
        """Return the lines of the screen, or of a widget that nothing covers, as they go to the terminal."""
        if widget is not None:
            return widget.render_lines(Region(0, 0, *widget.outer_size)) if widget.region else []
        if not self._painted:
            # What lies under a dialog is taken from here, and taken away: without it a second look would miss it.
            visible_screen_stack.set(self.app._background_screens)
            self._painted = self.app.screen._compositor.render_strips()
        return self._painted

    def lines(self, widget: Widget | None = None) -> list[str]:
        """Return the lines of text on the screen, or in a widget."""
        return [strip.text for strip in self.strips(widget)]

    def within(self, widget: Widget) -> list[Strip]:
        """Return the lines within a widget's frame."""
        frame = widget.gutter
        lines = self.strips(widget)
        return [
            line.crop(frame.left, line.cell_length - frame.right) for line in lines[frame.top : -frame.bottom or None]
        ]

    def screen(self) -> str:
        """Return all text on the screen."""
        return "\n".join(self.lines())

    def view(self) -> tuple[str, ...]:
        """Return all lines of the screen, without what is said over the keys for a moment; equal views are the same."""
        if self.explorer.query_one(Notice).display:
            self.quiet()
            self.explorer._refresh_layout()
            self._painted = []
        return tuple(self.lines())

    @property
    def explorer(self) -> Explorer:
        """The screen over the case, even while a dialog lies on it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, Explorer))

    def pane(self, name: str) -> Widget:
        """Return a pane, or another part of the screen over the case, by its id."""
        return self.explorer.query_one(f"#{name}")

    def shows(self, name: str) -> bool:
        """Tell whether a pane stands on the screen."""
        return self.app.screen is self.explorer and bool(self.pane(name).region)

    def text(self, name: str) -> str:
        """Return a pane as it stands on the screen, its frame included; nothing when it does not show."""
        return "\n".join(self.lines(self.pane(name))) if self.shows(name) else ""

    def title(self, name: str) -> str:
        """Return the first line of a pane, which alone is drawn; nothing when it does not show."""
        pane = self.pane(name)
        first = Region(0, 0, pane.outer_size.width, 1)
        return "".join(strip.text for strip in pane.render_lines(first)) if self.shows(name) else ""

    def inside(self, name: str) -> list[str]:
        """Return the lines within a pane's frame, the scrollbar and spaces at the end left off."""
        strips = self.within(self.pane(name)) if self.shows(name) else []
        return [re.sub(r"[\s│┃]+$", "", strip.text) for strip in strips]

    def footer(self) -> str:
        """Return the line of keys."""
        return "\n".join(self.lines(self.pane("keys")))

    def header(self) -> str:
        """Return the first line."""
        return "\n".join(self.lines(self.pane("header")))

    def chips(self) -> str:
        """Return the chips as they stand in their line; nothing when there are none."""
        line = "\n".join(self.lines(self.pane("chips")))
        return line[: line.rfind("✕") + 1].strip()

    def focus(self) -> str | None:
        """Return the id of what has the focus."""
        return self.app.focused.id if self.app.focused else None

    def toasts(self) -> str:
        """Return what is said over the line of keys, or in its place under a dialog, on one line."""
        notices = self.app.screen.query(Notice)
        texts = [line.strip() for notice in notices if notice.display for line in self.lines(notice)]
        return " ".join(text for text in texts if text)

    def at(self, name: str) -> str:
        """Return the text under a pane's cursor as it stands on the screen, told by its bar."""
        pane = self.pane(name)
        bars = {style.rich_style.bgcolor for style in map(pane.get_visual_style, ("line--cursor", "line--quiet"))}
        return "\n".join(strip.text.strip() for strip in self.within(pane) if _ground(strip) in bars)

    def quiet(self) -> None:
        """Take away what is said over the line of keys, which would go by itself."""
        for screen in self.app.screen_stack:
            hush(screen)

    # What a person does

    async def press(self, *keys: str) -> None:
        """Press keys, each after the one before it was answered."""
        for key in keys:
            self.send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text quicker than it is answered, then wait for the answer; `\\n` is Enter, `\\x1b` is Esc."""
        named = {"\n": "enter", "\x1b": "escape", "\t": "tab", "\x7f": "backspace"}
        self.send(*(named.get(letter, letter) for letter in text))
        await self.settle()

    def send(self, *keys: str) -> None:
        """Press keys as fast as a paste has them, and wait for nothing."""
        assert self.app._driver
        for key in keys:
            name = key if key.isalnum() or len(key) > 1 else _character_to_key(key)
            self.app._driver.send_message(events.Key(name, key if len(key) == 1 else None))

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size and wait until all is drawn in it."""
        self.send_size(width, height)
        # Textual gathers the sizes of a few milliseconds and then tells the screens the last one.
        await self.until(lambda: self.app.size == (width, height) and not self.app._resize_timer, "the new size")

    def send_size(self, width: int, height: int) -> None:
        """Give the terminal another size and wait for nothing, as a drag of its corner does."""
        size = Size(width, height)
        assert isinstance(self.app._driver, HeadlessDriver)
        self.app._driver._size = size
        self.app.post_message(events.Resize(size, size))

    async def settle(self) -> None:
        """Wait until nothing that was posted is still to be answered, laid out or drawn."""
        quiet = turns = 0
        end = time.monotonic() + DEADLINE
        while quiet < 4:  # one message may post another in the turn after it
            turns += 1
            await asyncio.sleep(0.001 if turns % 50 == 0 else 0)
            quiet = quiet + 1 if all(map(_waiting, self._pumps())) else 0
            if quiet == 2:
                for screen in self.app.screen_stack:
                    # What waits for the next frame is laid out now, and may post more. What lies below another screen
                    # asks to be painted again each time that it is.
                    if screen is self.app.screen or screen._layout_required or screen._dirty_widgets:
                        screen._on_timer_update()
            assert self.app._exception is None, repr(self.app._exception)
            assert time.monotonic() < end, f"messages go round and round\n{self.screen()}"
        self._painted = []

    def _pumps(self) -> Iterator[MessagePump]:
        """Yield whoever may have messages to answer, the busiest first: most looks end at one of these."""
        yield self.app
        nodes: list[Any] = [*self.app.screen_stack]
        while nodes:
            yield (node := nodes.pop())
            nodes += node._nodes

    async def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait for a condition; fail with what is on the screen when it does not come."""
        end = time.monotonic() + DEADLINE
        await self.settle()
        while not holds():
            assert time.monotonic() < end, f"{what}: not so on this screen\n{self.screen()}"
            await asyncio.sleep(0.005)  # what is waited for may come from a thread, which needs its turn
            await self.settle()
        await self.settle()

    async def press_until(self, key: str, holds: Callable[[], object], most: int = 80) -> None:
        """Press a key until a condition holds, and no more often than `most`."""
        for _ in range(most):
            if holds():
                return
            await self.press(key)
        assert holds(), f"{key} pressed {most} times did not bring it; the screen:\n{self.screen()}"

    def read_on(self, most: int = 100_000) -> str:
        """Return the whole of the detail, or its first lines, by scrolling through it; it stays where it was."""
        detail = self.pane("detail")
        assert isinstance(detail, Detail)
        begun = detail.top
        lines: list[str] = []
        detail.scroll_lines(0)
        while len(lines) < most:
            first = len(lines) - detail.top  # the last page shows some lines again
            lines += [detail.render_line(y).text for y in range(detail.head + first, detail.size.height)]
            detail.scroll_lines(len(lines))
            if detail.top + detail.room <= len(lines):
                break
        detail.scroll_lines(begun)
        return "\n".join(re.sub(r"[\s│┃]+$", "", line) for line in lines).rstrip()


def _waiting(pump: MessagePump) -> bool:
    """Tell whether a pump has answered all that it was sent, and waits for more; one that has ended waits, too."""
    if not pump.is_running:  # what has been mounted and has not begun yet does not wait: it is still to be laid out
        return pump._closed or pump._closing
    ready: Any = pump._message_queue.ready_event
    return not ready.is_set() and bool(ready._waiters)


def _ground(strip: Strip) -> object:
    return next(((segment.style or Style.null()).bgcolor for segment in strip if segment.text), None)


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
