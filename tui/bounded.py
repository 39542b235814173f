"""Reading files of which nobody knows what they are: only regular ones, of a bounded size."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

_MORE = 1024**2  # bytes of a file that are read at once where its size is not what it was


def read_bounded(path: Path, most: int) -> bytes:
    """Return a regular file's bytes; raises OSError for anything else (a pipe, a device) and for more than `most`."""
    with open_bounded(path, most) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(min(size + 1, most))  # no room is asked for that it does not need
        while len(data) > size and len(data) < most and (more := file.read(min(_MORE, most - len(data)))):
            data += more  # it grows, or its size is not told, as that of some files of the system's
        return data


def open_bounded(path: Path, most: int) -> BinaryIO:
    """Return a regular file, opened; raises OSError as `read_bounded` does."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)  # open() refuses a folder without closing it
        raise OSError("it is not a regular file")
    if status.st_size > most:
        os.close(descriptor)
        raise OSError(f"it is larger than {most:,} bytes")
    return open(descriptor, "rb")
