"""The end of the program, however it comes: at once, from the first byte on, and with the terminal as it was."""

from __future__ import annotations

import random
import signal
import sys
from pathlib import Path

import pytest
from helpers import LONG
from pilots import BUNDLED, HARBOUR
from terminals import ALTERNATE, Terminal, assert_restored, at_home, terminal

as_a_fork = pytest.mark.usefixtures("as_a_fork")  # where nothing is asked about the start


def leaves(it: Terminal, keys: bytes) -> None:
    it.child.delaybeforesend = None
    for at in range(0, len(keys), 1024):  # as much as a terminal takes at once
        it.press(keys[at : at + 1024])
        it.read(wait=0)
    it.press("\x1b[201~\x1b\\\x07")  # whatever they began is over
    it.press("\x11")
    assert it.end() == 0
    assert_restored(it)


def test_a_paste_that_never_ends_has_ended_when_it_is_silent() -> None:
    with terminal(str(HARBOUR)) as it:
        it.shows("The whole case")
        it.press(b"/\x1b[200~spark")
        it.shows("/spark")  # which nothing but the end of the paste puts there
        it.press("\x1b")
        it.lacks("/spark")
        it.press("q")
        assert it.end() == 0


@as_a_fork
@pytest.mark.parametrize(
    "keys", [b"j" * 3_000, b"jk" * 1_500, b"c" * 1_000, b"/" + b"a b " * 750, b"]" * 3_000], ids=range(5)
)
def test_thousands_of_keys_do_not_keep_waiting_who_leaves(keys: bytes) -> None:
    with at_home(str(BUNDLED)) as it:
        it.shows("The whole case")
        leaves(it, keys)


def test_a_bookmark_that_is_named_right_before_leaving_is_kept() -> None:
    for keys in ("mnamed\r\x11", "'named\r"):
        with at_home(str(HARBOUR), "--at", "sparks" if keys[0] == "m" else "nobody-hurt") as it:
            it.shows("4 Claim")
            it.press(keys)
            if keys[0] == "m":
                assert it.end() == 0
            else:
                it.shows("4 Claim · sparks")


@as_a_fork
@pytest.mark.parametrize("seed", range(LONG))
def test_random_bytes_kill_nothing_and_leaving_still_leaves(seed: int) -> None:
    chosen = random.Random(seed)
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case")
        keys = bytes(chosen.choice([byte for byte in range(256) if byte not in b"\x11\x1aqoes"]) for _ in range(3_000))
        leaves(it, keys)


@as_a_fork
def test_a_paste_of_a_megabyte_with_escapes_is_none_of_keys() -> None:
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case")
        leaves(it, b"\x1b[200~" + b"abc\x1b[A\x1bq\n" * 100_000 + b"\x1b[201~")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_a_signal_right_after_the_first_byte_ends_it_well(name: str) -> None:
    number = getattr(signal, name)
    with at_home(str(HARBOUR)) as it:
        it.until(lambda: b"\x1b[?1049h" in it.bytes, "the alternate screen")
        it.child.kill(number)
        assert it.end() == 128 + number
        assert it.modes()[ALTERNATE] is False
        assert_restored(it)


def test_a_terminal_that_says_it_is_vast_is_drawn_in_as_far_as_one_reads() -> None:
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case")
        it.child.setwinsize(9999, 9999)
        it.press("\x11")
        assert it.end() == 0
        assert len(it.bytes) < 4_000_000
        assert_restored(it)


@as_a_fork
def test_keys_are_answered_on_the_way_to_the_end_of_a_quote_of_half_a_million_lines(tmp_path: Path) -> None:
    quote = "x\\n" * 500_000
    (tmp_path / "case.yaml").write_text(
        "case: {format: 1, id: c, title: A case}\nsources: [{id: paper, title: A headline, publisher: The Paper}]\n"
        "claims:\n- id: big\n  text: A claim.\n  speaker: paper\n"
        f'  reports: [{{source: paper, quotes: [{{exact: "{quote}"}}]}}]\n'
    )
    with at_home(str(tmp_path), "--at", "big") as it:
        it.shows("4 Claim · big")
        it.press("4G")
        it.press("?")
        it.shows("type to search")
        leaves(it, b"")


@as_a_fork
def test_500_random_sizes_are_drawn_in() -> None:
    chosen = random.Random(7)
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case")
        for number in range(500 * LONG):
            it.child.setwinsize(chosen.randrange(1, 70), chosen.randrange(1, 220))
            if number % 50 == 0:
                it.read()
        it.pixels.reset()
        it.pixels.resize(40, 120)
        it.child.setwinsize(40, 120)
        it.press("2")
        it.shows("‹Actors by count›", "q quit")
        it.press("q")
        assert it.end() == 0
        assert_restored(it)


CRASH = """
import sys
from tui.__main__ import main
from tui.explorer.panes.detail import Detail
def broken(*arguments):
    secret = "of a variable"
    raise RuntimeError("on \\x1b]0;purpose\\x07 " + secret[:2])
Detail.action_edge = broken
sys.exit(main(sys.argv[1:]))
"""


def test_a_crash_is_one_clean_line_with_its_log_and_exits_4() -> None:
    with at_home(str(HARBOUR), command=[sys.executable, "-c", CRASH]) as it:
        it.shows("The whole case")
        it.press("4G")
        assert it.end() == 4
        assert_restored(it)
        after = it.bytes.rpartition(b"\x1b[?1049l")[2].decode()
        assert "onrecord: it failed, which nobody expected (RuntimeError: on ^[]0;purpose^G of)" in after
        assert "crash.log tells where" in after
        assert "variable" not in after
        assert len([line for line in after.splitlines() if "onrecord: " in line]) == 1
