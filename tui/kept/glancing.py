"""A look into the store that is kept of a case, for who can't wait: no reader is loaded, nothing is made or mended.

Completion asks within a key press. What is told is of the case's files as they are now, or it is nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

from tui.paths import cache_dir, shown

MOST = 2000
"""Values that are told; of more none is, since what begins all of those that are told need not begin the others."""

_IDS = "SELECT id, title FROM record WHERE id >= ? AND id < ? {} ORDER BY id LIMIT ?"
# One step for each value, however many claims have it.
_VALUES = """
WITH RECURSIVE had(value) AS (
  SELECT min(value) FROM facet WHERE name = ?1 AND value >= ?2 AND value < ?3
  UNION ALL
  SELECT (SELECT min(value) FROM facet WHERE name = ?1 AND value > had.value AND value < ?3)
  FROM had WHERE had.value IS NOT NULL
)
SELECT value, title FROM had LEFT JOIN record ON id = value WHERE value IS NOT NULL LIMIT ?4
"""
_END = "\U0010ffff"

Told = list[tuple[str, str]]
"""Values, each with what it is called, or nothing."""


class Glance:
    """The store of a case as it is kept, where one is good for its files as they are."""

    def __init__(self, case: Path) -> None:
        self._base = _opened(case)

    def ids(self, kind: str, begun: str) -> Told:
        """Return the ids that begin so, of records of a kind or of any; nothing of too many."""
        asked = [begun, begun + _END, *([kind] if kind else []), MOST + 1]
        return self._told(_IDS.format("AND kind = ?" if kind else ""), asked)

    def values(self, facet: str, begun: str) -> Told:
        """Return the values of a facet that begin so and that a claim has; nothing of too many."""
        return self._told(_VALUES, [facet, begun, begun + _END, MOST + 1])

    def days(self, begun: str) -> Told:
        """Return the days on which something became known."""
        found = self._told("SELECT value, '' FROM meta WHERE name = 'days'", [])
        numbers = json.loads(found[0][0]) if found else []
        days = [f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}" for day in numbers if 0 < day < 10**8]
        return [(day, "") for day in days if day.startswith(begun)]

    def _told(self, query: str, asked: list[Any]) -> Told:
        try:
            found = self._base.execute(query, asked).fetchall() if self._base else []
        except sqlite3.Error:  # it was made by another version, or is damaged
            return []
        told = [(value, title or "") for value, title in found if isinstance(value, str)]
        return told if len(told) <= MOST else []


def _opened(case: Path) -> sqlite3.Connection | None:
    """Return the database that is kept of a case's files as they are now, or None."""
    folder = cache_folder()
    if folder is None:
        return None
    named = "\0".join((os.path.abspath(case), shown(case)))
    name = hashlib.blake2b(named.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    store, note = (os.path.join(folder, "cases", f"{name}.{end}") for end in ("store", "json"))
    try:
        if not all(map(ours, (os.path.dirname(store), store, note))):
            return None
        with open(note, "rb") as file:
            kept = json.load(file)
        if kept["size"] != os.stat(store).st_size or not _as_they_were(os.fspath(case), kept["files"]):
            return None
        return sqlite3.connect(f"{Path(store).as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error):
        return None


def _as_they_were(case: str, files: list[list[Any]]) -> bool:
    """Tell whether the files of a case are those that a store was made of, by their stamps."""
    is_folder = os.path.isdir(case)
    folder = case if is_folder else os.path.dirname(case)
    for name, written, size, inode, changed in files:
        status = os.stat(os.path.join(folder, name))
        if [written, size, inode, changed] != [
            status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns
        ]:  # fmt: skip
            return False
    there = [name for name in os.listdir(folder) if name.endswith((".yaml", ".yml")) and name[:1] != "."]
    return not is_folder or sorted(there) == sorted(file[0] for file in files)


def cache_folder() -> str | None:
    """Return the folder that `tui.paths.cache_dir` does; the library that knows it everywhere takes time to load."""
    named, home = (os.environ.get(name, "") for name in ("XDG_CACHE_HOME", "HOME"))
    if sys.platform == "linux" and os.path.isabs(named or home):
        return os.path.join(named or os.path.join(home, ".cache"), "onrecord")
    folder = cache_dir()
    return None if folder is None else os.fspath(folder)


def ours(file: str) -> bool:
    """Tell whether a file or folder is there, no link, and belongs to who runs the program."""
    status = os.lstat(file)
    link = (status.st_mode & 0o170000) == 0o120000
    return not link and (not hasattr(os, "geteuid") or status.st_uid == os.geteuid())
