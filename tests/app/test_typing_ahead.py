"""Keys that come quicker than they are answered: each means what it would mean to a person who waited."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest
from pilots import PANES, Driver, bundled, harbour, opened
from textual.widgets import Input

from tui.explorer import asking
from tui.explorer import keyboard as keyboards
from tui.explorer.app import OnRecord
from tui.explorer.keyboard import Keyboard


async def test_keys_in_quick_succession_end_where_the_last_one_leads() -> None:
    async with opened(harbour()) as driver:
        for keys in ("41", "14", "2341", "123"):
            driver.send(*keys)
            await driver.settle()
            assert driver.focus() == PANES[int(keys[-1]) - 1]


async def test_a_search_that_is_typed_at_once_is_no_row_of_commands() -> None:
    app = OnRecord(harbour())
    async with opened(harbour(), app=app) as driver:
        await driver.type("/quit")
        assert app.return_code is None
        assert app.is_running
        assert app.screen.query_one(Input).value == "quit"
        assert "/quit" in driver.chips()
        await driver.type("\x1bq")
        await driver.until(lambda: app.return_code == 0, "the end: out of the search, q leaves")


async def test_a_search_that_is_typed_before_its_line_is_laid_out_is_a_search_all_the_same() -> None:
    """It is laid out after the first screen, for which a slow machine may not have waited."""
    async with opened(harbour()) as driver:
        await driver.explorer.search_bar.remove_children()
        await driver.type("/quit")
        assert driver.explorer.search_bar.query_one(Input).value == "quit"
        assert "/quit" in driver.chips()


async def test_a_name_typed_at_once_into_the_palette_goes_to_its_record() -> None:
    async with opened(bundled()) as driver:
        await driver.type(":toq\n")
        assert driver.app.screen is driver.explorer
        assert "4 Actor · tokayev" in driver.text("detail")
        assert driver.focus() == "actors"
        assert driver.at("actors").startswith("Kassym-Jomart Tokayev")


async def test_two_tabs_and_a_comparison_asked_for_at_once_compare() -> None:
    async with opened(bundled()) as driver:
        await driver.type("2]c")
        assert driver.text("detail").startswith("╭─ 4 Compare · "), driver.screen()
        assert [name for name in PANES if driver.shows(name)] == ["detail"]


# Each is typed at once and key by key: down, then what stands there; through dialogs, and out of them again.
JOURNEYS = (
    "jj\n\nJ", "2j\n j\n", "j\n\x1b\x1bj", "]]jj\n1G3j4", "2jj X1j", "/hurt\nn4", "/dozens\njk\x1b\x1b", "/zz\x1bjj2j",
    "fnobody\n\x1bjj", "f\n\x1b\x1b2j", ":alarm\n4", ":Go to the claims\nj", "tjj\nHHL", "a<<>t", "dddDc\x1b3j",
    "?next pane\nj", "?\x1bj?\x1bj\n", "mfirst\n2jmsecond\n'first\n", "+\nj_1", "jj  \x7f2j ",
    "T\x1bjj", "2jj3jj", "3jj4ll\n\x1b", "4llhhlH", "/a\n/b\n/c\nHHLH",
)  # fmt: skip


def keyboard(driver: Driver) -> Keyboard:
    """Return what answers the keys of the whole app."""
    assert isinstance(driver.app, OnRecord)
    return driver.app.keyboard


def answered(driver: Driver) -> bool:
    """Tell whether nothing is asked any more, and no key waits for an answer."""
    return driver.explorer.questions.pending is None and not keyboard(driver).waiting


def seen(driver: Driver) -> tuple[object, ...]:
    """Return what stands on the screen but for the messages in the corner, and what lies behind it."""
    explorer = driver.explorer
    panes = [(explorer.panes[number].top, driver.at(name)) for number, name in enumerate(PANES, 1)]
    views = (explorer.history.behind, len(explorer.history))
    return explorer.state, driver.focus(), type(driver.app.screen), views, panes


async def back(driver: Driver) -> None:
    """Leave what is open and go back to the view that the case opened with; what lies ahead of it stays."""
    while driver.app.screen is not driver.explorer:
        await driver.press("escape")
    await driver.type("H" * driver.explorer.history.behind + "1g")


async def test_what_is_typed_at_once_leads_where_it_leads_key_by_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large case, too, which is asked in a thread: the made-up one is taken for one."""
    ends: list[dict[str, object]] = []
    for at_once, least in ((True, 10**6), (False, 10**6), (True, 0)):
        monkeypatch.setattr(asking, "LEAST", least)
        async with opened(harbour(), (120, 40)) as driver:
            begin = driver.explorer.state
            ends.append({})
            for text in JOURNEYS:
                for piece in [text] if at_once else text:
                    await driver.type(piece)
                await driver.until(partial(answered, driver), "all is answered")
                ends[-1][text] = seen(driver)
                await back(driver)
                await driver.until(partial(answered, driver), "all is answered")
                assert driver.explorer.state == begin, text
    for text in JOURNEYS:
        assert ends[0][text] == ends[1][text], text
        assert ends[0][text] == ends[2][text], f"what a large case leads to: {text}"


# Of a pane that has just come, pages and links are those of the size that it is about to have.
COMING = ("3 pagedown", "4 right right", "3 j enter pagedown right")


@pytest.mark.parametrize("keys", COMING)
async def test_a_key_typed_before_its_pane_has_a_size_means_what_it_means_in_that_size(
    keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is painted between keys typed at once, on a slow machine, too: else each pane would have its size."""
    monkeypatch.setattr(keyboards, "SLOWEST", float("inf"))
    ends = []
    for at_once, least in ((True, 10**6), (False, 10**6), (True, 0)):
        monkeypatch.setattr(asking, "LEAST", least)
        async with opened(harbour(), (50, 16)) as driver:
            first, *rest = keys.split()
            assert not driver.shows(PANES[int(first) - 1]), "it has no size yet"
            if at_once:
                driver.send(first, *rest)
            else:
                await driver.press(first, *rest)
            await driver.until(partial(answered, driver), "all is answered")
            ends.append(seen(driver))
    assert ends[0] == ends[1]
    assert ends[0] == ends[2], "what a large case leads to: its pane comes and the key is answered in the same moment"


async def test_a_pane_that_has_no_size_yet_is_given_one_whenever_the_screen_is_drawn_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The timer by which Textual draws a screen may come before the layout is asked for: here it comes at each turn."""
    ends = []
    for quick in (True, False):
        async with opened(harbour(), (50, 16)) as driver:
            explorer = driver.explorer
            with monkeypatch.context() as patch:
                if quick:
                    patch.setattr(Keyboard, "_more", more_to_come)
                    patch.setattr(keyboards, "SLOWEST", float("inf"))
                    patch.setattr(explorer._update_timer, "resume", lambda: None)
                for key in ("4", "right", "right"):
                    driver.send(key)
                    for _ in range(50 if quick else 0):
                        await asyncio.sleep(0)
                        if not explorer._layout_required:
                            explorer._on_timer_update()
                    if not quick:
                        await driver.settle()
                    elif key == "4":
                        assert not explorer.detail.size, "it has no size yet"
            await driver.settle()
            ends.append(seen(driver))
    assert ends[0] == ends[1]


async def more_to_come(keys: Keyboard) -> bool:
    """Tell that another key waits, so that nothing is painted before it."""
    return True
