"""What one real start keeps for the next: that it was greeted, and its theme."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from pilots import HARBOUR
from terminals import at_home

pytestmark = pytest.mark.usefixtures("as_a_fork")


def test_the_hint_of_the_first_start_comes_once() -> None:
    for number in range(2):
        with at_home(str(HARBOUR)) as it:
            it.shows("The whole case", "q quit")
            (it.lacks if number else it.shows)("New here?")
            it.press("q")
            assert it.end() == 0
    looks = json.loads((Path(os.environ["XDG_STATE_HOME"]) / "onrecord" / "looks.json").read_text())
    assert looks["view"]["greeted"] is True


def test_a_theme_is_kept_by_a_real_start_and_there_in_the_next() -> None:
    for number in range(2):
        with at_home(str(HARBOUR)) as it:
            it.shows("The whole case")
            it.press("T")
            it.shows("Esc goes back")
            if number == 0:
                it.press("on-record-light\r")
                it.lacks("Esc goes back")
            else:
                it.shows("● on-record-light")
            it.press("\x11")
            assert it.end() == 0
