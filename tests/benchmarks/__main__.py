"""Measures, and prints a table of what was measured beside what it could be at best."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from functools import partial
from pathlib import Path

from . import asking, idling, keys, opening, others, starting
from .run import BUNDLED, SHORT, Run, load
from .table import print_table, write
from .tools import Tools


def work(run: Run, tools: Tools, size: int) -> None:
    """Measure everything that is done in an open case."""
    pair = keys.Pair(run, size)
    short = SHORT[size]
    try:
        run.do(f"keys, {short}", lambda: keys.panes(pair, 15 if run.long else 4))
        run.do(f"a key held, {short}", lambda: keys.held(pair))
        run.do(f"facets, pin, another day, {short}", lambda: asking.narrow(pair))
        run.do(f"a search, {short}", lambda: asking.search(pair, tools))
        run.do(f"an edit, {short}", lambda: asking.edit(pair))
    finally:
        pair.close()


def measure(run: Run, most: int) -> None:
    """Measure everything in cases of up to so many claims, what matters most first."""
    tools = Tools(run)
    run.do("starts", lambda: starting.start(run, tools))
    run.do("commands", lambda: starting.commands(run))
    left_alone = [idling.Idle(run, BUNDLED), idling.Idle(run, None)]
    sizes = opening.first(run, [size for size in SHORT if size <= most])
    for each in left_alone:
        each.end()
    for size in sizes if run.long else sizes[-1:]:
        if size >= 10_000:
            run.do(f"opening again, {SHORT[size]}", partial(opening.again, run, size))
            run.do(f"keys, {SHORT[size]}", partial(work, run, tools, size))
            run.do(f"commands, {SHORT[size]}", partial(starting.commands_at, run, size))
            if run.long:
                run.do(f"idle, {SHORT[size]}", partial(idling.idle, run, size))
    if run.long and sizes:
        middle = min(100_000, sizes[-1])
        run.do("visidata", lambda: others.visidata(run, tools, middle))
        run.do("Datasette", lambda: others.datasette(run, tools, middle))


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--long", action="store_true", help="with a million claims and every reference: half an hour")
    parser.add_argument(
        "--budget", type=float, default=60, metavar="SECONDS", help="when the short set begins nothing more"
    )
    parser.add_argument("--cases", type=Path, metavar="FOLDER", help="where the made-up cases lie and are kept")
    parser.add_argument("--samples", type=Path, metavar="FILE", help="write every single measure there, as JSON")
    parser.add_argument(
        "--write", action="store_true", help="write the table into README.md, and the picture beside it"
    )
    parser.add_argument("--most", type=int, metavar="CLAIMS", help="how many the largest case has, if not 100,000")
    words = parser.parse_args()
    cases = words.cases or Path(tempfile.gettempdir()) / f"onrecord-benchmark-cases-{os.getuid()}"
    cases.mkdir(mode=0o700, parents=True, exist_ok=True)
    run = Run(cases.resolve(), words.long, words.budget)
    busy = load()
    try:
        measure(run, words.most or (1_000_000 if words.long else 100_000))
    except KeyboardInterrupt:
        run.miss("stopped before its end")
    finally:
        run.end()
    run.said.append(f"begun with {busy}, ended with {load()}, after {time.monotonic() - run.began:.0f} s")
    print_table(run)
    if words.write:
        write(run)
    if words.samples:
        words.samples.write_text(json.dumps(run.samples, indent=1))


if __name__ == "__main__":
    main()
