"""`onrecord list KIND`: rows, narrowed like in the app."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from tui.case import Case
from tui.case.lists import KINDS, event_heading, rows_of
from tui.case.query import Filters
from tui.case.times import AXES, UNKNOWN
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.choosing import choosing_arguments, print_chosen
from tui.commands.common import case_arguments, open_case, print_message
from tui.commands.counting import print_counts
from tui.commands.narrowing import as_of, filter_arguments, narrowed
from tui.formats import FORMATS
from tui.model import KIND_OF


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments; the filters are the app's own."""
    parser.add_argument(
        "what",
        choices=KINDS,
        metavar="|".join(KINDS),
        help="what to list: of events and the like those that a claim is left of, of events that happened then and "
        "there (--happened, --where), of sources that were printed then (--printed)",
    )
    filter_arguments(parser)
    choosing_arguments(parser)
    parser.add_argument(
        "--count",
        choices=AXES,
        help="of claims: how many there are of each day, or month, or year, as the bars above the timeline count them",
    )
    case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print the rows that the filters leave; of events and the like those that a claim is left of.

    Of a day or a place that is asked for, only the events are rows that happened then and there, and only the sources
    that were printed then: a claim may be about events of two days, and in sources of two.
    """
    case = open_case(args)
    try:
        case = as_of(case, args.as_of)
        filters = narrowed(case, args)
    except ValueError as error:
        print_message(str(error))
        return USAGE
    if args.count:
        if args.what != "claims" or args.columns or args.sort or args.limit:
            print_message("--count is of claims, and of all that the filters leave: no --columns, --sort or --limit")
            return USAGE
        return DONE if print_counts(args, case, filters) else FOUND_NOTHING
    listing = rows_of(case, args.what, filters)
    kind = KIND_OF[args.what]
    found = [(kind, name) for name in listing.names() if _itself(case, args.what, name, filters)]
    rows = FORMATS[args.format].rows
    try:
        print_chosen(args, case, found, lambda names: rows(case, args.what, names, filters), filters)
    except ValueError as error:
        print_message(str(error))
        return USAGE
    if not found:
        print_message(f"no {args.what} {'pass these filters' if filters.any or args.as_of else 'in this case'}")
    return DONE if found else FOUND_NOTHING


_OWN: dict[str, dict[str, Callable[[Case, str], str]]] = {
    "events": {"happened": event_heading, "where": lambda case, name: case.events[name].where or UNKNOWN},
    "sources": {"printed": lambda case, name: case.times.heading("printed", case.times.published(name)).words},
}
"""What a record itself has of facets by which its claims are narrowed, by its list."""


def _itself(case: Case, what: str, name: str, filters: Filters) -> bool:
    """Tell whether a record has itself one of the values that are asked for of each facet of its own."""
    asked = ((own(case, name), filters.values(facet)) for facet, own in _OWN.get(what, {}).items())
    return all(value in values for value, values in asked if values)
