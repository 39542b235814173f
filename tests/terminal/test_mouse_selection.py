"""The mouse in a terminal: what is dragged over in the detail is selected, and ctrl+c copies it."""

from __future__ import annotations

from pathlib import Path

import pytest
from copied import taken
from pilots import BUNDLED, HARBOUR, record
from terminals import Terminal, assert_restored, at_home, tells

pytestmark = pytest.mark.usefixtures("as_a_fork")

WIDE = "漢字かな交じり文は幅が二つ and then Жанна said it"
CASE = f"""\
case: {{format: 1, id: c, title: A case}}
sources: [{{id: paper, title: A headline, publisher: The Paper}}]
claims:
- id: wide
  text: A wide one.
  speaker: paper
  reports: [{{source: paper, quotes: [{{exact: "{WIDE}"}}]}}]
"""


TABS = "Killed\tby 9 Jan\t\t164, wounded\t2265, and then the words go on\tbehind a line that breaks"
WITH_TABS = CASE.replace(f'"{WIDE}"', '"' + TABS.replace("\t", "\\t") + '"')


def place(it: Terminal, words: str) -> tuple[int, int]:
    """Return the column and row, from 1, at which words stand on the screen."""
    for row, line in enumerate(it.pixels.display, 1):
        if words in line:
            return line.index(words) + 1, row
    raise AssertionError(f"{words!r} is not on the screen\n{it.screen()}")


def drag(it: Terminal, begin: tuple[int, int], end: tuple[int, int]) -> None:
    """Press the mouse at one cell, draw it over to another, and let go: as a terminal reports it."""
    (x, y), (to_x, to_y) = begin, end
    it.press(f"\x1b[<0;{x};{y}M")
    it.press(f"\x1b[<32;{(x + to_x) // 2};{y}M")
    it.press(f"\x1b[<32;{to_x};{to_y}M")
    it.press(f"\x1b[<0;{to_x};{to_y}m")


def copied(it: Terminal) -> str:
    """Press ctrl+c and return what was copied."""
    before = len(taken(it.bytes))
    it.press("\x03")
    it.until(lambda: len(taken(it.bytes)) > before, "the selection copied")
    return taken(it.bytes)[-1]


def test_a_drag_over_a_quote_and_ctrl_c_copy_the_words_and_say_so() -> None:
    with at_home(str(HARBOUR), "--at", "cause-unknown") as it:
        it.shows("the cause is not known", "Claim · cause-unknown")
        x, y = place(it, "▎ the cause is not known")
        drag(it, (x + 2, y), (x + 2 + len("the cause is not known") - 1, y))
        assert copied(it) == "the cause is not known"
        tells(it, "Copied the selection: 22 characters")
        it.press("q")
        assert it.end() == 0
        assert_restored(it)


def test_a_drag_over_two_lines_of_a_quote_copies_both_without_the_bars() -> None:
    with at_home(str(HARBOUR), "--at", "dozens-ran") as it:
        it.shows("and [/x] some fell")
        x, y = place(it, "▎ dozens ran")
        end = place(it, "some fell")
        drag(it, (x, y), (end[0] + len("some fell") - 1, end[1]))
        assert copied(it) == record(HARBOUR, "claims", "dozens-ran")["reports"][0]["quotes"][0]["exact"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("name", ["putin-cover", "planted-troublemakers", "coup-no-evidence"])
def test_a_quote_that_the_screen_breaks_is_copied_as_its_file_has_it(name: str, size: tuple[int, int]) -> None:
    quotes = record(BUNDLED, "claims", name)["reports"][0]["quotes"]
    words = next(quote["exact"] for quote in quotes if quote.get("role", "content") == "content")
    with at_home("--at", name, size=size) as it:
        it.shows(f"Claim · {name}")
        it.press("4+")
        it.shows("unzoom", words)
        x, y = place(it, " ".join(words.split()[:3]))
        begun = [row for row, line in enumerate(it.pixels.display, 1) if words.split()[-1] in line and row >= y]
        last = it.pixels.display[begun[0] - 1]
        end = last.rindex(words.split()[-1]) + len(words.split()[-1]), begun[0]
        drag(it, (x, y), end)
        assert copied(it) == words


def test_a_drag_backwards_copies_the_same() -> None:
    with at_home(str(HARBOUR), "--at", "dozens-ran") as it:
        it.shows("and [/x] some fell")
        x, y = place(it, "▎ dozens ran")
        end = place(it, "some fell")
        drag(it, (end[0] + len("some fell") - 1, end[1]), (x + 2, y))
        assert copied(it) == record(HARBOUR, "claims", "dozens-ran")["reports"][0]["quotes"][0]["exact"]


def test_wide_characters_are_selected_by_the_cells_that_the_mouse_goes_over(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    with at_home(str(tmp_path), "--at", "wide") as it:
        it.shows("and then Жанна")
        row = next(row for row, line in enumerate(it.pixels.display, 1) if "and then" in line)
        cells = [it.pixels.buffer[row - 1][x].data for x in range(120)]
        first = cells.index("字") + 1
        last = cells.index("交") + 1
        drag(it, (first, row), (last, row))
        assert copied(it) == "字かな交"


@pytest.mark.parametrize("size", [(50, 20), (80, 24), (120, 40)], ids="{0[0]}x{0[1]}".format)
def test_a_tab_in_a_quote_is_copied_as_the_tab_that_its_file_has(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "case.yaml").write_text(WITH_TABS, encoding="utf-8")
    words = record(tmp_path, "claims", "wide")["reports"][0]["quotes"][0]["exact"]
    assert words.count("\t") == 5
    with at_home(str(tmp_path), "--at", "wide", size=size) as it:
        it.shows("A wide one.")
        it.press("4+")
        it.shows("_ unzoom" if size[0] > 60 else "Esc back", "breaks")
        begin, end = place(it, "Killed"), place(it, "breaks")
        drag(it, begin, (end[0] + len("breaks") - 1, end[1]))
        assert copied(it) == words
