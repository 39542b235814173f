"""A session with a case, whatever is pressed in it, changes nothing of the case: no name, byte, mode or time."""

from __future__ import annotations

import shutil
import stat
from itertools import cycle
from pathlib import Path

import pytest
from helpers import HARBOUR, tree
from pilots import hostile_case, opened

from tui.case import Case
from tui.explorer.actions.table import ACTIONS

LEFT = ("quit", "edit", "open", "suspend", "save")  # of these only the dialog is opened, or another test speaks


@pytest.mark.parametrize("what", ["harbour", "hostile"])
async def test_no_action_of_the_table_changes_anything_of_the_case(what: str, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    if what == "harbour":
        shutil.copytree(HARBOUR, folder)
    else:
        folder.mkdir()
        hostile_case(folder)
    before = tree(folder)
    assert stat.S_ISDIR(before["."][0])
    async with opened(Case.open(folder)) as driver:
        for pane, action in zip(cycle("1324"), ACTIONS, strict=False):
            if not action.id.startswith(LEFT):
                driver.send(pane, action.keys.split(",")[0], "down", "enter", "escape", "escape")
                await driver.settle()
        await driver.press("s", "escape", "r", "!", "escape")
        await driver.type("/speaker:ana \n")
        await driver.press("m", "y", "Y", "i", "escape")
        await driver.app.workers.wait_for_complete()
    assert tree(folder) == before
