"""The program in a real terminal: what it writes there, what it leaves behind, and how it goes."""

from __future__ import annotations

import re
import signal
import sys
import time
from pathlib import Path

import pytest
from hostile import COMMANDS, hostile_case
from pilots import BUNDLED, DEADLINE, HARBOUR, record, squeezed
from terminals import Terminal, assert_restored, terminal, undrawn

from tui.text import clean

as_a_fork = pytest.mark.usefixtures("as_a_fork")  # where nothing is asked about the start


def test_the_bundled_case_opens_and_a_journey_ends_at_the_164() -> None:
    with terminal() as it:
        it.shows("Kazakhstan, January 2022", "1 Timeline", "The whole case", "3 Claims", "q quit")
        it.press("\t")  # to the actors, and from there by their tabs to the question
        it.press("]")
        asks = record(BUNDLED, "questions", "how-many-killed")["asks"]
        it.shows("‹Questions as given›", asks[:30])
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
                it.read()  # the rest of the frame, of which the number may be the first part
                if f"Claim · {name}" in it.screen():
                    break
                it.press("j")
                it.shows(f" {number}/")
            it.shows(f"Claim · {name}")
            for quote in claim["reports"][0]["quotes"]:
                while squeezed(quote["exact"])[:24] not in squeezed(it.screen()):  # the rest may stand on the next line
                    it.press_for_an_answer("J")  # which has none at the end of the text
        it.press("q")
        assert it.end() == 0
        assert_restored(it)


def test_at_opens_on_a_record() -> None:
    with terminal(str(HARBOUR), "--at", "sparks") as it:
        it.shows("Claim · sparks", "Жанна сказала «искра»")
        it.press("q")
        assert it.end() == 0


def test_in_the_locale_c_the_screen_is_drawn_as_in_any_other() -> None:
    with terminal(str(HARBOUR), "--at", "sparks", environment={"LANG": "", "LC_ALL": "C"}) as it:
        it.shows("4 Claim · sparks", "Жанна сказала «искра»")
        it.press("q")
        assert it.end() == 0


def test_at_of_no_record_says_so_and_opens_nothing() -> None:
    with terminal(str(HARBOUR), "--at", "nobody") as it:
        assert it.end() == 1
        assert b"'nobody'" in it.bytes
        assert b"1049h" not in it.bytes, "a line that says how far the reading is may have come and gone, no screen"


@as_a_fork
def test_what_is_typed_at_once_is_answered_in_its_order() -> None:
    with terminal() as it:
        it.shows("The whole case")
        it.press("/quit")  # of which the q must not leave
        it.shows("/quit", "3 Claims · closest first · with “quit”")
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


@as_a_fork
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


@as_a_fork
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


def answers(it: Terminal, keys: str, words: str, what: str) -> None:
    it.press(keys)
    it.until(lambda: words in it.screen(), what)


@as_a_fork
def test_no_bytes_from_the_keyboard_end_it() -> None:
    with terminal(str(HARBOUR)) as it:
        it.shows("The whole case")
        for number, (name, noise) in enumerate(NOISE.items()):
            it.press(noise)
            it.press(b"\x1b[201~\x1b\\\x07")  # whatever it began is over
            it.press("\x1b2")
            # Each answer is another than the one before: what is left on the screen of a program that ended is none.
            keys, answer = ("12gj", "Actor · brigade") if number % 2 else ("12gjj", "Actor · mayor")
            answers(it, keys, answer, f"an answer after {name}")
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


@as_a_fork
def test_no_byte_of_a_case_steers_the_terminal(tmp_path: Path) -> None:
    case = hostile_case(tmp_path)
    with terminal(str(case), size=(160, 45)) as it:
        it.shows("The whole case")
        for keys in ("jjj", "\r", "J", "\r", "G", "\x1b\x1b", "2jj", "]jj", "]jj", "3jj", "4G", "+", "_", "1G", "?"):
            it.press_for_an_answer(keys)
        it.shows("type to search")
        it.press("\x11")
        assert it.end() == 0
        text = undrawn(it.bytes)
        for command in COMMANDS:
            assert command not in text
        assert re.findall(r"[\x00-\x1f\x7f-\x9f].{0,20}", text) == []
        assert clean(text) == text
        assert "^[]52;" in text, "it was shown, and shown as what it is"
        assert_restored(it)
