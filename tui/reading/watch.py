"""Watching a case's files for changes on the disk, by their time of change, size and inode.

Saving is more than one step. Most editors write a new file and rename it into place: the inode changes, and for a
moment the file may not be there. Others cut the file and write it anew: for a moment it is empty or half there. So
`Watch` tells of a change only when two looks in a row have found the same. A touch counts as a change, which costs a
reload and alters nothing. A writer that pauses for longer than a look is told of twice: half-written, then whole.

Make the `Watch` before the case is read, so that what changes during the reading is told of afterwards.
"""

from __future__ import annotations

import os
from pathlib import Path

from tui.lean import NamedTuple
from tui.paths import seal_path


class Stamp(NamedTuple):
    """A file's name, time of change in nanoseconds, size in bytes, and inode."""

    name: str
    mtime_ns: int
    size: int
    inode: int


Fingerprint = tuple[Stamp, ...]


def fingerprint(path: Path) -> Fingerprint:
    """Return the stamps of a case's files and its seal, in the order of names, of those that exist and can be read.

    A link is followed within the case's folder, as the reader does; another is stamped itself.
    """
    try:
        with os.scandir(path) as entries:
            files = sorted((entry.path, entry.is_symlink()) for entry in entries if counts(entry.name))
    except NotADirectoryError:
        # The one file of a case may be a link to anywhere: the person has named it.
        stamps = [_stamp(path, follow=True), _stamp(seal_path(path), follow=True)]
    except OSError:
        return ()
    else:
        home = Path(os.path.realpath(path)) if any(link for _, link in files) else path
        stamps = [_stamp(file, follow=link and _leads_into(home, file)) for file, link in files]
    return tuple(stamp for stamp in stamps if stamp)


def changed(old: Fingerprint, new: Fingerprint) -> list[str]:
    """Return the names of the files that were written, made or removed between two fingerprints."""
    return sorted({stamp.name for stamp in set(old) ^ set(new)})


class Watch:
    """Compares a case's files with how they were when the case was last read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.moving = False
        """Whether the last look found files that had changed since the one before: they may be half written."""
        self._read = self._seen = fingerprint(path)

    def still(self) -> bool:
        """Return whether the files are as they were at the last look, which was no sight of a change."""
        return not self.moving and fingerprint(self._path) == self._seen

    def look(self) -> list[str]:
        """Return the names of the files that have changed since they were last returned, and are no longer changing.

        To be called about once a second. When all files are gone, all are named: keep the case that was read.
        """
        before, self._seen = self._seen, fingerprint(self._path)
        self.moving = self._seen != before
        if self.moving:
            return []
        names = changed(self._read, self._seen)
        self._read = self._seen
        return names


def counts(name: str) -> bool:
    """Tell whether a file of a name may be one of a case's."""
    return name.endswith((".yaml", ".yml")) and not name.startswith(".")


def _leads_into(home: Path, link: str) -> bool:
    return Path(os.path.realpath(link)).is_relative_to(home) and os.path.exists(link)


def _stamp(file: Path | str, *, follow: bool) -> Stamp | None:
    try:
        status = os.stat(file, follow_symlinks=follow)
    except OSError:
        return None
    return Stamp(os.path.basename(file), status.st_mtime_ns, status.st_size, status.st_ino)
