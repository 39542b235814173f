"""Options to filters, the same that the app has; a value that no claim can have is a usage error."""

from __future__ import annotations

import argparse
from collections.abc import Collection

from tui.case import Case
from tui.case.facets import OPTIONS
from tui.case.query import Filters
from tui.case.search import values_like
from tui.case.times import NEVER, UNKNOWN, day_number
from tui.dates import DateError, parse
from tui.text import closest, instead


def filter_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options that narrow."""
    group = parser.add_argument_group("filters", "one given more than once takes either; `unknown` is a value, too")
    for name, facet in OPTIONS.items():
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
    for facet in OPTIONS:
        for written in getattr(args, facet):
            for value in _values(case, facet, written):
                if value not in filters.values(facet):
                    filters = filters.toggled(facet, value)
    return filters


def _values(case: Case, facet: str, written: str) -> list[str]:
    """Return the values of a facet that one written value stands for; raises ValueError for one that no claim can have.

    Otherwise a mistyped value would read like a case without such claims.
    """
    option, value = OPTIONS[facet], written.strip()
    if value.lower() in ("unknown", "none"):
        return [UNKNOWN]
    if option.value == "day":
        try:
            return [value] if value in case.times.headings[facet] else case.times.within(facet, parse(value)) or [value]
        except DateError as error:
            raise ValueError(f"--{facet} {written!r}: {error}") from None
    if option.value == "id":
        return [_id(case, value, option.choices)]
    if not option.choices:
        found = values_like(case, facet, value)
        if not found:
            near = closest(value, list(case.counts(facet)), 3)
            says = option.missing.format(repr(written))
            raise ValueError(says + (f"; near it: {', '.join(near)}" if near else ""))
        return found
    value = value.replace(" ", "-")  # as it is shown: `no evidence`
    if value not in option.choices:
        choices = tuple(option.choices)
        raise ValueError(f"{written!r} is no {facet}; {instead(closest(value, choices), choices)}")
    return [value]


def _id(case: Case, value: str, others: Collection[str]) -> str:
    """Return an id that is a record's or among others; raises ValueError with the ids most like it."""
    options = case.all_ids()
    if value in options or value in others:
        return value
    near = [name for name in options if value.lower() in name][:3] or closest(value.lower(), options, 3)
    raise ValueError(f"no record has the id {value!r}" + (f"; near it: {', '.join(near)}" if near else ""))
