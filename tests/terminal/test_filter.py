"""The last wall before the terminal: what a line must not hold is written out, and all else goes through as it is."""

from __future__ import annotations

import pytest
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from tui.explorer.terminal.filter import LastWall

BLACK = Color(0, 0, 0)


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
