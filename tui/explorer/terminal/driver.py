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
from tui.explorer.terminal.paste import Paste
from tui.explorer.terminal.suspending import Suspending
from tui.explorer.terminal.writing import Losing

UNSURE = 0.1  # seconds between two looks whether what may be the beginning of a key goes on


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
        self._file: Any = Losing(self._file)
        self._size = self._size or self._get_terminal_size()  # what is asked for before the first change is told

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return columns and rows as the terminal has them; COLUMNS and LINES may be of another one."""
        for stream in (self._file, sys.__stdin__):
            with suppress(OSError, ValueError, AttributeError):
                columns, rows = os.get_terminal_size(stream.fileno())  # type: ignore[union-attr]
                if columns and rows:
                    return columns, rows
        return super()._get_terminal_size()

    def start_application_mode(self) -> None:
        """Start application mode, and ask for the places of keys."""
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
                    ready = [key.fd for key, _ in selector.select(UNSURE if waiting else None)]
                    if self.fileno in ready:
                        data = self._read()
                        if not data:
                            break
                        text = paste.inert(decode(data))
                        self._pass_on(parser.feed(text) if text else ())
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
