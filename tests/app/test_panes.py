"""The panes: the state, the board and the keys know the same ones."""

from __future__ import annotations

import pytest
from pilots import harbour, opened

from tui.explorer.panes import INDEX, READING
from tui.explorer.state.state import LISTS, PANES
from tui.explorer.widgets.rows import Rows


def test_the_board_has_the_panes_of_the_state() -> None:
    kinds = (*INDEX, *READING)
    assert [kind.digit for kind in kinds] == list(PANES), "PANES in state.py and panes/__init__.py differ"
    assert [kind.digit for kind in kinds if issubclass(kind, Rows)] == list(LISTS)


@pytest.mark.parametrize("digit", PANES)
async def test_the_digit_of_a_pane_goes_to_it_and_tab_reaches_it(digit: int) -> None:
    async with opened(harbour()) as driver:
        await driver.press(str(digit))
        assert driver.explorer.state.pane == digit, f"no action in actions/table.py goes to pane {digit}"
        assert driver.app.focused is driver.explorer.panes[digit]
        await driver.press("tab")
        assert driver.explorer.state.pane == PANES[digit % len(PANES)]
