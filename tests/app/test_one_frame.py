"""A key is one frame: all that it changes is painted at once, and a cursor's move lays nothing out anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pilots import bundled, harbour, opened, wide_and_narrow
from textual._compositor import Compositor, CompositorUpdate
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from tui.explorer import keyboard

pytestmark = pytest.mark.painted

MOVES = ("j", "k", "pagedown", "pageup", "G", "g")


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return a list of all that is painted from now on."""
    painted: list[Any] = []
    show = App._display

    def display(app: App[Any], screen: Screen[Any], update: Any) -> None:
        if isinstance(update, CompositorUpdate) and not app._batch_count:
            painted.append(update)
        show(app, screen, update)

    monkeypatch.setattr(App, "_display", display)
    return painted


def counted(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[str]:
    """Return a list that a method's name is added to each time that it is called."""
    calls: list[str] = []
    own: Callable[..., Any] = getattr(owner, name)

    def called(*args: Any, **more: Any) -> Any:
        calls.append(name)
        return own(*args, **more)

    monkeypatch.setattr(owner, name, called)
    return calls


@wide_and_narrow
async def test_a_key_that_moves_a_cursor_is_one_frame(size: tuple[int, int], frames: list[Any]) -> None:
    async with opened(bundled(), size) as driver:
        for pane in "123":
            await driver.press(pane)
            for key in MOVES:
                before, state = driver.view(), driver.explorer.state
                frames.clear()
                await driver.press(key)
                moved = driver.explorer.state != state
                assert moved == (driver.view() != before) or size != (120, 40), (pane, key)
                assert len(frames) == moved, (pane, key)


KEYS = ("4G", "4l", "j2", "j]", "j3", "j ", "jd", "j+", "j}", "j<", "jt", "gJ")
ELSEWHERE = [(keys[0], keys[1]) for keys in KEYS]  # from where one is after the first, the second leads elsewhere


async def test_a_key_that_leads_elsewhere_is_one_frame(frames: list[Any]) -> None:
    async with opened(bundled()) as driver:
        for first, key in ELSEWHERE:
            await driver.press(first)
            before = driver.view()
            frames.clear()
            await driver.type(key)
            assert driver.view() != before, first + key
            assert len(frames) == 1, first + key
            await driver.type("H" * driver.explorer.history.behind + "1g")


async def test_a_letter_of_a_search_is_one_frame(frames: list[Any]) -> None:
    async with opened(bundled()) as driver:
        await driver.press("/")
        for letter in "fire":
            frames.clear()
            await driver.press(letter)
            assert len(frames) == 1, letter


@wide_and_narrow
async def test_a_dialog_is_one_frame_and_so_is_a_key_in_it(size: tuple[int, int], frames: list[Any]) -> None:
    async with opened(bundled(), size) as driver:
        after = driver.view()
        for key in ("f", ":", "a", "s", "?", "f2", "m", "'"):
            for step in (key, "down", "d", "backspace", "escape"):
                before = after
                frames.clear()
                await driver.press(step)
                after = driver.view()
                changed = after != before
                assert len(frames) == changed or (step == "down" and len(frames) <= 1), (key, step)
                assert changed or step not in {key, "escape"}, (key, step)


@pytest.mark.parametrize("key", ["/", ":", "f"])
async def test_a_letter_lays_nothing_out_anew(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(bundled()) as driver:
        await driver.press(key, "s")  # which may take away what was said, or show that a key has something to do
        laid_out = counted(monkeypatch, Compositor, "reflow")
        await driver.press("e", "a", "backspace")
        assert not laid_out
        await driver.press("escape", "escape")
        assert laid_out, "a dialog or a bar goes, so that the count counts"


@pytest.mark.parametrize("key", ["/", ":"])
async def test_of_a_long_text_the_line_shows_where_the_cursor_is(key: str) -> None:
    async with opened(harbour(), (60, 20)) as driver:
        await driver.press(key)
        await driver.type(" ".join(f"w{number:02}" for number in range(20)))
        line = driver.app.focused
        assert line is not None
        assert "w00" not in driver.lines(line)[0], "it is longer than the line"
        assert "w19" in driver.lines(line)[0]
        await driver.press("home")
        assert "w00" in driver.lines(line)[0]
        await driver.press("end", "ctrl+w", "ctrl+w")
        assert driver.lines(line)[0].rstrip().endswith("w17")


async def test_keys_that_wait_share_a_frame(frames: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyboard, "SLOWEST", 1000.0)
    async with opened(bundled()) as driver:
        await driver.press("j")
        frames.clear()
        driver.send(*"jjjjjjjj")
        await driver.settle()
        assert len(frames) == 1
        there = driver.view()
        await driver.press("g")
        for _ in range(9):
            await driver.press("j")
        assert driver.view() == there


async def test_what_waits_for_the_next_key_is_painted_where_that_one_goes_elsewhere(
    frames: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyboard, "SLOWEST", 1000.0)
    async with opened(bundled()) as driver:
        for keys in ("jj?", "jj:x", "jj/x", "jj/x\x1bjj"):
            await driver.type(keys)
            assert not driver.explorer.held, keys
            await driver.press("escape", "escape")
            await driver.press("1")


async def test_a_cursor_that_moves_mounts_styles_and_lays_out_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(bundled()) as driver:
        for pane in "123":
            await driver.press(pane, *MOVES)  # a tone is styled when something is first drawn in it
            made = [
                counted(monkeypatch, owner, name)
                for owner, name in ((App, "_register"), (Stylesheet, "apply"), (Compositor, "reflow"))
            ]
            await driver.press(*MOVES)
            assert made == [[], [], []], pane
            await driver.press("tab")
            assert made[1], "what has the focus looks otherwise, so that the count counts"
