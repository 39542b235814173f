"""What is clicked in a source's text is chosen, and the key to a text is offered where a text is known to be there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from pilots import Driver, opened

from tui.case import Case
from tui.explorer.widgets.bars import KeyBar

LAMPS = Path(__file__).parents[1] / "cases" / "lamps"
TARN = "tarn-all-lit"
SIZE = (120, 40)


@cache
def lamps() -> Case:
    return Case.open(LAMPS)


def offered(driver: Driver) -> bool:
    return any("v" in keys for keys, _ in driver.explorer.query_one(KeyBar).entries)


async def in_text(driver: Driver) -> None:
    for _ in range(2):
        await driver.press("v")
        await driver.until(lambda: driver.explorer.questions.pending is None, "the text")
    assert driver.explorer.detail.article


def cell_of(driver: Driver, words: str) -> tuple[int, int]:
    """Return where some words are drawn in the text, within the pane."""
    lines = driver.inside("detail")
    return next((line.index(words), at) for at, line in enumerate(lines) if words in line)


async def click(driver: Driver, words: str) -> None:
    x, y = cell_of(driver, words)
    await driver.pilot.click("#detail", offset=(x + 1 + 2, y + 1))
    await driver.pilot.pause()


async def test_a_click_chooses_the_span_or_else_the_sentence_that_was_clicked() -> None:
    async with opened(lamps(), SIZE, at=TARN) as driver:
        await in_text(driver)
        article = driver.explorer.detail.article
        assert article
        text = article.body.text.text
        spans = [
            run for run in article.lights.runs if driver.explorer.state.text and run != driver.explorer.state.text.at
        ]
        seen = "\n".join(driver.inside("detail"))
        shown = [
            (run, words) for run in spans if (words := text[run.start : run.end].split("\n")[0][:12].strip()) in seen
        ]
        assert shown, "another span is in sight"
        run, words = shown[0]
        await click(driver, words)
        assert driver.explorer.state.text
        at = driver.explorer.state.text.at
        assert at
        assert at[0] <= run.start < at[1]
        assert at in article.claims
        plain = next(
            each for each in article.body.sentences
            if not article.lights.touching(each) and text[each.start : each.start + 10].strip() in seen
            and "\n" not in text[each.start : each.start + 10]
        )  # fmt: skip
        await click(driver, text[plain.start : plain.start + 10].strip())
        assert driver.explorer.state.text.at == plain


@pytest.mark.parametrize("there", [True, False])
async def test_the_footer_offers_a_text_only_where_one_is_at_hand(there: bool, tmp_path: Path) -> None:
    case = lamps()
    if not there:
        for file in LAMPS.glob("*.yaml"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
        case = Case.open(tmp_path)
    async with opened(case, SIZE, at=TARN) as driver:
        await driver.until(lambda: driver.explorer.visits.now is not None, "the texts are looked for")
        await driver.until(lambda: offered(driver) is there, "the footer")
        await driver.press("v")
        await driver.until(lambda: driver.explorer.questions.pending is None, "the text")
        assert (driver.explorer.state.text is not None) is there
        assert ("No texts are at hand" in driver.screen()) is not there
