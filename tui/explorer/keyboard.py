"""Keys in the order in which they were typed, each answered before the next one: also what is typed ahead.

Textual hands a key to what has the focus at that moment and runs its binding some messages later. What is typed
quicker than that would meet the wrong thing: of `/quit`, typed at once, the q would leave.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widgets import Input

from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.screen import Explorer
from tui.explorer.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

PATIENCE = 1.0  # seconds; a key is never lost for good because something is slow


class Keyboard:
    """Answers keys for an app."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._screen: object = None
        self._owed: list[MessagePump] = []  # who still has messages to take that the last key led to

    async def take(self, event: events.Key) -> bool:
        """Answer a key where a binding does; return False where it is for whatever has the focus."""
        app, owed, self._owed = self._app, self._owed, []
        for pump in owed:
            await _drained(pump)
        screen = app.screen
        if screen is not self._screen:  # a dialog has come or gone: let it be there, or have its answer taken
            self._screen = screen
            await _drained(screen)
            await app._flush_next_callbacks()
            screen = app.screen
        if isinstance(screen, Chooser):
            await _patiently(screen.ready.wait())
        focused = app.focused
        if isinstance(focused, Input):
            if event.is_printable:
                return False
            await _drained(focused)  # what was typed before it is in the line by then
            # The line tells its screen of an Enter in a message of its own, which all between them hand on.
            self._owed = [node for node in focused.ancestors_with_self if node is not app]
        elif isinstance(screen, Explorer):
            if screen.unsettled:  # a pane has come or gone: pages and links are those of its size
                await _settled(screen)
            owner = next(
                (node for node, keys in screen._modal_binding_chain if event.key in keys.key_to_bindings), None
            )
            if owner is not None and not isinstance(owner, Lines):
                screen.catch_up()
        return await app._check_bindings(event.key)


async def _drained(pump: MessagePump) -> None:
    """Wait until a widget or screen has taken all messages that wait for it."""
    done = asyncio.Event()
    if pump.is_running and pump.post_message(events.Callback(callback=done.set)):
        await _patiently(done.wait())


async def _settled(screen: Explorer) -> None:
    """Give the panes the sizes that are on their way to them."""
    screen.unsettled = False
    screen._layout_required = True
    screen._on_timer_update()
    for pane in screen.panes.values():
        await _drained(pane)


async def _patiently(waiting: Any) -> None:
    try:
        await asyncio.wait_for(waiting, PATIENCE)
    except TimeoutError:
        return
