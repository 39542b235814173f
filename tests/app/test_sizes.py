"""The explorer in terminals of every size: what shows where, and that no size loses anything."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pilots import BUNDLED, HARBOUR, PANES, Driver, at_each_size, bundled, harbour, opened, record, squeezed

from tui.explorer.state.sizes import arrange
from tui.explorer.state.state import State


def stand(driver: Driver) -> list[str]:
    return [name for name in PANES if driver.shows(name)]


@pytest.mark.parametrize(
    ("width", "height", "panes"),
    [
        (220, 60, "timeline actors claims detail"),
        (150, 40, "timeline actors claims detail"),
        (149, 40, "timeline actors claims detail"),
        (100, 30, "timeline actors claims detail"),
        (99, 30, "timeline detail"),
        (60, 20, "timeline detail"),
        (59, 20, "timeline"),
        (24, 6, "timeline"),
    ],
)
async def test_the_panes_that_a_size_has_room_for(width: int, height: int, panes: str) -> None:
    async with opened(harbour(), (width, height)) as driver:
        assert stand(driver) == panes.split()


async def test_from_150_columns_the_panes_stand_in_three_columns_and_below_in_two() -> None:
    async with opened(harbour(), (150, 40)) as driver:
        left, claims, detail = (driver.pane(name).region for name in ("timeline", "claims", "detail"))
        assert left.x == driver.pane("actors").region.x
        assert left.right <= claims.x < claims.right <= detail.x
        assert claims.y == detail.y
        await driver.resize(149, 40)
        left, claims, detail = (driver.pane(name).region for name in ("timeline", "claims", "detail"))
        assert left.right <= claims.x == detail.x
        assert claims.bottom <= detail.y


async def test_in_the_middle_widths_the_pane_last_used_stands_over_the_detail_as_wide_as_the_terminal() -> None:
    async with opened(harbour(), (80, 24)) as driver:
        for key, panes in (("2", "actors detail"), ("3", "claims detail"), ("4", "claims detail"), ("1", None)):
            await driver.press(key)
            assert stand(driver) == (panes or "timeline detail").split()
            above, below = (driver.pane(name).region for name in stand(driver))
            assert above.bottom == below.y
            assert (above.x, above.width) == (below.x, below.width) == (0, 80)
            assert above.height >= 8


@given(width=st.integers(0, 400), height=st.integers(0, 200), pane=st.integers(1, 4), zoomed=st.booleans())
def test_the_pane_with_the_focus_shows_at_every_size_that_is_large_enough(
    width: int, height: int, pane: int, zoomed: bool
) -> None:
    shape, panes = arrange(width, height, State(zoomed=zoomed).focused(pane))
    assert (pane in panes) == (width >= 24 and height >= 6) == (shape != "none")


JOURNEYS = {
    "in the timeline": ["down", "down"],
    "in a claim": ["down", "enter", "down", "enter"],
    "at a source": ["]", "]", "down"],
    "zoomed on the claims of an actor": ["2", "down", "3", "down", "+"],
    "in a comparison": ["2", "]", "c"],
    "among the hits of a search": ["/", *"hurt", "enter", "n"],
    "with chips as of a day": ["2", "down", "space", "1", "t", "down", "a", "enter", "<"],
}


@pytest.mark.parametrize("keys", JOURNEYS.values(), ids=JOURNEYS.keys())
async def test_what_one_looks_at_survives_every_size(keys: list[str]) -> None:
    async with opened(harbour(), (160, 45)) as driver:
        await driver.press(*keys)
        before, state = driver.screen(), driver.explorer.state
        focus, rows = driver.focus(), {name: driver.at(name) for name in stand(driver)}
        first = driver.inside("detail")[:1]
        assert focus
        for size in ((50, 16), (24, 6), (1, 1), (20, 5), (120, 40)):
            await driver.resize(*size)
            assert driver.explorer.state == state
            if size >= (24, 6):
                assert driver.focus() == focus
                assert driver.shows(focus)
        for name in stand(driver):
            if name in rows:
                # A narrow row is cut further on, and has other room for marks.
                now, then = (re.sub(r"^\W+", "", row)[:17] for row in (driver.at(name), rows[name]))
                assert now == then
        assert driver.inside("detail")[:1] == first
        await driver.resize(160, 45)
        assert driver.screen() == before
        await driver.press("escape")  # and the keys go where they went
        assert driver.screen() != before


@pytest.mark.parametrize("size", [(23, 40), (120, 5), (20, 5), (10, 100), (1, 1)], ids=str)
async def test_with_too_little_room_one_line_says_so_and_how_to_leave(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        said = [line for line in driver.lines() if line.strip()]
        assert len(said) == 1
        assert stand(driver) == []
        if size[0] >= 20:
            assert "24x6" in said[0]
            assert "q quits" in said[0]


KEYS = (
    *("down", "enter", "escape", "tab", "f1", "f2", "pagedown", "space", "backspace", "left", "right", "ctrl+p"),
    *"jkgGhl1234[]JKHL+_T?/fcdDa<>tXnNm':",
)


async def test_with_too_little_room_keys_do_nothing_but_quit() -> None:
    async with opened(harbour(), (120, 40)) as driver:
        await driver.press("down", "enter")
        before, state, theme = driver.screen(), driver.explorer.state, driver.app.theme
        await driver.resize(20, 5)
        tiny = driver.screen()
        for key in KEYS:
            await driver.press(key)
            assert driver.screen() == tiny, f"after {key}"
            assert driver.explorer.state == state, f"after {key}"
            assert driver.app.theme == theme, f"after {key}"
        await driver.resize(120, 40)
        assert driver.screen() == before


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_with_too_little_room_one_can_still_quit(key: str) -> None:
    async with opened(harbour(), (120, 40)) as driver:
        await driver.resize(10, 2)
        await driver.press(key)
        await driver.until(lambda: driver.app.return_code == 0, "the end")


async def test_the_help_gives_way_too_when_there_is_no_room_and_comes_back() -> None:
    async with opened(harbour(), (80, 24)) as driver:
        await driver.press("f1", *"theme")
        await driver.resize(20, 5)
        assert "24x6" in driver.screen()
        theme = driver.app.theme
        await driver.press("enter")
        assert driver.app.theme == theme
        await driver.resize(80, 24)
        assert "Timeline" in driver.screen() or "theme" in driver.screen()


async def test_a_quote_is_whole_at_every_width() -> None:
    async with opened(harbour(), (200, 40), at="nobody-hurt") as driver:
        quotes = [
            quote["exact"]
            for report in record(HARBOUR, "claims", "nobody-hurt")["reports"]
            for quote in report["quotes"]
        ]
        assert quotes
        await driver.press("4")
        for width in (*range(24, 45), 59, 60, 77, 99, 100, 120, 149, 150, 200):
            await driver.resize(width, 14)
            text = squeezed(driver.read_on())
            for quote in quotes:
                assert squeezed(quote) in text, (width, quote, driver.screen())


async def test_the_longest_quotes_of_the_bundled_case_are_whole_in_a_narrow_terminal() -> None:
    case = bundled()
    longest = sorted(
        case.claims.values(), key=lambda claim: -max(len(q.exact) for r in claim.reports for q in r.quotes)
    )
    assert all(report.quotes for claim in longest[:3] for report in claim.reports)
    for claim in longest[:3]:
        async with opened(case, (24, 8), at=claim.id) as driver:
            await driver.press("4")
            text = squeezed(driver.read_on())
            for report in claim.reports:
                for quote in report.quotes:
                    assert squeezed(quote.exact) in text, driver.screen()


async def test_random_sizes_one_after_the_other_as_when_a_corner_is_dragged() -> None:
    chance = random.Random(6)
    async with opened(harbour(), (120, 40), at="sparks") as driver:
        state = driver.explorer.state
        for _ in range(12):
            for _ in range(chance.randrange(5)):
                driver.send_size(chance.randrange(1, 230), chance.randrange(1, 70))
            width, height = chance.randrange(1, 230), chance.randrange(1, 70)
            await driver.resize(width, height)
            assert bool(stand(driver)) == (width >= 24 and height >= 6), (width, height)
            assert driver.explorer.state == state
        await driver.resize(120, 40)
        assert record(HARBOUR, "claims", "sparks")["text"] in driver.screen()


# The question that it all began with, by no other keys than the line at the bottom names.

NAMED = {"down": "↑↓", "enter": "Enter", "escape": "Esc"}


async def press_named(driver: Driver, key: str) -> None:
    assert NAMED[key] in driver.footer(), driver.screen()
    await driver.press(key)


def quoted(name: str) -> list[str]:
    claim = record(BUNDLED, "claims", name)
    return [quote["exact"] for report in claim["reports"] for quote in report["quotes"]]


@at_each_size
async def test_both_ministries_words_on_the_164_are_reached_by_the_keys_that_the_footer_names(
    size: tuple[int, int],
) -> None:
    deaths = record(BUNDLED, "events", "deaths")["title"]
    async with opened(bundled(), size) as driver:
        for _ in range(60):
            if deaths in driver.at("timeline"):
                break
            await press_named(driver, "down")
        await press_named(driver, "enter")
        for name in ("dead-164-health", "dead-164-info"):
            text = record(BUNDLED, "claims", name)["text"]
            for _ in range(40):
                if f"Claim · {name}" in driver.text("detail") or text.split(",")[0] in driver.at("claims"):
                    break
                await press_named(driver, "down")
            await press_named(driver, "enter")
            assert f"4 Claim · {name}" in driver.text("detail"), driver.screen()
            for words in quoted(name):
                for _ in range(40):
                    if squeezed(words) in squeezed("\n".join(driver.inside("detail"))):
                        break
                    await press_named(driver, "down")
                assert squeezed(words) in squeezed("\n".join(driver.inside("detail"))), (words, driver.screen())
            await press_named(driver, "escape")
            await driver.press("g")
