"""A card of a hundred thousand lines: one reads it from both ends and the middle, selects in it and follows links."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from chunked import EACH, numbered
from lone import alone, seen
from pilots import Driver
from textual.geometry import Offset
from textual.selection import Selection

from tui.cards.chunks import Chunks
from tui.explorer.widgets.page import Page

CHUNKS = 5_000
LAST = f"{CHUNKS - 1}/{EACH - 1}"


@asynccontextmanager
async def long_page(blocks: Chunks, height: int = 10, width: int = 30) -> AsyncIterator[tuple[Page, Driver]]:
    """Show a text in chunks in a small terminal."""
    page = Page("page")
    async with alone(page, height, width) as driver:
        page.show(blocks)
        await driver.settle()
        yield page, driver


def after(line: str, step: int = 1) -> str:
    """Return the line that stands some lines after one, or before it."""
    chunk, at = map(int, line.split("/"))
    return "{}/{}".format(*divmod(chunk * EACH + at + step, EACH))


def lines_from(line: str, count: int) -> list[str]:
    """Return so many lines from one on."""
    return [after(line, step) for step in range(count)]


def thumb(page: Page) -> list[int]:
    """Return the lines of the room beside which the scrollbar's thumb stands."""
    return [y for y in range(page.size.height) if page.render_line(y).text.endswith("┃")]


async def test_the_end_is_shown_without_what_is_before_it_and_from_there_one_goes_back_line_by_line() -> None:
    made: list[int] = []
    async with long_page(numbered(CHUNKS, made)) as (page, driver):
        await driver.press("G")
        assert seen(page) == lines_from(after(LAST, -9), 10)
        assert thumb(page) == [9]
        for _ in range(60):
            before = seen(page)[0]
            await driver.press("up")
            assert seen(page) == lines_from(after(before, -1), 10)
        for _ in range(30):
            before = seen(page)[0]
            await driver.press("pageup")
            assert seen(page) == lines_from(after(before, -9), 10)
        for _ in range(30):
            await driver.press("pagedown")
        for _ in range(60):
            await driver.press("down")
        assert seen(page)[-1] == LAST
        assert len({*made}) < 40
        await driver.press("g")
        assert seen(page) == lines_from("0/0", 10)
        assert thumb(page) == [0]


async def test_every_line_is_met_upwards_from_the_end_and_downwards_again() -> None:
    async with long_page(numbered(30)) as (page, driver):
        await driver.press("G")
        met = seen(page)[::-1]
        while page.top or page._laid.first:
            before = seen(page)[0]
            await driver.press("up")
            met.append(seen(page)[0])
            assert met[-1] == after(before, -1)
        assert met[::-1] == lines_from("0/0", 30 * EACH)
        await driver.press("pagedown")
        assert seen(page)[0] == "0/9"


async def test_a_click_on_the_scrollbar_leads_to_about_there_and_one_reads_on_both_ways() -> None:
    async with long_page(numbered(CHUNKS)) as (page, driver):
        for y in (5, 2, 8, 5):
            await driver.pilot.click(page, offset=(29, y))
            await driver.settle()
            first = seen(page)[0]
            assert abs(int(first.split("/")[0]) / CHUNKS - y / 10) < 0.12
            assert thumb(page)[0] in (y - 1, y)
            await driver.press("up", "up")
            assert seen(page) == lines_from(after(first, -2), 10)
            await driver.press("pagedown", "pagedown", "pagedown")
            assert seen(page)[0] == after(first, 25)


async def test_the_wheel_goes_on_above_what_is_laid_out() -> None:
    async with long_page(numbered(CHUNKS)) as (page, driver):
        await driver.press("G")
        for _ in range(40):
            before = seen(page)[0]
            page.scroll_lines(page.top - 3)
            assert seen(page)[0] == after(before, -3)


async def test_in_another_size_one_reads_on_at_the_same_words_and_at_the_end_the_room_is_full() -> None:
    async with long_page(numbered(CHUNKS)) as (page, driver):
        await driver.press("G", *["pageup"] * 7)
        first = seen(page)[0]
        for size in ((20, 6), (40, 12), (30, 10)):
            await driver.resize(*size)
            assert seen(page)[0] == first
        await driver.press("G")
        for height in (60, 10, 90):
            await driver.resize(30, height)
            assert seen(page)[-1] == LAST or seen(page)[0] == after(LAST, -9)
            assert "" not in seen(page)


async def test_the_way_back_leads_into_the_middle_with_the_link_chosen_there() -> None:
    async with long_page(numbered(CHUNKS)) as (page, driver):
        await driver.press("G", "pageup", "pageup")
        assert page.choose(1)
        place, shown, to = page.where, seen(page), page.leads_to
        assert place.link is not None
        assert to
        page.show(numbered(3))
        page.show(numbered(CHUNKS))
        page.return_to(place)
        await driver.settle()
        assert seen(page) == shown
        assert page.leads_to == to


async def test_links_are_chosen_one_after_the_other_upwards_from_the_end() -> None:
    async with long_page(numbered(CHUNKS)) as (page, driver):
        await driver.press("G")
        line = after(LAST, 1)
        for _ in range(100):
            assert page.choose(-1)
            line = after(line, -1)
            assert page.leads_to == "record-" + line.replace("/", "-")
            assert line in seen(page)
        assert page.choose(1)
        assert page.leads_to == "record-" + after(line, 1).replace("/", "-")
        await driver.press("g")
        assert page.link is None
        assert page.choose(1)
        assert page.where.link == 0


async def test_a_chosen_link_stays_chosen_where_lines_above_it_are_laid_out() -> None:
    async with long_page(numbered(CHUNKS)) as (page, driver):

        def leads_to() -> str | None:
            return page.leads_to

        await driver.press("G")
        assert page.choose(-1)
        assert page.choose(-1)
        chosen = leads_to()
        assert chosen == "record-" + after(LAST, -1).replace("/", "-")
        page.scroll_lines(page.top - 5 * EACH)
        assert leads_to() is None
        assert page.where.link is None
        await driver.press("G")
        assert leads_to() == chosen
        assert page.choose(-1)
        assert leads_to() == "record-" + after(LAST, -2).replace("/", "-")


@pytest.mark.parametrize("away", ["home", "up"])
async def test_what_is_selected_are_the_words_that_are_marked(away: str) -> None:
    async with long_page(numbered(CHUNKS)) as (page, driver):
        await driver.press("G")
        page.screen.selections = {page: Selection(Offset(0, page.top), Offset(30, page.top + 1))}
        assert page.get_selection(page.screen.selections[page]) == ("\n".join(lines_from(after(LAST, -9), 2)), "\n")
        await driver.press(*[away] * 80)
        assert page.text_selection is None, "lines have other numbers"
