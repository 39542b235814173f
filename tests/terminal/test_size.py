"""The size of the screen: what the terminal says, whatever two variables of some other terminal hold."""

from __future__ import annotations

from pilots import HARBOUR
from terminals import terminal

OTHERS = {"COLUMNS": "50", "LINES": "16"}


def test_the_screen_is_as_large_as_the_terminal_says_whatever_columns_and_lines_hold() -> None:
    with terminal(str(HARBOUR), size=(120, 40), environment=OTHERS) as it:
        it.shows("1 Timeline", "2 ‹Actors by count›", "3 Claims", "4 Case", "q quit")
        rows = it.screen().splitlines()
        assert "↑↓ move" in rows[-1], "the footer is the last row of forty"
        assert max(len(row.rstrip()) for row in rows) == 120
        it.press("q")
        assert it.end() == 0


def test_another_size_is_heeded_too() -> None:
    with terminal(str(HARBOUR), size=(120, 40), environment=OTHERS) as it:
        it.shows("4 Case")
        it.pixels.reset()
        it.pixels.resize(45, 160)
        it.child.setwinsize(45, 160)
        it.until(lambda: "q quit" in it.screen().splitlines()[-1], "a footer in the last of 45 rows")
        it.press("q")
        assert it.end() == 0
