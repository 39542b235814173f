"""The menu of filters by its keys: what Space, Enter and Esc do, and what is offered in which words."""

from __future__ import annotations

import random

import pytest
from menus import header, menu
from pilots import BUNDLED, bundled, harbour, opened, wide_and_narrow, written

from tui.case import Case
from tui.case.query import Filters
from tui.case.times import UNKNOWN
from tui.explorer.dialogs.filter_rows import first_of, likely
from tui.explorer.dialogs.filters import FilterMenu

TALL = (120, 160)  # with room for the whole menu of the bundled case


@wide_and_narrow
async def test_space_switches_enter_applies_and_escape_leaves_as_it_was(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        before = driver.view()
        await driver.press("f")
        assert "Filters · 7 of 7 claims" in driver.screen()
        await driver.press("space", "down", "space")
        assert "Filters · 3 of 7 claims" in driver.screen(), "two speakers"
        await driver.press("escape")
        assert driver.view() == before
        assert driver.explorer.history.behind == 0
        await driver.press("f", "enter")
        assert driver.view() == before, "nothing was switched"
        await driver.type("fkind,asserts kind")
        await driver.press(*["backspace"] * 17)
        await driver.type("denial \n")
        assert header(5, 7) in driver.header()  # four assert, one denies
        assert driver.chips().startswith("assertions or denials"), driver.chips()
        assert driver.explorer.history.behind == 1, "all of it is one step"


async def test_space_and_enter_mean_what_was_typed_before_them_however_quick() -> None:
    async with opened(harbour()) as driver:
        driver.send("f", *"denial", "space", "enter")
        await driver.settle()
        assert "denials ✕" in driver.chips()
        driver.send("X", "f", *"gazette", "enter")
        await driver.settle()
        assert "in The Gazette ✕" in driver.chips()


@pytest.mark.parametrize("case", [harbour(), bundled()], ids=["harbour", "bundled"])
async def test_no_value_is_offered_twice_and_what_is_asked_for_most_comes_first(case: Case) -> None:
    async with opened(case, TALL) as driver:
        await driver.press("f")
        shown = menu(driver)
        marks = {name for name, *_ in shown["Mark"]}
        assert marks & {name for name, *_ in shown["Caveat"]} == set()
        facets = [name for name in shown if name in ("Speaker", "Question", "Source", "Mark", "Caveat", "Relay")]
        assert facets == list(shown)[: len(facets)]
        assert facets[:5] == ["Speaker", "Question", "Source", "Mark", "Caveat"]


async def test_the_chip_of_a_caveat_is_in_plain_words() -> None:
    async with opened(bundled(), (160, 45)) as driver:
        await driver.type("fremoved\n")
        assert driver.chips() == "post removed ✕"
        removed = [claim for claim in written(BUNDLED)["claims"]
                   if any("removed" in report.get("caveats", ()) for report in claim["reports"])]  # fmt: skip
        assert header(len(removed), 200) in driver.header()
        assert removed


async def test_what_has_no_value_of_a_facet_comes_after_those_that_have_one() -> None:
    relayed = [claim for claim in written(BUNDLED)["claims"] if claim.get("via")]
    async with opened(bundled(), TALL) as driver:
        await driver.press("f")
        shown = menu(driver)
        assert [[name for name, *_ in shown[facet]][-1] for facet in ("Caveat", "Relay")] == ["none", "none"]
        await driver.type("relay\n")
        assert header(len(relayed), 200) in driver.header(), "seven keys to those that come through a relay"


@pytest.mark.parametrize("most", [1, 3, 4, 9])
def test_the_first_values_are_those_of_a_whole_sort_though_few_are_named(most: int) -> None:
    counts = {"b": 3, "e": 1, "a": 3, "d": 1, "c": 2, "f": 1}
    named: list[str] = []

    def rank(value: str) -> tuple[bool, bool, int]:
        return (False, False, -counts[value])

    def name(value: str) -> str:
        named.append(value)
        return value.upper()

    assert first_of(list(counts), most, rank, name) == ["a", "b", "c", "d", "e", "f"][:most]
    if most == 3:
        assert set(named) == {"a", "b", "c"}, "the others cannot be among the first three"


def test_the_first_values_are_among_the_likely_ones_and_of_many_most_are_not() -> None:
    chance, least = random.Random(8), 1.0
    for _ in range(500):
        names = [UNKNOWN, *(f"v{number}" for number in range(chance.randint(0, 40)))]
        counts = {name: chance.randint(1, chance.choice((2, 9, 99))) for name in names if chance.random() < 0.9}
        chosen, most = chance.sample(names, chance.randint(0, min(3, len(names)))), chance.randint(3, 9)

        def rank(value: str, chosen: list[str] = chosen, counts: dict[str, int] = counts) -> tuple[bool, bool, int]:
            return (value not in chosen, value == UNKNOWN, -counts.get(value, 0))

        some = likely(names, most, chosen, counts)
        assert first_of(some, most, rank, str) == first_of(names, most, rank, str)
        least = min(least, len(some) / len(names))
    assert least < 0.3


def test_what_values_are_called_is_asked_once_however_much_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    case, asked = bundled(), []
    menu, called = FilterMenu(case, Filters()), Case.value_name

    def value_name(case: Case, facet: str, value: str) -> str:
        asked.append((facet, value))
        return called(case, facet, value)

    monkeypatch.setattr(Case, "value_name", value_name)
    menu.rows("1")
    every = len(asked)
    shown = menu.rows("112 ukr")
    assert "source=112ua" in {shown.id(index) for index in range(len(shown))}
    assert every > 100
    assert len(asked) - every < 2 * len(shown), "but for those that are shown"
