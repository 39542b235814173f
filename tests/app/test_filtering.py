"""Filtering by the keyboard: the menu's counts, the chips' words, and that all that is counted is so."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from helpers import LONG
from menus import Menu, header, menu
from pilots import HARBOUR, Driver, bundled, harbour, opened, squeezed, written
from recount import Recount

from tui.case import Case
from tui.case.facets import FACETS, MENU
from tui.case.query import Chosen
from tui.case.times import UNKNOWN

CAVEATS = ("no-evidence", "removed", "duress", "preliminary", "unconfirmed", "alleged")
TALL, TALLER = (120, 76), (120, 160)  # with room for the whole menu of the made-up case, and of the bundled one
COUNTED = Recount(harbour())
TEXTS = {claim["id"]: claim["text"] for claim in written(HARBOUR)["claims"]}


def expected(counted: Recount, chosen: Chosen) -> Menu:
    """Return what the menu must show: the most frequent values first, none last, of what the other facets leave."""
    found: Menu = {}
    for facet in dict.fromkeys((*(name for name, _ in chosen), *MENU)):
        on = next((values for name, values in chosen if name == facet), ())
        others = tuple(pair for pair in chosen if pair[0] != facet)
        counts = counted.counts(facet, counted.left(others))
        if facet == "mark":  # the reservations of sources are offered once, as those
            counts = Counter({value: number for value, number in counts.items() if value not in CAVEATS})
        values = [
            (value == UNKNOWN, (counted.case.value_name(facet, value), counts[value], value in on))
            for value in {*counts, *on}
        ]
        if values:
            values.sort(key=lambda pair: (not pair[1][2], pair[0], -pair[1][1], pair[1][0].casefold()))
            found[FACETS[facet].name] = [row for _, row in values]
    return found


def same(shown: Menu, wanted: Menu) -> None:
    """Fail unless a menu shows what it must, of each facet as many values as it has room for."""
    assert list(shown) == list(wanted)
    for name, rows in wanted.items():
        few = shown[name]
        assert len(few) == min(max(8, sum(on for *_, on in rows)), len(rows)), name
        assert set(few) <= set(rows), name
        assert [row[1:] for row in few] == [row[1:] for row in rows[: len(few)]], name


@pytest.mark.parametrize("case", [harbour(), bundled()], ids=["harbour", "bundled"])
async def test_the_menu_counts_what_choosing_a_value_would_leave(case: Case) -> None:
    counted = Recount(case)
    async with opened(case, TALLER if case is bundled() else TALL) as driver:
        await driver.press("f")
        same(menu(driver), expected(counted, ()))
        assert f"Filters · {len(case.claims)} of {len(case.claims)} claims" in driver.screen()
        await driver.type("mark,disputed\n")
        await driver.press("f")
        same(menu(driver), expected(counted, (("mark", ("disputed",)),)))
        await driver.press("escape", "<", "f")
        view = Recount(case, case.days()[-2])
        same(menu(driver), expected(view, (("mark", ("disputed",)),)))


async def test_what_is_typed_in_the_menu_narrows_it_and_brings_values_beyond_the_few() -> None:
    counted = Recount(bundled())
    among = [name for name, *_ in expected(counted, ())["Speaker"]]
    async with opened(bundled()) as driver:
        await driver.press("f")
        await driver.type("tashiev")
        assert [name for rows in menu(driver).values() for name, *_ in rows] == [
            name for name in among if "Tashiev" in name
        ]
        await driver.press(*["backspace"] * 7)
        await driver.type("qqqq")
        assert "No value has these words. Backspace brings the others back." in driver.screen()


async def test_values_of_one_facet_are_alternatives_and_facets_narrow_each_other() -> None:
    async with opened(harbour(), TALL) as driver:
        chosen: list[tuple[str, tuple[str, ...]]] = []
        for typed, facet, values, words in (
            ("kind,denial", "kind", ("denies",), "denials"),
            ("kind,promise", "kind", ("denies", "promises"), "denials or promises"),
            ("source,gazette", "source", ("gazette",), "in The Gazette"),
            ("mark,disputes", "mark", ("disputes",), "disputing another"),
        ):
            await driver.press("f")
            await driver.type(f"{typed} ")
            chosen = [pair for pair in chosen if pair[0] != facet] + [(facet, values)]
            left = COUNTED.left(tuple(chosen))
            assert f"Filters · {len(left)} of 7 claims" in driver.screen(), driver.screen()
            await driver.press("enter")
            assert words in driver.chips()
            assert header(len(left), 7) in driver.header()
            shown = squeezed(driver.text("claims"))
            assert {name for name in TEXTS if squeezed(TEXTS[name]) in shown} == set(left)
        assert driver.chips().count("✕") == 3
        await driver.press("f")
        same(menu(driver), expected(COUNTED, tuple(chosen)))
        await driver.type("kind,denial\n")  # given up again
        assert "promises ✕" in driver.chips()


PINS = [
    ("down", "about “The harbour burns”", (("event", ("fire",)),)),
    ("2", "with Witnesses", (("actor", ("witnesses",)),)),
    ("]", "on “How many people were hurt?”", (("question", ("how-many-hurt",)),)),
    ("] ]", "in The Gazette", (("source", ("gazette",)),)),
    ("3", "around “Nobody was hurt.”", (("claim", ("nobody-hurt",)),)),
    ("3 down enter", "around “The cause is not known.”", (("claim", ("cause-unknown",)),)),
    ("2 4", "with Witnesses", (("actor", ("witnesses",)),)),
    ("] down c", "on “What set it off?”", (("question", ("what-cause",)),)),
    ("t down", "said Tue 3 Mar 2020", (("said", ("Tue 3 Mar 2020",)),)),
    ("t t down", "printed Tue 3 Mar 2020", (("printed", ("Tue 3 Mar 2020",)),)),
    ("t G", "said on no day that is given", (("said", (UNKNOWN,)), ("event", ("inquiry",)))),
]


@pytest.mark.parametrize("size", [(160, 45), (50, 16)], ids=str)
async def test_space_pins_what_is_under_the_cursor_and_unpins_it(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        for keys, words, chosen in PINS:
            await driver.press(*keys.split())
            before = driver.view()[1:-1]
            await driver.press("space")
            assert words[: size[0] // 2 - 12] in driver.chips(), f"{keys}\n{driver.screen()}"
            assert driver.chips().count("✕") == len(chosen)
            assert header(len(COUNTED.left(chosen)), 7) in driver.header(), f"{keys}\n{driver.screen()}"
            await driver.press("space")
            assert driver.chips() == ""
            assert driver.view()[1:-1] == before, f"{keys}\n{driver.screen()}"
            turns = "".join(key * (-keys.split().count(key) % 3) for key in "t]")
            await driver.type(f"{turns}3g2g1g")


async def test_the_whole_case_cannot_be_pinned_and_says_so() -> None:
    async with opened(harbour()) as driver:
        await driver.press("space")
        assert "Only a record can be pinned" in driver.toasts()
        assert driver.chips() == ""


async def test_backspace_takes_the_last_chip_and_x_all_of_them() -> None:
    async with opened(harbour()) as driver:
        await driver.press("backspace")
        assert "There is no chip" in driver.toasts()
        await driver.type("fmark,disputed\nfsource,courier\n")
        await driver.type("a\n/hurt\n")
        words = ["disputed ✕", "in Courier ✕", "as of 4 Mar 2020 ✕", "/hurt"]
        for word in words:
            assert word in driver.chips()
        for gone in reversed(words[1:]):
            await driver.press("backspace")
            assert gone not in driver.chips()
            assert all(word in driver.chips() for word in words[: words.index(gone)])
        await driver.type("a\n/hurt\n")
        await driver.press("X")
        assert driver.chips() == ""
        assert header(7, 7) in driver.header()


@pytest.mark.parametrize("size", [(160, 45), (80, 24)], ids=str)
async def test_a_click_on_a_chip_takes_it_away(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        await driver.type("fmark,disputed\nfsource,courier\n/hurt\n")
        for word in ("in Courier", "/hurt", "disputed"):
            line = driver.lines(driver.pane("chips"))[0]
            await driver.pilot.click("#chips", offset=(line.index(word) + 2, 0))
            await driver.settle()
            assert word not in driver.chips()
        assert driver.chips() == ""
        assert header(7, 7) in driver.header()


CHOICES = [
    ("mark", "disputed"), ("caveat", "no-evidence"), ("kind", "denies"), ("kind", "asserts"), ("source", "courier"),
    ("source", "gazette"), ("speaker", "brigade"), ("speaker", "witnesses"), ("question", "how-many-hurt"),
    ("question", UNKNOWN), ("where", "Harbour"), ("where", UNKNOWN), ("said", "Wed 4 Mar 2020"), ("said", UNKNOWN),
    ("stance", "endorses"), ("caveat", UNKNOWN), ("about", "witnesses"), ("printed", "Tue 3 Mar 2020"),
]  # fmt: skip


def counts_of(driver: Driver, name: str, pattern: str) -> dict[str, tuple[str, ...]]:
    """Return the rows of a list by what stands left in them, as the pattern's groups."""
    found = (re.fullmatch(pattern, line) for line in driver.inside(name))
    return {row[1]: row.groups()[1:] for row in found if row}


