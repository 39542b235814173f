"""Long texts of which only what shows is laid out: scrolling, where one reads, and the links in them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lone import ACTIONS, page_of, seen, some

import tui.explorer.widgets.laid
import tui.explorer.widgets.page
from tui.cards.blocks import Block, Para, para
from tui.explorer.widgets.page import Page
from tui.formats.layout import Line, lay_out

SOME_LINES = 600  # of a hundred thousand


LONG: dict[
    str, Callable[[], tuple[Para, ...]]
] = {  # made by the test that needs it: every process that runs tests reads this module
    "many paragraphs": lambda: tuple(para(f"line {number}") for number in range(100_000)),
    "one paragraph": lambda: (para("\n".join(f"line {number}" for number in range(100_000))),),
}


@pytest.mark.parametrize("long", LONG)
async def test_a_long_text_opens_without_all_of_it_being_laid_out(long: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = 0

    def counted(blocks: tuple[Block, ...], width: int, lights: re.Pattern[str] | None) -> Iterator[Line]:
        nonlocal made
        for line in lay_out(blocks, width, lights):
            made += 1
            yield line

    monkeypatch.setattr(tui.explorer.widgets.laid, "lay_out", counted)
    async with page_of(LONG[long]()) as (page, driver):
        assert seen(page) == [f"line {number}" for number in range(10)]
        assert made <= SOME_LINES
        for _ in range(5):
            await driver.press("pagedown")
        assert seen(page)[0] == "line 45"
        assert made <= SOME_LINES
        await driver.press("G")
        assert seen(page)[-1] == "line 99999"
        assert made == 100_000
        await driver.press("down", "pagedown", "G", "J")
        assert seen(page)[-1] == "line 99999"
        await driver.press("home")
        assert seen(page)[0] == "line 0"
        assert made == 100_000, "nothing is laid out twice"


def calls(action: Callable[[], object]) -> int:
    """Return how many functions are called in doing something: work that can be counted on a busy machine too."""
    number = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal number
        number += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return number


async def test_a_step_far_down_a_long_text_costs_no_more_than_one_at_its_start() -> None:
    async with page_of(LONG["many paragraphs"]()) as (page, driver):
        near = calls(lambda: page.action_go(1))
        await driver.press("G")
        assert calls(lambda: page.action_go(-1)) <= near + 1000


@some
@given(
    keys=st.lists(st.sampled_from([*sorted(ACTIONS), "wheel down", "wheel up", "bar"]), max_size=25),
    number=st.integers(0, 500),
    height=st.integers(1, 20),
)
async def test_scrolling_stays_within_the_text(keys: list[str], number: int, height: int) -> None:
    async with page_of((para("\n".join(f"line {line}" for line in range(number))),), height) as (page, _):
        assert page.top == 0
        for key in keys:
            if key in ACTIONS:
                await page.run_action(ACTIONS[key])
            elif key == "bar":
                page.scroll_lines(page.extent() // 2)
            else:
                page.scroll_lines(page.top + (3 if key == "wheel down" else -3))
            assert 0 <= page.top <= max(number - page.size.height, 0)
            assert seen(page)[0] == (f"line {page.top}" if number else "")


async def test_another_text_begins_at_its_start() -> None:
    async with page_of((para("\n".join("abc")),), height=2) as (page, driver):
        await driver.press("G")
        page.show((para("\n".join("xyz")),))
        assert seen(page) == ["x", "y"]


async def test_where_one_reads_is_kept_when_the_terminal_shrinks_and_comes_back() -> None:
    words = " ".join(f"word{number}" for number in range(600))
    async with page_of((para(words),), height=12, width=60) as (page, driver):
        await driver.press(*["pagedown"] * 3)
        before = seen(page)
        for size in ((30, 12), (60, 4), (1, 1), (90, 40), (60, 12)):
            await driver.resize(*size)
        assert seen(page) == before


@pytest.mark.parametrize("pages", [1, 3, 6])
async def test_in_another_size_one_reads_on_at_the_same_words(pages: int) -> None:
    words = " ".join(f"word{number:03}" for number in range(1, 901))
    async with page_of((para(words),), height=6, width=62) as (page, driver):
        await driver.press(*["pagedown"] * (pages + 2), "pageup", "k")
        first = seen(page)[0].split()[0]
        assert first > "word030"
        for size in ((30, 6), (92, 9), (24, 20), (62, 3), (41, 6)):
            await driver.resize(*size)
            assert first in seen(page)[0], size


async def test_in_another_size_the_words_far_down_are_gone_to_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    page_module = tui.explorer.widgets.page
    monkeypatch.setattr(page_module, "STEP", 0.001)
    words = " ".join(f"word{number:05}" for number in range(20_000))
    async with page_of((para(words),), height=6, width=62) as (page, driver):
        await driver.press("G", "pageup", "pageup")
        first = seen(page)[0].split()[0]
        lines = len(page._lines)
        monkeypatch.setattr(page_module, "AT_ONCE", 0)
        reached: list[int] = []
        monkeypatch.setattr(Page, "_seek", _counting(reached))
        await driver.resize(40, 6)
        await driver.until(lambda: first in seen(page)[0], "the same words")
        assert len(reached) > 4
        assert max(late - early for early, late in pairwise([0, *reached])) < lines / 4, (
            "none of the steps is a long one"
        )


async def test_who_scrolls_on_the_way_to_words_far_down_stays_there(monkeypatch: pytest.MonkeyPatch) -> None:
    words = " ".join(f"word{number:05}" for number in range(20_000))
    async with page_of((para(words),), height=6, width=62) as (page, driver):
        await driver.press("G")
        monkeypatch.setattr(tui.explorer.widgets.page, "STEP", 0.001)
        monkeypatch.setattr(tui.explorer.widgets.page, "AT_ONCE", 0)
        page._laid.width = 0  # as in another width: all is to be laid out anew
        page.resized()
        page.scroll_lines(0)
        await driver.settle()
        assert seen(page)[0].split()[0] == "word00000"


def _counting(reached: list[int]) -> Callable[..., None]:
    """Return what goes on from words as a page does, and notes how many lines there are after each step."""
    seek = Page._seek

    def counted(self: Page, *words: Any) -> None:
        seek(self, *words)
        reached.append(len(self._lines))

    return counted


async def test_lines_are_no_wider_than_one_can_read_back_from() -> None:
    async with page_of((para("word " * 400),), width=200) as (page, _):
        assert 80 < max(map(len, seen(page))) <= 96
