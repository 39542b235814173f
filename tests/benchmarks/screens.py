"""A program in a terminal of its own, with the moment at which each piece of what it writes came."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ
from typing import NamedTuple

import pyte

from .trees import KNOWN, high_water, peak_of, resident

COLUMNS, ROWS = 120, 40
ROOT = Path(__file__).resolve().parent.parent.parent
BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
APP = (sys.executable, "-m", "tui")
LIVING: set[Screen] = set()
"""The screens that nobody has closed yet."""
LEAVE = "\x11"  # ctrl+q, for any app made with Textual
# The Kitty protocol's sequences and the queries' draw nothing, and pyte takes them for something else.
_UNDRAWN = re.compile(rb"\x1b\[[<>=?][0-9;]*(?:u|\$p)")
_CUT = re.compile(rb"\x1b(?:\[[<>=?0-9;$]*)?$")
_KEPT = ("PATH", "LANG", "LC_ALL")
_SAMPLED = 0.05  # seconds between two looks at how much memory there is
_SAME_FRAME = 0.002  # seconds between two pieces that were written at once


class Answer(NamedTuple):
    """What came after a key: seconds to the first and to the last byte of it, and how many there were."""

    first: float
    last: float
    bytes: int


def environment(home: Path, cache: Path | None = None, **more: str) -> dict[str, str]:
    """Return the environment of somebody who has not opened anything yet, or has only the cache."""
    return {
        "LANG": "C.UTF-8",
        **{name: value for name, value in os.environ.items() if name in _KEPT},
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(cache or home / "cache"),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        **more,
    }


class Screen:
    """A program in a terminal: keys go in, and what comes out is kept with its moment."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], cwd: Path = ROOT) -> None:
        self.peak = 0  # bytes that the program and those that it started held at once, where that can be asked
        self.ended = False
        self.changed = 0.0  # the moment at which the text on the screen became what it is
        self._new: list[tuple[float, bytes]] = []
        self._unfed: list[tuple[float, bytes]] = []
        self._text, self._cut = "", b""
        self._texts: list[tuple[float, str]] = []
        self._pixels = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._pixels)
        self.began = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid:
            LIVING.add(self)
        else:
            try:
                ioctl(0, TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))  # here, since later is a resize
                os.chdir(cwd)
                os.execvpe(command[0], list(command), dict(env))
            finally:
                os._exit(127)

    def read(self, wait: float) -> bool:
        """Take what was written, waiting for it so long; tell whether there was anything."""
        if self.ended or not select.select([self._fd], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # how Linux says that the other end is closed
            data = b""
        self.ended = not data
        if data:
            self._new.append((time.perf_counter(), data))
        return not self.ended

    def take(self) -> list[tuple[float, bytes]]:
        """Return what came since the last call, with its moments."""
        new, self._new = self._new, []
        self._unfed += new
        return new

    def text(self) -> str:
        """Return what stands on the screen, and note when it came to stand there."""
        self.take()
        unfed, self._unfed = self._unfed, []
        for number, (moment, data) in enumerate(unfed):
            self._feed(data)
            if number + 1 == len(unfed) or unfed[number + 1][0] - moment > _SAME_FRAME:
                rows = (self._pixels.buffer[y] for y in range(ROWS))
                text = "\n".join("".join(cells[x].data for x in range(COLUMNS)) for cells in rows)
                if text != self._text:
                    self._text, self.changed = text, moment
                    self._texts.append((moment, text))
        return self._text

    def stood(self, *words: str) -> float:
        """Return the moment at which words that were seen on the screen first stood there together."""
        return next(moment for moment, text in self._texts if all(word in text for word in words))

    def _feed(self, data: bytes) -> None:
        data = self._cut + data
        cut = _CUT.search(data)
        self._cut = cut.group() if cut else b""
        self._stream.feed(_UNDRAWN.sub(b"", data[: cut.start()] if cut else data))

    def settle(self, quiet: float, limit: float) -> None:
        """Read until nothing has come for so long, or until the limit."""
        end = time.perf_counter() + limit
        while self.read(quiet) and time.perf_counter() < end:
            pass

    def until(self, *words: str, quiet: float, limit: float) -> float | None:
        """Return the moment at which a screen with words on it was whole; None where that takes too long.

        It is whole when its text is what it still is after nothing has come for a while.
        """
        quiet_since = sampled = time.perf_counter()
        end = quiet_since + limit
        while time.perf_counter() < end and not self.ended:
            if self.read(min(quiet, 0.05)):
                quiet_since = time.perf_counter()
            elif time.perf_counter() - quiet_since > quiet and all(word in self.text() for word in words):
                return self.changed
            if time.perf_counter() - sampled > _SAMPLED:
                self.peak, sampled = max(self.peak, resident(self.pid)), time.perf_counter()
        return None

    def press(self, keys: str, quiet: float, limit: float = 5.0) -> Answer | None:
        """Type, and return when the answer came; None where there is none before the limit."""
        self.settle(0, 1)
        self.take()
        began = self.send(keys)
        if not self.read(limit):
            return None
        self.settle(quiet, limit)
        came = self.take()
        return Answer(came[0][0] - began, came[-1][0] - began, sum(len(data) for _, data in came))

    def send(self, keys: str) -> float:
        """Type without waiting for anything, and return the moment."""
        moment = time.perf_counter()
        if not self.ended:
            os.write(self._fd, keys.encode())
        return moment

    def close(self, patience: float = 10.0) -> int:
        """Leave, or end the program where it does not; return the most memory that it had, in bytes."""
        self.peak = max(self.peak, 0 if self.ended else high_water(self.pid))
        end = time.perf_counter() + patience
        with suppress(OSError):  # it has ended
            self.send(LEAVE)
        while not self.ended and time.perf_counter() < end:
            self.read(0.05)
        if not self.ended:
            os.kill(self.pid, signal.SIGKILL)
        _, _, usage = os.wait4(self.pid, 0)
        os.close(self._fd)
        LIVING.discard(self)
        return self.peak if KNOWN else peak_of(usage)
