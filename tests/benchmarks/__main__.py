"""Measures, and prints a table of what was measured beside what it could be at best."""

from __future__ import annotations

import argparse
import json
import os
import signal
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from . import asking, idling, keys, opening, others, starting
from .opening import MEGA
from .run import KEPT, SHORT, Run, load
from .table import print_table, write
from .tools import Tools


def work(run: Run, tools: Tools, size: int) -> None:
    """Measure everything that is done in an open case, and what is asked of it without a screen."""
    short, huge = SHORT[size], size > 100_000
    run.do(f"opening again, {short}", partial(opening.again, run, size))
    pair = run.do(f"keys, {short}", lambda: keys.Pair(run, size))
    if pair:
        run.do(f"keys, {short}", lambda: keys.panes(pair, 10 if run.long else 4), 180)
        run.do(f"a key held, {short}", lambda: keys.held(pair), 60)
        run.do(f"facets, pin, another day, {short}", lambda: asking.narrow(pair))
        run.do(f"a search, {short}", lambda: asking.search(pair, tools))
        run.do(f"an edit, {short}", lambda: asking.edit(pair), 90)
        pair.close()
    run.do(f"`show ID`, {short}", lambda: starting.command_at(run, size, "show ID", ("show", "claim-7", "--case")), 60)
    if run.long:
        run.do(f"idle, {short}", partial(idling.idle, run, size), 90)
    if run.long and not huge:
        run.do(f"`check`, {short}", lambda: starting.command_at(run, size, "check", ("check",)), 180)


def measure(run: Run, most: int) -> None:
    """Measure everything in cases of up to so many claims, what matters most first and the largest last."""
    sizes = [size for size in SHORT if size <= most]
    cold = [size for size in sizes if run.long or size < KEPT]
    stored = made_ready(run, sizes, [size for size in sizes if size not in cold])
    tools = Tools(run)
    run.do("starts", lambda: starting.start(run, tools), 180)
    run.do("`--version` and `show ID`, the bundled case", lambda: starting.commands(run))
    left_alone = [run.do(f"idle, {name}", partial(idling.Idle, run, claims)) for name, claims in idling.ALONE.items()]
    opened = [size for size in cold if size < MEGA and opening.first(run, size)]
    for each in left_alone:
        if each:
            run.do("idle", each.end, 30)
    ready = [*opened, *stored]
    for size in ready if run.long else ready[-1:]:
        if size >= 10_000:
            work(run, tools, size)
    if run.long and ready:
        run.do("visidata", lambda: others.visidata(run, tools, ready[-1]), 180)
        run.do("Datasette", lambda: others.datasette(run, tools, ready[-1]), 180)
    for size in cold:
        if size >= MEGA and opening.first(run, size):
            work(run, tools, size)
    opening.growth(run)


def made_ready(run: Run, sizes: Sequence[int], stored: Sequence[int]) -> list[int]:
    """Make the cases and the stores that are kept from run to run, unless they are there; the time begins then.

    Return the sizes of which there is a store.
    """
    for size in sizes:
        run.case(size)
    made = [size for size in stored if run.do(f"the store of {size:,} claims", partial(run.stored, size), 900)]
    run.began = time.monotonic()
    return made


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--long", action="store_true", help="with a million claims and every reference: half an hour")
    parser.add_argument("--budget", type=float, metavar="SECONDS", help="when nothing more is begun: 100, long 1800")
    parser.add_argument("--cases", type=Path, metavar="FOLDER", help="where the made-up cases lie and are kept")
    parser.add_argument("--samples", type=Path, metavar="FILE", help="write every single measure there, as JSON")
    parser.add_argument(
        "--write", action="store_true", help="write the table into README.md, and the picture beside it"
    )
    parser.add_argument("--most", type=int, metavar="CLAIMS", help="how many the largest case has, if not 100,000")
    words = parser.parse_args()
    cases = words.cases or Path(tempfile.gettempdir()) / f"onrecord-benchmark-cases-{os.getuid()}"
    cases.mkdir(mode=0o700, parents=True, exist_ok=True)
    run = Run(cases.resolve(), words.long, words.budget or (1800 if words.long else 100))
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what was measured until then is printed
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
