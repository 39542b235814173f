"""A look into the store that is kept of a case, for who can't wait: no reader is loaded, nothing is made or mended.

Completion asks within a key press. What is told is of the case's files as they are now, or it is nothing.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tui.digests import blake2b
from tui.paths import cache_dir, shown

MOST = 2000
"""Values that are told; of more what they begin with is, since a shell writes on what all begin with that are told."""
_MOST_LISTED = 50_000  # ids of other records than claims among which beginnings are looked for
_MOST_NOTES = 200  # stores among which one of the same case is looked for

_IDS = "SELECT id, title FROM record WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT ?3"
_CLAIMS = "SELECT id, title FROM record WHERE id >= ?1 AND id < ?2 AND n >= 0 ORDER BY id LIMIT ?3"
# By number, of which those of claims are not below zero: else all claims would be passed.
_OTHERS = "SELECT id, title FROM record WHERE n < 0 AND kind = ?4 AND +id >= ?1 AND +id < ?2 ORDER BY +id LIMIT ?3"
_VALUES = """
SELECT value, title FROM facet LEFT JOIN record ON id = value
WHERE name = ?4 AND value >= ?1 AND value < ?2 ORDER BY value LIMIT ?3
"""
_ENDS = {
    _IDS: "SELECT id FROM record WHERE id >= ?1 AND id < ?2 ORDER BY id {} LIMIT 1",
    _CLAIMS: "SELECT id FROM record WHERE id >= ?1 AND id < ?2 AND n >= 0 ORDER BY id {} LIMIT 1",
    _VALUES: "SELECT value FROM facet WHERE name = ?3 AND value >= ?1 AND value < ?2 ORDER BY value {} LIMIT 1",
}
"""The first and the last of what a query finds."""
_END = "\U0010ffff"
_SPEAK = ("actor", "source")
_OF_FACET = {
    "speaker": _SPEAK, "via": _SPEAK, "by": _SPEAK, "about": ("actor",), "actor": ("actor",), "source": ("source",),
    "event": ("event",), "question": ("question",), "claim": ("claim",),
}  # fmt: skip
"""The kinds of records that are values of a facet, as far as ids alone tell that."""

Told = list[tuple[str, str]]
"""Values, each with what it is called, or nothing."""


class Few(NamedTuple):
    """Values that are told; or what they begin with, to which more belongs."""

    told: Told
    open: bool = False

    def __add__(self, other: object) -> Few:
        return Few([*self.told, *other.told], self.open or other.open) if isinstance(other, Few) else NotImplemented


class Glance:
    """The store of a case as it is kept, where one is good for its files as they are; else the ids of a small one."""

    def __init__(self, case: Path) -> None:
        self._base = _opened(case)
        self._ids: dict[str, str] = {}
        if self._base is None:
            from tui.kept.skimming import skimmed  # here, since most cases that one works with are kept

            self._ids = skimmed(os.fspath(case))

    def ids(self, kind: str, begun: str) -> Few:
        """Return the ids that begin so, of records of a kind or of any."""
        if self._base is None:
            return self._skimmed((kind,) if kind else (), begun)
        query = _IDS if not kind else _CLAIMS if kind == "claim" else _OTHERS
        return self._few(query, begun, *([kind] if query == _OTHERS else []))

    def values(self, facet: str, begun: str) -> Few:
        """Return the values of a facet that begin so and that a claim has; of a case that is skimmed, that one may."""
        if self._base is None:
            return self._skimmed(_OF_FACET[facet], begun) if facet in _OF_FACET else Few([])
        if facet == "claim":  # each is around itself, which is not kept
            return self.ids("claim", begun)
        return self._few(_VALUES, begun, facet)

    def kinds(self, ids: Iterable[str]) -> set[str]:
        """Return the kinds of the records with some ids; of one that is not known, none."""
        if self._base is None:
            return {self._ids[name] for name in ids if name in self._ids}
        return {row[0] for name in ids for row in self._asked("SELECT kind FROM record WHERE id = ?", [name])}

    def days(self, begun: str) -> Told:
        """Return the days on which something became known."""
        found = self._asked("SELECT value FROM meta WHERE name = 'days'", [])
        numbers = json.loads(found[0][0]) if found else []
        days = [f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}" for day in numbers if 0 < day < 10**8]
        return [(day, "") for day in days if day.startswith(begun)]

    def _skimmed(self, kinds: tuple[str, ...], begun: str) -> Few:
        found = [name for name, kind in self._ids.items() if name.startswith(begun) and (kind in kinds or not kinds)]
        return Few([(name, "") for name in sorted(found)] if len(found) <= MOST else [])

    def _few(self, query: str, begun: str, *more: str) -> Few:
        """Return what a query finds, or, where that is too much, what it begins with."""
        found = self._asked(query, [begun, begun + _END, MOST + 1, *more])
        told = [(value, title or "") for value, title in found if isinstance(value, str)]
        if len(told) <= MOST:
            return Few(told)
        from tui.kept.beginnings import among, beginnings  # here, since few cases have so many values

        if query == _OTHERS:
            every = [row[0] for row in self._asked(query, [begun, begun + _END, _MOST_LISTED + 1, *more])]
            first, last = among(every if len(every) <= _MOST_LISTED else [])
        else:
            first, last = (partial(self._one, _ENDS[query].format(way), more) for way in ("ASC", "DESC"))
        return Few([(word, "") for word, _ in beginnings(first, last, begun)], open=True)

    def _one(self, query: str, more: Sequence[str], low: str, high: str) -> str | None:
        found = self._asked(query, [low, high, *more])
        return found[0][0] if found else None

    def _asked(self, query: str, asked: list[Any]) -> list[Any]:
        try:
            return self._base.execute(query, asked).fetchall() if self._base else []
        except sqlite3.Error:  # it was made by another version, or is damaged
            return []


def _opened(case: Path) -> sqlite3.Connection | None:
    """Return the database that is kept of a case's files as they are now, or None."""
    folder = cache_folder()
    if folder is None:
        return None
    named = "\0".join((os.path.abspath(case), shown(case)))
    name = blake2b(named.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    return _good(case, os.path.join(folder, "cases", name)) or _opened_elsewhere(case, os.path.join(folder, "cases"))


def _opened_elsewhere(case: Path, folder: str) -> sqlite3.Connection | None:
    """Return the database that was kept of a case when it was opened from another folder, or None."""
    wanted = ascii(os.path.abspath(case))
    try:
        with os.scandir(folder) as entries:
            notes = [entry.path for entry in entries if entry.name.endswith(".json")][:_MOST_NOTES]
        for note in notes:
            with open(note, "rb") as file:
                if json.load(file).get("case") == wanted and (found := _good(case, note.removesuffix(".json"))):
                    return found
    except (OSError, ValueError, AttributeError):
        pass  # what is beside it is no note: then nothing is told
    return None


def _good(case: Path, kept: str) -> sqlite3.Connection | None:
    """Return the database of a store by its path without an ending, where it is good for a case as it is now."""
    store, note = f"{kept}.store", f"{kept}.json"
    try:
        if not all(map(ours, (os.path.dirname(store), store, note))):
            return None
        with open(note, "rb") as file:
            told = json.load(file)
        if told["size"] != os.stat(store).st_size or not _as_they_were(os.fspath(case), told["files"]):
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
