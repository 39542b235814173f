"""The files that things are kept in from one run to the next: small, locked while they change, never taken on trust.

Whatever stands in one is input like any other. What can't be read is moved aside, never written over.
"""

from __future__ import annotations

import errno
import json
import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.bounded import read_bounded
from tui.later import later
from tui.lean import NamedTuple

if TYPE_CHECKING:
    from tui import writing
else:
    (writing,) = later("tui", "writing")

MOST_BYTES = 8_000_000  # of a file that is read; what is written by us is smaller
VERSION = 1  # of what stands in a file; one that names none is of the first
ASIDE = 9  # files that are moved aside before one stays where it is
PATIENCE, HASTE = 2.0, 0.5  # seconds for which another instance may hold a lock: at work, and when one leaves

Values = dict[str, Any]


class Found(NamedTuple):
    """What stands in a file, or why it can't be read; of a file that is not there nothing stands in it."""

    values: Values
    why: str | None = None


def read(file: Path) -> Found:
    """Return what stands in a file."""
    try:
        data = read_bounded(file, MOST_BYTES)
        values = json.loads(data.decode("utf-8"))
    except FileNotFoundError:
        return Found({}, "it is a link that leads nowhere" if file.is_symlink() else None)
    except NotADirectoryError:  # so that nothing is there either; what writes says so
        return Found({})
    except OSError as error:
        return Found({}, error.strerror or str(error))
    except (ValueError, RecursionError):
        return Found({}, "it is damaged")
    if not isinstance(values, dict):
        return Found({}, "it is damaged")
    version = values.get("format", VERSION)
    if not isinstance(version, int) or version < VERSION:
        return Found({}, "it is damaged")
    return Found({}, "a newer version wrote it") if version > VERSION else Found(values)


def moved_aside(file: Path) -> Path | None:
    """Give a file that can't be read another name and return it; None where that can't be done, or was too often."""
    for number in range(1, ASIDE + 1):
        aside = file.with_name(f"{file.name}.unread-{number}")
        if not os.path.lexists(aside):
            try:
                os.rename(file, aside)
            except OSError:
                return None
            return aside
    return None


def change(file: Path, folder: Path | None, make: Callable[[Values], None], patience: float) -> Values:
    """Change what stands in a file as it is now, and return it; raises OSError where that can't be done.

    Another instance may have written to it since it was read. `folder` is one of our own, which nobody else looks into.
    """
    _private(file.parent, folder)
    with _locked(file, patience):
        found = read(file)
        if found.why:
            raise OSError(errno.EIO, f"{file.name} can't be read any more: {found.why}")
        make(found.values)
        data = json.dumps(found.values, ensure_ascii=True, indent=1).encode("ascii")
        writing.write_whole(file, data, over=True, mode=0o600)
        return found.values


def _private(parent: Path, folder: Path | None) -> None:
    """Make the folder of a file, and let nobody else look into those that are ours: a name tells what one reads."""
    parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder is not None and parent.is_relative_to(folder):
        for each in {parent, folder}:
            with suppress(OSError):
                mode = each.stat().st_mode
                if mode & 0o077:
                    each.chmod(stat.S_IMODE(mode) & 0o700)


@contextmanager
def _locked(file: Path, patience: float) -> Iterator[None]:
    """Hold a lock while a file changes, where the system has such locks; raises OSError where others hold it long.

    The lock is a file beside it, which is never written to and no link: what it leads to is another's.
    """
    try:
        import fcntl  # here, since not every system has it
    except ImportError:
        yield
        return
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    lock = os.open(file.with_suffix(".lock"), flags, 0o600)
    try:
        status = os.fstat(lock)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "its lock is no regular file")
        if status.st_mode & 0o077:
            with suppress(OSError):
                os.fchmod(lock, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            spare = os.dup(lock)
            _wait(spare, partial(fcntl.flock, spare, fcntl.LOCK_EX), patience)
        yield
    finally:
        os.close(lock)


def _wait(spare: int, take: Callable[[], None], patience: float) -> None:
    """Wait for a lock in its turn, as the system has it, but no longer than some seconds.

    The thread that waits lives on with a descriptor of the lock that is spare, and gives it up as soon as it has it.
    """
    taken = threading.Event()

    def turn() -> None:
        with suppress(OSError):
            take()
        taken.set()
        os.close(spare)

    threading.Thread(target=turn, name="lock", daemon=True).start()
    if not taken.wait(patience):
        raise OSError(errno.EAGAIN, "something else has locked it")
