"""Lists that draw only what shows: cursor, scrolling, mouse, and how little of a long one is ever drawn."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lone import ACTIONS, Numbered, One, listing, seen, some
from rich.cells import cell_len
from textual import events

from tui.cards.blocks import Span
from tui.explorer.widgets.drawing import sides
from tui.explorer.widgets.rows import Rows

SOME_ROWS = 160  # of a hundred thousand, on a screen of forty lines: a few screens, whatever else is there


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
    head=st.integers(0, 2),
)
async def test_the_cursor_stays_in_view_off_the_headings_and_below_the_head(
    keys: list[str], number: int, every: int, lines: int, height: int, head: int
) -> None:
    async with listing(Numbered(number, every, lines), max(height, lines) + head, head) as (rows, _):
        records = [index for index in range(number) if rows.source.id(index)]
        for key in ["", *keys]:
            if key:
                await rows.run_action(ACTIONS[key])
            assert 0 <= rows.top <= max(rows.extent() - rows.room + lines - 1, 0)
            assert seen(rows)[:head] == ["head 0", "head 1"][:head]
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


async def test_a_page_that_ends_among_headings_lands_on_the_row_nearest_to_them() -> None:
    async with listing(Numbered(41, every=20)) as (rows, driver):  # the first row and the last one are headings
        await driver.press("down", "down", "down", "pageup")
        assert rows.name_at == "row 1"
        await driver.press("G", "up", "up", "pagedown")
        assert rows.name_at == "row 39"


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


async def test_clicks_below_a_head_mean_the_rows_that_they_are_on_and_those_in_it_none() -> None:
    async with listing(Numbered(60), head=2) as (rows, driver):
        await driver.press("G")
        assert seen(rows) == ["head 0", "head 1", *(f"row {index}/0" for index in range(52, 60))]
        for y, name in ((9, "row 59"), (2, "row 52"), (1, "row 52"), (0, "row 52")):
            await driver.pilot.click(rows, offset=(3, y))
            await driver.settle()
            assert rows.name_at == name
        bar = rows.size.width - 1
        await driver.pilot.click(rows, offset=(bar, 2))
        assert seen(rows)[2] == "row 0/0"
        await driver.pilot.click(rows, offset=(bar, 9))
        assert rows.top > 45
        assert seen(rows)[:2] == ["head 0", "head 1"]


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


@settings(derandomize=True, deadline=None, max_examples=160)
@given(left=st.lists(CELLS, max_size=3), right=CELLS, width=st.integers(1, 40))
def test_a_line_of_two_sides_is_never_wider_than_asked_and_never_cut_in_silence(
    left: list[str], right: str, width: int
) -> None:
    spans = sides([Span(text) for text in left], [Span(right.replace("\n", "").replace("\t", ""))], width)
    line = "".join(span.text for span in spans)
    assert cell_len(line) <= width
    if "…" not in line:
        assert "".join("".join(left).split()) in "".join(line.split())
