"""Lists and pages that draw only what shows: cursor, scrolling, mouse, and how little of a long one is ever drawn."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from types import FrameType
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pilots import Driver
from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding

import tui.explorer.page
from tui.cards.blocks import Block, Para, Span, para
from tui.explorer.drawing import sides
from tui.explorer.lines import Lines
from tui.explorer.page import Page
from tui.explorer.rows import Rows
from tui.voices.layout import Line, lay_out

Made = TypeVar("Made", bound=Lines)
# Of a hundred thousand, on a screen of forty lines: a few screens, whatever else is there.
SOME_ROWS, SOME_LINES = 160, 600

some = settings(derandomize=True, deadline=None, max_examples=40)

ACTIONS = {
    key: binding.action for binding in Lines.BINDINGS if isinstance(binding, Binding) for key in binding.key.split(",")
}


class Numbered:
    """Rows `row 0`, `row 1` and on, each `every`th of them a heading; it counts how many of them are drawn."""

    def __init__(self, number: int, every: int = 0, lines: int = 1, long: str = "") -> None:
        self.number, self.every, self.lines, self.long = number, every, lines, long
        self.drawn = 0

    def __len__(self) -> int:
        return self.number

    def fit(self, width: int) -> None:
        pass  # as many lines at every width

    def id(self, index: int) -> str | None:
        return None if self.every and index % self.every == 0 else f"row {index}"

    def find(self, name: str | None) -> int | None:
        return int(name.split()[1]) if name else None

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        self.drawn += last - first
        return [
            [
                sides([Span(f"{self.id(index) or f'heading {index}'}/{part}{self.long}")], [], width)
                for part in range(self.lines)
            ]
            for index in range(first, last)
        ]


class One(App[None]):
    """One widget, and what it says."""

    def __init__(self, widget: Lines) -> None:
        super().__init__()
        self.widget = widget
        self.said: list[str | None] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        self.said.append(message.name)

    def on_rows_entered(self) -> None:
        self.said.append("in")


@asynccontextmanager
async def alone(widget: Lines, height: int = 10, width: int = 30) -> AsyncIterator[Driver]:
    """Show one widget in a small terminal."""
    app = One(widget)
    async with app.run_test(size=(width, height)) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver


@asynccontextmanager
async def listing(source: Numbered, height: int = 10) -> AsyncIterator[tuple[Rows, Driver]]:
    """Show one list in a small terminal."""
    rows = Rows("rows")
    async with alone(rows, height) as driver:
        rows.show(source, None)
        await driver.settle()
        yield rows, driver


def seen(widget: Lines) -> list[str]:
    """Return the widget's lines as it draws them, without the scrollbar."""
    return [widget.render_line(y).text[:-2].rstrip() for y in range(widget.size.height)]


# Lists


async def test_of_a_hundred_thousand_rows_only_those_about_the_screen_are_drawn() -> None:
    source = Numbered(100_000, every=7)
    async with listing(source, height=40) as (rows, driver):
        assert seen(rows)[:2] == ["heading 0/0", "row 1/0"]
        assert source.drawn <= SOME_ROWS
        for key in ("down", "pagedown", "end", "pageup", "home", "k"):
            source.drawn = 0
            await driver.press(key)
            assert source.drawn <= SOME_ROWS, f"{key} drew {source.drawn} rows"
        await driver.press("end")
        assert seen(rows)[-1] == "row 99999/0"
        source.drawn = 0
        await driver.press("up", "down", "up")
        assert source.drawn <= SOME_ROWS, "what was drawn is not drawn again"


async def test_a_list_that_one_pages_through_keeps_few_of_its_rows() -> None:
    source = Numbered(100_000)
    async with listing(source, height=40) as (rows, _):
        for _ in range(100):
            rows.action_page(1)
            seen(rows)
        assert len(rows._drawn) <= 1200


