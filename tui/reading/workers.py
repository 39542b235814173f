"""Reading large files in as many processes as there are cores, in pieces, in the order in which they stand."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import wait

from tui.reading.batch import Batch
from tui.reading.batches import read_batch
from tui.reading.found import Found
from tui.reading.pieces import Piece
from tui.spawning import spawning

MOST = 8
"""Processes: who takes in what they read is then the slowest."""

Taken = tuple[Piece, Batch | list[Found] | None]
"""A piece, and what was read of it: all at once, or one by one; or None where it can't be read apart."""
Apart = Callable[[Iterator[Piece]], Iterator[Taken]]
"""A function that yields pieces in their order, each with what was read of it."""


@contextmanager
def reading_apart() -> Iterator[Apart]:
    """Yield a function that reads pieces in processes of their own, which end with the block."""
    count = min(MOST, _cores())
    pool = ProcessPoolExecutor(count, mp_context=spawning(), initializer=_begin)
    try:
        yield lambda found: _in_order(pool, 2 * count, found)
    except BaseException:
        for process in [*(pool._processes or {}).values()]:  # one that only begins would tell what it no longer finds
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, most: int, found: Iterator[Piece]) -> Iterator[Taken]:
    """Read pieces, no more of them ahead than keep the processes at work: memory stays within bounds."""
    ahead: deque[tuple[Piece, Future[Batch | list[Found] | None] | None]] = deque()
    for piece in found:
        ahead.append((piece, _submitted(pool, piece)))
        if len(ahead) >= most:
            yield _awaited(*ahead.popleft())
    while ahead:
        yield _awaited(*ahead.popleft())


def _submitted(pool: ProcessPoolExecutor, piece: Piece) -> Future[Batch | list[Found] | None] | None:
    try:
        return pool.submit(read_batch, piece)
    except (BrokenProcessPool, OSError, RuntimeError):  # no process can be started here
        return None


def _awaited(piece: Piece, future: Future[Batch | list[Found] | None] | None) -> Taken:
    try:
        return piece, future.result() if future else read_batch(piece)
    except BrokenProcessPool:
        return piece, read_batch(piece)


def _begin() -> None:
    """Leave it to the process that takes in what is read to be interrupted, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when nobody takes in what is read: a process that was killed ends no other."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
