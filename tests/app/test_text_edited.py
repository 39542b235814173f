"""A source's text that is another one after an edit: what was chosen in the one before is not chosen in it."""

from __future__ import annotations

from pathlib import Path

from helpers import SMALL, put
from pilots import opened
from texted import texted

from tui.case import Case

LONG = "The harbour burned all night long. Dozens of people ran. Nobody was hurt, they said.\n"
OTHER = "Dozens of people ran.\n"


async def test_a_run_of_the_text_before_is_not_chosen_in_another_text(tmp_path: Path) -> None:
    quotes = ["Dozens of people ran"]
    async with opened(Case.open(texted(tmp_path, LONG, quotes)), at="claim-0") as driver:
        for _ in range(2):
            await driver.press("v")
            await driver.until(lambda: driver.explorer.questions.pending is None, "the text")
        await driver.press("right", "right")
        text = driver.explorer.state.text
        assert text is not None
        assert text.at
        assert LONG[slice(*text.at)].startswith("Nobody")
        assert "sentence 3 of 3" in driver.text("detail")
        texted(tmp_path, OTHER, quotes)
        driver.explorer.reloader.ask()
        await driver.until(lambda: "Nobody" not in driver.text("detail"), "the other text")
        await driver.until(lambda: driver.explorer.questions.pending is None, "that it is shown")
        assert "Dozens of people ran" in driver.text("detail")
        text = driver.explorer.state.text
        assert text is not None
        assert text.at is None
        assert "1 quoted span" in driver.text("detail")


async def test_a_search_that_one_goes_back_to_is_understood_in_the_case_as_it_is_now(tmp_path: Path) -> None:
    """The id by which it was understood then may be nobody's now."""
    async with opened(Case.open(put(tmp_path, SMALL))) as driver:
        await driver.type("/speaker:ann\n")
        assert "1/2" in driver.chips()
        await driver.press("X")
        put(tmp_path, SMALL.replace("id: ann", "id: anna").replace("speaker: ann", "speaker: anna"))
        driver.explorer.reloader.ask()
        await driver.until(lambda: "anna" in driver.explorer.case.actors, "the edit")
        await driver.press("H")
        assert "speaker:ann" in driver.chips()
        assert "/2" in driver.chips()
