"""A case that comes through a pipe which was named on purpose: `-`, `/dev/stdin`, `<(...)`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.paths import call
from tui.problems import CaseError

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

MOST_BYTES = 256 * 1024**2
_kept: list[TemporaryDirectory[str]] = []  # until the program ends, which takes them away


def readable(path: Path) -> Path:
    """Return a path that can be read more than once: of a pipe that of a copy of all that comes through it.

    A pipe that only lies in a case's folder is never opened. Raises CaseError where more than MOST_BYTES come.
    """
    try:
        piped = str(path) == "-" or path.is_fifo()
    except OSError:
        return path
    if not piped:
        return path
    if str(path) == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with open(path, "rb") as pipe:
            data = pipe.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise CaseError(f"{path}: more than {MOST_BYTES:,} bytes come through it; write them into a file")
    from tempfile import TemporaryDirectory  # here, since most cases come through no pipe

    _kept.append(TemporaryDirectory(prefix="onrecord-"))
    copy = Path(_kept[-1].name) / "case.yaml"
    copy.write_bytes(data)
    call(copy, str(path))
    return copy
