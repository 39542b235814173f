"""A large case that a process of its own reads and keeps, while one looks at its first records."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import FrameType

from tui.problems import CaseError
from tui.progress import Tell
from tui.spawning import spawning

Opening = Callable[[Path, Tell], object]
EVERY = 0.1  # seconds between two accounts of how far it has come
# A terminal that is closed hangs up on all that it runs, and does not wait until whoever began it ends it.
ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]


class Making:
    """A case in the making; ends it with `cancel` when it is no longer wanted."""

    def __init__(self, path: Path, opening: Opening) -> None:
        """Begin what opens and keeps a case; raises OSError where no process can be started."""
        context = spawning()
        self._heard, said = context.Pipe(duplex=False)
        self._process = context.Process(target=_make, args=(str(path), opening, said))
        self._process.start()
        said.close()
        self.share = 0.0
        """How much of it is done, from 0 to 1."""

    def ended(self) -> bool:
        """Take in how far it has come, and tell whether it is done, well or not."""
        with suppress(EOFError, OSError):
            while self._heard.poll():
                self.share = self._heard.recv()
        return not self._process.is_alive()

    @property
    def sentinel(self) -> int:
        """What is ready once it has ended, for who waits for more than that."""
        return self._process.sentinel

    def cancel(self) -> None:
        """End it, and wait until nothing of it is left; once it has ended, nothing happens."""
        self._process.terminate()
        self._process.join()


def _make(path: str, opening: Opening, said: Connection) -> None:
    """Read and keep a case: what the process of a `Making` does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for ending in ENDING:
        signal.signal(ending, _leave)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    sys.stdout = sys.stderr = None  # the terminal is another's
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)  # also for the processes that it begins, which may be ended while they do
    os.close(nowhere)
    if hasattr(os, "nice"):
        os.nice(5)  # whoever looks at the first records comes first
    last = time.monotonic()

    def tell(doing: str, share: float) -> None:
        nonlocal last
        if time.monotonic() - last >= EVERY:
            last = time.monotonic()
            said.send(share / 2 if doing == "Reading" else 0.5 + share / 2)  # each takes about as long

    with suppress(CaseError, OSError):  # whoever waits opens the case itself then, and says why it can't
        opening(Path(path), tell)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """End with all that is half made taken away, and the processes that read."""
    for ending in ENDING:  # one of these seldom comes alone, and the next must not keep that from being done
        signal.signal(ending, signal.SIG_IGN)
    raise SystemExit(1)


def _leave_with_parent() -> None:
    """Leave when nobody waits any more; a process is not told that the one that began it is gone."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
