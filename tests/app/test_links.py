"""Links in the detail: a cursor of their own, Enter follows, and the way back finds the same one chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import HEAD, put
from hypothesis import given
from hypothesis import strategies as st
from lone import page_of, seen, some
from pilots import SIZES, bundled, harbour, opened, wide_and_narrow

from tui.cards.blocks import Block, Gap, para
from tui.case import Case

# In a text

PIECES = st.lists(st.tuples(st.sampled_from(["", "", "a", "b"]), st.integers(1, 4)), max_size=25)


def text_of(pieces: list[tuple[str, int]]) -> tuple[tuple[Block, ...], list[str]]:
    """Return a text of paragraphs, and where those lead that lead anywhere; two alike in a row are one link."""
    blocks: list[Block] = []
    links: list[str] = []
    before = ""
    for to, lines in pieces:
        blocks.append(para("\n".join(f"line {line}" for line in range(lines)), to=to or None))
        if to and to != before:
            links.append(to)
        before = to
    return (Gap(), *blocks), links


@some
@given(pieces=PIECES, height=st.integers(1, 12))
async def test_each_link_is_met_once_in_its_order_and_backwards_and_its_beginning_is_seen(
    pieces: list[tuple[str, int]], height: int
) -> None:
    blocks, links = text_of(pieces)
    async with page_of(blocks, height) as (page, _):
        for step, wanted in ((1, links), (-1, links[-2::-1])):
            met = []
            while page.choose(step):
                assert page.link is not None
                assert page.top <= page.link < page.top + page.room
                met.append(page.leads_to)
            assert met == wanted
        assert page.links_there() == bool(links)


async def test_a_link_out_of_sight_leads_nowhere_and_the_next_is_sought_from_what_is_seen() -> None:
    blocks = tuple(para(f"line {line}", to=f"to-{line}" if line % 10 == 5 else None) for line in range(100))
    async with page_of(blocks, height=10) as (page, driver):

        def leads_to() -> str | None:
            return page.leads_to

        assert page.choose(1)
        assert leads_to() == "to-5"
        await driver.press("G")
        assert leads_to() is None
        assert page.choose(-1)
        assert leads_to() == "to-95"
        await driver.press("g")
        assert page.choose(1)
        assert leads_to() == "to-5"
        page.scroll_lines(47)
        assert page.choose(1)
        assert leads_to() == "to-55"
        assert "line 55" in seen(page)


# In the detail


@wide_and_narrow
async def test_enter_follows_the_chosen_link_and_stays_in_the_detail(size: tuple[int, int]) -> None:
    async with opened(harbour(), size, at="sparks") as driver:
        await driver.press("4", "right")
        assert driver.at("detail").startswith("The cause is not known."), driver.screen()
        await driver.press("right")
        assert "Something sets it off" in driver.at("detail")
        await driver.press("l", "left", "h")
        assert driver.at("detail").startswith("The cause is not known.")
        await driver.press("enter")
        assert driver.focus() == "detail"
        assert "4 Claim · cause-unknown" in driver.text("detail")
        await driver.press("escape")
        assert driver.focus() == "claims"
        assert "The cause is not known." in driver.at("claims")


async def test_what_a_link_leads_to_has_the_cursor_in_its_own_list() -> None:
    for keys, pane, row in (
        (("right",), "claims", "⚑ The cause is not known."),
        (("right", "right"), "timeline", "Something sets it off"),
        (("right", "right", "right"), "actors", "What set it off?"),
    ):
        async with opened(harbour(), at="sparks") as driver:
            await driver.press("4", *keys, "enter")
            assert driver.at(pane).startswith(row), driver.screen()
            await driver.press("escape")
            assert driver.focus() == pane


async def test_the_way_back_from_a_link_leads_to_it_still_chosen() -> None:
    async with opened(bundled(), at="dead-164-info") as driver:
        await driver.press("4", *["right"] * 6)
        chosen, before = driver.at("detail"), driver.view()
        assert chosen
        await driver.press("enter")
        assert driver.view() != before
        await driver.press("H")
        assert driver.view() == before
        assert driver.at("detail") == chosen
        await driver.press("L", "H")
        assert driver.at("detail") == chosen


async def test_a_chosen_link_stays_chosen_in_another_size_and_on_the_way_back_to_one() -> None:
    async with opened(bundled(), SIZES[0], at="dead-164-info") as driver:
        await driver.press("4", *["right"] * 6)
        chosen = driver.explorer.detail.leads_to
        await driver.resize(*SIZES[2])
        await driver.resize(*SIZES[0])
        assert driver.explorer.detail.leads_to == chosen
        await driver.press("enter")
        assert driver.explorer.state.reading == chosen
        await driver.resize(*SIZES[2])
        await driver.press("H")
        assert driver.explorer.state.reading == "dead-164-info"
        assert driver.explorer.detail.leads_to == chosen


@pytest.mark.parametrize("key", ["right", "l", "left", "h"])
async def test_in_a_card_without_links_the_keys_of_links_say_so(tmp_path: Path, key: str) -> None:
    case = Case.open(put(tmp_path, HEAD))
    async with opened(case) as driver:
        await driver.press("4")
        before = driver.view()
        assert "links" not in driver.footer()
        await driver.press(key)
        assert "Nothing in this card leads to another record." in driver.toasts(), driver.screen()
        assert driver.view()[:20] == before[:20], "above the message"


async def test_without_a_chosen_link_enter_says_which_key_chooses_one() -> None:
    async with opened(harbour(), at="sparks") as driver:
        await driver.press("4", "enter")
        assert "→ chooses a link to follow" in driver.toasts()
        assert "4 Claim · sparks" in driver.text("detail")
    async with opened(harbour(), (60, 12), at="sparks") as driver:
        await driver.press("4", "right", "G", "enter")  # the chosen one is out of sight
        assert "→ chooses a link to follow" in driver.toasts()
        assert "4 Claim · sparks" in driver.text("detail")


async def test_outside_the_detail_the_keys_of_links_change_nothing() -> None:
    async with opened(harbour(), at="sparks") as driver:
        before, state = [driver.text(pane) for pane in ("claims", "detail")], driver.explorer.state
        await driver.press("right", "left", "l", "h")
        assert ([driver.text(pane) for pane in ("claims", "detail")], driver.explorer.state) == (before, state)
        assert "Links are chosen in the detail; 4 goes there." in driver.toasts()
