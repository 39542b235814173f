"""ctrl+z: the shell has its terminal back as it was, and fg brings the program back as it was."""

from __future__ import annotations

import os
import shlex
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from pilots import HARBOUR
from terminals import ALTERNATE, APP, CURSOR, MOUSE, PASTE, Terminal, assert_restored, at_home, tells

SHELL = ["bash", "--norc", "--noprofile", "-i"]
START = shlex.join([*APP, str(HARBOUR)])


@contextmanager
def in_a_shell() -> Iterator[Terminal]:
    """Start the program in a shell that has jobs."""
    with at_home(command=SHELL, PS1="READY> ", BASH_SILENCE_DEPRECATION_WARNING="1") as it:
        it.shows("READY>")
        it.press(f"{START}\r")
        it.shows("3 Claims", "The whole case", "q quit")
        yield it


def suspends(it: Terminal, keys: str = "\x1a") -> None:
    """Press ctrl+z, or do something else, and wait for the shell."""
    before = len(it.bytes)
    it.press(keys)
    it.until(lambda: b"Stopped" in it.bytes[before:] and b"READY>" in it.bytes[before:], "a shell again")
    modes = it.modes()
    assert modes[ALTERNATE] is False
    assert modes[CURSOR] is True
    assert not any(modes.get(mode) for mode in MOUSE)
    # What readline sets for itself comes after what we have taken back.
    assert it.bytes.rindex(f"\x1b[?{PASTE}l".encode(), 0, it.bytes.rindex(b"Stopped")) >= before


def comes_back(it: Terminal) -> None:
    it.pixels.reset()
    it.press("fg\r")
    it.shows("3 Claims", "4 Event", "q quit")


def leaves(it: Terminal) -> None:
    before = len(it.bytes)
    it.press("q")
    it.until(lambda: b"READY>" in it.bytes[before:], "the shell at last")
    assert it.modes()[ALTERNATE] is False
    it.press("exit\r")
    assert it.end() == 0


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_brings_everything_back() -> None:
    with in_a_shell() as it:
        it.press("jj")
        it.shows("Event · alarm")
        suspends(it)
        it.press("echo $((6 * 7))\r")
        it.shows("42")
        comes_back(it)
        it.shows("Event · alarm")
        it.press("k")
        it.shows("Event · fire")
        suspends(it)
        comes_back(it)
        leaves(it)


def test_what_is_continued_in_the_background_waits_until_it_is_in_front() -> None:
    with in_a_shell() as it:
        it.press("j")
        it.shows("Event · fire")
        suspends(it)
        it.press("bg\r")
        it.until(lambda: b" &\r\n" in it.bytes[-400:], "in the background")
        before = len(it.bytes)
        it.press("wait\r")  # which ends when it has stopped itself
        it.until(lambda: b"READY>" in it.bytes[before + 8 :], "it has stopped itself")
        assert b"1049h" not in it.bytes[before:], "and has drawn nothing meanwhile"
        comes_back(it)
        it.press("j")
        it.shows("Event · alarm")
        leaves(it)


def test_it_is_suspended_in_a_dialog_too_and_what_is_typed_there_stays() -> None:
    with in_a_shell() as it:
        it.press("j:ann")
        it.shows("ann", "Esc")
        suspends(it)
        it.pixels.reset()
        it.press("fg\r")
        it.shows("Go to anything", "ann", "Esc")
        it.press("\x1b")
        it.shows("q quit")
        leaves(it)


def test_without_a_shell_it_stays_and_says_so() -> None:
    with at_home(str(HARBOUR)) as it:
        it.shows("3 Claims", "q quit")
        it.press("\x1a")
        tells(it, "No shell stands behind this terminal")
        it.press("j")
        it.shows("Event · fire")
        it.press("q")
        assert it.end() == 0
        assert_restored(it)


def test_after_a_stop_that_nobody_told_of_it_draws_anew_and_reads_each_key_once() -> None:
    with at_home(str(HARBOUR)) as it:
        it.shows("3 Claims", "q quit")
        os.kill(it.child.pid, signal.SIGSTOP)
        os.kill(it.child.pid, signal.SIGCONT)
        it.until(lambda: it.bytes.count(b"\x1b[?1049h") == 2, "the screen taken again")
        it.shows("3 Claims", "q quit")
        it.press("j")
        it.shows("Event · fire")
        it.press("j")
        it.shows("Event · alarm")
        it.press("q")
        assert it.end() == 0
        assert_restored(it)
