"""A search for nothing, or one that is given up, by the keyboard."""

from __future__ import annotations

import pytest
from pilots import harbour, opened


@pytest.mark.parametrize("typed", ["/\n", "/\x1b", "/hurt\x1b", "/-\n"])
async def test_a_search_for_nothing_or_given_up_leaves_no_view_behind(typed: str) -> None:
    async with opened(harbour()) as driver:
        before = driver.view()
        await driver.type(typed)
        assert driver.view() == before
        await driver.press("H")
        assert "This is where it began" in driver.toasts()


async def test_the_title_of_the_claims_says_in_which_order_they_stand() -> None:
    async with opened(harbour(), (160, 45)) as driver:
        assert "closest first" not in driver.text("claims")
        await driver.type("/hurt\n")
        assert "3 Claims · closest first · with “hurt”" in driver.text("claims")
        await driver.type("/speaker:mayor\n")
        assert "3 Claims · in order of time · with speaker Ana" in driver.text("claims")


async def test_whoever_is_found_by_another_spelling_has_it_told_above_the_card() -> None:
    async with opened(harbour(), (160, 45)) as driver:
        await driver.type("/oez\n")
        assert "found by the spelling Zhanna Oez" in driver.text("detail")
        await driver.press("X")
        assert "found by" not in driver.text("detail")
