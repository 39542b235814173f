"""A progress bar on stderr for work that takes long; none for short work, or where stderr is not a terminal."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tui.text import clean, shorten

Tell = Callable[[str, float], None]
"""A function that is told what is being done, and how much of it is done, from 0 to 1."""

PATIENCE = 0.1  # seconds before the bar is drawn, or drawn anew
_WIDTH = 24  # cells of the bar
_BESIDE = 56  # cells that the line has without the name of what is read


def unheard(doing: str, share: float) -> None:
    """Ignore how far work has come."""


@contextmanager
def progress(subject: str) -> Iterator[Tell]:
    """Yield a function to tell how far work has come, which draws a bar on stderr when that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield unheard
        return
    last = time.monotonic()
    drawn = False
    steer = getattr(sys.stderr, "steer", sys.stderr.write)
    name = _named(subject)

    def tell(doing: str, share: float) -> None:
        nonlocal last, drawn
        now = time.monotonic()
        if now - last >= PATIENCE:
            last, drawn = now, True
            done = int(min(max(share, 0), 1) * _WIDTH)
            bar = "━" * done + "─" * (_WIDTH - done)
            steer(f"\r\x1b[K{clean(doing)} {name}  {bar} {share:4.0%}  ctrl+c cancels")
            sys.stderr.flush()

    first = threading.Timer(
        PATIENCE, tell, ("Reading", 0.0)
    )  # work that tells of itself late is under way all the same
    first.daemon = True
    first.start()
    try:
        yield tell
    finally:
        first.cancel()
        if drawn:
            steer("\r\x1b[K")
            sys.stderr.flush()


def _named(subject: str) -> str:
    """Return what is read as it stands in the line: a folder's name, which may be anything and of any length."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    room = max((columns or 80) - _BESIDE, 10)
    name = clean(subject)
    return shorten(name, room if name.isascii() else room // 2)  # a letter may take two cells
