"""The store of a case in a file, kept for the next time: found by the case's path, and good for exactly its files.

Beside the store lies what it is good for: the stamps of the case's files, the program that made it, and the checksum
of the store, without which one flipped bit could change what is shown. Whatever is not as it should be is made anew.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui import __version__
from tui.case.store import Store
from tui.databases import Database, connected
from tui.digests import blake2b
from tui.later import later
from tui.lean import NamedTuple
from tui.paths import cache_dir, shown
from tui.reading.watch import fingerprint

if TYPE_CHECKING:
    from tui import writing
else:
    (writing,) = later("tui", "writing")

MOST_BYTES = 4 * 1024**3
"""Of all stores together; the one opened longest ago leaves first."""
AT_ONCE = 16 * 1024**2
"""Bytes of a store that are compared with its checksum before anything is read from it; of more, it is asked later."""
SETTLED = 0.1, 2.0
"""Seconds for which files must have been left alone to be told by their stamps: where times are fine, and where not."""

_HALF_MADE = ".new-"  # how the names of stores begin that are being made

Mend = Callable[[], sqlite3.Connection]
Stamps = list[list[str | int]]
"""Of each file of a case its name, time of writing, size, inode, and when anything of it changed, its mode included."""


class Place(NamedTuple):
    """Where a case's store lies, and what it is good for."""

    store: Path
    note: Path


def kept_store(path: Path, mend: Mend, *, later: bool = False) -> Store | None:
    """Return the store that is kept of the case at a path, or None where there is none that is good.

    With `later` a large one is given as it is: `sound` tells whether it is as it was made. What cannot be read in it is
    asked of what `mend` gives.
    """
    place = _place(path)
    try:
        note = _note(place, path) if place else None
        if place is None or note is None:
            return None
        doubtful = later and note["size"] > AT_ONCE
        if not doubtful and _checksum(place.store) != note["checksum"]:
            return None
        store = Store(_opened(place.store), mend)
        store.doubtful = doubtful
        store.meta("claims")  # a file that is no store says so here
        with suppress(OSError):
            os.utime(place.store)  # so that it is told which was opened longest ago
        return store
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error):
        return None


def sound(path: Path) -> bool:
    """Tell whether the store that is kept of a case is as it was made; to be called in a thread where it is large."""
    place = _place(path)
    try:
        note = _note(place, path) if place else None
        return place is not None and note is not None and _checksum(place.store) == note["checksum"]
    except (OSError, ValueError, KeyError, TypeError):
        return False


@contextmanager
def keeping(path: Path) -> Iterator[Keeping | None]:
    """Yield what a store is kept by while it is made, or None where nothing can be kept; on errors nothing remains.

    What those have left half made who were killed is taken away.
    """
    place = _place(path)
    if place is None:
        yield None
        return
    aside = ""
    try:
        place.store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _ours(place.store.parent):
            raise OSError("the folder is another's")
        writing.sweep(place.store.parent, _HALF_MADE)
        handle, aside = writing.held_aside(place.store.parent, _HALF_MADE, ".store")
    except OSError:
        yield None
        return
    try:
        yield Keeping(path, place, Path(aside), _stamps(path))
    finally:
        with suppress(OSError):
            os.unlink(aside)
        os.close(handle)  # as long as it is open, nobody takes what is half made for left behind


