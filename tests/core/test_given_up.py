"""A query that nobody waits for any more is given up within a moment of SQLite's steps; what is written is not."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from tui.case.store import GivenUp, Store
from tui.databases import in_memory

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200000) SELECT count(*) FROM n"


def test_a_query_that_is_no_longer_wanted_is_given_up() -> None:
    store, looked = Store(in_memory()), 0

    def over() -> bool:
        nonlocal looked
        looked += 1
        return looked > 3

    store.give_up_once(over)
    with pytest.raises(GivenUp):
        store.rows(ENDLESS)
    assert looked == 4


def test_what_is_wanted_is_answered_whole_and_so_is_what_is_asked_afterwards() -> None:
    store = Store(in_memory())
    store.give_up_once(lambda: False)
    assert store.row(LONG) == (200_000,)
    store.give_up_once(lambda: True)
    with pytest.raises(GivenUp):
        store.row(LONG)
    store.give_up_once(lambda: False)
    assert store.row(LONG) == (200_000,)


def test_queries_of_another_thread_go_on() -> None:
    store = Store(in_memory())
    thread = threading.Thread(target=store.give_up_once, args=(lambda: True,))
    thread.start()
    thread.join()
    assert store.row(LONG) == (200_000,)


def test_what_is_written_is_written_whole() -> None:
    store = Store(in_memory())
    store.give_up_once(lambda: True)
    store.base.execute("CREATE TABLE made (i)")
    store.base.execute("BEGIN")
    store.base.execute(f"INSERT INTO made {LONG}")
    store.base.execute("COMMIT")
    assert store.row("SELECT * FROM made") == (200_000,)


TWO_THREADS = """
import threading
from tui.case.store import Store
from tui.databases import in_memory
store = Store(in_memory())
made = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000) SELECT i FROM n"
store.base.execute(f"CREATE TABLE n AS {made}")
def ask(times):
    for _ in range(times):
        store.give_up_once(lambda: False)
        store.rows("SELECT a.i FROM n a, n b WHERE a.i = ? AND b.i > ?", [1, 0])
threads = [threading.Thread(target=ask, args=(300,)) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("both ended")
"""


def test_two_threads_that_ask_one_store_at_once_both_end() -> None:
    """What they wait for is SQLite's lock and Python's; of a deadlock no test could rid itself, but a process can."""
    done = subprocess.run([sys.executable, "-c", TWO_THREADS], capture_output=True, text=True, timeout=60)
    assert done.stdout == "both ended\n", done.stderr
