"""Contrast: every text that the explorer draws stands out from its ground by 4.5 to 1, in both themes of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from contrasts import contrast
from pilots import Driver, harbour, opened
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Input

from tui.case import Case
from tui.explorer.actions.files import show_problems
from tui.explorer.themes import THEMES
from tui.explorer.widgets.bars import Notice, say
from tui.explorer.widgets.tones import PARTS, TONES, Toned

LEAST = 4.5
DRAWN = set("│┃╭╮╰╯─▌▎▏▁▂▃▄▅▆▇█▔▕▐▀ ")
"""Frames, bars and thumbs: they carry no words."""

each_theme = pytest.mark.parametrize("theme", [theme.name for theme in THEMES])


def texts(segments: list[Segment] | Strip) -> Iterator[tuple[str, Style]]:
    for segment in segments:
        words = "".join(char for char in segment.text if char not in DRAWN)
        if words and segment.style:
            yield words, segment.style


class Contrasts:
    """The least contrast of each text on the screens that were looked at, and the tones that were drawn."""

    def __init__(self) -> None:
        self.weak: dict[tuple[str, str], float] = {}
        self.tones: set[str] = set()

    def look(self, driver: Driver, region: Region | None = None) -> None:
        """Take in what is on the screen, or in a part of it."""
        for y, strip in enumerate(driver.strips()):
            if region is not None and not region.y <= y < region.bottom:
                continue
            for words, style in texts(strip.crop(region.x, region.right) if region else strip):
                if contrast(style) < LEAST:
                    self.weak[words, str(style)] = round(contrast(style), 2)


@pytest.fixture
def contrasts(monkeypatch: pytest.MonkeyPatch) -> Contrasts:
    """Return what gathers contrasts, and hears of each tone that is drawn."""
    found = Contrasts()

    def hearing(tone: Callable[[Any, str], Style]) -> Callable[[Any, str], Style]:
        def heard(widget: Any, name: str) -> Style:
            found.tones.add(name)
            return tone(widget, name)

        return heard

    monkeypatch.setattr(Toned, "tone", hearing(Toned.tone))
    return found


FAULTY = """\
case: {format: 1, id: c, title: A case}
sources: [{id: paper, title: A headline, publisher: The Paper, url: "javascript:x"}]
claims:
- id: one
  text: A claim.
  speaker: paper
  reports: [{source: paper, quotes: [{exact: words}]}]
- id: two
  text: Another claim.
  speaker: nobody
