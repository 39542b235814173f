"""A file that is dropped onto the dialog that saves: its path is understood however the terminal writes it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pilots import Driver, harbour, opened
from saving import is_open, line
from textual import events

from tui.paths import dropped


@pytest.fixture(name="folder")
def _folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a space, an accent and a quotation mark in its name."""
    with tempfile.TemporaryDirectory(prefix="s") as name:
        folder = Path(name).resolve() / "José's notes"
        folder.mkdir()
        monkeypatch.chdir(name)
        yield folder


def ways(path: str) -> dict[str, str]:
    """Return how terminals write a path that is dropped onto them."""
    return {
        "as it is": path,
        "in double quotation marks": f'"{path}" ',
        "in single ones": "'" + path.replace("'", "'\\''") + "' ",
        "with backslashes": path.replace(" ", "\\ ").replace("'", "\\'") + " ",
        "as an address": "file://" + path.replace(" ", "%20").replace("é", "%C3%A9").replace("'", "%27"),
        "as an address with a host": "file://localhost" + path.replace(" ", "%20") + "\n",
    }


WAYS = list(ways(""))


async def drop(driver: Driver, text: str) -> None:
    """Paste into the dialog, as a terminal does with what is dropped."""
    assert driver.app._driver
    driver.app._driver.send_message(events.Paste(text))
    await driver.settle()


@pytest.mark.parametrize("way", WAYS)
async def test_a_dropped_file_is_the_one_that_is_written_over(way: str, folder: Path) -> None:
    path = folder / "out of it.md"
    path.write_text("precious")
    async with opened(harbour(), at="sparks") as driver:
        await driver.press("4", "s")
        await drop(driver, ways(str(path))[way])
        assert line(driver) == str(path)
        assert "It is there already" in driver.screen()
        await driver.press("enter", "enter")
        assert not is_open(driver)
        assert "искра" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("way", WAYS)
async def test_into_a_dropped_folder_goes_the_name_that_stood_there(way: str, folder: Path) -> None:
    async with opened(harbour(), at="sparks") as driver:
        await driver.press("4", "s")
        await drop(driver, ways(str(folder))[way])
        assert line(driver) == str(folder / "sparks.md")
        await driver.press("enter")
        assert (folder / "sparks.md").exists()


async def test_other_words_that_are_pasted_are_put_in_as_ever(folder: Path) -> None:
    async with opened(harbour(), at="sparks") as driver:
        await driver.press("4", "s", "home")
        await drop(driver, "my ")
        assert line(driver) == "my sparks.md"


async def test_a_path_between_quotation_marks_can_be_typed_too(folder: Path) -> None:
    async with opened(harbour(), at="sparks") as driver:
        await driver.press("4", "s", "ctrl+u")
        await driver.type(f'"{folder}/a b.md"\n')
        assert (folder / "a b.md").exists()


@pytest.mark.parametrize("text", ["", "  ", "notes.md", "it's", "two words", "/a /b", "file://", "http://a.example/x"])
def test_what_is_no_whole_path_is_not_taken_for_one(text: str) -> None:
    assert dropped(text) is None
