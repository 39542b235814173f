"""Opening a case: from what is kept of it, or else from its files, and then it is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.case import Case
from tui.case.store import Store
from tui.collecting import uncollected
from tui.kept.files import Keeping, keeping, kept_store
from tui.later import later
from tui.paths import cache_dir
from tui.problems import CaseError
from tui.progress import Tell, unheard
from tui.reading.watch import fingerprint

if TYPE_CHECKING:
    from tui.kept.making import Making
    from tui.reading import files
else:
    (files,) = later("tui.reading", "files")

LARGE = 4 * 1024**2
"""Bytes of a case's files from which on its first records are shown before the last are read: some three seconds."""
LITTLE = 256 * 1024
"""Bytes that are read beside somebody who types: some tenth of a second."""


def open_kept(path: Path, tell: Tell = unheard) -> Case:
    """Return the case at a path as it was kept, or as it is read, and then keep it; raises CaseError."""
    mend = _mending(path)
    if kept := kept_store(path, mend):
        return Case(path, kept, keep=True)
    # Here, since a case that is kept needs no reader.
    from tui.case.compiling import compile_case, compiled_from, read_whole
    from tui.reading.seal import read_seal
    from tui.reading.shelf import Shelf

    with uncollected(), keeping(path) as keeper:
        if keeper is None:
            return Case(path, compiled_from(path, tell), keep=True)
        try:
            if store := _amended(path, keeper):
                return Case(path, keeper.settle(store, mend), keep=True)
            reading = read_whole(path, tell, Shelf(keeper.empty()))
            store = compile_case(reading, read_seal(path), tell, search=True)
        except sqlite3.Error:  # there is no room on the disk
            return Case(path, compiled_from(path, tell), keep=True)
        return Case(path, keeper.settle(store, mend), keep=True)


def amended(path: Path) -> Case | None:
    """Return a large case as it was kept before a few of its words changed, put right; None where it is read longer.

    What is read is so little that whoever types beside it does not notice.
    """
    if not _large(path):
        return None
    with uncollected(), keeping(path) as keeper:
        try:
            store = keeper and _amended(path, keeper, LITTLE)
        except (CaseError, OSError, sqlite3.Error):  # whoever reads the whole of it says what is wrong
            return None
        return Case(path, keeper.settle(store, _mending(path)), keep=True) if keeper and store else None


def _amended(path: Path, keeper: Keeping, most: int | None = None) -> Store | None:
    """Return the store that was kept before some words of a large case changed, put right; None where more changed."""
    from tui.kept import amending  # here, since most cases are small

    found = keeper.before() if _large(path) else None
    if found is None:
        return None
    store, names = found
    edited = {shown: file for file, shown in files.case_files(path)[0] if file.name in names}
    if len(edited) < len(names):  # it is the seal that has changed
        return None
    plan = amending.planned(store, edited, most or amending.MOST)
    base = plan and keeper.copied()
    if plan is None or base is None:
        return None
    amending.amend(base, plan)
    return Store(base)


def open_soon(path: Path, tell: Tell = unheard) -> tuple[Case, Making | None]:
    """Return a case for who looks at it at once, and what makes it where that is only its first records.

    A large store that was kept is taken as it is: `files.sound` tells whether it is as it was made. Of a large case
    that is not kept its first records are opened. Raises CaseError as Case.open does.
    """
    if kept := kept_store(path, _mending(path), later=True):
        return Case(path, kept, keep=True), None
    return _first(path) or (open_kept(path, tell), None)


def _first(path: Path) -> tuple[Case, Making] | None:
    """Return the first records of a case with what makes the whole of it, or None where all of it is opened at once.

    So is one that is small, can't be kept, or does not say at its beginning which it is.
    """
    if not _large(path):
        return None
    from tui.reading.records import read_first  # here, since most cases are small

    making = begun(path)  # before the first records are read, which takes about as long as a process takes to begin
    if not making:
        return None
    try:
        reading = read_first(path)
        case = Case.of(reading) if reading.info else None
    except BaseException:  # also one who interrupts, who would else have to wait for it
        making.cancel()
        raise
    if case is None:
        making.cancel()
        return None
    case.keep = case.partial = True
    return case, making


def begun(path: Path) -> Making | None:
    """Return what reads and keeps a large case, begun; None where a case is small, or that can't be done here."""
    if not _large(path):
        return None
    from tui.kept.making import Making  # here, since most cases are small

    try:
        return Making(path, open_kept)
    except OSError:  # no process can be started
        return None


def _large(path: Path) -> bool:
    return cache_dir() is not None and sum(stamp.size for stamp in fingerprint(path)) >= LARGE


def _mending(path: Path) -> Callable[[], sqlite3.Connection]:
    """Return what gives the database of a case read anew, in place of a file that turns out to be damaged."""

    def mend() -> sqlite3.Connection:
        from tui.case.compiling import compiled_from  # here, since few files are ever damaged

        return compiled_from(path, search=True).base

    return mend
