"""`onrecord show ID…`: records whole."""

from __future__ import annotations

import argparse

from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.choosing import choosing_arguments, print_chosen
from tui.commands.common import case_arguments, open_case, print_message
from tui.commands.narrowing import as_of, as_of_argument
from tui.formats import FORMATS
from tui.model import kind_of
from tui.text import closest


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("ids", metavar="ID", nargs="+", help="the id of a claim, actor, event, question or source")
    as_of_argument(parser)
    choosing_arguments(parser)
    case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print each record; an unknown id is named on stderr with the ids most like it."""
    case = open_case(args)
    try:
        case = as_of(case, args.as_of)
    except ValueError as error:
        print_message(str(error))
        return USAGE
    found = [(kind_of(record), name) for name in args.ids if (record := case.get(name))]
    known = [name for _, name in found]
    try:
        print_chosen(args, case, found, lambda names: FORMATS[args.format].cards(case, names))
    except ValueError as error:
        print_message(str(error))
        return USAGE
    for name in args.ids:
        if name not in known:
            print_message(f"no record has the id {name!r}{_nearest(name, case.all_ids())}")
    return DONE if len(known) == len(args.ids) else FOUND_NOTHING


def _nearest(name: str, ids: list[str]) -> str:
    inside = [other for other in ids if name in other][:5]
    close = inside or closest(name, ids[:20_000], 3)
    return f"; near it: {', '.join(close)}" if close else "; `onrecord list claims` prints the ids"
