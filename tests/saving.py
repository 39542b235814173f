"""What the tests of saving share: a folder with a short name, and the dialog."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from helpers import tree
from pilots import HARBOUR, Driver
from textual.widgets import Input

from tui.explorer.dialogs.save import SaveDialog


@contextmanager
def in_a_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stand in an empty folder with a short name, and find the case untouched at the end."""
    before = tree(HARBOUR)
    with tempfile.TemporaryDirectory(prefix="s") as name:
        monkeypatch.chdir(name)
        monkeypatch.setenv("HOME", name)
        yield Path.cwd()
        monkeypatch.undo()
    assert tree(HARBOUR) == before


async def ask(driver: Driver, path: str) -> None:
    """Open the dialog and write a path into its line."""
    driver.send("s", "ctrl+u", *path)
    await driver.settle()


async def save_to(driver: Driver, path: str) -> None:
    await ask(driver, path)
    await driver.press("enter")


def is_open(driver: Driver) -> bool:
    return isinstance(driver.app.screen, SaveDialog)


def line(driver: Driver) -> str:
    return driver.app.screen.query_one(Input).value