@some
@given(
    keys=st.lists(st.sampled_from(sorted(ACTIONS)), max_size=25),
    number=st.integers(1, 60),
    every=st.sampled_from([0, 2, 3, 8]),
    lines=st.integers(1, 3),
    height=st.integers(1, 14),
)
async def test_the_cursor_stays_in_view_and_off_the_headings(
    keys: list[str], number: int, every: int, lines: int, height: int
) -> None:
    async with listing(Numbered(number, every, lines), max(height, lines)) as (rows, _):
        records = [index for index in range(number) if rows.source.id(index)]
        for key in ["", *keys]:
            if key:
                await rows.run_action(ACTIONS[key])
            assert 0 <= rows.top <= max(rows.extent() - rows.size.height + lines - 1, 0)
            if records:
                assert rows.at in records
                assert f"row {rows.at}/0" in seen(rows), (key, rows.at, rows.top)
                assert f"row {rows.at}/{lines - 1}" in seen(rows), (key, rows.at, rows.top)


@some
@given(
    number=st.integers(2, 60), every=st.sampled_from([0, 3]), keys=st.lists(st.sampled_from(["up", "down"]), max_size=9)
)
async def test_up_and_down_visit_every_record_in_order(number: int, every: int, keys: list[str]) -> None:
    async with listing(Numbered(number, every)) as (rows, driver):
        records = [f"row {index}" for index in range(number) if rows.source.id(index)]
        at = 0
        for key in keys:
            await rows.run_action(ACTIONS[key])
            at = min(max(at + (1 if key == "down" else -1), 0), len(records) - 1)
            assert rows.name_at == records[at]
        await driver.settle()
        assert isinstance(driver.app, One)
        assert driver.app.said[-1:] == ([rows.name_at] if driver.app.said else [])


async def test_a_heading_comes_into_view_with_the_first_row_below_it() -> None:
    async with listing(Numbered(40, every=4)) as (rows, driver):
        await driver.press("G", *["up"] * 30)
        assert rows.name_at == "row 1"
        assert seen(rows)[0] == "heading 0/0"


async def test_a_move_is_told_once_and_a_move_to_nowhere_not_at_all() -> None:
    async with listing(Numbered(5)) as (_, driver):
        assert isinstance(driver.app, One)
        await driver.press("up", "down", "down", "end", "end", "home")
        assert driver.app.said == ["row 1", "row 2", "row 4", "row 0"]


async def test_other_rows_are_shown_with_the_cursor_on_the_same_record_or_on_the_first() -> None:
    async with listing(Numbered(50, every=5)) as (rows, driver):
        rows.show(Numbered(200, every=5), "row 133")
        assert rows.name_at == "row 133"
        await driver.settle()
        assert "row 133/0" in seen(rows)
        rows.show(Numbered(50, every=5), None)
        assert rows.name_at == "row 1"
        rows.show(Numbered(0), None)
        assert seen(rows)[0] == rows.empty
        await driver.press("down", "G", "pageup", "g")  # nothing to move over, and nothing breaks
        assert seen(rows)[0] == rows.empty


@pytest.mark.parametrize("key", ["G", "end", "down", "up", "g"])
async def test_after_the_wheel_a_key_brings_the_cursor_back_into_view(key: str) -> None:
    async with listing(Numbered(60)) as (rows, driver):
        await driver.press("G" if key in ("G", "end", "down") else "g")
        for _ in range(8):
            rows.scroll_lines(rows.top - 3 if rows.top > 25 else rows.top + 3)
        assert f"row {rows.at}/0" not in seen(rows)
        await driver.press(key)
        assert f"row {rows.at}/0" in seen(rows)


async def test_clicks_move_the_cursor_and_a_second_one_goes_in() -> None:
    async with listing(Numbered(60, every=5)) as (rows, driver):
        assert isinstance(driver.app, One)
        await driver.pilot.click(rows, offset=(3, 4))
        await driver.settle()
        assert rows.name_at == "row 4"
        assert driver.app.said == ["row 4"]
        await driver.pilot.click(rows, offset=(3, 5))
        await driver.settle()
        assert rows.name_at == "row 4", "a heading takes no cursor"
        await driver.pilot.double_click(rows, offset=(3, 7))
        await driver.settle()
        assert rows.name_at == "row 7"
        assert driver.app.said == ["row 4", "row 7", "in"]


async def test_a_click_below_the_last_row_is_a_click_on_nothing() -> None:
    async with listing(Numbered(3)) as (rows, driver):
        await driver.pilot.double_click(rows, offset=(3, 7))
        await driver.settle()
        assert rows.name_at == "row 0"
        assert isinstance(driver.app, One)
        assert driver.app.said == []


