"""The application: themes, styles, and the first screen."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Size

from tui.case import Case
from tui.explorer import dialogs
from tui.explorer.keyboard import Keyboard
from tui.explorer.keys import key, told
from tui.explorer.screen import Explorer
from tui.explorer.startup import set_up
from tui.explorer.state.at_hand import AtHand
from tui.explorer.state.looks import Looks
from tui.explorer.state.navigation import opening
from tui.explorer.state.session import dropped, plain, restored
from tui.explorer.state.sizes import arrange, too_small
from tui.explorer.terminal.filter import LastWall
from tui.explorer.themes import THEMES, foreign
from tui.explorer.widgets.bars import say
from tui.explorer.widgets.painting import patiently
from tui.later import later
from tui.lean import replace
from tui.user.memory import Memory
from tui.user.settings import Settings

if TYPE_CHECKING:
    from tui.explorer.actions import copying
    from tui.explorer.terminal import mouse
    from tui.kept.making import Making
else:
    (copying,) = later("tui.explorer.actions", "copying")
    (mouse,) = later("tui.explorer.terminal", "mouse")


def _driver() -> type[Driver] | None:
    """Return our own driver, or None where another one is named in the environment or the system needs another."""
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from tui.explorer.terminal.driver import GuardedDriver  # here, since it can't be imported on every system

    return GuardedDriver


LEAVE_KEY, LEAVE_ID = "ctrl+q", "quit.always"
HASTE, LAST = 0.5, 5.0  # seconds in which what was typed before the key that leaves is answered: all of it, a rest
WRITTEN = 0.02  # seconds for the thread that writes the first screen, piece by piece: what follows would take its turns
FEW = 64  # keys that are such a rest: what hands have typed ahead, and no paste or cat
NO_SHELL = "No shell stands behind this terminal to come back from; {quit.always} leaves."
YOUNG = 50_000  # things made between two looks for circles: a key makes five thousand
ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")


class OnRecord(App[None], inherit_bindings=False):
    """On Record over one case."""

    CSS_PATH = "app.tcss"
    TITLE = "On Record"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key(LEAVE_KEY, "quit", "quit", "Leave, whatever is open.", LEAVE_ID, priority=True),
        key(
            "ctrl+c",
            "say_how_to_leave",
            "leave?",
            "Copy what the mouse selected, or say how to leave.",
            "quit.hint",
        ),
        key(
            "ctrl+z",
            "wait_behind",
            "to the shell",
            "Wait behind the shell, which brings it back with fg.",
            "suspend",
            priority=True,
        ),
    ]

    def __init__(
        self,
        case: Case,
        at: str | None = None,
        *,
        memory: Memory | None = None,
        settings: Settings | None = None,
        looks: Memory | None = None,
    ) -> None:
        super().__init__(driver_class=_driver())
        self.case, self.memory, self.looks = case, memory or Memory(), Looks(looks or Memory())
        self.settings = settings or Settings()
        first = replace(opening(case), axis=self.settings.axis)
        self.first = opening(case, at) if at else restored(case, first, self.memory.view)
        self.making: Making | None = None
        """What makes the whole of the case, where that is only its first records."""
        self.texts: Path | None = None
        """The folder that was named in which the sources' texts lie."""
        self.opened = self.mounted = False  # whether the first screen is painted, or going to be, and there
        self._code: int | None = None  # what to leave with, once that was asked for
        self.keyboard = Keyboard(self)
        self._last_wall = LastWall()  # one for all: what it has let through is remembered by it
        self.covered = False  # whether the terminal is too small and a line says so
        for theme in THEMES:
            self.register_theme(theme)
        self.notices = [*self.memory.notices, *self.looks.notices, *dropped(self.memory.view)]
        """What of what was kept could not be read."""
        self.problems = set_up(self, self.settings, self.looks.theme)
        """What of the settings can't be done."""

    async def on_event(self, event: events.Event) -> None:
        """Answer keys one after the other; leave everything else, and letters for a line, to Textual."""
        if self._exit and isinstance(event, events.InputEvent):
            return  # what was typed ahead of leaving need not be answered first
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self.open()  # one may have typed ahead
            for pressed in await self.keyboard.meant(event):
                await self.keyboard.answer(pressed, super().on_event)
        elif not isinstance(event, events.MouseEvent) or event.is_forwarded or mouse.within(event, self.size):
            await super().on_event(event)

    def get_default_screen(self) -> Explorer:
        """Return the explorer, which is the first screen: over an empty one all would be styled and laid out twice."""
        self.explorer = Explorer(self.case, self.first, self.memory, self.settings, self.looks)
        self.explorer.ignored, self.explorer.notices = self.problems, self.notices
        self.explorer.reloader.making, self.explorer.reloader.first = self.making, self.making is not None
        self.explorer.texts = AtHand(self.texts)
        self.explorer.reloader.beside = self.explorer.texts.stirred
        self.explorer.questions.resume = self.keyboard.resume
        # Its shape is given to it while it is still empty: later all in it would be styled a second time.
        self.explorer.add_class(f"-{arrange(*self.size, self.first).shape}")
        return self.explorer

    def on_mount(self) -> None:
        """Show the explorer, and end like a person had quit when the system asks for it."""
        self.call_later(self.open)
        if not self.is_headless:
            self.end_on_signals()

    async def on_unmount(self) -> None:
        """Wait a moment for what is still being kept."""
        await asyncio.to_thread(self.looks.settle, HASTE)

    async def open(self) -> None:
        """Paint the first screen, whole and at once; what can wait comes after it."""
        if self.opened:
            return
        self.opened = True
        mounted: asyncio.Event = self.explorer._mounted_event
        await patiently(mounted.wait())
        self.mounted = True
        if self._code is not None:
            self.end()
            return
        self._cover(self.size)
        await self.explorer.paint()
        await asyncio.sleep(0 if self.is_headless else WRITTEN)
        if not gc.isenabled():
            gc.freeze()  # all that has been made so far is here to stay, and need not be walked through again
            gc.set_threshold(YOUNG)
            gc.enable()
        if self._code is None:  # else one leaves already
            self.explorer.begin()

    def leave(self) -> None:
        """Read nothing any more; before the first screen, what would be read anew."""
        if self.opened:
            self.explorer.reloader.leave()
        elif self.making:
            self.making.cancel()

    def left(self) -> dict[str, Any]:
        """Return where one leaves the case, as plain values."""
        first = self.explorer.reloader.first and not self.explorer.history.behind  # one has seen no more than that
        return plain(self.explorer.state) if self.opened and not first else self.memory.view

    def keep_seen(self) -> str | None:
        """Keep what the case holds as one leaves it; return None, or why that can't be done."""
        known = self.opened and not self.explorer.reloader.first
        return self.explorer.visits.leave(self.explorer.case) if known else None

    def on_resize(self, event: events.Resize) -> None:
        """Cover or uncover the explorer, which is not there before the first size is."""
        if self.opened:
            self._cover(event.size)

    def _cover(self, size: Size) -> None:
        """Put one line over everything while there is no room for more."""
        if too_small(*size) == self.covered:
            return
        self.covered = not self.covered
        if self.covered:
            self.push_screen(dialogs.too_small.TooSmall())
        else:
            self.pop_screen()

    def hasten(self, key: str) -> None:
        """Leave soon, whatever was typed before a key that leaves whatever is open; told of each key when it comes."""
        if key in self._keymap.get(LEAVE_ID, LEAVE_KEY).split(","):
            loop = asyncio.get_running_loop()
            loop.call_later(HASTE, self._overtake)
            loop.call_later(LAST, self.end)

    def _overtake(self) -> None:
        """Leave where more was typed than hands type ahead."""
        if self.message_queue_size > FEW:
            self.end()

    def end(self, code: int = 0) -> None:
        """Leave with a code, once the explorer is there: Textual does not bear it before; the first reason holds."""
        if self._code is None:
            self._code = code
        if self.mounted and not self._exit:
            self.exit(return_code=self._code)

    def end_on_signals(self) -> None:
        """Leave in good order on a signal: otherwise the terminal stays raw, with the mouse reported."""
        loop = asyncio.get_running_loop()
        for name in ENDING:
            number = getattr(signal, name, None)
            if number is not None and sys.platform != "win32":  # where the loop takes no handlers
                loop.add_signal_handler(number, partial(self.end, 128 + number))

    def _handle_exception(self, error: Exception) -> None:
        """End for an error that nobody expected; Textual's own way draws it with the values of all variables."""
        if self._exit and isinstance(error, NoMatches):
            return  # one leaves while a dialog comes, and what is in it goes before it is there
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    @property
    def failure(self) -> Exception | None:
        """The error that ended the program, or None."""
        return self._exception

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return what our styles need and a theme that is not ours does not give."""
        return foreign(self.current_theme)

    def get_line_filters(self) -> list[LineFilter]:
        """Put a last wall between whatever is drawn and the terminal."""
        others = super().get_line_filters()
        if self._last_wall.others != others:
            self._last_wall = LastWall(others)
        return [self._last_wall]

    def action_say_how_to_leave(self) -> None:
        """Answer a habit: here the key copies what the mouse has selected, and neither leaves nor interrupts."""
        selected = self.screen.get_selected_text()
        if selected:
            copying.copy(self.explorer, selected, "the selection")
            self.screen.clear_selection()
        else:
            say(self.screen, told(self, "{quit} leaves, from anywhere {quit.always}."))

    def action_wait_behind(self) -> None:
        """Give the terminal back to the shell until it brings us to the front again."""
        give_way = getattr(self._driver, "give_way", None)
        if give_way is None or not give_way():
            say(self.screen, told(self, NO_SHELL))
