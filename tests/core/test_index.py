"""The index: a database in memory that lives as long as its case."""

from __future__ import annotations

import gc
import sqlite3

import pytest

from tui.case.compiling import insert_facets
from tui.case.index import Index
from tui.case.query import Filters
from tui.case.store import Store
from tui.case.times import FOREVER


def test_an_index_that_is_gone_has_closed_its_database() -> None:
    """Python 3.13 warns of each one that is left open, in whatever test runs by then."""
    store = Store.in_memory()
    index = Index(store, 0)
    base = store.base
    del index, store
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        base.execute("SELECT 1")


@pytest.mark.parametrize("days", [(3, 5, 9), (9, 5, 3), (5, 3, 9)], ids=str)
def test_a_value_that_a_claim_has_on_several_grounds_it_has_from_the_first_of_them_on(days: tuple[int, ...]) -> None:
    store = Store.in_memory()
    store.base.execute("INSERT INTO claim VALUES (0, 1, 1, 1, '[]')")
    insert_facets(store, [("mark", "disputed", 0, day, FOREVER) for day in days])
    index = Index(store, 1)
    assert [index.counts("mark", Filters(), day) for day in (2, 3, 4, 9)] == [{}, *[{"disputed": 1}] * 3]
    assert [list(index.numbers(Filters.of(mark="disputed"), day)) for day in (2, 3, 9)] == [[], [0], [0]]
