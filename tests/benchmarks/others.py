"""Other programs with the same rows: visidata with a CSV file of them, Datasette with an SQLite file."""

from __future__ import annotations

import csv
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from .asking import bare_sqlite
from .made import Made, Row
from .run import SHORT, Line, Run
from .screens import ROOT, Screen, environment
from .tools import Tools

_COLUMNS = 8  # of a row; the last one is its YAML
_ROUNDS = 5
_PATIENCE = 120.0
_FACETS = "&".join(f"_facet={name}" for name in ("speaker", "event", "question", "source"))


def rows_of(run: Run, claims: int) -> Path:
    """Return a CSV file of so many claims."""
    path = run.folder / f"rows-{claims}.csv"
    if not path.exists():
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(Row._fields[:_COLUMNS])
            rows.writerows(row[:_COLUMNS] for row in Made(claims).rows())
    return path


def loaded(run: Run, program: str, claims: int) -> float:
    """Return the seconds until visidata counts all rows; what it blends in and out later is not waited for."""
    screen = Screen((program, str(rows_of(run, claims))), environment(run.home()))
    try:
        if screen.until(f"{claims} rows", quiet=0.25, limit=_PATIENCE) is None:
            raise TimeoutError(f"visidata does not show {claims:,} rows")
        return screen.stood(f"{claims} rows") - screen.began
    finally:
        screen.close(0)


def visidata(run: Run, tools: Tools, size: int) -> None:
    """Open as many rows in visidata as a large case has."""
    program, ours = tools.found.get("vd"), run.samples.get(f"opening again {size}")
    if program and ours:
        run.tell(f"visidata, {size:,} rows")
        times = [loaded(run, program, size) for _ in range(_ROUNDS + 1)][1:]
        run.keep(f"visidata {size}", times)
        what, share = f"opening again, {SHORT[size]}", median(ours) / median(times)
        run.add(Line(what, median(ours), "s", None, "visidata, as many rows of CSV", median(times), share))


def datasette(run: Run, tools: Tools, size: int) -> None:
    """Ask Datasette for a first page, for facets with their counts, and for what holds a letter."""
    if not (program := tools.found.get("datasette")):
        return
    run.tell(f"Datasette, {size:,} rows")
    path = bare_sqlite(run, size)
    starts: list[float] = []
    asked: dict[str, list[float]] = {f"_size=64&{_FACETS}": [], "_size=64&text__contains=p": []}
    for _ in range(3):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        limits = [word for name in ("sql", "facet") for word in ("--setting", f"{name}_time_limit_ms", "60000")]
        began = time.perf_counter()
        server = subprocess.Popen(
            (program, "serve", str(path), "--port", str(port), *limits),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(run.home()) | {"PYTHONPATH": ""},
            cwd=ROOT,
        )
        table = f"http://127.0.0.1:{port}/{path.stem}/claims"
        try:
            _page(table, began + _PATIENCE)
            starts.append(time.perf_counter() - began)
            for query, times in asked.items():
                for _ in range(_ROUNDS):
                    before = time.perf_counter()
                    _page(f"{table}.json?{query}", before + _PATIENCE)
                    times.append(time.perf_counter() - before)
        finally:
            os.kill(server.pid, signal.SIGTERM)
            server.wait()
    facets, letter = asked.values()
    for what, ours, theirs, how in (
        (f"opening again, {SHORT[size]}", f"opening again {size}", starts, "its first page"),
        (f"the facets with their counts, {SHORT[size]}", f"the facets with their counts {size}", facets, "its facets"),
        (f"a letter in the search bar → hits, {SHORT[size]}", f"search {size}", letter, "rows whose text holds it"),
    ):
        run.keep(f"Datasette: {how} {size}", theirs)
        if mine := run.samples.get(ours):
            share = median(mine) / median(theirs)
            run.add(Line(what, median(mine), "s", None, f"Datasette: {how}", median(theirs), share))


def _page(address: str, until: float) -> None:
    """Fetch a page of a server that is perhaps not ready yet."""
    while True:
        try:
            with urlopen(address, timeout=_PATIENCE) as page:
                page.read()
            return
        except URLError as error:
            if time.perf_counter() > until:
                raise TimeoutError(f"Datasette does not answer: {error}") from error
            time.sleep(0.005)
