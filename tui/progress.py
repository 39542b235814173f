"""How far long work has come, on the terminal's error stream; nothing where it is short, or no one looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, float], None]
"""Takes what is being done, and the share of it that is done, from 0 to 1."""

PATIENCE = 0.7  # seconds before anything is said
EVERY = 0.1  # seconds between two accounts
_WIDTH = 24  # cells of the bar


def unheard(doing: str, share: float) -> None:
    """Tell nobody."""


@contextmanager
def progress(subject: str) -> Iterator[Tell]:
    """Give what long work tells its progress to: a bar on stderr, if that is a terminal; ctrl+c ends the work."""
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
