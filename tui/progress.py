"""A progress bar on stderr for work that takes long; none for short work, or where stderr is not a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unicodedata import east_asian_width

from tui.text import clean, one_line

Tell = Callable[[str, float], None]
"""A function that is told what is being done, and how much of it is done, from 0 to 1."""

PATIENCE = 0.1  # seconds before the bar is drawn, or drawn anew
_WIDTH = 24  # cells of the bar
_WIDEST = 80  # cells of a terminal that does not tell its width


def unheard(doing: str, share: float) -> None:
    """Ignore how far work has come."""


@contextmanager
def progress(subject: str, doing: str = "Reading") -> Iterator[Tell]:
    """Yield a function to tell how far work has come, which draws a bar on stderr when that is a terminal.

    Until it is told anything, the work is what is `doing`.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield unheard
        return
    last = time.monotonic()
    drawn = False
    steer = getattr(sys.stderr, "steer", sys.stderr.write)

    def tell(doing: str, share: float) -> None:
        nonlocal last, drawn
        now = time.monotonic()
        if now - last >= PATIENCE:
            last, drawn = now, True
            steer(f"\r\x1b[K{progress_line(clean(one_line(f'{doing} {subject}')), share, _columns())}")
            sys.stderr.flush()

    from threading import Timer  # here, since most of what is printed goes without a bar

    first = Timer(PATIENCE, tell, (doing, 0.0))  # work that tells of itself late is under way all the same
    first.daemon = True
    first.start()
    try:
        yield tell
    finally:
        first.cancel()
        if drawn:
            steer("\r\x1b[K")
            sys.stderr.flush()


def _columns() -> int:
    """Return how wide the terminal of stderr is."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _WIDEST
    except (OSError, ValueError):
        return _WIDEST


def progress_line(doing: str, share: float, columns: int) -> str:
    """Return how far work has come on one line: one that is too long would be written anew below itself each time."""
    done = int(min(max(share, 0), 1) * _WIDTH)
    bar = "━" * done + "─" * (_WIDTH - done)
    for line in (f"{doing}  {bar} {share:4.0%}  ctrl+c cancels", f"{doing}  {share:4.0%}  ctrl+c cancels"):
        if _cells(line) < columns:
            return line
    line = f"{share:4.0%}  {doing}"[: max(columns, 0)]  # no letter has less than a cell, and a name may be very long
    while line and _cells(line) >= columns:
        line = line[:-1]
    return line


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
