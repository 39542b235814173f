"""The explorer by its keys: what each does to what stands on the screen, in every pane and at every size."""

from __future__ import annotations

import pytest
from pilots import (
    HARBOUR,
    PANES,
    SIZES,
    Driver,
    at_each_size,
    bundled,
    harbour,
    opened,
    squeezed,
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


@at_each_size
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


@at_each_size
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


@at_each_size
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


@at_each_size
async def test_a_digit_goes_to_its_pane_and_never_toggles(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        for digit in "4321":
            name = PANES[int(digit) - 1]
            await driver.press(digit)
            assert driver.focus() == name
            assert f" {digit} " in driver.text(name).splitlines()[0], driver.screen()
            once = driver.screen()
            await driver.press(digit)
            assert driver.screen() == once
            assert driver.focus() == name


@at_each_size
async def test_tab_walks_the_panes_in_their_order_and_shift_tab_walks_back(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        walked = [driver.focus()]
        for _ in range(4):
            await driver.press("tab")
            walked.append(driver.focus())
            assert driver.shows(str(driver.focus()))
        assert walked == [*PANES, "timeline"]
        await driver.press("shift+tab")
        assert driver.focus() == "detail"
        await driver.press("shift+tab")
        assert driver.focus() == "claims"


@pytest.mark.parametrize("size", SIZES[:3])
async def test_capital_j_and_k_scroll_the_detail_from_a_list(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        await driver.press_until("down", lambda: "People are killed" in driver.at("timeline"))
        before, row = driver.inside("detail"), driver.at("timeline")
        await driver.press("J")
        after = driver.inside("detail")
        assert after != before
        assert after[0] in before  # less than a page: what was read last is still there
        assert driver.focus() == "timeline"
        assert driver.at("timeline") == row
        await driver.press("K")
        assert driver.inside("detail") == before


@at_each_size
async def test_ends_and_pages_in_a_list(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        last = ""
        for end, start in (("G", "g"), ("end", "home")):
            await driver.press(end)
            assert driver.at("timeline")
            last = last or driver.at("timeline")
            assert driver.at("timeline") == last
            await driver.press("down")
            assert driver.at("timeline") == last  # there is none below
            await driver.press(start)
            assert driver.at("timeline").startswith("The whole case")
        for down, up in (("pagedown", "pageup"), ("ctrl+d", "ctrl+u")):
            top = driver.inside("timeline")
            await driver.press(down)
            paged = driver.at("timeline")
            assert not paged.startswith("The whole case")
            await driver.press(down)
            assert driver.inside("timeline") != top
            assert driver.at("timeline") != paged
            await driver.press(up, up, up)
            assert driver.at("timeline").startswith("The whole case")


@at_each_size
async def test_ends_and_pages_in_the_detail(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        await driver.press("4")
        whole = driver.read_on().splitlines()
        await driver.press("g")
        top = driver.inside("detail")
        for end, start in (("G", "g"), ("end", "home")):
            await driver.press(end)
            assert driver.inside("detail") == whole[-len(top) :]
            await driver.press(start)
            assert driver.inside("detail") == top
        await driver.press("j")
        assert driver.inside("detail") == whole[1 : len(top) + 1]
        await driver.press("k")
        for down, up in (("pagedown", "pageup"), ("ctrl+d", "ctrl+u")):
            await driver.press(down)
            assert driver.inside("detail")[0] in top  # a line ties the pages together, or it was all there was
            await driver.press(up)
            assert driver.inside("detail") == top


async def test_plus_lets_the_pane_fill_the_screen_and_underscore_shows_the_others_again() -> None:
    async with opened(harbour(), (120, 40)) as driver:
        await driver.press("_")
        assert "No pane is zoomed; + zooms this one." in driver.toasts()
        await driver.press("+")
        assert [name for name in PANES if driver.shows(name)] == ["timeline"]
        assert driver.pane("timeline").region.width == 120
        await driver.press("+")
        assert "zoomed already; _ shows the others again" in driver.toasts()
        await driver.press("enter")  # what is zoomed is wherever one is
        assert [name for name in PANES if driver.shows(name)] == ["claims"]
        await driver.press("escape", "_")
        assert [name for name in PANES if driver.shows(name)] == list(PANES)


async def test_plus_says_why_where_one_pane_fills_the_screen_anyway() -> None:
    async with opened(harbour(), (50, 16)) as driver:
        await driver.press("+")
        assert driver.toasts()


async def test_capital_t_tries_themes_and_keeps_one_or_goes_back() -> None:
    def colours(driver: Driver) -> set[object]:
        return {segment.style and segment.style.bgcolor for strip in driver.strips() for segment in strip}

    async with opened(harbour()) as driver:
        driver.app.theme = "on-record-dark"
        await driver.settle()
        text, dark = driver.screen(), colours(driver)
        await driver.press("T", *"record-light")
        assert driver.app.theme == "on-record-light", "it is tried at once"
        await driver.press("escape")
        assert (driver.screen(), colours(driver)) == (text, dark)
        await driver.press("T", *"record-light", "enter")
        assert driver.screen() == text  # colours, and nothing else
        assert not colours(driver) & dark, "every part of the screen has changed"
        await driver.press("T", *"record-dark", "enter")
        assert colours(driver) == dark


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
