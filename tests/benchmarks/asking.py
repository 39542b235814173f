"""How long a search, a filter, another day and an edit take until what they ask for stands on the screen."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from statistics import median

from .keys import Pair, answers
from .made import Made
from .run import SHORT, Line, Run, percentile, seconds_of
from .tools import Tools

WORDS = ("pe", "ka", "mi", "co", "sa")
_PATIENCE = 60.0
_SEEN = 75.0  # seconds in which an edit must be seen
_SETTLED = 0.4  # seconds without a byte after which an answer is whole, also one that a worker brings


def search(pair: Pair, tools: Tools) -> None:
    """Type one letter and then another into an open search bar, beside searches of the same files for what is typed."""
    run, size, screen = pair.run, pair.size, pair.screens[pair.size]
    run.tell(f"letters searched for, {size:,} claims")
    files = [str(path) for path in sorted(run.case(size).glob("*.yaml"))]
    times: dict[int, list[float]] = {1: [], 2: []}
    referred: dict[int, list[float]] = {1: [], 2: []}
    for word in WORDS * 2 if run.long else WORDS[:4]:
        screen.press("/", _SETTLED, 5)
        for letters in times:
            typed = word[:letters]
            began = screen.send(typed[-1])
            stands = screen.until(f"“{typed}”", quiet=_SETTLED, limit=_PATIENCE)
            if stands is None:
                pair.stuck = True
                raise TimeoutError(f"the hits of {typed!r} do not stand after {_PATIENCE:g} s")
            times[letters].append(stands - began)
            referred[letters].append(seconds_of((*tools.searcher, typed, *files), os.environ))
        screen.press("\x1b", _SETTLED, 5)
    screen.press("\x1b", _SETTLED, 5)  # once more, which ends the search that the first one kept
    goal = 1.0 if size <= 100_000 else None
    for letters, which in ((1, "a letter"), (2, "a second letter")):
        name, what = "search" if letters == 1 else "search on", f"{which} in the search bar → hits, {SHORT[size]}"
        run.keep(f"{name} {size}", times[letters])
        first, rest = times[letters][0], times[letters][1:]
        run.add(Line(f"{what}, the first time", first, "s"))
        reference = median(referred[letters])
        run.add(Line(what, median(rest), "s", goal, tools.searcher_name, reference, median(rest) / reference))
        run.add(Line(f"{what}, 95 of 100", percentile(rest, 0.95), "s", 0.05))


def bare_sqlite(run: Run, size: int) -> Path:
    """Return an SQLite file of the same claims, with the indexes that the queries need."""
    path = run.folder / f"bare-{size}.sqlite"
    if not path.exists():
        with closing(sqlite3.connect(path)) as bare, bare:
            bare.execute("CREATE TABLE claims (id, text, speaker, said, event, question, source, quote)")
            bare.executemany(
                "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (row[:8] for row in Made(size).rows())
            )
            for column in ("speaker", "said", "event", "question", "source"):
                bare.execute(f"CREATE INDEX by_{column} ON claims ({column}, said)")
    return path


def _queries(path: Path, queries: Sequence[str]) -> float:
    """Return how long some queries take on a bare connection."""
    with closing(sqlite3.connect(path)) as bare:
        began = time.perf_counter()
        for query in queries:
            bare.execute(query).fetchall()
        return time.perf_counter() - began


def narrow(pair: Pair) -> None:
    """Ask for the facets with their counts, pin a speaker, and go to the day before."""
    run, size, screen = pair.run, pair.size, pair.screens[pair.size]
    run.tell(f"facets, a pin, and other days, {size:,} claims")
    bare = bare_sqlite(run, size)
    times = 5 if run.long else 2
    facets = [f"SELECT {name}, count(*) FROM claims GROUP BY 1" for name in ("speaker", "event", "question", "source")]
    pinned = "speaker = 'actor-0'"
    before = "said < '2021-08-01'"
    asked = (
        ("the facets with their counts", "3", "f", "\x1b", facets),
        ("a speaker pinned", "2", " ", " ", _narrowed(pinned)),
        ("the day before", "1", "<", ">", _narrowed(before)),
    )
    for what, digit, key, back, queries in asked:
        screen.press(digit, _SETTLED, 1)
        found = [answer.last for answer in answers(screen, [key] * times, back, _SETTLED)]
        if not found:
            run.miss(f"no answer to {what}, {size:,} claims", f"{what}, {SHORT[size]}")
            continue
        bare_time = median(_queries(bare, queries) for _ in range(times))
        run.keep(f"{what} {size}", found)
        reference = "the same SQL on a bare connection"
        run.add(Line(f"{what}, {SHORT[size]}", median(found), "s", 2, reference, bare_time, median(found) / bare_time))
    screen.press("X", _SETTLED, 1)


def _narrowed(condition: str) -> list[str]:
    """Return what a screen shows of the claims that a condition leaves: how many, the first, each list's counts."""
    lists = [f"SELECT {name}, count(*) FROM claims WHERE {condition} GROUP BY 1" for name in ("speaker", "event")]
    first = f"SELECT * FROM claims WHERE {condition} ORDER BY said LIMIT 64"
    return [f"SELECT count(*) FROM claims WHERE {condition}", first, *lists]


def edit(pair: Pair) -> None:
    """Change a word of the claim under the cursor in its file, and wait until it stands on the screen."""
    run, size, screen = pair.run, pair.size, pair.screens[pair.size]
    if pair.stuck:
        raise TimeoutError("the program has not come back from a search")
    run.tell(f"an edit of one record, {size:,} claims")
    screen.press("3", _SETTLED, 1)
    screen.press("\x1b[H", _SETTLED, 1)
    name = next((word for line in screen.text().splitlines() for word in line.split() if word.startswith("claim-")), "")
    head = f"- id: {name}\n  text: ".encode()
    file = next((path for path in run.case(size).glob("claims-*.yaml") if head in path.read_bytes()), None)
    if file is None:
        raise LookupError(f"the record under the cursor, {name!r}, is in no file")
    kept = file.with_suffix(".kept")  # beside it, so that its moment can be given back, too
    shutil.copy2(file, kept)
    try:
        whole = kept.read_bytes()
        at = whole.index(head) + len(head)
        file.write_bytes(whole[:at] + b"Xyzzy" + whole[at + 5 :])
        began = time.perf_counter()
        stands = screen.until("Xyzzy", quiet=_SETTLED, limit=_SEEN)
    finally:
        kept.replace(file)
    if stands is None:
        raise TimeoutError(f"it is not seen within {_SEEN:g} s, and the screen says\n{screen.text()}")
    took = stands - began
    run.keep(f"edit {size}", [took])
    what = f"an edit of one record → on the screen, {SHORT[size]}"
    if opened := run.samples.get(f"first opening {size}"):
        opening, goal = median(opened), 0.05 if size == 100_000 else None
        run.add(Line(what, took, "s", goal, "the first opening", opening, took / opening))
    else:
        run.add(Line(what, took, "s"))
