"""Live reload: files are edited while the case is open, and what one looks at stays what it was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from editors import fake_editor
from pilots import HARBOUR, Driver, at_each_size, opened

from tui.case import Case
from tui.explorer.app import OnRecord
from tui.explorer.dialogs.problems import ProblemList
from tui.user.settings import Settings

OLD, NEW = "text: Dozens ran.", "text: Hundreds ran, one source says."


@pytest.fixture(name="file")
def _file() -> Iterator[Path]:
    """Return the file of a copy of the made-up case, in a folder with a short name."""
    with tempfile.TemporaryDirectory(prefix="r") as name:
        shutil.copytree(HARBOUR, Path(name) / "harbour")
        yield Path(name) / "harbour" / "case.yaml"


def saved(file: Path, text: str) -> None:
    """Save a file the way most editors do: aside, then renamed into place."""
    aside = file.with_suffix(".new")
    aside.write_text(text, encoding="utf-8")
    aside.replace(file)


def edit(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    saved(file, text)


def panel(driver: Driver) -> bool:
    return isinstance(driver.app.screen, ProblemList)


def told(driver: Driver) -> bool:
    """Tell whether the line under the title says that an edit broke the case."""
    return "since the last edit" in driver.lines(driver.pane("chips"))[0]


async def comes(driver: Driver, holds: Callable[[], object], what: str) -> None:
    """Wait for what the watching of files brings, and until it is shown."""
    await driver.until(holds, what)
    await driver.app.workers.wait_for_complete()
    await driver.until(lambda: driver.explorer.questions.pending is None, f"that {what} is shown")


# An edit


@pytest.mark.parametrize("way", ["renamed into place", "written in place", "cut and written"])
async def test_an_edit_shows_by_itself(way: str, file: Path) -> None:
    async with opened(Case.open(file.parent), at="dozens-ran") as driver:
        assert "Dozens ran." in driver.text("detail")
        text = file.read_text(encoding="utf-8").replace(OLD, NEW)
        if way == "renamed into place":
            saved(file, text)
        elif way == "written in place":
            file.write_text(text, encoding="utf-8")
        else:
            with file.open("w", encoding="utf-8") as stream:
                stream.write(text[:2000])
                stream.flush()
                stream.write(text[2000:])
        await comes(driver, lambda: "Hundreds ran" in driver.text("detail"), "the edit")
        assert "Hundreds ran" in driver.at("claims")
        assert "Dozens ran." not in driver.screen()
        assert not panel(driver)
        assert driver.toasts() == "", "what one has done oneself needs no message"


async def test_cursors_chips_tab_axis_scroll_and_focus_are_kept_by_id(file: Path) -> None:
    async with opened(Case.open(file.parent), (120, 24)) as driver:
        await driver.press("2", "]", "j", "space", "t", "3", "j", "4", "j", "j")
        before = driver.explorer.state
        rows, chips, detail = driver.at("claims"), driver.chips(), driver.inside("detail")
        assert before.cursors.claims == "sparks"
        assert before.pins
        claim = "- id: earlier\n  text: An earlier one.\n  speaker: town\n  said: 2020-03-01\n  answers: [what-cause]\n"
        claim += "  reports: [{source: gazette, quotes: [{exact: an earlier one}]}]\n"
        edit(file, ("claims:\n", f"claims:\n{claim}"))
        await comes(driver, lambda: "8 claims" in driver.header(), "the new claim")
        after = driver.explorer.state
        assert (after.pane, after.tab, after.axis, after.pins) == (before.pane, before.tab, before.axis, before.pins)
        assert after.cursors == before.cursors
        assert driver.at("claims") == rows
        assert driver.chips() == chips
        assert driver.inside("detail") == detail
        assert driver.focus() == "detail"
        assert " 3/3 " in driver.text("claims").splitlines()[-1]


async def test_a_search_keeps_its_text_and_finds_the_new_words(file: Path) -> None:
    async with opened(Case.open(file.parent)) as driver:
        await driver.type("/hundreds\n")
        assert "0" in driver.chips() or "–" in driver.chips()
        edit(file, (OLD, NEW))
        await comes(driver, lambda: "1/1" in driver.chips() or "–/1" in driver.chips(), "the hit")
        assert "/hundreds" in driver.chips()
        assert "Hundreds ran" in driver.text("claims")


async def test_a_search_that_is_being_typed_goes_on_and_escape_still_leads_back(file: Path) -> None:
    async with opened(Case.open(file.parent), at="sparks") as driver:
        before = driver.at("claims")
        await driver.type("/hundr")
        edit(file, (OLD, NEW))
        await comes(driver, lambda: "Hundreds ran" in driver.screen(), "the edit")
        assert driver.explorer.search_bar.typing
        assert driver.explorer.search_bar.text == "hundr"
        await driver.type("eds")
        assert driver.explorer.search_bar.text == "hundreds"
        await driver.press("escape")
        assert driver.at("claims") == before


async def test_the_day_turned_back_to_is_kept(file: Path) -> None:
    async with opened(Case.open(file.parent)) as driver:
        await driver.press("a", "enter", "<")
        chips = driver.chips()
        edit(file, ("title: The Harbour Fire", "title: The Great Fire"))
        await comes(driver, lambda: "The Great Fire" in driver.header(), "the edit")
        assert driver.chips() == chips


async def test_a_record_that_is_gone_gives_its_place_to_another_and_the_way_back_works(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    at = text.index("- id: dozens-ran")
    gone = text[:at] + text[text.index("- id: alarm-late") :]
    async with opened(Case.open(file.parent), at="dozens-ran") as driver:
        await driver.press("1", "j", "j", "3", "4")
        saved(file, gone)
        await comes(driver, lambda: "6 claims" in driver.header(), "the case without it")
        assert "Dozens ran." not in driver.screen()
        assert driver.app.return_code is None
        for _ in range(6):
            await driver.press("H")
        for _ in range(6):
            await driver.press("L")
        assert driver.app.return_code is None


async def test_a_comparison_stays_open_and_shows_the_edit(file: Path) -> None:
    async with opened(Case.open(file.parent), (160, 45), at="sparks") as driver:
        await driver.press("c")
        edit(file, ("exact: the cause is unknown", "exact: nobody knows the cause"))
        await comes(driver, lambda: "nobody knows the cause" in driver.read_on(), "the edit")
        assert driver.explorer.state.compare == "what-cause"


@pytest.mark.parametrize("key", ["?", ":", "f", "T", "s", "f2"])
async def test_with_a_dialog_open_an_edit_shows_once_it_is_closed(key: str, file: Path) -> None:
    async with opened(Case.open(file.parent), at="dozens-ran") as driver:
        await driver.press(key)
        dialog = driver.app.screen
        edit(file, (OLD, NEW))
        await comes(
            driver,
            lambda: (
                "dozens-ran" in driver.explorer.case.claims
                and driver.explorer.case.claims["dozens-ran"].text.startswith("Hundreds")
            ),
            "the reading",
        )
        assert driver.app.screen is dialog
        await driver.press("escape")
        assert "Hundreds ran" in driver.text("detail")
        assert driver.focus() == "claims"


# An edit that breaks the case

BROKEN = ("  kind: denies\n", "  knid: denies\n")


@at_each_size
async def test_a_broken_edit_names_the_key_that_shows_the_errors_at_each_size(
    file: Path, size: tuple[int, int]
) -> None:
    async with opened(Case.open(file.parent), size) as driver:
        edit(file, BROKEN)
        await comes(driver, lambda: told(driver), "the errors")
        assert "▲ 1 error since the last edit" in driver.lines()[1]
        assert "! shows them" in driver.lines()[1]
        assert "! errors" in driver.lines()[-1], "before any key is pressed"


async def test_a_broken_edit_leaves_the_last_good_case_and_lists_the_errors(file: Path) -> None:
    async with opened(Case.open(file.parent), at="nobody-hurt") as driver:
        good = driver.view()
        edit(file, BROKEN, ("  stance: endorses\n", "  stance: maybe\n"))
        await comes(driver, lambda: told(driver), "the errors")
        assert not panel(driver), "nothing opens over what one reads"
        assert "▲ 2 errors since the last edit" in driver.screen()
        assert "the case as it was before is shown; ! shows them" in driver.screen()
        assert driver.view()[2:-1] == good[2:-1], "and nothing else moves"
        await driver.press("!")
        screen = driver.screen()
        assert "2 errors" in screen
        for word, name in (("knid", "nobody-hurt"), ("maybe", "alarm-late")):
            assert word in screen
            line = next(at for at, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if word in text)
            assert f"case.yaml:{line}:" in screen, name
        await driver.press("escape")
        assert not panel(driver)
        assert told(driver)
        assert "Nobody was hurt." in driver.text("detail")
        assert next(line for line in good if "Ana Pereira ·" in line) in driver.view()
        await driver.press("j", "k", "2", "j")
        assert "Actor ·" in driver.text("detail"), "one goes on reading"
        await driver.press("r")
        await driver.app.workers.wait_for_complete()
        await driver.settle()
        assert told(driver)
        assert not panel(driver)


async def test_mended_the_edit_shows_and_banner_and_panel_are_gone(file: Path) -> None:
    async with opened(Case.open(file.parent), at="nobody-hurt") as driver:
        for closed in (True, False):
            text = file.read_text(encoding="utf-8")
            edit(file, BROKEN)
            await comes(driver, lambda: told(driver), "the errors")
            if not closed:
                await driver.press("!")
                assert panel(driver)
            saved(file, text.replace("text: Nobody was hurt.", f"text: Nobody at all was hurt, {closed}."))
            await comes(driver, lambda: not driver.explorer.reloader.problems, "the mended edit")
            assert not panel(driver), "nothing is wrong any more"
            assert "since the last edit" not in driver.screen()
            assert f"Nobody at all was hurt, {closed}." in driver.text("detail")
            assert "Its errors are gone." in driver.toasts()
            saved(file, text)
            await comes(driver, lambda: "Nobody was hurt." in driver.text("detail"), "the case as it was")


@pytest.mark.parametrize("text", ["claims: [", "", "just words", "\x00\x00", "- a\n- b\n", "case: {format: 1"])
async def test_whatever_is_left_of_a_half_written_file_the_last_good_case_stands(text: str, file: Path) -> None:
    async with opened(Case.open(file.parent), at="sparks") as driver:
        whole = file.read_text(encoding="utf-8")
        file.write_text(text, encoding="utf-8")
        await comes(driver, lambda: told(driver), "the errors")
        assert "7 claims" in driver.header()
        assert "Жанна сказала «искра»" in driver.text("detail")
        file.write_text(whole.replace(OLD, NEW), encoding="utf-8")
        await comes(driver, lambda: "Hundreds ran" in driver.screen(), "the whole file")
        assert "since the last edit" not in driver.screen()


async def test_a_folder_that_goes_away_leaves_the_case_standing_and_comes_back(file: Path) -> None:
    elsewhere = file.parent.with_name("elsewhere")
    async with opened(Case.open(file.parent), at="sparks") as driver:
        file.parent.rename(elsewhere)
        await comes(driver, lambda: told(driver), "the errors")
        assert "7 claims" in driver.header()
        edit(elsewhere / "case.yaml", (OLD, NEW))
        elsewhere.rename(file.parent)
        await comes(driver, lambda: "Hundreds ran" in driver.screen(), "the case again")
        assert "since the last edit" not in driver.screen()


async def test_errors_in_a_terminal_that_is_too_small_do_not_get_in_the_way_of_growing(file: Path) -> None:
    async with opened(Case.open(file.parent), (80, 24), at="sparks") as driver:
        await driver.resize(20, 5)
        edit(file, BROKEN)
        await comes(driver, lambda: driver.explorer.reloader.problems, "the errors")
        await driver.resize(80, 24)
        assert driver.app.screen is driver.explorer, driver.screen()
        assert "Жанна сказала «искра»" in driver.screen()


# From an error into the editor


async def test_enter_on_an_error_opens_the_editor_at_its_line(file: Path, tmp_path: Path) -> None:
    ran = fake_editor(tmp_path, "code")
    app = OnRecord(Case.open(file.parent), settings=Settings(editor=str(tmp_path / "bin" / "code")))
    async with opened(app.case, app=app) as driver:
        edit(file, BROKEN, ("  stance: endorses\n", "  stance: maybe\n"))
        await comes(driver, lambda: told(driver), "the errors")
        await driver.press("!", "down", "enter")
        await comes(driver, ran.exists, "the editor")
        line = file.read_text(encoding="utf-8").splitlines().index("    stance: maybe") + 1
        assert ran.read_text().splitlines() == ["--wait", "--goto", f"{file}:{line}:13"]
