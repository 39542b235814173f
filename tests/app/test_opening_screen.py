"""The opening screen: what one comes for first, and a way to it."""

from __future__ import annotations

import re

import pytest
from pilots import BUNDLED, SIZES, bundled, opened, squeezed, written

QUESTIONS = {question["id"]: question["asks"] for question in written(BUNDLED)["questions"]}


async def test_questions_and_findings_come_before_what_the_case_is_and_licence_and_date_last() -> None:
    async with opened(bundled(), (120, 40)) as driver:
        text = squeezed(driver.read_on())
    order = [*QUESTIONS.values(), "What the sources leave open", "Holds", "Licence", "Updated"]
    places = [text.index(squeezed(words)) for words in order]
    assert places == sorted(places)
    assert text.split("Updated")[1] == "Thu26Nov2026"


async def test_each_question_has_as_many_positions_as_claims_answer_it_in_the_files() -> None:
    async with opened(bundled(), (160, 45)) as driver:
        text = squeezed(driver.read_on())
    for name, asks in QUESTIONS.items():
        number = sum(name in claim.get("answers", ()) for claim in written(BUNDLED)["claims"])
        found = re.search(re.escape(squeezed(asks)) + r"⚑?(\d+)claims?", text)
        assert found, asks
        assert int(found[1]) == number, asks


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_enter_on_a_question_goes_there(size: tuple[int, int]) -> None:
    name = next(iter(QUESTIONS))
    async with opened(bundled(), size) as driver:
        await driver.press("4", "right", "enter")
        assert driver.explorer.state.reading == name
        assert squeezed(QUESTIONS[name]) in squeezed(driver.text("detail"))
