"""Waiting until widgets and screens have taken what is on its way to them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual import events

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from tui.explorer.screen import Explorer

PATIENCE = 1.0  # seconds; a key is never lost for good because something is slow


async def drained(pump: MessagePump) -> None:
    """Wait until a widget or screen has taken all messages that wait for it."""
    done = asyncio.Event()
    if pump.is_running and pump.post_message(events.Callback(callback=done.set)):
        await patiently(done.wait())


async def settled(screen: Explorer) -> None:
    """Give the panes the sizes that are on their way to them."""
    screen.unsettled = False
    screen._layout_required = True
    screen._on_timer_update()
    for pane in screen.panes.values():
        await drained(pane)


async def patiently(waiting: Any) -> None:
    """Wait for something, but not for ever."""
    try:
        await asyncio.wait_for(waiting, PATIENCE)
    except TimeoutError:
        return
