"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes, *, over: bool, mode: int | None = None) -> None:
    """Write a file whole or not at all; raises OSError, also for a file that exists and may not be written `over`.

    The bytes are written aside and then named: a full disk, a crash or a pulled cable leaves no half of a file. What is
    written over keeps its mode, and a link keeps pointing to it; a new file has the usual mode, or the one asked for.
    What is there and is not a regular file (a device, a pipe, a folder), itself or behind a link, is refused.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():  # as root, the name of a device would become this file's
        raise OSError(errno.EINVAL, "it is not a regular file", str(target))
    if over and target.exists():
        mode = target.stat().st_mode & 0o7777
    elif mode is None:
        mode = 0o666 & ~_mask()
    from tempfile import mkstemp  # here, since most commands write no file

    handle, aside = mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(OSError):  # a file system without modes
            os.chmod(aside, mode)
        if over:
            os.replace(aside, target)
        else:
            _name(aside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(aside)
        raise


def _name(aside: str, target: Path) -> None:
    """Rename a file to a name that is not in use; raises FileExistsError where it is. The name is taken first."""
    with open(target, "xb"):
        pass
    try:
        os.replace(aside, target)
    except OSError:
        os.unlink(target)
        raise


def _mask() -> int:
    """Return the umask: the mode bits that a new file does not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
