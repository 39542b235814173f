"""Choosing the day as of which the case is shown: from the days on which it changed, or typed as people write it."""

from __future__ import annotations

import re

import pytest
from pilots import bundled, harbour, opened


@pytest.mark.parametrize(
    ("typed", "chip"),
    [
        ("9 Jan", "as of 9 Jan 2022 ✕"),
        ("9 January 2022", "as of 9 Jan 2022 ✕"),
        ("2022-01-09", "as of 9 Jan 2022 ✕"),
        ("Jan 9, 2022", "as of 9 Jan 2022 ✕"),
        ("1 Feb", "as of 1 Feb 2022 ✕"),  # a day on which nothing changed
        ("jan 2022", "as of 31 Jan 2022 ✕"),
    ],
)
async def test_a_day_is_taken_as_people_type_it(typed: str, chip: str) -> None:
    async with opened(bundled()) as driver:
        await driver.type(f"a{typed}\n")
        assert driver.chips() == chip
        await driver.press("a", "enter")
        assert driver.chips() == "", "Enter on what comes first turns back to the whole"


async def test_each_day_says_how_many_claims_stand_by_then() -> None:
    async with opened(bundled(), (120, 40)) as driver:
        await driver.press("a")
        assert re.search(r"The whole case, as of no day +200 claims", driver.screen())
        for day in ("10 Jan 2022", "9 Jan 2022"):
            found = re.search(rf" {day} +([0-9]+) claims", driver.screen())
            assert found, driver.screen()
            await driver.type(f"{day}\n")
            assert f" {found[1]} of 200 claims".replace("200 of ", "") in driver.header()
            await driver.press("X", "a")


async def test_what_is_no_day_is_told_with_its_cure_and_changes_nothing() -> None:
    async with opened(harbour()) as driver:
        before = driver.view()
        await driver.type("anonsense")
        assert "No such day: write 9 Jan, 9 January 2022 or 2022-01-09." in " ".join(driver.screen().split())
        await driver.press("enter")
        assert driver.app.screen is not driver.explorer, "it stays open"
        await driver.press("escape")
        assert driver.view() == before
