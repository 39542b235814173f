"""Saving into a pipe that nobody reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pilots import HARBOUR
from terminals import at_home

pytestmark = pytest.mark.usefixtures("as_a_fork")


def test_a_pipe_that_nobody_reads_does_not_hang_the_app(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "out.md")
    with at_home(str(HARBOUR), "--at", "sparks") as it:
        it.shows("Claim · sparks")
        it.press("s")
        it.shows("Save this list")
        it.press(f"\x15{tmp_path}/out.md\r\r")
        it.press("\x11")
        assert it.end() == 0
