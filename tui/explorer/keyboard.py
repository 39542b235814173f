"""Keys in the order in which they were typed, each answered before the next one: also what is typed ahead.

Textual hands a key to what has the focus at that moment and runs its binding some messages later. What is typed
quicker than that would meet the wrong thing: of `/quit`, typed at once, the q would leave.

A letter of another script that nothing binds is taken for the key of a Latin keyboard at its place, but not where text
is typed; so is a chord with ctrl, also there.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from textual import events
from textual.keys import _character_to_key
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from tui.explorer.asking import Kind
from tui.explorer.screen import Explorer
from tui.explorer.terminal.keys_sent import sent
from tui.explorer.terminal.layouts import Layout
from tui.explorer.widgets.bars import hush, say
from tui.explorer.widgets.lines import Lines
from tui.explorer.widgets.painting import Held, drained, patiently
from tui.explorer.widgets.search_bar import SearchInput

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

PassOn = Callable[[events.Key], Awaitable[object]]
SLOWEST = 1 / 30  # seconds; keys that come quicker than they are painted share a paint, but for no longer than this

_UNTOLD = (
    "Which key of a Latin keyboard “{letter}” is can't be told here. "
    "`keys` in config.yaml can bind it, as `move.down: [j, ↓, {letter}]`."
)


class Keyboard:
    """Answers keys for an app."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._screen: object = None
        self._owed: list[MessagePump] = []  # who still has messages to take that the last key led to
        self._kept: Held[Any] | None = None  # what is still to be painted with the next key
        self._painted = 0.0
        self._layout = Layout()
        self.waiting: deque[tuple[events.Key, PassOn]] = deque()
        """The keys that mean what is still being asked, each with how it goes on where no binding answers it."""

    async def meant(self, event: events.Key) -> list[events.Key]:
        """Return the keys that a person pressed: Esc and a letter where a terminal makes a chord of them."""
        letter = sent(event).after_escape
        if not letter:
            return [event]
        await self._arrived()
        return [event] if self._bound(event.key) else [events.Key("escape", "\x1b"), events.Key(letter, letter)]

    async def answer(self, event: events.Key, pass_on: PassOn) -> None:
        """Answer a key, unless it means what a question leads to that is not answered yet: then it waits for that."""
        screen = await self._arrived()
        if self.waiting or self._must_wait(screen, event):
            if await self._app._check_bindings(event.key, priority=True):
                return
            self.waiting.append((event, pass_on))
            if self._kept is not None:  # what is painted with it would come too late
                kept, self._kept = self._kept, None
                await kept.paint()
            await self.resume()
        else:
            await self._answer(screen, event, pass_on)

    async def resume(self) -> None:
        """Answer the keys that waited, as far as they need wait no longer."""
        while self.waiting:
            screen = await self._arrived()
            if self._must_wait(screen, self.waiting[0][0]):
                return
            await self._answer(screen, *self.waiting.popleft())

    def _must_wait(self, screen: Screen[Any], event: events.Key) -> bool:
        """Tell whether a key means what is not there yet; one that moves on, types on or leaves does not."""
        pending = screen.questions.pending if isinstance(screen, Explorer) else None
        if pending is None:
            return False
        focused = self._app.focused
        if isinstance(focused, SearchInput):
            return pending.kind is not Kind.SEEK or focused.needs_hits(event.key)
        owner, binding = next(
            ((node, keys.key_to_bindings[event.key][0]) for node, keys in screen._modal_binding_chain
             if event.key in keys.key_to_bindings), (None, None),
        )  # fmt: skip
        if isinstance(owner, Lines):
            return pending.kind is not Kind.MOVE
        return binding is None or binding.id != "quit"

    async def _answer(self, screen: Screen[Any], event: events.Key, pass_on: PassOn) -> None:
        """Answer a key by its binding, otherwise pass it on, and paint at once all that follows from it."""
        kept, self._kept = self._kept, None
        if kept is not None and kept is not screen:
            await kept.paint()
        if not isinstance(screen, Explorer):
            hush(screen)
        if isinstance(screen, Held):
            screen.held = True
        if not await self._taken(screen, event):
            await pass_on(event)
        if isinstance(screen, Explorer):
            screen.catch_up()
        if not isinstance(screen, Held):
            return
        if time.monotonic() - self._painted < SLOWEST and await self._more():
            self._kept = screen  # the next key's paint is this one's, too
        else:
            await screen.paint()
            self._painted = time.monotonic()

    async def _arrived(self) -> Screen[Any]:
        """Wait for what the last key led to, as far as it decides what the next one means; return the screen."""
        app, owed, self._owed = self._app, self._owed, []
        for pump in owed:
            await drained(pump)  # one after the other: each may hand its message on to the next
        screen = app.screen
        if screen is not self._screen:  # a dialog has come or gone: let it be there, or have its answer taken
            self._screen = screen
            await drained(screen)
            await app._flush_next_callbacks()
            screen = app.screen
        ready = getattr(screen, "ready", None)
        if isinstance(ready, asyncio.Event):  # a chooser's, whose rows are not there at once
            await patiently(ready.wait())
        return screen

    async def _taken(self, screen: Screen[Any], event: events.Key) -> bool:
        """Answer a key where a binding does; return False where it is for whatever has the focus."""
        focused = self._app.focused
        if isinstance(focused, Input):
            if event.is_printable:
                return False
            await drained(focused)  # what was typed before it is in the line by then
            # The line tells its screen of an Enter in a message of its own, which all between them hand on.
            self._owed = [node for node in focused.ancestors_with_self if node is not self._app]
        key = self._at_its_place(event)
        if isinstance(screen, Explorer) and not isinstance(focused, Input):
            if screen.unsettled:  # a pane has come or gone: pages and links are those of its size
                await _settled(screen)
            owner = next((node for node, keys in screen._modal_binding_chain if key in keys.key_to_bindings), None)
            if owner is not None and not isinstance(owner, Lines):
                screen.catch_up()
        if key != event.key and await self._app._check_bindings(key, priority=True):
            return True
        return await self._app._check_bindings(key)

    def _bound(self, key: str) -> bool:
        """Tell whether any binding answers a key here."""
        screen = self._app.screen
        return any(key in keys.key_to_bindings for _, keys in screen._modal_binding_chain) or any(
            binding.priority for _, keys in screen._binding_chain for binding in keys.key_to_bindings.get(key, ())
        )

    def _at_its_place(self, event: events.Key) -> str:
        """Return the key of a Latin keyboard for one of another that nothing binds; any other key as it is."""
        begin, plus, name = event.key.rpartition("+")
        character = name if plus else event.character or name
        place = self._layout.place(character, sent(event).place)
        if place == character or self._bound(event.key):
            return event.key
        if place:
            return begin + plus + _character_to_key(place)
        if not plus:
            say(self._app.screen, _UNTOLD.format(letter=character))
        return event.key

    async def _more(self) -> bool:
        """Tell whether another key waits to be answered."""
        for _ in range(2):  # what the input thread has read takes as many turns to get here
            await asyncio.sleep(0)
        waiting: tuple[Message | None, ...] = (self._app._pending_message, *self._app._message_queue.values)
        return any(isinstance(message, events.Key) and not message.is_forwarded for message in waiting)


async def _settled(screen: Explorer) -> None:
    """Give the panes the sizes that are on their way to them.

    Whether they have them is asked of the layout: what Textual does after a refresh may come before it.
    """
    screen.unsettled = False
    screen.lay_out()
    await drained(*screen.panes.values())
