"""The way in from the terminal, guarded: whatever bytes come, the program stays alive."""

from __future__ import annotations

import os
import selectors
import signal
from codecs import getincrementaldecoder
from collections.abc import Iterable
from functools import partial

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.messages import InBandWindowResize

_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"


class Paste:
    """Takes the escapes out of what is pasted: Textual would end the paste at one, and take what follows for keys."""

    def __init__(self) -> None:
        self._pasting = False
        self._held = ""  # what may be the beginning of the end marker

    def inert(self, text: str) -> str:
        """Return input with each escape within a paste left out; text may come in pieces."""
        text, self._held = self._held + text, ""
        kept: list[str] = []
        while text:
            if not self._pasting:
                before, mark, text = text.partition(_PASTE)
                self._pasting = bool(mark)
                kept += [before, mark]
                continue
            pasted, mark, rest = text.partition(_PASTED)
            if not mark:
                ends = range(min(len(_PASTED) - 1, len(text)), 0, -1)
                held = next((size for size in ends if _PASTED.startswith(text[-size:])), 0)
                pasted, self._held = text[: len(text) - held], text[len(text) - held :]
            kept += [pasted.replace("\x1b", ""), mark]
            self._pasting, text = not mark, rest
        return "".join(kept)


class GuardedDriver(LinuxDriver):
    """Textual's driver with an input thread that no bytes end.

    As of 8.2.8 its own dies of a byte that is not UTF-8, of a key beyond Unicode, and of numbers too large to
    convert. A size reported in band, which anyone who can write to the terminal can forge, is not needed: the
    system tells of a change.
    """

    def run_input_thread(self) -> None:
        """Read keys until the program ends; input that can't be parsed is dropped with the state it left behind."""
        parser, paste = XTermParser(self._debug), Paste()
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                try:
                    if selector.select(0.1):
                        data = self._read()
                        if not data:
                            break
                        text = paste.inert(decode(data))
                        self._pass_on(parser.feed(text) if text else ())
                    self._pass_on(parser.tick())
                except (ValueError, OverflowError, ArithmeticError, LookupError):
                    parser = XTermParser(self._debug)

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
