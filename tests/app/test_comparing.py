"""Comparing by the keyboard: one question, its positions side by side or stacked, and nothing that weighs them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pilots import (
    BUNDLED,
    Driver,
    at_each_size,
    bundled,
    harbour,
    opened,
    record,
    squeezed,
    wide_and_narrow,
    written,
)

KILLED = "how-many-killed"
NOT = "not mentioned"
# Words that would weigh one account against another.
VERDICTS = ("true", "false", "correct", "wrong", "confirmed", "debunk", "verified", "credible", "lie", "misleading")


def answers(question: str) -> list[dict[str, Any]]:
    return [claim for claim in written(BUNDLED)["claims"] if question in claim.get("answers", [])]


def quotes(claim: dict[str, Any]) -> list[str]:
    return [quote["exact"] for report in claim["reports"] for quote in report["quotes"]]


def rows(page: str) -> list[tuple[str, str, str]]:
    """Return the rows of a comparison: each one's words, and what its two columns say, or all in the first of them."""
    found: list[tuple[str, str, str]] = []
    for line in page.splitlines():
        title = re.match(r" ?(\d+) [▸▾] (.*)", line)
        if title:
            found.append((title[2], "", ""))
        elif found:  # a line loses what stands at its end: the bar, where the right column is empty
            left, _, right = line.partition("│")
            words, one, other = found[-1]
            found[-1] = (words, f"{one}{squeezed(left)}", f"{other}{squeezed(right)}")
    return found


async def comparing(driver: Driver) -> None:
    """Compare what is said of the number of people killed: the first of the questions."""
    await driver.press("]", "c")
    assert f"4 Compare · {KILLED}" in driver.screen()


@at_each_size
async def test_c_puts_the_statements_on_a_question_before_one_whole(size: tuple[int, int]) -> None:
    claims = answers(KILLED)
    async with opened(bundled(), size) as driver:
        await comparing(driver)
        assert driver.focus() == "detail"
        assert driver.pane("detail").region.width == size[0]
        page = driver.read_on()
        assert page.splitlines()[0].startswith(record(BUNDLED, "questions", KILLED)["asks"])
        assert f"11 statements in {len(claims)} claims of 2 sources; none is weighed" in " ".join(page.split())
        told = squeezed("".join(words for row in rows(page) for words in row))
        for claim in claims:
            assert squeezed(claim["text"]) in told, "each statement is there"
        assert NOT not in page, "what else a source prints, no record tells"
        await driver.press("W")
        if size[0] < 100:  # below each other each quote stands in one piece
            text = squeezed(driver.read_on())
            for claim in claims:
                for quote in quotes(claim):
                    assert squeezed(quote) in text, "and unfolded each quote is whole"


@pytest.mark.parametrize("width", [160, 120])
async def test_where_the_width_allows_the_sources_stand_side_by_side(width: int) -> None:
    async with opened(bundled(), (width, 40)) as driver:
        await comparing(driver)
        page = driver.read_on()
        assert re.search(r"^112 Ukraine +│ RFE/RL$", page, re.MULTILINE), "a heading names the columns"
        (toll, left, right), *_ = rows(page)
        assert toll.startswith("164 deaths  both give this figure; they differ as to speaker and parts")
        assert squeezed("164 people were killed in the clashes, 103 of them in Almaty.") in squeezed(left)
        assert squeezed("164 people were killed in the violence, three of them children.") in squeezed(right)


async def test_where_it_does_not_they_are_stacked() -> None:
    async with opened(bundled(), (50, 16)) as driver:
        await comparing(driver)
        page = driver.read_on()
        assert "RFE/RL ← Health Ministry · 9 Jan" in page
        assert squeezed("112 Ukraine · otherwise: rows 1 and 2") in squeezed(page)
        assert "│" not in page


async def test_the_heading_of_a_part_stays_while_one_scrolls() -> None:
    async with opened(bundled(), (120, 40), at="how-it-turned-violent") as driver:
        await driver.press("c")
        assert driver.inside("detail")[0].startswith("How did the protests grow")
        await driver.press("pagedown")
        assert re.fullmatch(r"112 Ukraine +│ RFE/RL", driver.inside("detail")[0].strip())
        await driver.press("pagedown")
        assert driver.inside("detail")[0].strip() == "112 Ukraine: no claim of RFE/RL is linked with these"


async def test_a_row_unfolds_and_folds_where_it_stands_and_all_of_them_do() -> None:
    async with opened(bundled(), (120, 40), at="who-was-behind") as driver:
        await driver.press("c")
        folded = driver.read_on()
        assert "▾" not in folded
        await driver.press("g", "w")
        page = driver.read_on()
        assert page.count("▾") == 1
        assert "he said at today's CSTO summit" in page, "the words that say who said so"
        await driver.press("w")
        assert driver.read_on() == folded
        await driver.press("W")
        assert "▸" not in driver.read_on()
        await driver.press("W")
        assert driver.read_on() == folded


