"""The index: a database in memory that lives as long as its case."""

from __future__ import annotations

import gc
import sqlite3

import pytest

from tui.case.index import Index


def test_an_index_that_is_gone_has_closed_its_database() -> None:
    """Python 3.13 warns of each one that is left open, in whatever test runs by then."""
    index = Index([0], [])
    base = index._base
    del index
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        base.execute("SELECT 1")
