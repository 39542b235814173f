"""What is drawn: any text as it stands, and faults and empty cases with a way on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from contrasts import contrast
from hostile import HOSTILE, hostile_case
from pilots import HARBOUR, Driver, at_each_size, harbour, opened, squeezed
from textual.strip import Strip

from tui.case import Case
from tui.explorer.terminal.filter import LastWall
from tui.lean import replace
from tui.text import clean

# Text as it stands


@pytest.fixture
def one_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the last wall away: what the reader lets pass is seen."""
    monkeypatch.setattr(LastWall, "apply", lambda wall, segments, background: segments)


def assert_tame(driver: Driver) -> None:
    """Fail where the screen holds anything that a terminal must not see."""
    for line in driver.lines():
        assert clean(line) == line, repr(line)
        assert "\n" not in line
        assert "\t" not in line
    for strip in driver.strips():
        for segment in strip:
            assert not (segment.style and segment.style.link), "text made a link of itself"
            assert not (segment.style and segment.style.meta.get("@click")), "text made a button of itself"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Case:
    case = Case.open(hostile_case(tmp_path_factory.mktemp("hostile")))
    assert case.problems == ()
    assert len(case.claims) == len(HOSTILE)
    return case


@pytest.mark.painted
@pytest.mark.parametrize("size", [(120, 40), (50, 16)], ids=str)
@pytest.mark.usefixtures("one_wall")
async def test_hostile_text_is_drawn_in_every_pane_and_harms_none(hostile: Case, size: tuple[int, int]) -> None:
    async with opened(hostile, size) as driver:
        theme = driver.app.theme
        for keys in ("j" * len(HOSTILE), "]" + "j" * 3, "]" + "j" * 3, "]" + "j" * len(HOSTILE), "3jjjj", "4GgJ"):
            for key in keys:
                await driver.press(key)
                assert_tame(driver)
        await driver.press("+", "+", "_", "enter", "f1")
        assert_tame(driver)
        assert driver.app.theme == theme
        assert driver.app.return_code is None


@pytest.mark.usefixtures("one_wall")
async def test_hostile_text_is_shown_as_it_stands(hostile: Case) -> None:
    async with opened(hostile, (120, 40)) as driver:
        await driver.press("3", "g")
        met = []
        for _ in range(len(HOSTILE)):
            reading = str(driver.explorer.state.reading)
            met.append(int(reading.removeprefix("claim-")))
            hostile_text = HOSTILE[met[-1]]
            shown = squeezed(clean(hostile_text))
            text = squeezed(driver.read_on(most=300 + 3 * hostile_text.count("\n")))
            assert_tame(driver)
            assert shown in text[: 2 * len(shown) + 20], reading  # the claim
            assert text.count(shown) >= 2, f"{reading}: the source's words"
            row = squeezed(driver.at("claims").splitlines()[0])
            assert squeezed(shown[:6]) in row, f"{reading}\n{driver.screen()}"
            if hostile_text.startswith("["):
                assert driver.screen().count(hostile_text[:3]) >= 3, f"{reading}: nothing was taken for markup"
            await driver.press("j")
        assert sorted(met) == [*range(len(HOSTILE))]


async def test_a_control_character_that_the_reader_missed_meets_a_last_wall() -> None:
    case = Case.open(HARBOUR)
    case.info = replace(case.info, title="\x1b]52;c;aGk=\a\x9b31m\u202e")
    async with opened(case) as driver:
        assert_tame(driver)
        assert "^[]52;c;aGk=^G<9b>31m<202e>" in driver.header()


@pytest.mark.parametrize("width", [24, 50, 80, 120, 160, 200])
async def test_every_line_is_exactly_as_wide_as_the_terminal(hostile: Case, width: int) -> None:
    # emoji made of several characters are measured differently by terminals: their rows are left out
    simple = [number for number, text in enumerate(HOSTILE) if "\u200d" not in text and "\ufe0f" not in text]
    async with opened(hostile, (width, 20), at=f"claim-{simple[-1]}") as driver:
        for digit in "1234":
            await driver.press(digit)
            assert {strip.cell_length for strip in driver.strips()} == {width}


# Faults

FAULTS = (
    # what stands in the file, what is written instead, and in that, behind a bar, where the error's place points
    ("  kind: denies\n", "  knid: denies\n", "  |knid: denies"),
    ("when: 2020-03-02, where", "when: 2020-03-99, where", "when: |2020-03-99"),
    ("source: gazette\n    quotes: [{exact: there", "source: gazete\n    quotes: [{exact: there", "source: |gazete\n"),
    ("  name: Ana Pereira\n", "", "- |id: mayor"),
    ("- id: zhanna\n", "- id: Zhanna!\n", "- id: |Zhanna!"),
    ("- {measure: hurt, value: 3}", "- {measure: hurt, value: three}", "value: |three}"),
    ("    stance: endorses\n", "    stance: maybe\n", "stance: |maybe"),
    ("by: editor, why: One names a cause where the other knows none.}", "by: editor}", "- |{to: sparks"),
    ("- {measure: people, approx: dozens}", "- {measure: people}", "- |{measure: people}"),
    ("asks: 'What set it off?'", "asks: ''", "asks: |''"),
)


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Case, list[str]]:
    """Return the harbour with ten faults, and where each of them stands."""
    text = (HARBOUR / "case.yaml").read_text(encoding="utf-8")
    for old, new, _ in FAULTS:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    places = []
    for _, _, at in FAULTS:
        before = text[: text.index(at.replace("|", "")) + at.index("|")]
        places.append(f"case.yaml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}:")
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)  # a path below is shown as one would type it
    return Case.open(tmp_path), places


