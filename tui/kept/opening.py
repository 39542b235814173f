"""Opening a case: from what is kept of it, or else from its files, and then it is kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tui.case import Case
from tui.kept.files import keeping, kept_store
from tui.progress import Tell, unheard


def open_kept(path: Path, tell: Tell = unheard, *, later: bool = False) -> Case:
    """Return the case at a path as it was kept, or as it is read, and then keep it; raises CaseError as Case.open does.

    With `later` a large store that was kept is compared with its digest only by `files.sound`.
    """

    def mend() -> sqlite3.Connection:
        from tui.case.compiling import compiled_from  # here, since few files are ever damaged

        return compiled_from(path, search=True).base

    if kept := kept_store(path, mend, later=later):
        return Case(path, kept, keep=True)
    from tui.case.compiling import compile_case, compiled_from, read_whole  # here, since a case that is kept needs no reader
    from tui.reading.seal import read_seal
    from tui.reading.shelf import Shelf

    with keeping(path) as keeper:
        if keeper is None:
            return Case(path, compiled_from(path, tell), keep=True)
        try:
            reading = read_whole(path, tell, Shelf(keeper.empty()))
            store = compile_case(reading, read_seal(path), tell, search=True)
        except sqlite3.Error:  # there is no room on the disk
            return Case(path, compiled_from(path, tell), keep=True)
        return Case(path, keeper.settle(store, mend), keep=True)
