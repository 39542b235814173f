"""The help: every live key, found by typing, run with Enter."""

from __future__ import annotations

import pytest
from helpers import LONG
from pilots import Driver, harbour, opened, squeezed
from textual.widgets import Input

from tui.explorer.actions.table import BY_ID
from tui.explorer.dialogs.chooser import ChooserRows
from tui.explorer.dialogs.groups import GROUPS
from tui.explorer.dialogs.help import GLANCE, HelpDialog
from tui.explorer.keys import gathered
from tui.explorer.state.history import History, View
from tui.explorer.state.state import State

SMALL = ((50, 16), (24, 6))


def is_open(driver: Driver) -> bool:
    return isinstance(driver.app.screen, HelpDialog)


def listed(driver: Driver) -> ChooserRows:
    return driver.app.screen.query_one(ChooserRows)


def rows(driver: Driver) -> list[str]:
    """Return the lines of the list that are on the screen."""
    return [line.rstrip(" │┃") for line in driver.lines(listed(driver))]


async def look_for(driver: Driver, words: str) -> None:
    await driver.press("f1", *words)


@pytest.mark.parametrize("key", ["question_mark", "shift+slash", "f1"])
@pytest.mark.parametrize("close", ["escape", "f1"])
async def test_it_opens_and_closes_and_gives_the_focus_back(key: str, close: str) -> None:
    async with opened(harbour(), (80, 16)) as driver:
        await driver.press("2", "down")
        before = driver.screen()
        await driver.press(key)
        assert is_open(driver)
        await driver.press(close)
        assert not is_open(driver)
        assert driver.screen() == before
        assert driver.focus() == "actors"


async def test_it_has_a_row_for_each_live_key_with_its_sentence_in_its_group_and_why_it_has_nothing_to_do() -> None:
    async with opened(harbour(), (160, 140)) as driver:
        await driver.press("3")
        live = gathered((key, active.binding) for key, active in driver.explorer.active_bindings.items())
        reasons = {entry.id: why for entry, why in driver.explorer.with_reasons(live)}
        await driver.press("?")
        lines = rows(driver)
        heads = [at for at, line in enumerate(lines) if line in GROUPS]
        assert [lines[at] for at in heads] == list(GROUPS)
        parts = [squeezed("".join(lines[at:end])) for at, end in zip(heads, [*heads[1:], len(lines)], strict=True)]
        assert all(len(part) > 20 for part in parts)
        for entry in live:
            told = squeezed("".join([*entry.keys, entry.does, reasons[entry.id] or ""]))
            assert [told in part for part in parts].count(True) == 1, entry
        assert squeezed("y" + BY_ID["copy.quote"].does) in parts[list(GROUPS).index("Take away")]
        assert squeezed("f" + BY_ID["filter.menu"].does) in parts[list(GROUPS).index("Narrow")]


def test_each_action_has_a_group_that_is_meant_for_it() -> None:
    begins = [begin for group in GROUPS.values() for begin in group]
    assert [name for name in BY_ID if not any(map(name.startswith, begins))] == []
    assert [begin for begin in begins if not any(name.startswith(begin) for name in (*BY_ID, "move."))] == []


async def test_its_first_page_in_a_small_terminal_has_every_group_and_how_to_copy() -> None:
    async with opened(harbour(), (80, 24)) as driver:
        await driver.press("?")
        page = "\n".join(rows(driver))
        for words in (
            *GROUPS,
            "y copy",
            "Y copy with citation",
            "i copy id",
            "s save",
            "/ search",
            "f filter",
            "a as of",
        ):
            assert words in page, words
        await driver.press("down", "down", "down", "down", "enter")  # from a group to its keys
        assert is_open(driver)
        assert driver.app.screen.query_one(ChooserRows).name_at == "copy.quote"