@at_each_size
async def test_a_case_with_faults_opens_and_counts_them(faulty: tuple[Case, list[str]], size: tuple[int, int]) -> None:
    case, places = faulty
    async with opened(case, size) as driver:
        banner = driver.lines()[1]
        assert f"{len(places)} errors" in banner, driver.screen()
        lost = 7 - len(case.claims) + 5 - len(case.events) + 6 - len(case.actors) + 2 - len(case.questions)
        assert f"{lost} records are left out"[: size[0] - 16] in banner
        assert "! shows" in banner
        assert lost >= 9
        assert driver.at("timeline").startswith("The whole case")
        await driver.press("down")
        assert driver.at("timeline")
        await driver.press("g", "4")
        listed = squeezed(driver.read_on())
        for place in places:
            assert place in listed, place


async def test_a_sound_case_has_no_banner() -> None:
    async with opened(harbour()) as driver:
        assert "error" not in driver.screen()
        assert driver.lines()[1].strip() == ""


# Nothing to show

CASE = "case: {format: 1, id: nothing, title: Nothing yet}\n"
SOURCE = "sources: [{id: gazette, title: A title, publisher: The Gazette, published: 2020-03-03}]\n"
CLAIMS = """claims:
- id: lonely
  text: Nobody was there.
  speaker: gazette
  reports: [{source: gazette, quotes: [{exact: nobody was there}]}]
"""


def case_of(folder: Path, text: str) -> Case:
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return Case.open(folder)


def keys_named(text: str) -> set[str]:
    """Return the keys that a sentence names: a digit, a bracket or a letter that stands alone."""
    return set(re.findall(r"(?<![\w])([1-4\[\]g?])(?![\w])", text))


@at_each_size
async def test_an_empty_case_opens_and_every_empty_pane_names_a_key(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(case_of(tmp_path, CASE), size) as driver:
        assert "Nothing yet" in driver.header()
        assert "0 claims" in driver.header()
        for keys in ("2", "]", "]", "3"):
            await driver.press(keys)
            said = " ".join(driver.inside(str(driver.focus())))
            assert keys_named(said), driver.screen()
            assert said.rstrip().endswith("."), f"the sentence is cut off\n{driver.screen()}"
        await driver.press("j", "enter", "enter", "escape", "escape", "1", "G", "g", "pagedown")
        assert driver.at("timeline").startswith("The whole case")


async def test_claims_without_events_are_reached_from_the_whole_case(tmp_path: Path) -> None:
    async with opened(case_of(tmp_path, CASE + SOURCE + CLAIMS), (120, 40)) as driver:
        assert "1 claim " in driver.header()
        await driver.press("enter", "enter")
        assert "nobody was there" in "\n".join(driver.inside("detail"))
        await driver.press("1", "down")
        assert driver.at("timeline").startswith("The whole case")


# Colours


def assert_readable(strips: list[Strip]) -> None:
    words = 0
    for strip in strips:
        for segment in strip:
            if any(char.isalnum() for char in segment.text):
                assert segment.style
                assert contrast(segment.style) >= 4.5, (segment.text, segment.style)
                words += 1
    assert words


@pytest.mark.parametrize("theme", ["on-record-dark", "on-record-light"])
async def test_every_word_stands_out_from_its_ground(theme: str) -> None:
    async with opened(harbour(), (120, 40)) as driver:
        driver.app.theme = theme
        for keys in ("down", "enter", "right", "enter", "+", "_", "space", "<", "/hurt", "enter"):
            await driver.press(*(keys if keys[0] == "/" else (keys,)))
            assert_readable(driver.strips())
        await driver.press("2", "]", "c")
        assert_readable(driver.strips())
        await driver.press("escape", "X", "3")
        for key in ("f1", "f2", "f", "m", "'", ":", "s", "o"):
            await driver.press(key)
            assert driver.app.screen is not driver.explorer
            for widget in driver.app.screen.query("Lines, Input"):
                assert_readable(driver.strips(widget))
            await driver.press("escape")
            assert driver.app.screen is driver.explorer


async def test_in_every_theme_of_textual_the_cursor_can_be_seen() -> None:
    async with opened(harbour(), (60, 10)) as driver:
        text = driver.screen()
        assert len(driver.app.available_themes) > 10
        for theme in driver.app.available_themes:
            driver.app.theme = theme
            await driver.settle()
            assert driver.screen() == text
            rows = [strip for strip in driver.within(driver.pane("timeline")) if strip.text.strip()]
            grounds = [next(iter(strip)).style for strip in rows]
            assert grounds[0]
            assert grounds[0] not in grounds[1:], f"in {theme} the row of the cursor looks like any other"
