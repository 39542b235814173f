"""Something else holds the lock of the file that keeps bookmarks: keys are answered, and signals."""

from __future__ import annotations

import fcntl
import os
import signal
from pathlib import Path

import pytest
from pilots import HARBOUR
from terminals import assert_restored, at_home

pytestmark = pytest.mark.usefixtures("as_a_fork")


def test_keys_and_signals_are_answered_while_another_holds_the_lock_of_the_bookmarks() -> None:
    lock = Path(os.environ["XDG_STATE_HOME"]) / "onrecord" / "cases" / "harbour.lock"
    lock.parent.mkdir(parents=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with at_home(str(HARBOUR), "--at", "sparks") as it:
            it.shows("Claim · sparks")
            it.press("m")
            it.shows("Bookmark this record")
            it.press("crane\r")
            it.shows("Bookmarked “crane”")
            it.press("1g")
            it.shows("4 Case")
            it.shows("it can't be kept for the next time: something else has locked it")
            it.press("1j")
            it.shows("4 Event")
            it.child.kill(signal.SIGTERM)
            assert it.end() == 128 + signal.SIGTERM
            assert_restored(it)
