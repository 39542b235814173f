"""What is left of every state in a terminal with few colours or with one."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest
from pilots import HARBOUR, harbour, opened
from terminals import Terminal, at_home

from tui.explorer.app import OnRecord
from tui.user.memory import recall_looks

COLOURS = {
    "16 colours": {"TERM": "xterm"},
    "256 colours": {"TERM": "xterm-256color"},
    "all colours": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "no colours": {"NO_COLOR": "1", "TERM": "xterm-256color"},
    "an old terminal": {"TERM": "vt100"},
}
JOURNEY = ("", "j", "3", "\r", "c", "\x1b", "1 ", "/hurt\r", "X", "d", "]", "+")
SIZE = (160, 45)
PLAIN_ATTRIBUTES = ("data", "bold", "italics", "underscore", "strikethrough", "reverse")


def stands(strips: list[str]) -> list[str]:
    return [line.rstrip() for line in strips]


def words(it: Terminal) -> list[str]:
    return stands(it.screen().splitlines())


@pytest.fixture(scope="module")
def journey() -> list[list[str]]:
    """Return the words on the screen after each of the keys: a pilot's, which knows when all is answered."""

    async def gone() -> list[list[str]]:
        screens = []
        async with opened(harbour(), SIZE, app=OnRecord(harbour(), looks=recall_looks())) as driver:
            for keys in JOURNEY:
                await driver.type(keys.replace("\r", "\n"))
                screens.append(stands(driver.lines()))
        return screens

    return asyncio.run(gone())


def cells(it: Terminal, row: int, *attributes: str) -> list[tuple[object, ...]]:
    """Return what tells the cells of a row apart."""
    line = it.pixels.buffer[row]
    return [tuple(getattr(line[column], name) for name in attributes) for column in range(it.pixels.columns)]


def rows_of_the_timeline(it: Terminal) -> dict[str, set[tuple[object, ...]]]:
    """Return how the cells of two rows of the timeline look, but for their letters, by the row's title."""
    found = {}
    for row, line in enumerate(it.pixels.display):
        for title in ("The harbour burns", "Something sets it off"):
            if title in line[:43]:
                found[title] = set(cells(it, row, "bg", "reverse", "underscore", "bold")[2:40])
    return found


def shown(it: Terminal, wanted: list[str]) -> bool:
    return words(it) == wanted


def cursor_is_seen(it: Terminal) -> bool:
    looks = rows_of_the_timeline(it)
    return looks["The harbour burns"] != looks["Something sets it off"]


@pytest.mark.parametrize("name", COLOURS)
def test_words_and_glyphs_are_the_same_in_every_terminal_and_none_in_the_colour_of_its_ground(
    name: str, journey: list[list[str]]
) -> None:
    with at_home(str(HARBOUR), size=SIZE, environment=COLOURS[name]) as it:
        for keys, wanted in zip(JOURNEY, journey, strict=True):
            it.press(keys)
            it.until(partial(shown, it, wanted), f"after {keys!r} what a pilot shows")
            for row in range(it.pixels.lines):
                for data, front, ground in set(cells(it, row, "data", "fg", "bg")):
                    assert not str(data).strip() or front != ground or front == "default", words(it)[row]
            if keys in ("j", "3"):  # the cursor stands in the timeline, with the focus and without it
                it.until(lambda: cursor_is_seen(it), f"after {keys!r} a row that is unlike the others")
    together = "\n".join(line for screen in journey for line in screen)
    for state in ("⚑", "disputed", "∅", "no evidence", "· one source", "as of", "✕", "‹Questions as given›", "1/2"):
        assert state in together, state


def test_with_no_colours_at_all_the_cursor_and_the_focus_can_still_be_told() -> None:
    def timeline() -> list[list[tuple[object, ...]]]:
        return [cells(it, row, *PLAIN_ATTRIBUTES)[2:40] for row in range(5, 30)]

    with at_home(str(HARBOUR), size=SIZE, environment={"NO_COLOR": "1", "TERM": "vt100"}) as it:
        it.shows("The whole case", "? help")
        it.press("j")  # with the hint gone nothing moves but the cursor
        it.lacks("New here?")
        it.shows("4 Event", "What is said of it (2 claims)")  # which is drawn below the cursor's row
        first = timeline()
        it.press("j")
        it.until(lambda: timeline() != first, "the cursor moved, and told without any colour")
