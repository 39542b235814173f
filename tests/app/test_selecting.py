"""The mouse: what is dragged over in the detail is selected, and ctrl+c copies it without what frames it."""

from __future__ import annotations

from pathlib import Path

import pytest
from copied import Copies, listening
from pilots import Driver, harbour, opened

from tui.case import Case

LONG = " ".join(f"word {number} after the other," for number in range(20))
CASE = f"""\
case: {{format: 1, id: c, title: A case}}
sources: [{{id: paper, title: A headline, publisher: The Paper}}]
claims:
- id: long
  text: A long one.
  speaker: paper
  reports: [{{source: paper, quotes: [{{exact: "{LONG}"}}]}}]
"""


@pytest.fixture(name="copies")
def _copies(monkeypatch: pytest.MonkeyPatch) -> Copies:
    return listening(monkeypatch)


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
        assert text == LONG, "a line that the screen has broken goes on"


TWO = (
    CASE
    + f"""\
- id: other
  text: A long one.
  speaker: press
  answers: [which]
  reports:
  - {{source: press, quotes: [{{exact: "{LONG}"}}]}}
questions: [{{id: which, asks: Which?}}]
"""
)


async def test_in_columns_only_the_one_is_copied_in_which_the_mouse_was(tmp_path: Path, copies: Copies) -> None:
    both = TWO.replace("publisher: The Paper}", "publisher: The Paper}, {id: press, title: T, publisher: The Press}")
    both = both.replace("  speaker: paper\n", "  speaker: paper\n  answers: [which]\n")
    both = both.replace("questions:", "  links: [{to: long, kind: supports, by: editor, why: The same.}]\nquestions:")
    (tmp_path / "case.yaml").write_text(both, encoding="utf-8")
    case = Case.open(tmp_path)
    assert case.problems == ()
    async with opened(case, (140, 40), at="long") as driver:
        await driver.press("c", "W")
        lines = [line for line in driver.lines(driver.pane("detail")) if line.count("▎") == 2]
        assert len(lines) > 3
        (first, *_), last = lines, lines[-1]
        await dragged(driver, (first, first.index("word")), (last, last.index(" │ ", 3)))
        await driver.press("ctrl+c")
        assert copies() == [LONG], driver.screen()


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