async def test_no_outlet_is_called_silent_on_how_suleimenov_died_where_it_prints_the_same() -> None:
    async with opened(bundled(), (120, 40), at="how-suleimenov-died") as driver:
        await driver.press("c")
        found = rows(driver.read_on())
        assert [words for words, *_ in found if "committed suicide" in words] == [
            "Suleimenov committed suicide.  both print it; they differ as to who says it; differs from row 2",
            "Suleimenov committed suicide after a probe on unspecified charges was launched against him.",
        ]
        assert squeezed("Zhambyl regional authorities") in squeezed(found[0][1])
        assert squeezed("Media reports") in squeezed(found[0][2])


async def test_it_shows_both_ministries_the_vanished_post_and_who_says_so() -> None:
    async with opened(bundled(), (160, 45)) as driver:
        await comparing(driver)
        page = squeezed(driver.read_on())
        for words in (
            "Health Ministry · 9 Jan",
            "Information Ministry · printed 10 Jan 23:26",
            "⊘ removed",
            "The Information Ministry's post on 164 people killed soon disappeared.",
            "Health representatives · printed 10 Jan 23:26",
        ):
            assert squeezed(words) in page


async def test_no_word_of_the_program_weighs_the_accounts() -> None:
    async with opened(bundled(), (160, 45)) as driver:
        await comparing(driver)
        page = driver.read_on()
        theirs = {
            word for claim in answers(KILLED) for text in (claim["text"], *quotes(claim)) for word in text.split()
        }
        for word in VERDICTS:
            assert word in theirs or not re.search(rf"\b{word}", page.casefold()), word


async def test_a_statement_in_both_sources_stands_in_both_columns() -> None:
    async with opened(harbour()) as driver:
        await driver.press("]", "j", "c")
        (words, gazette, courier), *_ = rows(driver.read_on())
        assert words == "The cause is not known.  both print it; contradicts row 2"
        assert squeezed("the cause is not known") in gazette
        assert squeezed("the cause is unknown") in courier


@wide_and_narrow
async def test_escape_or_c_comes_back_to_where_one_was(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        for back in ("escape", "c"):
            await driver.press("]", "j", "j")
            before = driver.view()
            await driver.press("c", "pagedown", "j", back)
            assert driver.view() == before, driver.screen()
            await driver.press("1", "[")


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("dead-164-health", KILLED),
        ("ibraev-yard", "how-ibraev-died"),
        ("suleimenov-death", "how-suleimenov-died"),
        ("deaths", KILLED),
        ("knb", "who-was-behind"),
    ],
)
async def test_c_compares_from_a_claim_an_event_and_an_actor_too(name: str, question: str) -> None:
    async with opened(bundled(), at=name) as driver:
        before = driver.view()
        await driver.press("c")
        assert f"4 Compare · {question}" in driver.screen()
        assert driver.inside("detail")[0].startswith(record(BUNDLED, "questions", question)["asks"])
        await driver.press("escape")
        assert driver.view() == before


async def test_where_nothing_is_asked_it_says_so() -> None:
    async with opened(bundled(), at="photo") as driver:
        before = driver.view()
        await driver.press("c")
        assert "No question is answered here;" in driver.toasts()
        driver.quiet()
        await driver.settle()
        assert driver.view() == before


async def test_as_of_a_day_holds_within_a_comparison() -> None:
    async with opened(bundled()) as driver:
        await comparing(driver)
        whole = driver.read_on()
        await driver.press("<")
        assert "as of 9 Jan 2022 ✕" in driver.chips()
        page = driver.read_on()
        told = "1 statement in 1 claim of no source known to be out, as of 9 Jan 2022; none is weighed"
        assert squeezed(told) in squeezed(page)
        assert squeezed("Not known to be printed by 9 Jan 2022") in squeezed(page)
        assert "No claim of" not in page, "a source that is not out is not silent"
        assert "164 people were killed in the violence, three of them children." in page
        assert "disappeared" not in page
        assert "did not have information" not in page
        await driver.press(">")
        assert squeezed("11 statements in 14 claims of 2 sources, as of 10 Jan 2022") in squeezed(driver.read_on())
        await driver.press("X")
        assert driver.read_on() == whole


async def test_filters_leave_a_comparison_whole_since_silence_is_told_in_it() -> None:
    async with opened(bundled()) as driver:
        await driver.type("fsource,rfe\n")
        await comparing(driver)
        assert "11 statements in 14 claims of 2 sources" in driver.read_on()


@pytest.mark.parametrize("size", [(120, 40), (50, 16)], ids=str)
async def test_links_are_followed_from_a_comparison_and_h_comes_back_to_it(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        await driver.press("]", "c")
        for steps, name in ((1, "how-many-hurt"), (2, "nobody-hurt"), (3, "three-hurt")):
            await driver.press(*["right"] * steps)
            before = driver.view()
            await driver.press("enter")
            assert f" · {name}" in driver.title("detail"), driver.screen()
            await driver.press("H")
            assert driver.view() == before, driver.screen()
            await driver.press("escape", "c")