class Keeping:
    """A store that is being made in a file."""

    def __init__(self, path: Path, place: Place, aside: Path, stamps: Stamps) -> None:
        self._path, self._place, self._aside, self._stamps = path, place, aside, stamps
        self._began = time.time()

    def before(self) -> tuple[Store, list[str]] | None:
        """Return the store that was kept before some files changed, and their names; or None.

        None where none was kept, or it is not as it was made, or files came or went.
        """
        try:
            if not all(_ours(file) for file in (self._place.store.parent, *self._place)):
                return None
            note = json.loads(self._place.note.read_bytes())
            good = _good_for(self._path, self._stamps)
            old = {stamp[0]: stamp for stamp in note.pop("files")}
            same = old.keys() == {stamp[0] for stamp in self._stamps} and note["program"] == good["program"]
            if not same or note["case"] != good["case"] or _checksum(self._place.store) != note["checksum"]:
                return None
            changed = [str(stamp[0]) for stamp in self._stamps if stamp != old[stamp[0]]]
            return Store(_opened(self._place.store)), changed
        except (OSError, ValueError, KeyError, TypeError, sqlite3.Error):
            return None

    def copied(self) -> Database | None:
        """Return a copy of that store, to be changed; None where there is no room for it."""
        from shutil import copyfile  # here, since a case that is kept is read without it

        try:
            copyfile(self._place.store, self._aside)
        except OSError:
            return None
        return connected(self._aside.absolute().as_uri(), new=True)

    def empty(self) -> sqlite3.Connection:
        """Return the empty database, in place of what was there."""
        os.truncate(self._aside, 0)
        return connected(self._aside.absolute().as_uri(), new=True)

    def settle(self, made: Store, mend: Mend) -> Store:
        """Name the store that was made, and return it as it is opened from its file; one that can't be kept, as it is.

        Files that changed while they were read, or just before, may change once more without a sign.
        """
        newest = max((int(stamp[1]) for stamp in self._stamps), default=0) / 1e9
        rest = SETTLED[newest.is_integer()]
        if not self._stamps or _stamps(self._path) != self._stamps or newest > self._began - rest:
            return self._as_it_is(made)
        try:
            made.base.close()
            with open(self._aside, "rb+") as file:
                os.fsync(file.fileno())
            checksum, size = _checksum(self._aside), self._aside.stat().st_size
            with suppress(FileNotFoundError):
                self._place.note.unlink()  # between the two there is no store, rather than one with another's note
            os.replace(self._aside, self._place.store)
            note = {"checksum": checksum, "size": size, **_good_for(self._path, self._stamps)}
            writing.write_whole(self._place.note, json.dumps(note).encode(), over=True, mode=0o600)
            _make_room(self._place)
            return Store(_opened(self._place.store), mend)
        except (OSError, sqlite3.Error):
            return Store(mend())

    def _as_it_is(self, made: Store) -> Store:
        """Return a store whose file has no name any more: it lasts as long as it is asked."""
        with suppress(OSError):
            os.unlink(self._aside)
        return made


def _place(path: Path) -> Place | None:
    """Return where the store of the case at a path lies; it differs by how the path is shown, as places are."""
    folder = cache_dir()
    if folder is None:
        return None
    named = "\0".join((os.path.abspath(path), shown(path)))
    name = blake2b(named.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    return Place(folder / "cases" / f"{name}.store", folder / "cases" / f"{name}.json")


def _good_for(path: Path, stamps: Stamps) -> dict[str, Any]:
    return {"program": _program(), "case": ascii(os.path.abspath(path)), "files": stamps}


def _stamps(path: Path) -> Stamps:
    folder = path if path.is_dir() else path.parent
    return [[*stamp, _changed(folder / stamp.name)] for stamp in fingerprint(path)]


def _changed(file: Path) -> int:
    """Return when anything of a file changed; of a link that leads nowhere, nothing does."""
    try:
        return file.stat().st_ctime_ns
    except OSError:
        return 0


def _program() -> str:
    """Return what tells this program from any other: its version, and when its modules were last written."""
    home = Path(__file__).parent.parent
    newest = 0
    for folder in (home, home / "case", home / "reading"):
        with os.scandir(folder) as entries:
            newest = max(newest, *(entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(".py")))
    return f"{__version__} {newest} sqlite {sqlite3.sqlite_version}"


def _note(place: Place, path: Path) -> Any:
    """Return what a store is said to be good for, or None where that is not this case as it is now."""
    if not all(_ours(file) for file in (place.store.parent, place.store, place.note)):
        return None
    note = json.loads(place.note.read_bytes())
    wanted = json.loads(json.dumps(_good_for(path, _stamps(path))))
    good = wanted["files"] and all(note[key] == value for key, value in wanted.items())
    return note if good and place.store.stat().st_size == note["size"] else None


def _ours(file: Path) -> bool:
    """Tell whether a file is there, no link, and belongs to who runs the program."""
    status = file.lstat()
    return not file.is_symlink() and (not hasattr(os, "geteuid") or status.st_uid == os.geteuid())


def _opened(file: Path) -> sqlite3.Connection:
    """Return a file's database, which nobody changes: another one takes its name."""
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    return connected(address)


def _checksum(file: Path) -> str:
    """Return a file's CRC-32: bits that flip by accident are meant, and no digest is read five times as fast."""
    total, piece = 0, memoryview(bytearray(1 << 18))
    with open(file, "rb", buffering=0) as stream:
        while size := stream.readinto(piece):
            total = zlib.crc32(piece[:size], total)
    return f"{total:08x}"


def _make_room(place: Place) -> None:
    """Take away the stores opened longest ago until all are within their bound, and what was left half made."""
    stores = sorted(place.store.parent.glob("*.store"), key=lambda file: -file.stat().st_mtime)
    total = 0
    for file in stores:
        status = file.stat()
        half_made = file.name.startswith(_HALF_MADE)  # and can't be held by a lock here
        total += status.st_size
        over = time.time() - status.st_mtime > 86_400 if half_made else total > MOST_BYTES
        if over and file != place.store:
            file.with_suffix(".json").unlink(missing_ok=True)
            file.unlink(missing_ok=True)
