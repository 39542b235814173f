"""config.yaml in a real start: it is found and holds, and what is wrong in it is told."""

from __future__ import annotations

import re

import pytest
from pilots import HARBOUR
from settings_files import LINES, REMAP, WRONG, write
from terminals import at_home

pytestmark = pytest.mark.usefixtures("as_a_fork")


def test_in_a_real_terminal_the_file_is_found_and_holds() -> None:
    write(REMAP)
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case", "move")
        before = it.screen()
        it.press("j")
        it.press("x")
        it.until(lambda: "Event · fire" in it.screen(), "the next row")
        assert it.screen() != before
        it.press("q")
        assert it.end() == 0


def test_twelve_wrong_entries_are_twelve_clear_lines_and_the_app_runs() -> None:
    file = write(WRONG)
    with at_home(str(HARBOUR), size=(160, 60)) as it:
        it.shows("12 entries of config.yaml are ignored")
        it.press("!")
        it.shows("12 errors", "what is wrong in config.yaml is ignored", "Esc closes")
        it.press("\x1b")
        it.lacks("Esc closes")
        it.press("j")
        it.until(lambda: "Event · fire" in it.screen(), "a key answered")
        it.press("q")
        assert it.end() == 0
        said = [line for line in it.bytes.decode().splitlines() if re.search(r"config\.yaml:\d+:\d+: ", line)]
        after = said[-12:]
    assert [int(re.findall(r"config\.yaml:(\d+):", line)[-1]) for line in after] == LINES
    assert all(re.search(r": error: .{8,}; .{8,}", line) for line in after), "what is wrong, and the cure"
    assert file.read_text(encoding="utf-8") == WRONG
