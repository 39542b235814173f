"""What keeps one from editing, and in which words it is told."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from editors import fake_editor, line_of
from pilots import HARBOUR, Driver, opened

from tui.case import Case
from tui.explorer.app import OnRecord
from tui.user.settings import Settings


@pytest.fixture
def harbour_copy(tmp_path: Path) -> Path:
    """Return a copy of the made-up case that may be edited."""
    shutil.copytree(HARBOUR, tmp_path / "harbour")
    return tmp_path / "harbour"


async def told(driver: Driver) -> str:
    await driver.press("e")
    return " ".join(driver.toasts().split())


async def test_a_file_that_may_not_be_written_says_so_and_no_editor_is_started(
    harbour_copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran = fake_editor(tmp_path, "code")
    monkeypatch.setattr(os, "access", lambda file, mode: mode != os.W_OK)  # root may write anyway
    app = OnRecord(Case.open(harbour_copy), "sparks", settings=Settings(editor=str(tmp_path / "bin" / "code")))
    async with opened(app.case, app=app) as driver:
        assert "is read-only; it stays as it is." in await told(driver)
    assert not ran.exists()


async def test_without_any_editor_it_names_the_variable_and_the_line(
    harbour_copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    async with opened(Case.open(harbour_copy), at="sparks") as driver:
        words = await told(driver)
        assert "No editor is set: put one into $EDITOR." in words
        assert f"line {line_of(harbour_copy, 'sparks')}." in words


async def test_a_file_that_is_gone_is_told_of(harbour_copy: Path) -> None:
    async with opened(Case.open(harbour_copy), at="sparks") as driver:
        (harbour_copy / "case.yaml").unlink()
        driver.send("e")
        await driver.until(lambda: "There is no file" in driver.toasts() or "no " in driver.screen(), "what is wrong")
        assert driver.app.return_code is None


async def test_a_day_of_the_timeline_stands_in_no_file_and_says_so(harbour_copy: Path) -> None:
    async with opened(Case.open(harbour_copy)) as driver:
        await driver.press("t", "j")
        assert "No file holds this; a record can be edited." in await told(driver)


async def test_of_a_case_in_an_installed_package_it_says_so_before_an_editor_opens(tmp_path: Path) -> None:
    ran = fake_editor(tmp_path, "code")
    folder = tmp_path / "lib" / "site-packages" / "tui" / "data" / "harbour"
    shutil.copytree(HARBOUR, folder)
    app = OnRecord(Case.open(folder), "sparks", settings=Settings(editor=str(tmp_path / "bin" / "code")))
    async with opened(app.case, app=app) as driver:
        words = await told(driver)
        assert "is part of an installed package, whose next update writes over what you edit" in words
        assert not ran.exists()
        await driver.press("e")
        await driver.until(ran.exists, "the editor")
        assert ran.read_text().splitlines()[-1].endswith(f":{line_of(folder, 'sparks')}:3")
