"""Frames as a terminal gets them, which has said that it shows each of them at once."""

from __future__ import annotations

from functools import partial

import pytest
from terminals import Terminal, at_home

pytestmark = pytest.mark.usefixtures("as_a_fork")

SHOWS_AT_ONCE, BEGUN = "\x1b[?2026;1$y", b"\x1b[?2026h"
ROWS = (
    "Nazarbaev picks Tokayev", "Ruzakhunov comes on tour", "Protests and unrest begin", "Gas and fuel prices rise",
    "Tokayev asks the CSTO to intervene",
)  # fmt: skip


def frames(it: Terminal) -> int:
    it.read()
    return it.bytes.count(BEGUN)


def test_each_key_that_moves_the_cursor_is_one_frame() -> None:
    with at_home() as it:
        it.shows("4 Case", "q quit")
        it.press(SHOWS_AT_ONCE)
        it.press("j")
        it.shows("4 Event", "Nazarbaev resigns as president")
        it.until(lambda: frames(it) == frames(it) > 0, "the frame is whole, and the terminal was understood")
        before = frames(it)
        for row in ROWS:
            it.press("j")
            it.until(partial(reads, it, row), f"the detail shows {row}")
        assert frames(it) - before == len(ROWS)


def reads(it: Terminal, words: str) -> bool:
    return any(words in line[60:] for line in it.screen().splitlines())
