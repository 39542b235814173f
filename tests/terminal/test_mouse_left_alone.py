"""`mouse: no`: the mouse is the terminal's own, and selects there as it does anywhere else."""

from __future__ import annotations

import pytest
from pilots import HARBOUR
from settings_files import write
from terminals import ALTERNATE, MOUSE, at_home

pytestmark = pytest.mark.usefixtures("as_a_fork")


@pytest.mark.parametrize(("setting", "asked"), [("mouse: false\n", False), ("mouse: yes\n", True), ("", True)])
def test_the_mouse_is_asked_for_unless_the_settings_leave_it_to_the_terminal(setting: str, asked: bool) -> None:
    write(setting)
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case", "q quit")
        assert it.modes()[ALTERNATE]
        assert any(it.modes().get(mode) for mode in MOUSE) is asked
        assert any(mode in it.modes() for mode in MOUSE) is asked
        it.press("j")
        it.shows("Event · fire")
        it.press("q")
        assert it.end() == 0
