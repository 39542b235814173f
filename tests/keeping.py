"""What is seen of a case that is kept in a file, for tests of stores."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from tui.case import Case
from tui.case.lists import KINDS, rows_of
from tui.case.query import Filters
from tui.case.search import understand
from tui.formats import FORMATS
from tui.paths import cache_dir


def unread(path: Path) -> Callable[[], sqlite3.Connection]:
    """Return what a store is mended with where a test wants none to be."""

    def mend() -> sqlite3.Connection:
        raise AssertionError(f"{path} is read anew")

    return mend


def settled(folder: Path) -> Path:
    """Return a folder of a case whose files have been left alone for long."""
    for file in folder.iterdir():
        os.utime(file, ns=(10**18 + 1, 10**18 + 1))
    return folder


def seen(case: Case) -> list[object]:
    """Return what a person sees of a case: counts, rows, cards, hits, findings, as of its days."""
    found: list[object] = [case.info, case.problems, case.left_out, case.days(), case.findings()]
    for day in (None, *case.days()):
        view = case.at(day)
        found += [[row for row in rows_of(view, kind).rows()] for kind in KINDS]
        found += [view.counts("mark"), view.findings()]
    found += [
        case.ranked(Filters(sought=understand(case, text))) for text in ("fire", "speaker:ana hurt", "said:3-Mar")
    ]
    names = [case.info.id, *case.all_ids()]
    return [*found, list(FORMATS["text"].cards(case, names)), [case.place(name) for name in names]]


def stores() -> list[Path]:
    folder = cache_dir()
    assert folder
    return sorted((folder / "cases").glob("*.store"))
