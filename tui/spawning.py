"""Processes of our own: not by fork, since a forked one would find the locks of our threads taken for ever."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stderr
from multiprocessing import get_context
from multiprocessing.context import SpawnContext


def spawning() -> SpawnContext:
    """Return what starts processes, also while a screen has taken our standard error's place.

    The first process that is started has Python start another that tidies up, which is handed the number of standard
    error; a screen's stand-in has none, and then neither is started.
    """
    if os.name == "posix":
        from multiprocessing import resource_tracker  # here, since elsewhere there is none

        with redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()
    return get_context("spawn")
