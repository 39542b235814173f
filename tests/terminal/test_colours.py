"""What is left of every state in a terminal with few colours or with one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pilots import HARBOUR
from terminals import Terminal, at_home

COLOURS = {
    "16 colours": {"TERM": "xterm"},
    "256 colours": {"TERM": "xterm-256color"},
    "all colours": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "no colours": {"NO_COLOR": "1", "TERM": "xterm-256color"},
    "an old terminal": {"TERM": "vt100"},
}
JOURNEY = ("", "j", "3", "\r", "c", "\x1b", "1 ", "/hurt\r", "X", "d", "]", "+")
PLAIN_ATTRIBUTES = ("data", "bold", "italics", "underscore", "strikethrough", "reverse")


def quiet(it: Terminal) -> None:
    """Wait until nothing more is drawn for a while."""
    still = 0
    while still < 4:
        before = len(it.bytes)
        it.read()
        still = still + 1 if len(it.bytes) == before else 0


def journey(environ: dict[str, str]) -> Iterator[Terminal]:
    """Go through the explorer by keys and yield the terminal after each of them."""
    with at_home(str(HARBOUR), size=(160, 45), environment=environ) as it:
        it.shows("The whole case", "? help")
        for keys in JOURNEY:
            if keys:
                it.press_for_an_answer(keys)
            quiet(it)
            yield it


def words(it: Terminal) -> list[str]:
    return [line.rstrip() for line in it.pixels.display]


@pytest.fixture(scope="module")
def in_colour(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """Return the words on the screen after each key, in a terminal that has all colours."""
    folder = str(tmp_path_factory.mktemp("colour"))
    environ = {f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("STATE", "CONFIG", "CACHE")}
    return [words(it) for it in journey(COLOURS["all colours"] | environ)]


def cells(it: Terminal, row: int, *attributes: str) -> list[tuple[object, ...]]:
    """Return what tells the cells of a row apart."""
    line = it.pixels.buffer[row]
    return [tuple(getattr(line[column], name) for name in attributes) for column in range(it.pixels.columns)]


@pytest.mark.parametrize("name", COLOURS)
def test_words_and_glyphs_are_the_same_in_every_terminal_and_none_in_the_colour_of_its_ground(
    name: str, in_colour: list[list[str]]
) -> None:
    shown = []
    for it in journey(COLOURS[name]):
        shown.append(words(it))
        for row in range(it.pixels.lines):
            for data, front, ground in cells(it, row, "data", "fg", "bg"):
                assert not str(data).strip() or front != ground or front == "default", words(it)[row]
    assert shown == in_colour
    together = "\n".join(line for screen in shown for line in screen)
    for state in ("⚑", "disputed", "∅", "no evidence", "· one source", "as of", "✕", "‹Questions›", "1/2"):
        assert state in together, state


def rows_of_the_timeline(it: Terminal, *attributes: str) -> dict[str, set[tuple[object, ...]]]:
    """Return how the cells of two rows of the timeline look, but for their letters, by the row's title."""
    found = {}
    for row, line in enumerate(it.pixels.display):
        for title in ("The harbour burns", "Something sets it off"):
            if title in line[:43]:
                found[title] = set(cells(it, row, *attributes)[2:40])
    return found


@pytest.mark.parametrize("name", COLOURS)
def test_the_cursor_can_be_seen_with_and_without_the_focus(name: str) -> None:
    with at_home(str(HARBOUR), size=(160, 45), environment=COLOURS[name]) as it:
        it.shows("The whole case", "? help")
        for keys in ("j", "3"):
            it.press_for_an_answer(keys)
            quiet(it)
            looks = rows_of_the_timeline(it, "bg", "reverse", "underscore", "bold")
            assert looks["The harbour burns"] != looks["Something sets it off"], (keys, looks)


def test_with_no_colours_at_all_the_cursor_and_the_focus_can_still_be_told() -> None:
    seen = []
    for it in journey({"NO_COLOR": "1", "TERM": "vt100"}):
        seen.append([cells(it, row, *PLAIN_ATTRIBUTES) for row in range(45)])
        if len(seen) == 2:
            break
    first, second = ([row[2:40] for row in screen[5:30]] for screen in seen)  # the timeline alone
    assert first != second, "the cursor has moved, and without colours nothing shows it"
