"""Work that makes a great many things which stay: Python's collector would walk through all of them again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 200_000  # new things: a batch of claims in the making has fewer


@contextmanager
def uncollected() -> Iterator[None]:
    """Do without the collector of circles for a while."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def seldom_collected() -> None:
    """Have a process that is begun for such work look for circles when very many things are new, and no sooner."""
    gc.freeze()
    gc.set_threshold(_MANY)
