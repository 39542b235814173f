"""A progress bar on stderr for work that takes long; none for short work, or where stderr is not a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, float], None]
"""A function that is told what is being done, and how much of it is done, from 0 to 1."""

PATIENCE = 0.7  # seconds before the bar is drawn
EVERY = 0.1  # seconds between two drawings
_WIDTH = 24  # cells of the bar


def unheard(doing: str, share: float) -> None:
    """Ignore how far work has come."""


@contextmanager
def progress(subject: str) -> Iterator[Tell]:
    """Yield a function to tell how far work has come, which draws a bar on stderr when that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield unheard
        return
    begun = time.monotonic()
    last = begun + PATIENCE - EVERY
    drawn = False

    def tell(doing: str, share: float) -> None:
        nonlocal last, drawn
        now = time.monotonic()
        if now - last >= EVERY:
            last, drawn = now, True
            done = int(min(max(share, 0), 1) * _WIDTH)
            bar = "━" * done + "─" * (_WIDTH - done)
            line = f"\r\x1b[K{doing} {subject}  {bar} {share:4.0%}  ctrl+c cancels"
            sys.stderr.write(line)
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