def wheel(down: bool) -> events.MouseEvent:
    kind = events.MouseScrollDown if down else events.MouseScrollUp
    return kind(None, 3, 3, 0, 1 if down else -1, 0, False, False, False)


async def test_the_wheel_scrolls_and_leaves_the_cursor_where_it_is() -> None:
    async with listing(Numbered(60)) as (rows, driver):
        for down, top in ((True, 3), (True, 6), (False, 3), (False, 0), (False, 0)):
            driver.app.screen._forward_event(wheel(down))
            await driver.settle()
            assert rows.top == top
            assert seen(rows)[0] == f"row {top}/0"
            assert rows.name_at == "row 0"


async def test_a_click_on_the_scrollbar_jumps() -> None:
    async with listing(Numbered(1000)) as (rows, driver):
        bar = rows.size.width - 1
        await driver.pilot.click(rows, offset=(bar, 9))
        assert rows.top > 850
        await driver.pilot.click(rows, offset=(bar, 5))
        assert 400 < rows.top < 600
        await driver.pilot.click(rows, offset=(bar, 0))
        assert rows.top == 0
        assert rows.name_at == "row 0"


@pytest.mark.parametrize("number", [1, 10, 11, 25, 1000])
async def test_the_scrollbar_tells_where_one_is(number: int) -> None:
    def bar(rows: Rows) -> str:
        return "".join(rows.render_line(y).text[-1] for y in range(rows.size.height))

    async with listing(Numbered(number)) as (rows, driver):
        if number <= 10:
            assert bar(rows).strip() == ""
            return
        assert bar(rows)[0] == "┃"
        assert bar(rows)[-1] == "│"
        await driver.press("G")
        assert bar(rows)[-1] == "┃"
        assert bar(rows)[0] == "│"


async def test_a_row_that_is_cut_ends_in_an_ellipsis() -> None:
    async with listing(Numbered(3, long=" and what it says goes on for far longer than there is room")) as (rows, _):
        assert all(line.endswith("…") for line in seen(rows)[:3])
        assert all(cell_len(rows.render_line(y).text) == rows.size.width for y in range(rows.size.height))


CELLS = st.text(alphabet=st.sampled_from("ab c漢字é👍🏽ж\n\t́"), max_size=30)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(left=st.lists(CELLS, max_size=3), right=CELLS, width=st.integers(1, 40))
def test_a_line_of_two_sides_is_never_wider_than_asked_and_never_cut_in_silence(
    left: list[str], right: str, width: int
) -> None:
    spans = sides([Span(text) for text in left], [Span(right.replace("\n", "").replace("\t", ""))], width)
    line = "".join(span.text for span in spans)
    assert cell_len(line) <= width
    if "…" not in line:
        assert "".join("".join(left).split()) in "".join(line.split())


# Pages


@asynccontextmanager
async def page_of(blocks: tuple[Block, ...], height: int = 10, width: int = 30) -> AsyncIterator[tuple[Page, Driver]]:
    """Show one text in a small terminal."""
    page = Page("page")
    async with alone(page, height, width) as driver:
        page.show(blocks)
        await driver.settle()
        yield page, driver


LONG = {
    "many paragraphs": tuple(para(f"line {number}") for number in range(100_000)),
    "one paragraph": (para("\n".join(f"line {number}" for number in range(100_000))),),
}


@pytest.mark.parametrize("blocks", LONG.values(), ids=LONG.keys())
async def test_a_long_text_opens_without_all_of_it_being_laid_out(
    blocks: tuple[Para, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = 0

    def counted(blocks: tuple[Block, ...], width: int) -> Iterator[Line]:
        nonlocal made
        for line in lay_out(blocks, width):
            made += 1
            yield line

    monkeypatch.setattr(tui.explorer.page, "lay_out", counted)
    async with page_of(blocks) as (page, driver):
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
    async with page_of(LONG["many paragraphs"]) as (page, driver):
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


async def test_lines_are_no_wider_than_one_can_read_back_from() -> None:
    async with page_of((para("word " * 400),), width=200) as (page, _):
        assert 80 < max(map(len, seen(page))) <= 96
