"""The mouse in the detail: a click chooses a link, a second one follows it; in a paragraph it leads into the text."""

from __future__ import annotations

import pytest
from pilots import Driver, harbour, opened, wide_and_narrow
from rich.cells import cell_len
from test_clicking_in_a_text import SIZE, TARN, lamps


async def click(driver: Driver, line: int, cell: int) -> None:
    await driver.pilot.click("#detail", offset=(cell + 2, line + 1))
    await driver.settle()


def source_of(driver: Driver) -> str | None:
    """Return the source whose whole text is read; a claim is read in its paragraphs or in that."""
    text = driver.explorer.state.text
    assert text is not None
    return text.source


def of_link(driver: Driver, step: int) -> tuple[int, int]:
    """Choose a link with a key, and return the line of it within the pane, and a cell in its words."""
    detail = driver.explorer.detail
    for _ in range(step):
        assert detail.choose(1)
    assert detail.link is not None
    line = detail.link - detail.top + detail.head
    return line, len(driver.inside("detail")[line]) - 2


@wide_and_narrow
@pytest.mark.parametrize("number", [1, 2])
async def test_a_click_chooses_what_the_keys_choose_and_a_second_one_goes_there(
    number: int, size: tuple[int, int]
) -> None:
    async with opened(harbour(), size, at="sparks") as driver:
        await driver.press("4")
        line, cell = of_link(driver, number)
        to = driver.explorer.detail.leads_to
        driver.explorer.detail.link = None
        await click(driver, line, cell)
        assert driver.explorer.detail.leads_to == to
        assert driver.explorer.state.reading == "sparks"
        await click(driver, line, cell)
        assert driver.explorer.state.reading == to


async def test_a_click_beside_the_words_or_on_what_leads_nowhere_chooses_nothing() -> None:
    async with opened(harbour(), at="sparks") as driver:
        await driver.press("4")
        line, _ = of_link(driver, 1)
        driver.explorer.detail.link = None
        width = driver.explorer.detail.text_width
        for place in ((line, width - 2), (0, 2)):
            await click(driver, *place)
            assert driver.explorer.detail.leads_to is None


async def test_a_click_in_a_paragraph_shows_the_whole_text_with_what_was_clicked_chosen() -> None:
    async with opened(lamps(), SIZE, at=TARN) as driver:
        await driver.press("v")
        await driver.until(lambda: driver.explorer.questions.pending is None, "the paragraphs")
        detail = driver.explorer.detail
        assert source_of(driver) is None
        numbers = range(detail.top, detail.top + detail.room)
        number = next(at for at in numbers if (line := detail.line(at)) and any(span.lit for span in line.spans))
        line = detail.line(number)
        assert line
        first = next(place for place, span in enumerate(line.spans) if span.lit)
        at, before = line.spans[first].at, sum(cell_len(span.text) for span in line.spans[:first])
        await click(driver, number - detail.top + detail.head, before + 1)
        text = driver.explorer.state.text
        assert text
        assert text.source == line.source
        assert text.at
        assert text.at[0] <= at < text.at[1]
        assert detail.article
        assert text.at in detail.article.claims
        await driver.press("escape")
        await driver.until(lambda: driver.explorer.questions.pending is None, "the paragraphs again")
        assert source_of(driver) is None
