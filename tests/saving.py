"""What the tests of saving share: a folder with a short name, and the dialog."""

from __future__ import annotations

from pilots import Driver
from textual.widgets import Input

from tui.explorer.dialogs.save import SaveDialog


async def ask(driver: Driver, path: str) -> None:
    """Open the dialog and write a path into its line."""
    await driver.press("s")
    await driver.press("ctrl+u")
    await driver.type(path)


async def save_to(driver: Driver, path: str) -> None:
    await ask(driver, path)
    await driver.press("enter")


def is_open(driver: Driver) -> bool:
    return isinstance(driver.app.screen, SaveDialog)


def line(driver: Driver) -> str:
    return driver.app.screen.query_one(Input).value
