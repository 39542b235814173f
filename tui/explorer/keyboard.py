"""Keys in the order in which they were typed, each answered before the next one: also what is typed ahead.

Textual hands a key to what has the focus at that moment and runs its binding some messages later. What is typed
quicker than that would meet the wrong thing: of `/quit`, typed at once, the q would leave.

A letter of another script that nothing binds is taken for the key of a Latin keyboard at its place, but not where text
is typed; so is a chord with ctrl, also there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input

from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.screen import Explorer
from tui.explorer.terminal.keys_sent import sent
from tui.explorer.terminal.layouts import Layout
from tui.explorer.waiting import drained, patiently, settled
from tui.explorer.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen

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
        self._layout = Layout()

    async def meant(self, event: events.Key) -> list[events.Key]:
        """Return the keys that a person pressed: Esc and a letter where a terminal makes a chord of them."""
        letter = sent(event).after_escape
        if not letter:
            return [event]
        await self._ready()
        return [event] if self._bound(event.key) else [events.Key("escape", "\x1b"), events.Key(letter, letter)]

    async def take(self, event: events.Key) -> bool:
        """Answer a key where a binding does; return False where it is for whatever has the focus."""
        app = self._app
        screen = await self._ready()
        focused = app.focused
        if isinstance(focused, Input):
            if event.is_printable:
                return False
            await drained(focused)  # what was typed before it is in the line by then
            # The line tells its screen of an Enter in a message of its own, which all between them hand on.
            self._owed = [node for node in focused.ancestors_with_self if node is not app]
        key = self._at_its_place(event)
        if isinstance(screen, Explorer) and not isinstance(focused, Input):
            if screen.unsettled:  # a pane has come or gone: pages and links are those of its size
                await settled(screen)
            owner = next((node for node, keys in screen._modal_binding_chain if key in keys.key_to_bindings), None)
            if owner is not None and not isinstance(owner, Lines):
                screen.catch_up()
        if key != event.key and await app._check_bindings(key, priority=True):
            return True
        return await app._check_bindings(key)

    async def _ready(self) -> Screen[Any]:
        """Return the screen that a key is for, once it has taken all that the keys before have led to."""
        app, owed, self._owed = self._app, self._owed, []
        for pump in owed:
            await drained(pump)
        screen: Screen[Any] = app.screen
        if screen is not self._screen:  # a dialog has come or gone: let it be there, or have its answer taken
            self._screen = screen
            await drained(screen)
            await app._flush_next_callbacks()
            screen = app.screen
        if isinstance(screen, Chooser):
            await patiently(screen.ready.wait())
        return screen

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
            self._app.clear_notifications()
            self._app.notify(_UNTOLD.format(letter=character), markup=False, timeout=6)
        return event.key
