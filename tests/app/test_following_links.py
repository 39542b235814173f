"""Following links in the detail, and walking through the disputed claims, by the keyboard."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from helpers import LONG, SMALL, put
from pilots import BUNDLED, HARBOUR, Driver, bundled, harbour, opened, squeezed, wide_and_narrow, written
from recount import Recount

from tui.case import Case
from tui.case.query import Filters
from tui.case.search import understand


def names(folder: Path, record: str) -> list[str]:
    """Return what a record may be called in a link, without white space."""
    found: list[Any] = [one for section in written(folder).values() for one in section]  # the seal's have no ids
    one = next(one for one in found if isinstance(one, dict) and one.get("id") == record)
    return [squeezed(str(one[key]))[:24] for key in ("text", "asks", "publisher", "name", "title") if key in one]


def shown(driver: Driver) -> str:
    """Return the id of the record that the detail shows."""
    return driver.title("detail").partition(" · ")[2].split(" ")[0]


async def quiet(driver: Driver) -> None:
    driver.quiet()
    await driver.settle()


# Links

CARDS = [
    (HARBOUR, "nobody-hurt"), (HARBOUR, "cause-unknown"), (HARBOUR, "fire"), (HARBOUR, "brigade"), (HARBOUR, "mayor"),
    (HARBOUR, "how-many-hurt"), (HARBOUR, "courier"), (BUNDLED, "dead-164-health"), (BUNDLED, "own-people"),
    (BUNDLED, "deaths"), (BUNDLED, "knb"),
]  # fmt: skip


@pytest.mark.parametrize(("folder", "name"), CARDS, ids=[name for _, name in CARDS])
async def test_every_link_of_a_card_leads_to_the_record_that_it_names(folder: Path, name: str) -> None:
    async with opened(harbour() if folder == HARBOUR else bundled(), at=name) as driver:
        await driver.press("4", "right")
        met = 0
        while met < (40 if LONG > 1 else 8):
            link = squeezed(driver.at("detail"))
            assert link, driver.screen()
            before = driver.view(), driver.at("detail")
            await driver.press("enter")
            assert shown(driver) != name, f"{link} leads to where one is"
            assert any(called in link for called in names(folder, shown(driver))), f"{link}\n{driver.screen()}"
            await driver.press("H")
            assert (driver.view(), driver.at("detail")) == before, driver.screen()
            await driver.press("right")
            met += 1
            if (driver.view(), driver.at("detail")) == before:
                break
        assert met >= 2


async def test_right_and_left_choose_among_the_links_and_bring_them_into_view() -> None:
    async with opened(bundled(), (80, 24), at="dead-164-health") as driver:
        await driver.press("4")
        assert driver.at("detail") == ""
        chosen: list[str] = []
        await driver.press("right")
        while not chosen or chosen[-1] != driver.at("detail"):
            chosen.append(driver.at("detail"))
            assert chosen[-1], driver.screen()
            await driver.press("right")
        assert len(chosen) > 5
        for link in reversed(chosen[:-1]):
            await driver.press("left")
            assert driver.at("detail").splitlines()[0].rstrip(" │┃") == link.splitlines()[0].rstrip(" │┃")
        await driver.press("left")  # there is none before it
        assert driver.at("detail").splitlines()[0] == chosen[0].splitlines()[0]
        await driver.press("l", "h")
        assert driver.at("detail").splitlines()[0] == chosen[0].splitlines()[0]


@wide_and_narrow
async def test_a_chain_of_links_is_gone_back_step_by_step(size: tuple[int, int]) -> None:
    async with opened(harbour(), size, at="nobody-hurt") as driver:
        await driver.press("4")
        views = []
        for _ in range(4):
            await driver.press("right")
            views.append((driver.view(), driver.focus()))
            await driver.press("enter")
            assert driver.focus() == "detail"
        for view in reversed(views):
            await driver.press("H")
            assert (driver.view(), driver.focus()) == view, driver.screen()


async def test_without_a_link_enter_says_what_would_help() -> None:
    async with opened(harbour(), at="fire") as driver:
        await driver.press("4", "enter")
        assert "→ chooses a link to follow" in driver.toasts()
        assert driver.focus() == "detail"


async def test_a_card_without_links_says_so(tmp_path: Path) -> None:
    async with opened(Case.open(put(tmp_path, SMALL)), at="other") as driver:  # a source that prints nothing
        await driver.press("4", "right")
        assert "Nothing in this card leads to another record." in driver.toasts()
        await quiet(driver)
        await driver.press("enter")
        assert "Esc comes back" in driver.toasts()


@pytest.mark.parametrize(
    ("narrow", "gone", "words"),
    [
        ("fsource,gazette\n", "in The Gazette", "the filters"),
        ("/nobody\n", "/nobody", "the search"),
    ],
    ids=["filters", "search"],
)
async def test_chips_that_hide_where_a_link_leads_give_way_and_it_says_so(narrow: str, gone: str, words: str) -> None:
    async with opened(harbour()) as driver:
        await driver.type(f"{narrow}3g")
        assert shown(driver) == "nobody-hurt"
        await driver.press("4", "right")
        await driver.press_until("right", lambda: driver.at("detail").startswith("Three people were hurt"))
        before = driver.view()
        await driver.press("enter")
        assert shown(driver) == "three-hurt"
        assert gone not in driver.chips()
        assert f"Taken away to show it: {words}. H brings them back." in driver.toasts()
        await quiet(driver)
        await driver.press("H")
        assert driver.view() == before
        assert gone in driver.chips()


async def test_chips_that_hide_nothing_stay() -> None:
    async with opened(harbour()) as driver:
        await driver.type("fmark,disputed\n3g4")
        await driver.press("right")
        await driver.press_until("right", lambda: driver.at("detail").startswith("A spark from a crane"))
        await driver.press("enter")
        assert shown(driver) == "sparks"
        assert driver.chips() == "disputed ✕"
        assert "Taken away" not in driver.toasts()


async def test_only_the_chips_in_the_way_are_taken() -> None:
    async with opened(harbour()) as driver:
        await driver.type("fmark,disputed\n<")
        assert driver.chips() == "disputed ✕   as of 3 Mar 2020 ✕"
        await driver.type(":three-hurt\n")
        assert "Taken away to show it: the day." in driver.toasts()
        assert driver.chips() == "disputed ✕"
        assert shown(driver) == "three-hurt"


# The disputed claims


def disputed(case: Case, day: int | None = None, chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> list[str]:
    """Return the ids of the disputed claims in the order of the list."""
    counted = Recount(case, day)
    return [name for name in counted.left(chosen) if "disputed" in counted.values[name]["mark"]]


NO_MORE = re.compile("No disputed claim .*comes |No .*claim .*is disputed|No claim is disputed")


async def walked(driver: Driver, key: str) -> list[str]:
    """Return the ids of the claims at which a key stops until it says that there are no more."""
    met: list[str] = []
    while not NO_MORE.match(driver.toasts()):
        await driver.press(key)
        if not NO_MORE.match(driver.toasts()):
            met.append(shown(driver))
        assert len(met) < 100, met
    await quiet(driver)
    return met


@wide_and_narrow
async def test_d_pressed_to_the_end_stops_once_at_each_disputed_claim(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        met = []
        for _ in disputed(bundled()):
            await driver.press("d", "4")
            met.append(shown(driver))
            assert "⚑ disputed" in driver.read_on()
        assert met == disputed(bundled())
        await driver.press("d")
        assert "No disputed claim comes after this; D goes back." in driver.toasts()


@pytest.mark.parametrize("keys", ["", "2", "]", "] ]", "t", "t j", "j j j", "4", "c"], ids=lambda keys: keys or "-")
async def test_from_each_pane_d_and_d_back_lead_through_all_of_them_in_the_order_of_the_list(keys: str) -> None:
    every = disputed(bundled())
    async with opened(bundled()) as driver:
        await driver.press(*keys.split())
        await quiet(driver)
        assert await walked(driver, "d") == every
        assert await walked(driver, "D") == every[-2::-1]
        assert await walked(driver, "d") == every[1:]


async def test_from_a_claim_d_goes_on_from_there() -> None:
    every = disputed(bundled())
    order = list(Recount(bundled()).there)
    for name in (every[2], "cause-lpg", order[-1]):
        async with opened(bundled(), at=name) as driver:
            after = [other for other in every if order.index(other) > order.index(name)]
            assert await walked(driver, "d") == after
        async with opened(bundled(), at=name) as driver:
            before = [other for other in every if order.index(other) < order.index(name)]
            assert await walked(driver, "D") == before[::-1]


async def test_under_chips_it_walks_through_what_they_leave() -> None:
    async with opened(bundled()) as driver:
        await driver.type("fsource,112\n1g")
        assert await walked(driver, "d") == disputed(bundled(), chosen=(("source", ("112ua",)),))
        assert "in 112 Ukraine ✕" in driver.chips()
        await driver.press("X", "1", "g", "<")
        assert await walked(driver, "d") == disputed(bundled(), 20220109) == []  # no source doubts in print yet
        assert "as of 9 Jan 2022 ✕" in driver.chips()
        await driver.type("X1g/killed\n1g")
        wanted = {name for name in disputed(bundled()) if re.search("killed", str(bundled().get(name)))}
        closest = [name for name in bundled().ranked(Filters(sought=understand(bundled(), "killed"))) if name in wanted]
        assert wanted == set(closest)
        assert await walked(driver, "d") == closest, "in the order of the list"


async def test_where_nothing_is_disputed_it_says_so(tmp_path: Path) -> None:
    async with opened(Case.open(put(tmp_path, SMALL))) as driver:
        before = driver.view()
        await driver.press("d")
        assert driver.toasts() == "No claim is disputed."
        await quiet(driver)
        assert driver.view() == before
