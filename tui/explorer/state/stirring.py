"""Waiting until files of a case may have changed, or nobody waits any more.

Where the system tells of changes in a folder (Linux does, by inotify) nobody need look to see one. It does not tell of
those made elsewhere in a folder on a network, nor behind a link: so one looks once in a while all the same.
"""

from __future__ import annotations

import os
import select
import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock
from time import monotonic

from tui.reading.watch import counts

_TOLD = 0x08 | 0x40 | 0x80 | 0x200 | 0x04
"""What is told of: a file was written and closed, left, came, was removed, or its time was set."""
_EVENT = struct.Struct("iIII")  # as `struct inotify_event` begins: the watch, what, which move, bytes of the name
_MOST = 64 * 1024  # bytes of events that are read together
REST = 0.1  # seconds between two that are told of: much may be written to a folder


class Stirring:
    """Tells one thread that files of a case may have changed, until `leave` is called in any."""

    def __init__(self, path: Path) -> None:
        """Take the path of a case, which is a folder or a file."""
        self._path, self._left, self._closing = path, Event(), Lock()
        self._heard, self._end, self._ends = -1, -1, -1
        self._watch: Callable[[], object] = lambda: None
        self._rest = 0.0

    def begin(self) -> None:
        """Have the system tell of changes, where it does; to be called in the thread that waits."""
        if os.name != "posix":
            return
        with suppress(OSError), self._closing:
            self._end, self._ends = os.pipe()
        if sys.platform == "linux":
            with suppress(OSError, AttributeError, ImportError):  # then one looks once in a while, and no more
                import ctypes  # here, since it takes time to load

                library = ctypes.CDLL(None)
                folder = os.fsencode(self._path if self._path.is_dir() else self._path.parent)
                self._heard = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
                self._watch = lambda: library.inotify_add_watch(self._heard, folder, _TOLD)

    def wait(self, seconds: float, also: Sequence[int] = ()) -> bool:
        """Wait for so long, until something stirs, or what `also` names is ready; tell whether nobody has left."""
        until = monotonic() + seconds
        if self._left.wait(self._rest):
            return False
        self._rest = 0.0
        if self._end < 0:
            return not self._left.wait(max(until - monotonic(), 0))
        heard = [self._heard] if self._heard >= 0 else []
        if heard:
            self._watch()  # anew each time: another folder may have taken its name
        while (left := until - monotonic()) > 0:
            ready, _, _ = select.select([self._end, *also, *heard], [], [], left)
            if self._end in ready:
                os.read(self._end, _MOST)
                break
            if any(each in ready for each in also) or (ready and self._stirred()):
                self._rest = REST
                break
            if ready:
                self._left.wait(REST)  # it was no file of the case
        return not self._left.is_set()

    def wake(self) -> None:
        """Have who waits look at once."""
        with self._closing:
            if self._ends >= 0:
                os.write(self._ends, b"\0")

    def leave(self) -> None:
        """Wait for nothing any more."""
        self._left.set()
        self.wake()

    def close(self) -> None:
        """Have nothing told any more; to be called in the thread that waited."""
        with self._closing:
            for each in (self._heard, self._end, self._ends):
                if each >= 0:
                    os.close(each)
            self._heard = self._end = self._ends = -1

    def _stirred(self) -> bool:
        """Take in what the system tells, and return whether any of it is about a file that may be the case's."""
        try:
            told = os.read(self._heard, _MOST)
        except OSError:
            return False
        at, found = 0, False
        while at + _EVENT.size <= len(told):
            length = _EVENT.unpack_from(told, at)[3]
            at += _EVENT.size
            name = os.fsdecode(told[at : at + length].rstrip(b"\0"))
            at += length
            found |= not name or name == self._path.name or counts(name)
        return found
