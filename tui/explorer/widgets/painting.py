"""One paint for all that a key leads to.

Textual paints sixty times a second what has changed by then. A key changes more than one pane, each of them tells the
screen in a message of its own, and a new size comes after the layout: so one key was two or three paints, the last of
them 50 ms after it. Here a screen keeps back what it would paint until nothing of it is on its way any more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from textual import events
from textual.message_pump import MessagePump
from textual.screen import Screen

Result = TypeVar("Result")

PATIENCE = 1.0  # seconds; a key is never lost for good because something is slow
_ROUNDS = 12  # of answered messages and of layouts before a paint; what comes later comes with the next one


class Held(Screen[Result], inherit_bindings=False):
    """A screen that paints nothing while it is held."""

    held = False
    """Whether what has changed is kept back, to be painted at once."""
    coming: Callable[[], Awaitable[bool]]
    """Waits a moment for what is on its way, and tells whether it came."""

    def _compositor_refresh(self) -> None:
        """Paint; under a dialog Textual would ask to be painted again each time that it is, and never come to rest."""
        if self.held:
            return  # the compositor keeps note of what has changed
        super()._compositor_refresh()
        if self is not self.app.screen:
            self._repaint_required = False

    def finish(self) -> bool:
        """Do what is done last before a paint, and tell whether there was any of it."""
        return False

    async def paint(self) -> None:
        """Let all come about that was asked for, then paint it at once."""
        self.held = True
        try:
            for _ in range(_ROUNDS):
                waiting = [node for node in (*self.walk_children(), self) if node.message_queue_size]
                if waiting:
                    await drained(*waiting)
                elif self._layout_required:
                    self._on_timer_update()
                elif not await self.coming() and not self.finish():
                    break
        finally:
            self.held = False
        self._on_timer_update()
        self._compositor_refresh()


async def drained(*pumps: MessagePump) -> None:
    """Wait until widgets or screens have taken all messages that wait for them."""
    done = asyncio.Event()
    left = len(pumps)

    def one() -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            done.set()

    for pump in pumps:
        if not pump.is_running or not pump.post_message(events.Callback(callback=one)):
            one()
    if pumps:
        await patiently(done.wait())


async def patiently(waiting: Awaitable[object]) -> None:
    """Wait for something, but not for ever."""
    try:
        await asyncio.wait_for(waiting, PATIENCE)
    except TimeoutError:
        return
