"""The program in a real terminal: keys go in, bytes come out, and they make a screen."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import forked
import pexpect
import pyte
from pilots import DEADLINE, squeezed
from rich.cells import cell_len

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", ""),
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
    "HOME": "/nowhere",
    "PAGER": "cat",
}
OWN_FOLDERS = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")  # this test's, as conftest.py has named them
APP = [sys.executable, "-m", "tui"]
FORKED = False
"""Whether the program is begun as a fork of the tests: in modules that use `as_a_fork`."""

# What pyte takes for something else: the Kitty protocol's and the queries' sequences, which draw nothing.
_UNDRAWN = re.compile(rb"\x1b\[[<>=?][0-9;]*(?:u|\$p)")


# What a program like this one writes: what draws, sets a mode or asks for one, and the shape of the mouse's pointer.
_DRAWING = re.compile(r"\x1b\[[<>=?]?[0-9;:]*(?:[ABCDHJKhlmtu]|\$p)|\x1b\]22;[a-z-]+\x07|\r|\n")


def undrawn(written: bytes) -> str:
    """Return what a program wrote without what draws it; a raw C1 byte would not decode."""
    return _DRAWING.sub("", written.decode("utf-8"))


class Terminal:
    """A program in a terminal of its own: the bytes that it wrote, and the screen that they made."""

    def __init__(self, command: list[str], size: tuple[int, int], environment: dict[str, str]) -> None:
        columns, rows = size
        folders = {name: os.environ[name] for name in OWN_FOLDERS}
        everything = ENVIRONMENT | folders | environment
        instead = None
        if FORKED and command[:3] == APP and forked.can_be(environment):
            forked.load()
            instead = partial(forked.become, command[3:], everything)
        self.child = pexpect.spawn(
            command[0], command[1:], dimensions=(rows, columns), env=everything, cwd=str(ROOT), preexec_fn=instead
        )
        self.bytes = b""
        self._pixels = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._pixels)
        self._unread: list[bytes] = []
        self.ended = False
        self._seen = ((0, 0, 0), "")
        self.attributes = termios.tcgetattr(self.child.child_fd)

    def read(self, wait: float = 0.05) -> None:
        """Take all that was written since; where there is nothing, wait a moment for it."""
        data = b""
        try:
            while True:
                data += self.child.read_nonblocking(1 << 16, timeout=wait)
                wait = 0
        except pexpect.TIMEOUT:
            pass
        except pexpect.EOF:
            self.ended = True
        if data:
            self.bytes += data
            self._unread.append(data)

    @property
    def pixels(self) -> pyte.Screen:
        """What the bytes so far have made of the screen; pyte is slow, so it reads them when somebody looks."""
        if self._unread:
            written = b"".join(self._unread)
            self._unread = []
            self._stream.feed(_UNDRAWN.sub(b"", written))
        return self._pixels

    def screen(self) -> str:
        """Return the text on the screen."""
        drawn = len(self.bytes), self.pixels.columns, self.pixels.lines
        if self._seen[0] != drawn:
            self._seen = drawn, "\n".join(self._row(self.pixels.buffer[y]) for y in range(self.pixels.lines))
        return self._seen[1]

    def _row(self, cells: Mapping[int, pyte.screens.Char]) -> str:
        """Return a row's text; pyte's own way fails where half of a wide character was written over."""
        text, beside = "", False
        for x in range(self.pixels.columns):
            data = cells[x].data
            if not beside:
                text += data or " "
            beside = not beside and data > "\u0300" and cell_len(data[0]) == 2
        return text

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until a condition holds."""
        end = time.monotonic() + DEADLINE
        while not holds():
            assert time.monotonic() < end, f"{what}: not so\n{self.screen()}\n{self.bytes[-400:]!r}"
            assert not self.ended or holds(), f"{what}: it ended before\n{self.screen()}\n{self.bytes[-400:]!r}"
            self.read()

    def shows(self, *words: str) -> None:
        """Wait until words stand on the screen, wrapped and framed as they may be."""
        self.until(lambda: all(squeezed(word) in squeezed(self.screen()) for word in words), " and ".join(words))

    def lacks(self, words: str) -> None:
        """Wait until words no longer stand on the screen."""
        self.until(lambda: squeezed(words) not in squeezed(self.screen()), f"no {words}")

    def press_for_an_answer(self, keys: str) -> None:
        """Type, and wait until something is drawn."""
        before = len(self.bytes)
        self.press(keys)
        self.until(lambda: len(self.bytes) > before, f"an answer to {keys!r}")

    def press(self, keys: str | bytes) -> None:
        """Type."""
        self.child.send(keys)

    def end(self) -> int:
        """Wait for the end and return the exit code; a signal's is its negative."""
        self.until(lambda: self.ended, "the end")
        self.child.wait()
        if self.child.exitstatus is not None:
            return int(self.child.exitstatus)
        return -int(self.child.signalstatus)

    def away(self) -> None:
        """Take the terminal away and end what still runs in it, at once: pexpect's own way waits by the clock."""
        process = self.child.ptyproc
        if not self.child.closed:
            process.fileobj.close()
            self.child.closed = process.closed = True
        if process.isalive():
            os.kill(self.child.pid, signal.SIGKILL)
            process.wait()

    def modes(self) -> dict[int, bool]:
        """Return each private mode that was ever set or reset, and how it was left."""
        changes = re.findall(rb"\x1b\[\?([0-9;]+)([hl])", self.bytes)
        return {int(mode): change == b"h" for modes, change in changes for mode in modes.split(b";")}


