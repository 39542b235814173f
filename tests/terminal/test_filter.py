"""The last wall before the terminal: what a line must not hold is written out, and all else goes through as it is."""

from __future__ import annotations

import sys

import pytest
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from tui.explorer.terminal.filter import LastWall
from tui.text import clean

BLACK = Color(0, 0, 0)
EVERY = "".join(map(chr, range(sys.maxunicode + 1)))


@pytest.mark.parametrize(
    ("slipped", "shown"),
    [
        ("one\ntwo", "one^Jtwo"),
        ("\n", "^J"),
        ("one\ttwo", "one^Itwo"),
        ("one\r\n", "one^M^J"),
        ("\x1b]52;c;YQ==\x07", "^[]52;c;YQ==^G"),
        ("é\n", "é^J"),
        ("\u202eback", "<202e>back"),
        ("\x9b2J", "<9b>2J"),
    ],
    ids=ascii,
)
def test_a_control_character_that_slipped_into_a_line_is_written_out(slipped: str, shown: str) -> None:
    bold = Style(bold=True)
    before, after = Segment("before "), Segment(" after", bold)
    line = [before, Segment(slipped, bold), after]
    assert LastWall().apply(line, BLACK) == [before, Segment(shown, bold), after]


def test_what_may_be_seen_goes_through_as_it_is() -> None:
    for text in ("plain", "", "é Жанна 東京都 👍🏽", "a\u200cb"):
        line = [Segment(text, Style(italic=True), [(ControlType.BELL,)])]
        assert LastWall().apply(line, BLACK) == line


def test_no_code_point_of_all_that_there_are_gets_through_the_last_wall() -> None:
    wall = LastWall()
    for at in range(0, len(EVERY), 4096):
        ((text, _, _),) = wall.apply([Segment(EVERY[at : at + 4096])], BLACK)
        assert clean(text) == text
        assert "\n" not in text
        assert "\t" not in text
