"""The options that narrow a case, as the app does; a value that can't be in any claim is a wrong usage."""

from __future__ import annotations

import argparse

from tui.case import Case
from tui.case.marks import MARKS
from tui.case.query import FACETS, Filters
from tui.case.search import places
from tui.case.times import NEVER, UNKNOWN, day_number
from tui.dates import DateError, parse
from tui.model import CAVEATS, CLAIM_KINDS, EDITOR, STANCES
from tui.text import closest, instead

_OPTIONS = {"kind": CLAIM_KINDS, "stance": STANCES, "caveat": CAVEATS, "mark": tuple(MARKS)}


def filter_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options that narrow."""
    group = parser.add_argument_group("filters", "one given more than once takes either; `unknown` is a value, too")
    for name, facet in FACETS.items():
        group.add_argument(f"--{name}", metavar=facet.value.upper(), action="append", default=[], help=facet.help)
    as_of_argument(group)


def as_of_argument(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Declare `--as-of`."""
    parser.add_argument("--as-of", metavar="DAY", help="the case as it stood on this day: 2022-01-09")


def as_of(case: Case, written: str | None) -> Case:
    """Return the case as of a day as written; raises ValueError with what is wrong."""
    if written is None:
        return case
    try:
        day = day_number(parse(written).latest)
    except DateError as error:
        raise ValueError(f"--as-of {written!r}: {error}") from None
    if day == NEVER:
        raise ValueError(f"--as-of {written!r} has no end; write a day such as 2022-01-09")
    return case.at(day)


def narrowed(case: Case, args: argparse.Namespace) -> Filters:
    """Return the filters that the options make; raises ValueError with what is wrong."""
    filters = Filters()
    for facet in FACETS:
        for written in getattr(args, facet):
            for value in _meant(case, facet, written):
                if value not in filters.values(facet):
                    filters = filters.toggled(facet, value)
    return filters


def _meant(case: Case, facet: str, written: str) -> list[str]:
    """Return the values that were meant; a typo must not read like "there is none"."""
    kind, value = FACETS[facet].value, written.strip()
    if value.lower() in ("unknown", "none"):
        return [UNKNOWN]
    if kind == "day":
        try:
            return [value] if value in case.times.headings[facet] else case.times.within(facet, parse(value)) or [value]
        except DateError as error:
            raise ValueError(f"--{facet} {written!r}: {error}") from None
    if kind == "place":
        found = places(case, value)
        if not found:
            near = closest(value, list(case.counts(facet)), 3)
            raise ValueError(f"no event is in {written!r}" + (f"; near it: {', '.join(near)}" if near else ""))
        return found
    if kind == "id":
        return [_id(case, facet, value)]
    options = _OPTIONS[facet]
    value = value.replace(" ", "-")  # as it is shown: `no evidence`
    if value not in options:
        raise ValueError(f"{written!r} is no {facet}; {instead(closest(value, options), options)}")
    return [value]


def _id(case: Case, facet: str, value: str) -> str:
    options = case.all_ids()
    if value in options or (facet == "by" and value == EDITOR):
        return value
    near = [name for name in options if value.lower() in name][:3] or closest(value.lower(), options, 3)
    raise ValueError(f"no record has the id {value!r}" + (f"; near it: {', '.join(near)}" if near else ""))
