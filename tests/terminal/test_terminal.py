"""The program in a real terminal: what it writes there, what it leaves behind, and how it goes."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pyte
import pytest
from hostile import COMMANDS, hostile_case
from pilots import BUNDLED, DEADLINE, HARBOUR, record, squeezed
from rich.cells import cell_len

from tui.text import clean

ROOT = Path(__file__).parent.parent.parent
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "TERM": "xterm-256color", "HOME": "/nowhere"}
OWN_FOLDERS = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")  # this test's, as conftest.py has named them
APP = [sys.executable, "-m", "tui"]

# What pyte takes for something else: the Kitty protocol's and the queries' sequences, which draw nothing.
_UNDRAWN = re.compile(rb"\x1b\[[<>=?][0-9;]*(?:u|\$p)")


class Terminal:
    """A program in a terminal of its own: the bytes that it wrote, and the screen that they made."""

    def __init__(self, command: list[str], size: tuple[int, int], environment: dict[str, str]) -> None:
        columns, rows = size
        folders = {name: os.environ[name] for name in OWN_FOLDERS}
        everything = ENVIRONMENT | folders | environment
        self.child = pexpect.spawn(command[0], command[1:], dimensions=(rows, columns), env=everything, cwd=str(ROOT))
        self.bytes = b""
        self.pixels = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.pixels)
        self.ended = False
        self.attributes = termios.tcgetattr(self.child.child_fd)

    def read(self) -> None:
        """Take what was written since, waiting a moment for more."""
        try:
            data = self.child.read_nonblocking(1 << 16, timeout=0.05)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self.ended = True
            return
        self.bytes += data
        self._stream.feed(_UNDRAWN.sub(b"", data))

    def screen(self) -> str:
        """Return the text on the screen."""
        return "\n".join(self._row(self.pixels.buffer[y]) for y in range(self.pixels.lines))

    def _row(self, cells: Mapping[int, pyte.screens.Char]) -> str:
        """Return a row's text; pyte's own way fails where half of a wide character was written over."""
        text, beside = "", False
        for x in range(self.pixels.columns):
            if not beside:
                text += cells[x].data or " "
            beside = not beside and bool(cells[x].data) and cell_len(cells[x].data[0]) == 2
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
        started.child.close(force=True)
        if started.child.ptyproc.isalive():  # one that has lost its terminal is not ended by closing that
            os.kill(started.child.pid, signal.SIGKILL)


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


def test_the_bundled_case_opens_and_a_journey_ends_at_the_164() -> None:
    with terminal() as it:
        it.shows("Kazakhstan, January 2022", "1 Timeline", "The whole case", "3 Claims", "q quit")
        it.press("\t")  # to the actors, and from there by their tabs to the question
        it.press("]")
        asks = record(BUNDLED, "questions", "how-many-killed")["asks"]
        it.shows("‹Questions›", asks[:30])
        for _ in range(12):
            if squeezed(f"Claims · on “{asks[:30]}") in squeezed(it.screen()):
                break
            it.press_for_an_answer("j")
        it.press("\r")
        for name in ("dead-164-info", "dead-164-health"):
            claim = record(BUNDLED, "claims", name)
            it.press("g")
            it.shows("1/")
            for number in range(2, 40):
                if f"Claim · {name}" in it.screen():
                    break
                it.press("j")
                it.shows(f" {number}/")
            it.shows(f"Claim · {name}")
            for quote in claim["reports"][0]["quotes"]:
                for _ in range(6):
                    it.read()
                    if squeezed(quote["exact"]) in squeezed(it.screen()):
                        break
                    it.press("J")
                it.shows(quote["exact"])
        it.press("q")
        assert it.end() == 0
        assert_restored(it)


def test_at_opens_on_a_record() -> None:
    with terminal(str(HARBOUR), "--at", "sparks") as it:
        it.shows("Claim · sparks", "Жанна сказала «искра»")
        it.press("q")
        assert it.end() == 0


def test_at_of_no_record_says_so_and_opens_nothing() -> None:
    with terminal(str(HARBOUR), "--at", "nobody") as it:
        assert it.end() == 1
        assert b"'nobody'" in it.bytes
        assert b"\x1b" not in it.bytes


def test_what_is_typed_at_once_is_answered_in_its_order() -> None:
    with terminal() as it:
        it.shows("The whole case")
        it.press("/quit")  # of which the q must not leave
        it.shows("/quit", "3 Claims · with “quit”")
        it.press("\x1b")
        it.shows("? help", "q quit")
        it.press(":toq\r")
        it.shows("4 Actor · tokayev")
        it.press("2]c")
        it.shows("4 Compare · ")
        it.press("q")
        assert it.end() == 0


def test_ctrl_q_leaves_too() -> None:
    with terminal(str(HARBOUR)) as it:
        it.shows("The whole case")
        it.press("?")
        it.shows("type to search")
        it.press("\x11")
        assert it.end() == 0
        assert_restored(it)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_signal_ends_it_in_good_order(name: str) -> None:
    number = getattr(signal, name)
    with terminal(str(HARBOUR)) as it:
        it.shows("The whole case")
        it.child.kill(number)
        assert it.end() == 128 + number
        assert_restored(it)


def test_ctrl_c_does_not_end_it_and_says_what_would() -> None:
    with terminal(str(HARBOUR)) as it:
        it.shows("The whole case")
        it.press("\x03")
        it.shows("q leaves")
        it.press("q")
        assert it.end() == 0


def test_when_the_terminal_goes_away_the_program_goes_too() -> None:
    with terminal(str(HARBOUR)) as it:
        it.shows("The whole case")
        it.child.ptyproc.fileobj.close()
        it.child.closed = it.child.ptyproc.closed = True
        end = time.monotonic() + DEADLINE
        while it.child.ptyproc.isalive():
            assert time.monotonic() < end, "it still runs with no terminal"


def test_another_size_is_drawn_in_and_the_smallest_says_so() -> None:
    with terminal(str(HARBOUR), size=(120, 40)) as it:
        it.shows("The whole case", "3 Claims")
        for columns, rows, words in ((50, 16, "? help"), (20, 5, "24x6"), (160, 45, "4 Case")):
            it.pixels.reset()
            it.pixels.resize(rows, columns)
            it.child.setwinsize(rows, columns)
            it.shows(words)
        it.press("q")
        assert it.end() == 0


# What is not UTF-8, no key, or far too much of it.
NOISE = {
    "a byte that is not UTF-8": b"\xff",
    "a key beyond Unicode": b"\x1b[1114112u",
    "a key that is no number": b"\x1b[;;;u\x1b[999999999999999999999u",
    "half a sequence": b"\x1b[200~\x1b[\x1b]\x1bP",
    "a forged size": b"\x1b[48;9999;9999;9999;9999t",
    "a paste with an escape": b"\x1b[200~a\x1b[201~\x1b[200~\x1bq\x1b[201~",
    "mouse reports from nowhere": b"\x1b[<0;9999;9999M\x1b[<64;-1;-1m\x1b[<0;0;0M",
}


@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE.keys())
def test_no_bytes_from_the_keyboard_end_it(noise: bytes) -> None:
    with terminal(str(HARBOUR)) as it:
        it.shows("The whole case")
        it.press(noise)
        it.press(b"\x1b[201~\x1b\\\x07")  # whatever it began is over
        it.press("\x1b2")
        it.press("2jj")
        it.shows("Actor · mayor")
        it.press("\x11")
        assert it.end() == 0
        assert_restored(it)


CRASH = """
import sys
from tui.__main__ import main
from tui.explorer.panes.detail import Detail
def broken(*arguments): raise RuntimeError("broken on purpose")
if sys.argv.pop(1) == "later": Detail.action_edge = broken
else: Detail.open = broken
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("when", ["at once", "later"])
def test_a_crash_is_no_success_and_leaves_the_terminal_as_it_was(when: str) -> None:
    with terminal(when.split()[0], str(HARBOUR), command=[sys.executable, "-c", CRASH]) as it:
        if when == "later":
            it.shows("The whole case")
            it.press("4G")
        assert it.end() not in (0, 130)
        assert b"broken on purpose" in it.bytes
        assert_restored(it)


# Text that would steer a terminal, byte for byte.


# What a program like this one writes: what draws, sets a mode or asks for one, and the shape of the mouse's pointer.
_DRAWING = re.compile(r"\x1b\[[<>=?]?[0-9;:]*(?:[ABCDHJKhlmtu]|\$p)|\x1b\]22;[a-z-]+\x07|\r|\n")


def test_no_byte_of_a_case_steers_the_terminal(tmp_path: Path) -> None:
    case = hostile_case(tmp_path)
    with terminal(str(case), size=(160, 45)) as it:
        it.shows("The whole case")
        for keys in ("jjj", "\r", "J", "\r", "G", "\x1b\x1b", "2jj", "]jj", "]jj", "3jj", "4G", "+", "_", "1G", "?"):
            it.press_for_an_answer(keys)
        it.shows("type to search")
        it.press("\x11")
        assert it.end() == 0
        text = _DRAWING.sub("", it.bytes.decode("utf-8"))  # a raw C1 byte would not decode
        for command in COMMANDS:
            assert command not in text
        assert re.findall(r"[\x00-\x1f\x7f-\x9f].{0,20}", text) == []
        assert clean(text) == text
        assert "^[]52;" in text, "it was shown, and shown as what it is"
        assert_restored(it)
