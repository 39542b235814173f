"""`--count`: how many claims there are of each day, month or year, as the bars above the timeline count them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tui.case import Case
from tui.case.query import Filters
from tui.case.spread import DAY, NOWHERE, UNITS, Spread
from tui.case.spreading import spread_of
from tui.commands.common import print_in
from tui.formats.chosen import counts


def print_counts(args: argparse.Namespace, case: Case, filters: Filters) -> int:
    """Print a row for each day, month or run of years that any claim is known to, and how many are in none.

    Return how many rows there are.
    """
    rows = list(_rows(spread_of(case, args.count, filters), case))
    print_in(args.format, counts(args.format, rows), paged=args.paged)
    return len(rows)


def _rows(spread: Spread, case: Case) -> Iterator[tuple[str, int]]:
    unit = next((unit for unit in UNITS[UNITS.index(DAY) :] if spread.known(unit)), UNITS[-1])
    ends = spread.range(unit)
    if ends is None:
        yield from ([("undated", spread.total)] if spread.total else [])
        return
    found = spread.columns(unit)
    yield from ((unit.words(number, number, None), found[number]) for number in sorted(found))
    for why, number in spread.count(unit, *ends).outside.items():
        wider = f"no {unit.name}" if unit.years in (0, 1) else f"wider than {unit.one}"
        yield wider if why == NOWHERE else why, number