@contextmanager
def terminal(
    *arguments: str,
    size: tuple[int, int] = (120, 40),
    command: list[str] | None = None,
    environment: dict[str, str] | None = None,
) -> Iterator[Terminal]:
    """Start the program, or another command, in a terminal; end it whatever happens."""
    started = Terminal([*(command or APP), *arguments], size, environment or {})
    try:
        yield started
    finally:
        started.away()


ALTERNATE, CURSOR, PASTE, FOCUS, RESIZES, WRAP = 1049, 25, 2004, 1004, 2048, 7
MOUSE = (1000, 1002, 1003, 1006, 1015, 1016)


def assert_restored(terminal: Terminal) -> None:
    """Fail unless the terminal is as it was before."""
    modes = terminal.modes()
    assert modes[ALTERNATE] is False
    assert modes[CURSOR] is True
    assert modes[MOUSE[0]] is False, "it was on, and is off again"
    assert not any(modes.get(mode) for mode in (*MOUSE, PASTE, FOCUS, RESIZES))
    assert modes.get(WRAP, True)
    kitty = re.findall(rb"\x1b\[([<>])[0-9]*u", terminal.bytes)
    assert kitty.count(b">") == kitty.count(b"<")
    assert termios.tcgetattr(terminal.child.child_fd) == terminal.attributes


@contextmanager
def at_home(
    *arguments: str,
    size: tuple[int, int] = (120, 40),
    command: list[str] | None = None,
    environment: Mapping[str, str] | None = None,
    **more: str,
) -> Iterator[Terminal]:
    """Start the program in a terminal, as a person whose folders are this test's own."""
    folders = {name: value for name, value in os.environ.items() if name.startswith("XDG_")}
    folders["HOME"] = str(Path(folders["XDG_STATE_HOME"]).parent)
    with terminal(*arguments, size=size, command=command, environment={**folders, **(environment or {}), **more}) as it:
        yield it


def said(it: Terminal) -> str:
    """Return what is said over the line of keys, which may take a few lines, or in its place under a dialog."""
    return " ".join(filter(None, map(str.strip, it.screen().splitlines()[-3:])))


def tells(it: Terminal, words: str) -> None:
    """Wait until a message says something."""
    it.until(lambda: words in said(it), words)
