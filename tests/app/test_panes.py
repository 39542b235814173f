"""The panes by their keys: what the cursor of one does to the others, and the way in and out, at every size."""

from __future__ import annotations

import pytest
from pilots import (
    HARBOUR,
    Driver,
    at_each_size,
    harbour,
    opened,
    squeezed,
    wide_and_narrow,
    written,
)

EVENTS = {event["title"]: event["id"] for event in written(HARBOUR)["events"]}
ACTORS = {actor["name"]: actor["id"] for actor in written(HARBOUR)["actors"]}
CLAIMS = written(HARBOUR)["claims"]


def about_event(name: str) -> list[str]:
    return [claim["text"] for claim in CLAIMS if name in claim.get("events", [])]


def with_actor(name: str) -> list[str]:
    parts = ("via", "to", "actors")
    return [
        claim["text"]
        for claim in CLAIMS
        if name == claim["speaker"] or any(name in claim.get(part, []) for part in parts)
    ]


def only_these_claims(driver: Driver, texts: list[str]) -> None:
    shown = squeezed(driver.text("claims"))
    for claim in CLAIMS:
        # the start of it: a row is one line, and a long claim is cut
        assert (squeezed(claim["text"])[:16] in shown) == (claim["text"] in texts), driver.screen()


def lists(driver: Driver, texts: list[str]) -> None:
    """Fail unless pane 3 has these claims, as its count says, and the header counts all that the chips leave."""
    only_these_claims(driver, texts)
    assert f" 1/{len(texts)} " in driver.text("claims").splitlines()[-1], driver.screen()
    counts_the_whole_case(driver)


def counts_the_whole_case(driver: Driver) -> None:
    assert f" {len(CLAIMS)} claims " in driver.header()
    assert " of " not in driver.header(), "a moved cursor is no chip"


@wide_and_narrow
async def test_moving_in_the_timeline_narrows_the_claims_and_the_count_on_their_pane(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        counts_the_whole_case(driver)
        met = []
        for _ in EVENTS:
            await driver.press("down")
            title = next(title for title in EVENTS if title in driver.at("timeline"))
            texts = about_event(EVENTS[title])
            assert driver.at("timeline").split()[-1] == str(len(texts))
            counts_the_whole_case(driver)
            if driver.shows("claims"):
                lists(driver, texts)
            if driver.shows("detail"):
                assert driver.inside("detail")[0] == title
            await driver.press("3")
            lists(driver, texts)
            await driver.press("1")
            assert title in driver.at("timeline")
            met.append(title)
        assert sorted(met) == sorted(EVENTS)


@wide_and_narrow
async def test_moving_among_the_actors_narrows_the_claims_to_those_with_the_actor(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        await driver.press("2")
        for number in range(len(ACTORS)):
            if number:
                await driver.press("j")
            actor = next(name for name in ACTORS if driver.at("actors").startswith(name))
            texts = with_actor(ACTORS[actor])
            counts_the_whole_case(driver)
            if driver.shows("claims"):
                lists(driver, texts)
            if driver.shows("detail"):
                assert driver.inside("detail")[0] == actor
            await driver.press("3")
            lists(driver, texts)
            await driver.press("2")
            assert driver.at("actors").startswith(actor)
        await driver.press("1", "3")  # by way of the case, which narrows nothing
        assert f" 1/{len(CLAIMS)} " in driver.text("claims").splitlines()[-1], driver.screen()


@pytest.mark.painted
@at_each_size
async def test_enter_goes_on_to_the_claims_and_the_detail_and_escape_comes_the_same_way_back(
    size: tuple[int, int],
) -> None:
    async with opened(harbour(), size) as driver:
        await driver.press("down")  # The harbour burns: two claims
        await driver.press("enter")
        assert driver.focus() == "claims"
        assert driver.shows("claims")
        await driver.press("down")
        assert driver.at("claims").splitlines()[0].endswith("Dozens ran.")
        await driver.press("enter")
        assert driver.focus() == "detail"
        assert driver.inside("detail")[0] == "Dozens ran."
        await driver.press("enter")
        assert "innermost pane: → chooses a link to follow, Esc comes back" in driver.toasts()
        assert driver.focus() == "detail"
        assert driver.inside("detail")[0] == "Dozens ran."
        await driver.press("escape")
        assert driver.focus() == "claims"
        assert driver.at("claims").splitlines()[0].endswith("Dozens ran.")
        await driver.press("escape")
        assert driver.focus() == "timeline"
        assert driver.at("timeline").startswith("The harbour burns")
        await driver.press("escape")
        assert "outermost pane; q leaves" in driver.toasts()
        assert driver.focus() == "timeline"


async def test_escape_comes_back_to_the_actors_when_the_way_in_began_there() -> None:
    async with opened(harbour()) as driver:
        await driver.press("2", "down", "enter", "enter")
        assert driver.focus() == "detail"
        await driver.press("escape", "escape")
        assert driver.focus() == "actors"
        assert driver.at("actors").startswith("Fire brigade")


@wide_and_narrow
async def test_brackets_turn_the_tabs_of_pane_2_round_and_round(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        for key, tab, first in (
            ("]", "‹Questions›", "How many people were hurt?"),
            ("]", "‹Sources›", "The Gazette"),
            ("]", "‹Actors›", "Witnesses"),
            ("[", "‹Sources›", "The Gazette"),
            ("[", "‹Questions›", "How many people were hurt?"),
        ):
            await driver.press(key)
            assert driver.focus() == "actors"
            assert tab[:5] in driver.text("actors"), driver.screen()  # a narrow frame cuts its title
            assert driver.at("actors").startswith(first[:14])  # the rest may be cut


async def test_a_question_and_a_source_narrow_the_claims_too() -> None:
    async with opened(harbour()) as driver:
        await driver.press("]", "down")
        only_these_claims(driver, [claim["text"] for claim in CLAIMS if "what-cause" in claim.get("answers", [])])
        await driver.press("]")
        only_these_claims(driver, [c["text"] for c in CLAIMS if any(r["source"] == "gazette" for r in c["reports"])])


async def test_a_click_takes_the_focus_narrows_and_a_second_one_goes_in() -> None:
    async with opened(harbour()) as driver:
        # the first line within the frame is one down and two across
        await driver.pilot.click("#actors", offset=(6, 2))
        await driver.settle()
        assert driver.focus() == "actors"
        assert driver.at("actors").startswith("Fire brigade")
        only_these_claims(driver, with_actor("brigade"))
        await driver.pilot.double_click("#timeline", offset=(6, 3 + driver.explorer.panes[1].head))
        await driver.settle()
        assert driver.at("timeline").startswith("The harbour burns")
        only_these_claims(driver, about_event("fire"))
        assert driver.focus() == "claims"
        await driver.pilot.click("#detail", offset=(6, 3))
        await driver.settle()
        assert driver.focus() == "detail"
        assert driver.inside("detail")[0] == "Three people were hurt, two of them badly."
