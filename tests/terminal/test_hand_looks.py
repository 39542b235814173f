"""Looks: themes tried live and kept, and what is left of every state in a terminal with few colours or with one."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pilots import HARBOUR, PANES, Driver, at_each_size, harbour, opened
from rich.cells import cell_len
from terminals import Terminal, at_home

from tui.case import Case
from tui.explorer.app import OnRecord
from tui.explorer.dialogs.themes import ThemeDialog
from tui.user.memory import recall_looks
from tui.user.settings import Settings


def looks_file() -> Path:
    return Path(os.environ["XDG_STATE_HOME"]) / "onrecord" / "looks.json"


def start(settings: Settings | None = None) -> OnRecord:
    """Return the app as a start of the program makes it, with what was kept of looks."""
    return OnRecord(harbour(), looks=recall_looks(), settings=settings)


def grounds(driver: Driver) -> set[str]:
    return {str(segment.style.bgcolor) for strip in driver.strips() for segment in strip if segment.style}


# Themes


async def test_t_tries_each_theme_on_the_whole_screen_and_escape_goes_back() -> None:
    async with opened(harbour(), app=start()) as driver:
        begun, colours = driver.app.theme, grounds(driver)
        await driver.press("T")
        assert isinstance(driver.app.screen, ThemeDialog)
        met = {driver.app.theme}
        for _ in range(len(driver.app.available_themes)):
            await driver.press("down")
            met.add(driver.app.theme)
            assert driver.app.theme in driver.screen()
        assert met == set(driver.app.available_themes)
        assert grounds(driver) != colours
        await driver.press("escape")
        assert driver.app.theme == begun
        assert grounds(driver) == colours
        assert "theme" not in recall_looks().view


@at_each_size
async def test_enter_keeps_a_theme_for_the_next_start(size: tuple[int, int]) -> None:
    async with opened(harbour(), size, app=start()) as driver:
        await driver.press("T", *"nord", "enter")
        assert driver.app.theme == "nord"
        assert driver.app.screen is driver.explorer
        await driver.press("T", "down", "escape")
        assert driver.app.theme == "nord"
    assert json.loads(looks_file().read_text())["view"]["theme"] == "nord"
    async with opened(harbour(), size, app=start()) as driver:
        assert driver.app.theme == "nord"
        await driver.press("T")
        assert "● nord" in driver.screen()


async def test_typing_finds_a_theme_and_words_that_none_has_change_nothing() -> None:
    async with opened(harbour(), app=start()) as driver:
        begun = driver.app.theme
        await driver.press("T", *"LIGHT")
        assert "light" in driver.app.theme
        await driver.press(*"zzz", "enter")
        assert isinstance(driver.app.screen, ThemeDialog)
        await driver.press("escape")
        assert driver.app.theme == begun


async def test_a_theme_that_is_set_in_the_file_wins_the_next_time_and_one_is_told() -> None:
    async with opened(harbour(), app=start(Settings(theme="dracula"))) as driver:
        assert driver.app.theme == "dracula"
        await driver.press("T", *"nord", "enter")
        assert "config.yaml sets dracula; nord holds until you leave." in driver.toasts()
    async with opened(harbour(), app=start(Settings(theme="dracula"))) as driver:
        assert driver.app.theme == "dracula"


@pytest.mark.parametrize("kept", ["no-such-theme", 7, None, ["nord"], {"a": "b"}])
async def test_a_kept_theme_that_is_none_does_not_keep_one_from_starting(kept: object) -> None:
    looks_file().parent.mkdir(parents=True)
    looks_file().write_text(json.dumps({"view": {"theme": kept, "widths": kept, "greeted": kept}}))
    async with opened(harbour(), app=start()) as driver:
        assert driver.app.theme == "on-record-dark"
        await driver.press("}", "}")


def test_a_theme_is_kept_by_a_real_start_and_there_in_the_next() -> None:
    for number in range(2):
        with at_home(str(HARBOUR)) as it:
            it.shows("The whole case")
            it.press("T")
            it.shows("Esc goes back")
            if number == 0:
                it.press("on-record-light\r")
                it.lacks("Esc goes back")
            else:
                it.shows("● on-record-light")
            it.press("\x11")
            assert it.end() == 0


# One of each sort: our other one, the terminal's own colours, and others' whose variables are not ours
SOME = ("on-record-light", "ansi-dark", "ansi-light", "nord")
ROUND = (
    *"123", "]", "3", "space", "d", "c", "escape", "4", "l", "?", "escape", ":", "escape", "f", "escape", "s", "escape",
    "f2", "escape", "/", *"hurt", "enter", "y", "+", "_", "X",
)  # fmt: skip


Met = list[tuple[str, tuple[str, ...]]]
_ours: Met = []  # the round in the theme of a start, which the others are held against


async def met(theme: str) -> Met:
    """Return what is on the screen after each key of a round, in a theme."""
    views: Met = []
    async with opened(harbour(), (160, 45)) as driver:
        driver.app.theme = theme
        await driver.settle()
        for key in ROUND:
            await driver.press(key)
            driver.app.clear_notifications()
            await driver.settle()
            views.append((key, driver.view()))
        for name in PANES:
            assert driver.shows(name)
    return views


@pytest.mark.parametrize("theme", SOME)
async def test_every_theme_draws_every_pane_and_dialog_with_the_same_words(theme: str) -> None:
    _ours[:] = _ours or await met("on-record-dark")
    for (key, view), (_, ours) in zip(await met(theme), _ours, strict=True):
        assert view == ours, key


# Few colours, and one

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


# Characters of other widths


WIDE = """\
case: {format: 1, id: wide, title: 漢字 case}
sources: [{id: paper, title: A headline, publisher: ペーパー}]
actors:
- {id: a, name: 高橋さん, kind: person}
- {id: b, name: Жанна Öz, kind: person}
- {id: c, name: שלום עולם, kind: person}
- {id: d, name: Ann, kind: person}
events:
- {id: fire, title: 港の火災が起きた大きな夜のこと, when: 2020-03-02}
claims:
"""


def wide_case(folder: Path) -> Case:
    claims = "".join(
        f"- id: on-{name}\n  text: {text}\n  speaker: {name}\n  events: [fire]\n"
        f"  reports: [{{source: paper, quotes: [{{exact: {text}}}]}}]\n"
        for name, text in zip(
            "abcd", ("漢字かな交じり文は幅が二つ" * 6, "Жанна сказала", "שלום עולם", "Plain"), strict=True
        )
    )
    (folder / "case.yaml").write_text(WIDE + claims, encoding="utf-8")
    return Case.open(folder)


@at_each_size
async def test_wide_cyrillic_and_right_to_left_rows_end_in_the_same_column(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(wide_case(tmp_path), size) as driver:
        for digit, name in zip("1234", PANES, strict=True):
            await driver.press(digit)
            assert {strip.cell_length for strip in driver.strips()} == {size[0]}
            lines = driver.lines(driver.pane(name))
            assert len({cell_len(line) for line in lines}) == 1
            assert all(line[-1] in "╮│╯" for line in lines)
        await driver.press("2")
        rows = [line for line in driver.inside("actors") if re.search(r"[1–]\b.*$|\d$", line)]
        assert len({cell_len(line) for line in rows}) == 1, "the counts end under each other"
        assert len(rows) == 4
        assert "שלום עולם" in driver.text("actors"), "its letters in the order of the file, as its terminal turns them"
