"""Comparing by the keyboard: one question, its positions side by side or stacked, and nothing that weighs them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pilots import (
    BUNDLED,
    HARBOUR,
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


def name_of(actor: str) -> str:
    """Return what an actor or a source is called."""
    records = [one for section in ("actors", "sources") for one in written(BUNDLED)[section] if "id" in one]
    return next(str(one.get("name") or one["publisher"]) for one in records if one["id"] == actor)


def columns(page: str) -> list[tuple[str, str]]:
    """Return the two columns of a comparison that stands side by side, each position's as one text."""
    found: list[tuple[str, str]] = []
    for line in page.splitlines():
        if re.match(r"\d+  \S", line):
            found.append(("", ""))
        elif found:  # a line loses what stands at its end: the bar, where the right column is empty
            left, _, right = line.partition("│")
            found[-1] = (f"{found[-1][0]}{squeezed(left)}", f"{found[-1][1]}{squeezed(right)}")
    return found


async def comparing(driver: Driver) -> None:
    """Compare what is said of the number of people killed: the first of the questions."""
    await driver.press("]", "c")
    assert f"4 Compare · {KILLED}" in driver.screen()


@at_each_size
async def test_c_puts_the_positions_on_a_question_before_one_whole(size: tuple[int, int]) -> None:
    claims = answers(KILLED)
    async with opened(bundled(), size) as driver:
        await comparing(driver)
        assert driver.focus() == "detail"
        assert driver.pane("detail").region.width == size[0]
        page = driver.read_on()
        assert page.splitlines()[0] == record(BUNDLED, "questions", KILLED)["asks"]
        assert f"{len(claims)} positions in 2 sources; none is weighed" in " ".join(page.split())
        text = "".join(left + right for left, right in columns(page)) if size[0] >= 100 else squeezed(page)
        for claim in claims:
            assert squeezed(claim["text"]) in squeezed(page), "each position is there"
            for quote in quotes(claim):
                assert squeezed(quote) in text, "and each quote is whole"
        assert text.count(squeezed(NOT)) == len(claims), "in each the other source is silent"


@pytest.mark.parametrize("width", [160, 120])
async def test_where_the_width_allows_the_sources_stand_side_by_side(width: int) -> None:
    async with opened(bundled(), (width, 40)) as driver:
        await comparing(driver)
        rows = columns(driver.read_on())
        claims = {squeezed(quotes(claim)[0]): claim for claim in answers(KILLED)}
        assert len(rows) == len(claims)
        for left, right in rows:
            assert left.startswith(squeezed("112 Ukraine")) or left.startswith(squeezed("no date given")), left
            silent, speaking = (left, right) if NOT.replace(" ", "") in left else (right, left)
            assert silent.endswith(squeezed(NOT))
            claim = next(claim for quote, claim in claims.items() if quote in speaking)
            source = name_of(claim["reports"][0]["source"])
            assert squeezed(source) in speaking
            assert (speaking is left) == (source == "112 Ukraine")
            own = claim["speaker"] == claim["reports"][0]["source"]
            assert squeezed(f"{source} says so in its own voice" if own else name_of(claim["speaker"])) in speaking


async def test_where_it_does_not_they_are_stacked() -> None:
    async with opened(bundled(), (50, 16)) as driver:
        await comparing(driver)
        lines = [line.strip() for line in driver.read_on().splitlines()]
        at = lines.index("1  164 people were killed, three of them")
        assert lines[at + 2 : at + 5] == ["112 Ukraine · not mentioned", "", "RFE/RL ← Health Ministry"]
        assert not any("│" in line for line in lines)


async def test_it_shows_both_ministries_the_vanished_post_and_who_says_so() -> None:
    async with opened(bundled(), (160, 45)) as driver:
        await comparing(driver)
        page = squeezed(driver.read_on())
        for words in (
            "RFE/RL ← Health Ministry",
            "112 Ukraine ← Information Ministry",
            "⊘ removed",
            "soon the post disappeared",
            "they did not have information on the number of those killed",
            "112 Ukraine ← Health Ministry representatives ← Health Ministry",
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


async def test_a_position_in_both_sources_stands_in_both_columns() -> None:
    async with opened(harbour()) as driver:
        await driver.press("]", "j", "c")
        (gazette, courier), *_ = columns(driver.read_on())
        assert squeezed("the cause is not known") in gazette
        assert squeezed("the cause is unknown") in courier
        assert NOT.replace(" ", "") not in gazette + courier


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
        assert driver.inside("detail")[0] == record(BUNDLED, "questions", question)["asks"]
        await driver.press("escape")
        assert driver.view() == before


async def test_where_nothing_is_asked_it_says_so() -> None:
    async with opened(bundled(), at="manghystau") as driver:
        before = driver.view()
        await driver.press("c")
        assert "No question is answered here;" in driver.toasts()
        driver.app.clear_notifications()
        await driver.settle()
        assert driver.view() == before


async def test_as_of_a_day_holds_within_a_comparison() -> None:
    async with opened(bundled()) as driver:
        await comparing(driver)
        whole = driver.read_on()
        await driver.press("<")
        assert "as of 9 Jan 2022 ✕" in driver.chips()
        page = driver.read_on()
        assert "1 position in 1 source, as of 9 Jan 2022; none is weighed" in page
        assert "Not mentioned at all by 112 Ukraine" in page
        assert "164 people were killed, three of them children." in page
        assert "disappeared" not in page
        assert "did not have information" not in page
        await driver.press(">")
        assert "14 positions in 2 sources, as of 10 Jan 2022" in driver.read_on()
        await driver.press("X")
        assert driver.read_on() == whole


async def test_filters_leave_a_comparison_whole_since_silence_is_told_in_it() -> None:
    async with opened(bundled()) as driver:
        await driver.type("fsource rfe\n\x1b")
        await comparing(driver)
        assert "14 positions in 2 sources" in driver.read_on()


@pytest.mark.parametrize("size", [(120, 40), (50, 16)], ids=str)
async def test_links_are_followed_from_a_comparison_and_h_comes_back_to_it(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        await driver.press("]", "c")
        for steps, name in ((1, "how-many-hurt"), (2, "nobody-hurt"), (3, "three-hurt")):
            text = record(HARBOUR, "questions" if steps == 1 else "claims", name)
            await driver.press(*["right"] * (1 if steps == 1 else steps))
            assert driver.at("detail").replace("\n", " ").lstrip("123 ")[:15] == (text.get("text") or text["asks"])[:15]
            before = driver.view()
            await driver.press("enter")
            assert f" · {name}" in driver.text("detail").splitlines()[0], driver.screen()
            await driver.press("H")
            assert driver.view() == before, driver.screen()
            await driver.press("escape", "c")
