"""The way in from the terminal, guarded: whatever bytes come, the program stays alive."""

from __future__ import annotations

import os
import selectors
import signal
import sys
import threading
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import Any

from textual import constants, events
from textual.app import App
from textual.message import Message
from textual.messages import InBandWindowResize

from tui.explorer.terminal.keys_sent import REPORT_PLACES, KeyParser
from tui.explorer.terminal.paste import SILENCE, Paste
from tui.explorer.terminal.suspending import Suspending
from tui.explorer.terminal.writing import Losing

UNSURE = 0.1  # seconds between two looks whether what may be the beginning of a key goes on
MOST = 640, 320
"""Columns and rows that are drawn in, of a terminal that has more, or says so."""


class Leaving(threading.Event):
    """The end of reading keys; it wakes who waits for one, who otherwise would have to look ten times a second."""

    def __init__(self) -> None:
        super().__init__()
        self.fileno, self._bell = os.pipe()
        os.set_blocking(self.fileno, False)

    def set(self) -> None:
        """Let reading end."""
        super().set()
        os.write(self._bell, b".")

    def clear(self) -> None:
        """Let reading begin again."""
        super().clear()
        with suppress(BlockingIOError):
            os.read(self.fileno, 4096)


class GuardedDriver(Suspending):
    """Textual's driver with an input thread that no bytes end, and with the terminal's own size.

    As of 8.2.8 its own dies of a byte that is not UTF-8, of a key beyond Unicode, and of numbers too large to
    convert. A size reported in band, which anyone who can write to the terminal can forge, is not needed: the
    system tells of a change.
    """

    def __init__(self, app: App[Any], **more: Any) -> None:
        super().__init__(app, **more)
        self.exit_event: Leaving = Leaving()
        self._hasten = getattr(app, "hasten", None)  # what is told of each key when it comes
        self._file: Any = Losing(self._file)
        self._size = self._size or self._get_terminal_size()  # what is asked for before the first change is told

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return columns and rows as the terminal has them, as far as they are drawn in."""
        columns, rows = self._told_size()
        return min(columns, MOST[0]), min(rows, MOST[1])

    def _told_size(self) -> tuple[int, int]:
        """Return columns and rows as the terminal tells them; COLUMNS and LINES may be of another one."""
        for stream in filter(None, (self._file, sys.__stdin__)):
            with suppress(OSError, ValueError):
                columns, rows = os.get_terminal_size(stream.fileno())
                if columns and rows:
                    return columns, rows
        return super()._get_terminal_size()

    def start_application_mode(self) -> None:
        """Start application mode, and ask for the places of keys; what ends the program ends it well from here on."""
        hear = getattr(self._app, "end_on_signals", None)
        if hear is not None:
            hear()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if not constants.DISABLE_KITTY_KEY and self._writer_thread is not None:
            self.write(REPORT_PLACES)
            self.flush()

    def run_input_thread(self) -> None:
        """Read keys until the program ends; input that can't be parsed is dropped with the state it left behind."""
        parser, paste = KeyParser(self._debug), Paste()
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self.exit_event.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                try:
                    waiting = parser._timeout_time is not None  # for the rest of a key, which may be all of it
                    patience = UNSURE if waiting else SILENCE if paste.pasting else None
                    ready = [key.fd for key, _ in selector.select(patience)]
                    if self.fileno in ready:
                        data = self._read()
                        if not data:
                            break
                        text = paste.inert(decode(data))
                        self._pass_on(parser.feed(text) if text else ())
                    elif patience == SILENCE and not ready:
                        self._pass_on(parser.feed(paste.ended()))
                    self._pass_on(parser.tick())
                except (ValueError, OverflowError, ArithmeticError, LookupError):
                    parser = KeyParser(self._debug)

    def _read(self) -> bytes:
        """Return what was typed; when the terminal is gone, leave as when it hangs up."""
        try:
            data = os.read(self.fileno, 4096)
        except OSError:
            data = b""
        if not data:
            self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=128 + signal.SIGHUP))
        return data

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            if not isinstance(message, InBandWindowResize | events.Resize):
                self.process_message(message)
            if isinstance(message, events.Key) and self._hasten is not None:
                self._loop.call_soon_threadsafe(self._hasten, message.key)
