"""The index: a database in memory that lives as long as its case."""

from __future__ import annotations

import gc
from array import array

import pytest

from tui.case.dating import Dating
from tui.case.index import Index
from tui.case.ordered import Ordered
from tui.case.postings import Postings
from tui.case.query import Filters
from tui.case.store import SCHEMA, Store
from tui.case.times import FOREVER, Times
from tui.databases import Database, in_memory
from tui.model import Claim
from tui.reading.shelf import Shelf


def empty() -> Store:
    """Return a store without a record."""
    base = in_memory()
    base.executescript(SCHEMA)
    return Store(base)


def test_an_index_that_is_gone_has_closed_its_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python 3.13 warns of each one that is left open, in whatever test runs by then."""
    closed: list[int] = []
    close = Database.close

    def closing(base: Database) -> None:
        closed.append(id(base))
        close(base)

    monkeypatch.setattr(Database, "close", closing)
    store = empty()
    index, base = Index(store, 0, Times({}, {}).dated), id(store.base)
    del index, store
    gc.collect()
    assert base in closed


@pytest.mark.parametrize("days", [(3, 5, 9), (9, 5, 3), (5, 3, 9)], ids=str)
def test_a_value_that_a_claim_has_on_several_grounds_it_has_from_the_first_of_them_on(days: tuple[int, ...]) -> None:
    store = empty()
    store.base.execute("INSERT INTO claim VALUES (0, 1, 1, 1, '[]', x'')")
    store.base.execute("INSERT INTO standing VALUES (?)", [array("q", [1]).tobytes()])
    claim = Claim(id="it", text="It was so.", speaker="s", reports=())
    times, shelf = Times({}, {}), Shelf.of({"it": claim})
    shelf.end()
    claims = Ordered(shelf, times)
    claims.days[0] = 1
    postings = Postings(claims, {}, {}, {})
    postings.mark(0, [("disputed", day, FOREVER) for day in days], alone=True)
    postings.put_into(store.base, Dating(times, claims))
    index = Index(store, 1, Times({}, {}).dated)
    assert [index.counts("mark", Filters(), day) for day in (2, 3, 4, 9)] == [{}, *[{"disputed": 1}] * 3]
    assert [list(index.left.numbers(Filters.of(mark="disputed"), day)) for day in (2, 3, 9)] == [[], [0], [0]]