async def test_it_is_searched_by_typing_in_any_case_by_word_and_by_key() -> None:
    async with opened(harbour(), (80, 16)) as driver:
        await look_for(driver, "TRYING")
        assert [row.split()[0] for row in rows(driver) if row.strip()] == ["Case", "T"]
        await driver.press(*["backspace"] * 6)
        assert len(listed(driver).source) > 20
        assert rows(driver)[0].startswith("Go about")
        await driver.press(*"pgdn")
        assert [row.split()[0] for row in rows(driver) if row.strip()] == ["Go", "PgDn"]


async def test_words_that_no_key_has_say_how_to_get_the_others_back() -> None:
    async with opened(harbour(), (80, 16)) as driver:
        await look_for(driver, "zebra")
        assert "Backspace" in rows(driver)[0]
        await driver.press("enter")  # on nothing
        assert driver.app.return_code is None


@pytest.mark.parametrize("size", [(120, 40), (50, 16)], ids=str)
async def test_enter_runs_an_action_of_the_app(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        await look_for(driver, "say how to leave")
        await driver.press("enter")
        assert not is_open(driver)
        assert "q leaves" in driver.toasts()


async def test_enter_runs_an_action_of_the_screen() -> None:
    async with opened(harbour(), (80, 16)) as driver:
        await look_for(driver, "go to the claims")
        await driver.press("enter")
        assert driver.focus() == "claims"


async def test_enter_runs_an_action_of_the_pane_that_one_was_in() -> None:
    async with opened(harbour(), (80, 16)) as driver:
        await driver.press("2")
        first = driver.at("actors")
        await look_for(driver, "last row")
        await driver.press("enter")
        assert driver.focus() == "actors"
        assert driver.at("actors") != first


async def test_enter_quits_where_it_stands_on_quit() -> None:
    async with opened(harbour(), (80, 16)) as driver:
        await look_for(driver, "leave")
        await driver.press("enter")
        await driver.until(lambda: driver.app.return_code == 0, "the end")


async def begin_again(driver: Driver, state: State) -> None:
    """Be in a state with a view behind and one ahead, whatever was opened or begun."""
    for _ in range(2):
        if driver.app.screen is not driver.explorer or driver.explorer.search_bar.typing:
            await driver.press("escape")
    board = driver.explorer
    assert driver.app.screen is board
    board.become(state)
    board.history = History(View(state.focused(3)))
    board.history.push(View(state))
    board.history.push(View(state.focused(4)))
    board.history.step(-1)
    await driver.settle()
    board.detail.scroll_lines(3)


async def test_every_row_does_the_same_as_its_key() -> None:
    async with opened(harbour(), (60, 10)) as driver:
        await driver.press("down", "down")
        start, theme, entries = driver.explorer.state, driver.app.theme, driver.explorer.live_keys()
        assert len(entries) > 40
        for entry in entries[:: 1 if LONG > 1 else 3]:
            if entry.id in ("help", "quit", "quit.always"):
                continue
            after = []
            for way in ("key", "row"):
                driver.app.theme = theme
                await begin_again(driver, start)
                if way == "row":
                    await driver.press("f1")
                    listed(driver).place(entry.id)
                    await driver.press("enter")
                else:
                    live = driver.explorer.active_bindings.items()
                    await driver.press(next(key for key, active in live if active.binding.id == entry.id))
                board, place = driver.explorer, (type(driver.app.screen), driver.focus())
                after.append((*place, driver.app.theme, board.state, board.detail.top, board.history.behind))
            assert after[0] == after[1], entry
            assert not is_open(driver)


async def test_what_does_not_apply_says_why_and_says_it_again_when_it_is_run() -> None:
    async with opened(harbour(), (80, 16)) as driver:
        await look_for(driver, "esc")
        at = next(at for at, row in enumerate(rows(driver)) if row.strip().startswith("Esc"))
        assert "This is the outermost pane; q leaves." in " ".join(" ".join(rows(driver)[at + 1 : at + 4]).split())
        await driver.press("enter")
        assert not is_open(driver)
        assert "outermost pane" in driver.toasts()


async def test_what_does_not_apply_is_dimmer_than_what_does() -> None:
    async with opened(harbour(), (80, 80)) as driver:
        await driver.press("f1")
        styles = {}
        for strip in driver.strips(listed(driver)):
            for segment in strip:
                for words in ("outermost pane", "Go to the claims"):
                    if words in segment.text and segment.style:
                        styles[words] = segment.style.color
        assert len(styles) == 2
        assert len(set(styles.values())) == 2


@pytest.mark.parametrize("size", [(120, 40), *SMALL], ids=str)
async def test_the_cursor_is_moved_and_stays_in_view(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        await driver.press("f1")
        lines = listed(driver).source.lines
        for key in ["down"] * 8 + ["pagedown"] * 4 + ["up", "pageup"]:
            await driver.press(key)
            at = listed(driver).at
            name = listed(driver).name_at or ""
            on = at * lines - listed(driver).top
            first, end = listed(driver)._block()
            if end - first > listed(driver).room:  # what is longer than can be seen is scrolled through
                continue
            keys = {entry.id: entry.keys[0] for entry in driver.explorer.live_keys()}
            assert rows(driver)[on].startswith(keys.get(name, name.removeprefix(GLANCE))), driver.screen()


@pytest.mark.parametrize("size", SMALL, ids=str)
async def test_in_a_small_terminal_it_still_finds_and_runs(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        await look_for(driver, "next pane")
        assert [row.strip() for row in rows(driver)[:2]] == ["Go about", "Tab"] or size[0] < 30
        assert "Go to the next pane." in "\n".join(rows(driver)) or size[0] < 30
        await driver.press("enter")
        assert driver.focus() == "actors"
        await driver.press("f1")
        assert is_open(driver)
        await driver.press("escape")
        assert not is_open(driver)


async def test_the_sentence_of_a_row_is_readable_in_50_columns() -> None:
    async with opened(harbour(), (50, 16)) as driver:
        live = driver.explorer.with_reasons(driver.explorer.live_keys())
        sentences = {entry.does for entry, why in live if not why}
        await driver.press("f1")
        read: set[str] = set()
        for _ in (*GROUPS, *driver.explorer.live_keys()):
            read.add(squeezed("".join(rows(driver))))
            await driver.press("down")
        assert not any("…" in screen for screen in read)
        assert [does for does in sentences if not any(squeezed(does) in screen for screen in read)] == []


async def test_what_was_typed_and_the_cursor_survive_another_size() -> None:
    async with opened(harbour(), (120, 40)) as driver:
        await look_for(driver, "go to the")
        await driver.press("down", "down", "down")
        name = listed(driver).name_at
        for size in ((50, 16), (160, 45)):
            await driver.resize(*size)
            assert driver.app.screen.query_one(Input).value == "go to the"
            assert listed(driver).name_at == name


async def test_a_click_moves_the_cursor_and_a_second_one_runs() -> None:
    async with opened(harbour(), (80, 16)) as driver:
        await look_for(driver, "go to the")
        await driver.pilot.click(ChooserRows, offset=(5, 2))
        await driver.settle()
        assert listed(driver).at == 2
        assert is_open(driver)
        at = next(number for number, row in enumerate(rows(driver)) if "Go to the detail" in row)
        await driver.pilot.double_click(ChooserRows, offset=(5, at))
        await driver.settle()
        assert not is_open(driver)
        assert driver.focus() == "detail"


@pytest.mark.parametrize("keys", [("enter", "enter"), ("escape", "escape"), ("f1", "f1"), ("escape", "enter")])
async def test_two_quick_keys_do_not_close_it_twice(keys: tuple[str, str]) -> None:
    async with opened(harbour(), (80, 16)) as driver:
        before = list(driver.app.screen_stack)
        await driver.press("f1")
        driver.send(*keys)
        await driver.settle()
        assert len(driver.app.screen_stack) == len(before) + is_open(driver)
        await driver.press("escape", "1", "g", "down")
        assert driver.at("timeline").startswith("The harbour burns")


async def test_two_quick_presses_open_one_help() -> None:
    async with opened(harbour(), (80, 16)) as driver:
        driver.send("?", "?")
        await driver.settle()
        assert is_open(driver)
        await driver.press("escape")
        assert driver.app.screen is driver.explorer
