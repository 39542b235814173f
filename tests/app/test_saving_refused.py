"""Saving where it can't be: it is told before, and Enter does nothing; paths that are completed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pilots import harbour, opened
from saving import ask, in_a_folder, is_open, line, save_to

from tui.explorer.dialogs import save
from tui.explorer.dialogs.chooser import ChooserRows


@pytest.fixture(name="folder", autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with in_a_folder(monkeypatch) as folder:
        yield folder


# What can't be


REFUSED = (
    ("", "Type a path."),
    ("   ", "Type a path."),
    ("out", "End the name in .md, .csv, .tsv, .json"),
    ("out.yaml", "End the name in .md, .csv, .tsv, .json"),
    ("out.pdf", "End the name in .md, .csv, .tsv, .json"),
    ("nowhere/out.md", "There is no folder"),
    ("folder.md", "This is a folder; name a file in it"),
    ("~nobody-of-that-name/out.md", "There is no folder"),
    ("out.md/deeper.md", "There is no folder"),
    ("x" * 300 + ".md", "too long"),
)


async def test_a_path_that_can_not_be_is_told_before_and_enter_does_nothing(folder: Path) -> None:
    (folder / "folder.md").mkdir()
    async with opened(harbour(), at="sparks") as driver:
        before = sorted(folder.rglob("*"))
        for path, says in REFUSED:
            await ask(driver, path)
            assert says in driver.screen(), path
            await driver.press("enter")
            assert is_open(driver), path
            assert line(driver) == path
            assert sorted(folder.rglob("*")) == before, path
            await driver.press("escape")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.ENAMETOOLONG])
async def test_what_can_not_be_written_says_why_and_the_path_stays(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(path: Path, data: bytes, *, over: bool) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(save, "write_whole", refusing)
    async with opened(harbour(), at="sparks") as driver:
        await save_to(driver, "out.md")
        assert driver.toasts() == f"Not saved: {os.strerror(number)}."
        assert is_open(driver)
        assert line(driver) == "out.md"


# Completion


async def test_tab_completes_a_name_as_far_as_there_is_no_choice(folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "deaths-one.md").touch()
    (folder / "notes" / "deaths-two.csv").touch()
    (folder / "notes" / "deaths.yaml").touch()
    async with opened(harbour(), at="sparks") as driver:
        await ask(driver, "no")
        await driver.press("tab")
        assert line(driver) == "notes/"
        await driver.press("d", "tab")
        assert line(driver) == "notes/deaths-"
        assert "deaths-one.md" in driver.screen()
        assert "deaths-two.csv" in driver.screen()
        assert "deaths.yaml" not in driver.screen()
        await driver.press("t", "tab")
        assert line(driver) == "notes/deaths-two.csv"
        await driver.press("tab")
        assert line(driver) == "notes/deaths-two.csv"
        await driver.press(*"zzz", "tab")
        assert line(driver) == "notes/deaths-two.csvzzz"
        assert is_open(driver)


async def test_a_home_and_a_whole_path_are_completed_too(folder: Path) -> None:
    (folder / "somewhere").mkdir()
    async with opened(harbour(), at="sparks") as driver:
        for begun in ("~/some", f"{folder}/some"):
            await ask(driver, begun)
            await driver.press("tab")
            assert line(driver) == f"{begun}where/"
            await driver.press(*"x.md", "enter")
            assert (folder / "somewhere" / "x.md").exists()
            (folder / "somewhere" / "x.md").unlink()


async def test_a_name_in_the_list_is_no_other_file_than_the_one_that_enter_writes(folder: Path) -> None:
    (folder / "sparks.md.csv").write_text("precious")
    async with opened(harbour(), at="sparks") as driver:
        await ask(driver, "sparks.md")
        await driver.press("down")
        assert driver.app.screen.query_one(ChooserRows).name_at == "sparks.md.csv"
        await driver.press("enter")
        assert not (folder / "sparks.md").exists(), "the cursor stood on another name"
