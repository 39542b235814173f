"""A terminal that goes away, as a window that is closed: the program ends with it, and no process is left behind."""

from __future__ import annotations

import os
import threading
import time
from typing import IO, cast

import pytest
from pilots import DEADLINE, HARBOUR
from terminals import at_home
from textual.drivers._writer_thread import WriterThread

from tui.explorer.terminal.writing import Losing


@pytest.mark.parametrize("buffered", ["", "1"], ids=["frame by frame", "write by write"])
def test_it_ends_when_its_terminal_is_gone(buffered: str) -> None:
    with at_home(str(HARBOUR), environment={"PYTHONUNBUFFERED": buffered}) as it:
        it.shows("The whole case", "q quit")
        process = it.child.ptyproc
        process.fileobj.close()
        end = time.monotonic() + DEADLINE
        while process.isalive():
            assert time.monotonic() < end, "it waits for a terminal that is not there any more"
            os.sched_yield()


def test_what_is_written_to_a_terminal_that_is_gone_is_lost_and_nobody_waits_for_it() -> None:
    master, slave = os.openpty()
    os.close(master)
    writer = WriterThread(cast(IO[str], Losing(os.fdopen(slave, "w", closefd=False))))
    writer.start()

    def write() -> None:
        for _ in range(100):
            writer.write("a frame")
        writer.stop()

    writing = threading.Thread(target=write, daemon=True)
    writing.start()
    writing.join(DEADLINE)
    assert not writing.is_alive()
    os.close(slave)
