"""`onrecord list KIND`: rows, narrowed like in the app."""

from __future__ import annotations

import argparse

from tui.case.lists import KINDS, rows_of
from tui.case.times import AXES
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.choosing import choosing_arguments, print_chosen
from tui.commands.common import case_arguments, open_case, print_message
from tui.commands.counting import print_counts
from tui.commands.narrowing import as_of, filter_arguments, narrowed
from tui.formats import FORMATS
from tui.model import KIND_OF


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments; the filters are the app's own."""
    parser.add_argument("what", choices=KINDS, metavar="|".join(KINDS), help="what to list")
    filter_arguments(parser)
    choosing_arguments(parser)
    parser.add_argument(
        "--count",
        choices=AXES,
        help="of claims: how many there are of each day, or month, or year, as the bars above the timeline count them",
    )
    case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print the rows that the filters leave; of events and the like those that a claim is left of."""
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
    found = [(kind, listing.id(index)) for index in range(len(listing))]
    rows = FORMATS[args.format].rows
    try:
        print_chosen(args, case, found, lambda names: rows(case, args.what, names, filters), filters)
    except ValueError as error:
        print_message(str(error))
        return USAGE
    if not len(listing):
        print_message(f"no {args.what} {'pass these filters' if filters.any or args.as_of else 'in this case'}")
    return DONE if len(listing) else FOUND_NOTHING
