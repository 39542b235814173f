"""Processes of our own: not by fork, since a forked one would find the locks of our threads taken for ever."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from multiprocessing.context import SpawnContext, SpawnProcess


class _Process(SpawnProcess):
    """A process that is not interrupted from the keyboard: whoever began it ends it."""

    def start(self) -> None:
        with _out_of_reach():
            super().start()


class _Spawning(SpawnContext):
    Process = _Process


def spawning() -> SpawnContext:
    """Return what starts processes, also while a screen has taken our standard error's place.

    The first process that is started has Python start another that tidies up, which is handed the number of standard
    error; a screen's stand-in has none, and then neither is started.
    """
    if os.name == "posix":
        from multiprocessing import resource_tracker  # here, since elsewhere there is none

        with redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()
    return _Spawning()


@contextmanager
def _out_of_reach() -> Iterator[None]:
    """Hold an interrupt back: a process that begins in the block never hears of one, also while it has not begun."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