"""


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("faulty")
    (folder / "case.yaml").write_text(FAULTY)
    return Case.open(folder)


JOURNEY = (
    *("1", "j", "G", "2", "j", "]", "j", "]", "3", "j", "4", "J", "l", "l", "K", "g", "t", "t", "t", "1", "g"),
    *("space", "<", "2", "3", "d", "c", "j", "escape", "+", "_", "X"),
)
DIALOGS = ("?", ":", "f", "s", "'", "m", "T", "f2", "o")


@each_theme
@pytest.mark.parametrize("size", [(160, 45), (50, 16)], ids=str)
async def test_every_pane_header_chip_footer_and_title(theme: str, size: tuple[int, int], contrasts: Contrasts) -> None:
    async with opened(harbour(), size) as driver:
        driver.app.theme = theme
        await driver.settle()
        for key in JOURNEY:
            await driver.press(key)
            contrasts.look(driver)
    assert contrasts.weak == {}


@each_theme
async def test_every_word_that_a_search_lights_up_and_the_line_it_is_typed_in(theme: str, contrasts: Contrasts) -> None:
    async with opened(harbour(), (160, 45)) as driver:
        driver.app.theme = theme
        await driver.settle()
        for keys in ("/", "h", "urt", " nonsense:x", "\n", "1g", "1j", "3", "j", "4"):
            await driver.type(keys)
            contrasts.look(driver)
    assert "lit" in contrasts.tones
    assert contrasts.weak == {}


@each_theme
async def test_every_dialog_its_line_its_rows_and_its_frame(theme: str, contrasts: Contrasts) -> None:
    async with opened(harbour(), at="nobody-hurt") as driver:
        driver.app.theme = theme
        for key in DIALOGS:
            await driver.press(key)
            assert driver.app.screen is not driver.explorer
            box = driver.app.screen.query_one(".chooser")
            contrasts.look(driver, box.region)  # what lies under it is dimmed on purpose
            typed = ("h", "a", "z", "z", "z") if driver.app.screen.query(Input) else ()
            for keys in ("down", "down", "pagedown", *typed):
                await driver.press(keys)
                if driver.app.theme == theme:
                    contrasts.look(driver, box.region)
            await driver.press("escape")
            assert driver.app.screen is driver.explorer
            assert driver.app.theme == theme
    assert contrasts.weak == {}


@each_theme
async def test_faults_the_banner_an_empty_pane_and_an_address_that_is_refused(
    theme: str, faulty: Case, contrasts: Contrasts
) -> None:
    async with opened(faulty, at="one") as driver:
        driver.app.theme = theme
        await driver.settle()
        for key in ("1", "g", "4", "2", "]", "3"):
            await driver.press(key)
            assert "▲" in driver.lines()[1]
            contrasts.look(driver)
        await driver.press("o")
        assert "is not opened" in driver.screen()
        contrasts.look(driver, driver.app.screen.query_one(".chooser").region)
        await driver.press("escape")
        driver.explorer.reloader.problems = faulty.problems
        show_problems(driver.explorer)
        await driver.settle()
        contrasts.look(driver, driver.app.screen.query_one(".chooser").region)
    assert contrasts.weak == {}


@each_theme
async def test_the_message_that_a_terminal_is_too_small(theme: str, contrasts: Contrasts) -> None:
    async with opened(harbour(), (20, 5)) as driver:
        driver.app.theme = theme
        await driver.settle()
        contrasts.look(driver)
        assert "24x6" in driver.screen()
    assert contrasts.weak == {}


@each_theme
@pytest.mark.parametrize("keys", ["", "s", "f2"])
async def test_what_is_said_for_a_moment_also_under_a_dialog(theme: str, keys: str, contrasts: Contrasts) -> None:
    async with opened(harbour()) as driver:
        driver.app.theme = theme
        await driver.press(*filter(None, [keys]))
        say(driver.app.screen, "Something to read")
        await driver.settle()
        assert driver.toasts() == "Something to read"
        contrasts.look(driver, driver.app.screen.query_one(Notice).region)
    assert contrasts.weak == {}


@each_theme
async def test_what_the_mouse_has_selected(theme: str, contrasts: Contrasts) -> None:
    async with opened(harbour(), at="nobody-hurt") as driver:
        driver.app.theme = theme
        detail = driver.pane("detail")
        await driver.pilot.mouse_down(detail, offset=(3, 1))
        await driver.pilot.hover(detail, offset=(40, 15))
        await driver.pilot.mouse_up(detail, offset=(40, 15))
        await driver.settle()
        assert driver.explorer.selections
        contrasts.look(driver)
    assert contrasts.weak == {}


@each_theme
async def test_what_the_mouse_hovers_over(theme: str, contrasts: Contrasts) -> None:
    async with opened(harbour()) as driver:
        driver.app.theme = theme
        for name in ("timeline", "actors", "claims", "detail", "keys", "header"):
            await driver.pilot.hover(f"#{name}", offset=(4, 0))
            await driver.settle()
            contrasts.look(driver)
    assert contrasts.weak == {}


@pytest.mark.painted
async def test_these_tests_have_seen_every_tone(contrasts: Contrasts, faulty: Case, tmp_path: Path) -> None:
    async with opened(faulty, at="one") as driver:
        await driver.press("1", "4", "o")
    async with opened(harbour(), (160, 45)) as driver:
        await driver.press(*JOURNEY, "?")
        await driver.type("\x1b/hurt\n")
    assert contrasts.tones >= {*TONES, *PARTS, "plain"}
