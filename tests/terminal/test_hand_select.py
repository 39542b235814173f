"""The mouse: what is dragged over in the detail is selected, and ctrl+c copies it without what frames it."""

from __future__ import annotations

from pathlib import Path

import pytest
from copied import Copies, listening, taken
from pilots import HARBOUR, Driver, harbour, opened, record, squeezed
from terminals import Terminal, assert_restored, at_home, tells

from tui.case import Case

LONG = " ".join(f"word {number} after the other," for number in range(20))
WIDE = "漢字かな交じり文は幅が二つ and then Жанна said it"
CASE = f"""\
case: {{format: 1, id: c, title: A case}}
sources: [{{id: paper, title: A headline, publisher: The Paper}}]
claims:
- id: long
  text: A long one.
  speaker: paper
  reports: [{{source: paper, quotes: [{{exact: "{LONG}"}}]}}]
- id: wide
  text: A wide one.
  speaker: paper
  reports: [{{source: paper, quotes: [{{exact: "{WIDE}"}}]}}]
"""


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


@pytest.fixture(name="copies")
def _copies(monkeypatch: pytest.MonkeyPatch) -> Copies:
    return listening(monkeypatch)


# In a terminal


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


# Without one


async def dragged(driver: Driver, begin: tuple[str, int], end: tuple[str, int]) -> None:
    """Draw the mouse in the detail from a place in some words to another."""
    detail = driver.pane("detail")
    lines = driver.lines(detail)

    def offset(words: str, at: int) -> tuple[int, int]:
        row = next(row for row, line in enumerate(lines) if words in line)
        return lines[row].index(words) + at, row

    await driver.pilot.mouse_down(detail, offset=offset(*begin))
    await driver.pilot.hover(detail, offset=offset(*end))
    await driver.pilot.mouse_up(detail, offset=offset(*end))
    await driver.settle()


async def test_a_wrapped_quote_is_copied_from_its_first_word_to_its_last(tmp_path: Path, copies: Copies) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    async with opened(Case.open(tmp_path), (120, 40), at="long") as driver:
        lines = [line for line in driver.inside("detail") if "▎" in line]
        assert len(lines) > 3
        await dragged(driver, (lines[0].strip()[2:12], 0), (lines[-1].strip()[2:], len(lines[-1].strip()) - 3))
        await driver.press("ctrl+c")
        (text,) = copies()
        assert "▎" not in text
        assert squeezed(text) == squeezed(LONG)
        assert text.split() == LONG.split(), "no two words are joined where a line ended"


async def test_a_selection_is_seen_and_is_gone_once_it_is_copied(copies: Copies) -> None:
    async with opened(harbour(), at="cause-unknown") as driver:
        before = [[(segment.text, segment.style) for segment in strip] for strip in driver.strips()]
        await dragged(driver, ("the cause is not known", 0), ("the cause is not known", 21))
        seen = [[(segment.text, segment.style) for segment in strip] for strip in driver.strips()]
        assert seen != before
        await driver.press("ctrl+c")
        assert copies() == ["the cause is not known"]
        assert not driver.explorer.selections
        await driver.press("ctrl+c")
        assert "q leaves" in driver.toasts()
        assert len(copies()) == 1


async def test_a_drag_in_a_scrolled_detail_copies_what_is_under_the_mouse(copies: Copies) -> None:
    async with opened(harbour(), (80, 24), at="nobody-hurt") as driver:
        await driver.press("4", "j", "j", "j", "j", "j")
        words = next(line.strip() for line in driver.inside("detail") if len(line.strip()) > 15 and "▎" not in line)
        await dragged(driver, (words, 0), (words, len(words) - 1))
        await driver.press("ctrl+c")
        assert copies() == [words]


async def test_a_selection_stays_with_its_words_when_the_detail_is_scrolled(copies: Copies) -> None:
    async with opened(harbour(), (120, 20), at="cause-unknown") as driver:
        await dragged(driver, ("the cause is not known", 0), ("the cause is not known", 21))
        await driver.press("J", "ctrl+c")
        assert copies() == ["the cause is not known"]


@pytest.mark.parametrize("keys", ["j", "1j", "2j"], ids=["claim", "event", "actor"])
async def test_with_another_record_shown_no_words_are_copied_that_nobody_selected(keys: str, copies: Copies) -> None:
    async with opened(harbour(), (120, 40), at="cause-unknown") as driver:
        await dragged(driver, ("the cause is not known", 0), ("the cause is not known", 21))
        await driver.press(*keys, "ctrl+c")
        assert copies() in ([], ["the cause is not known"])