async def everything_is_counted_so(driver: Driver, counted: Recount, chosen: Chosen) -> None:
    """Fail unless each count on the screen is that of a recount."""
    case, left = counted.case, counted.left(chosen)
    narrowed = bool(chosen) or counted.day is not None
    assert header(len(left), 7) in driver.header(), driver.screen()
    for facet, records in (("event", case.events), ("actor", case.actors)):
        number = sum(bool(counted.counts(facet, left)[name]) or not narrowed for name in records)
        if facet == "event" or not narrowed:
            assert f" {number} of {len(records)} {facet}s" in driver.header() or number == len(records)
    whole, *_ = driver.at("timeline").splitlines()
    assert re.search(rf"The whole case\s+{len(left)} claims?\b", whole), driver.screen()
    assert driver.text("claims").splitlines()[-1].rstrip("─╯ ").endswith(f"1/{len(left)}" if left else "none")

    def rows(facet: str, records: dict[str, str], write: list[dict[str, int]]) -> dict[str, tuple[str, ...]]:
        there = counted.counts(facet, left)
        kept = [name for name in records if there[name] or not narrowed]
        return {records[name]: tuple(str(counts.get(name, 0) or "–") for counts in write) for name in kept}

    titles = {name: event.title for name, event in case.events.items()}
    events = counted.counts("event", left)
    shown = counts_of(driver, "timeline", r"  (?:\d\d:\d\d |[~?] )?(.*?) +(?:⚑ +)?(\d+)")
    shown = {title: counts for title, counts in shown.items() if not set("▁▂▃▄▅▆▇█") & set(title)}  # the bars' scale
    assert {title: number or "–" for title, (number,) in shown.items()} == {
        title: number.replace("–", "0") for title, (number,) in rows("event", titles, [events]).items()
    }
    flagged = {line for line in driver.inside("timeline") if "⚑" in line}
    disputed = {titles[name] for name, number in counted.disputed("event", left).items() if number}
    assert {title for title in titles.values() if any(title in line for line in flagged)} == disputed
    names = {name: actor.name for name, actor in case.actors.items()}
    spoken = [counted.counts("speaker", left), counted.counts("about", left)]
    shown = counts_of(driver, "actors", r"(.*?)(?:  \S.*?)? +(\d+|–) +(\d+|–)")
    assert shown == rows("actor", names, [dict(counts) for counts in spoken])
    await driver.press("]")
    asked = {name: question.asks for name, question in case.questions.items()}
    shown = counts_of(driver, "actors", r"(.*?) +(?:⚑ +)?(\d+)")
    assert shown == rows("question", asked, [dict(counted.counts("question", left))])
    await driver.press("]")
    printed = {name: source.publisher for name, source in case.sources.items()}
    shown = counts_of(driver, "actors", r"(\S.*?)  .*? +(\d+)")
    assert shown == rows("source", printed, [dict(counted.counts("source", left))])
    await driver.press("]", "1", "f")
    same(menu(driver), expected(counted, chosen))
    await driver.press("escape")


@pytest.mark.parametrize("seed", range(4 * LONG))
async def test_for_random_filters_and_days_every_count_on_the_screen_is_that_of_a_recount(seed: int) -> None:
    by = random.Random(seed)
    async with opened(harbour(), TALL) as driver:
        chosen: list[tuple[str, tuple[str, ...]]] = []
        day = by.choice([None, 20200303, 20200304])
        await driver.press(*{None: "X", 20200303: "<", 20200304: ["a", "enter"]}[day])
        counted = Recount(harbour(), day)
        for facet, value in by.sample(CHOICES, 3):
            old = next((values for name, values in chosen if name == facet), ())
            others = [pair for pair in chosen if pair[0] != facet]
            if value in counted.counts(facet, counted.left(tuple(others))):
                chosen = [*(pair if pair[0] != facet else (facet, (*old, value)) for pair in chosen)]
                chosen += [] if old else [(facet, (value,))]
            words = f"{FACETS[facet].name} {harbour().value_name(facet, value)}".replace(" ", ",")
            await driver.type(f"f{words}\n")
            if driver.app.screen is not driver.explorer:  # as of a day no claim has it
                await driver.press("escape")
            await everything_is_counted_so(driver, counted, tuple(chosen))
