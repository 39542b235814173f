"""Measures, and prints a table: `python -m tests.benchmarks [--long] [--write] [--cases FOLDER] [--samples FILE]`."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from . import opening, starting
from .run import Run, load
from .table import print_table


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--long", action="store_true", help="with a million claims and every reference: half an hour")
    parser.add_argument("--cases", type=Path, metavar="FOLDER", help="where the made-up cases lie and are kept")
    parser.add_argument("--samples", type=Path, metavar="FILE", help="write every single measure there, as JSON")
    words = parser.parse_args()
    cases = words.cases or Path(tempfile.gettempdir()) / "onrecord-benchmark-cases"
    cases.mkdir(parents=True, exist_ok=True)
    run = Run(cases.resolve(), words.long)
    run.tell(load())
    try:
        starting.start(run)
        starting.commands(run)
        sizes = opening.first(run, (1_000, 10_000, 100_000, *((1_000_000,) if run.long else ())))
        opening.again(run, sizes)
    finally:
        run.end()
    run.tell(load())
    print_table(run)
    if words.samples:
        words.samples.write_text(json.dumps(run.samples, indent=1))


if __name__ == "__main__":
    main()
