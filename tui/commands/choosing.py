"""`--columns`, `--sort` and `--limit`: what of the records that are found is printed, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from tui.case import ALL, Case
from tui.case.query import Filters
from tui.commands.common import print_in, print_message

if TYPE_CHECKING:
    import argparse

Found = tuple[str, str]
"""The kind of a record, and its id."""


def choosing_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options that choose."""
    parser.add_argument(
        "--columns",
        metavar="COLUMN,…",
        type=_names,
        default=(),
        help="only these, in this order: as CSV calls them, in JSON its own fields (derived.marks)",
    )
    parser.add_argument(
        "--sort", metavar="COLUMN", default="", help="order by a column of CSV; -COLUMN the other way round"
    )
    parser.add_argument("--limit", metavar="N", type=_number, help="at most so many; how many are left is said")


def _names(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(filter(None, map(str.strip, text.split(",")))))
    if not names:
        raise _refused("name a column, or several with commas between them")
    return names


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not int(text):
        raise _refused(f"{text!r} is no number from 1 on")
    return int(text)


def _refused(why: str) -> Exception:
    """Return what an argument parser tells in these words."""
    from argparse import ArgumentTypeError  # here, since few words are refused

    return ArgumentTypeError(why)


def choosing(args: argparse.Namespace) -> bool:
    """Tell whether the options ask for other columns or another order than a format has by itself."""
    return bool(args.columns or args.sort)


def print_chosen(
    args: argparse.Namespace,
    case: Case,
    found: Sequence[Found],
    otherwise: Callable[[list[str]], Iterable[str]],
    filters: Filters = ALL,
) -> None:
    """Print records as the options ask for; without columns as `otherwise` does. Raises ValueError for an unknown one.

    Each record is its kind and its id.
    """
    some = list(found)
    if choosing(args):
        from tui.formats.chosen import Chosen, lines, taken  # here, since most calls ask for none of it

        chosen = Chosen(args.columns, args.sort, args.limit)
        some = taken(case, found, chosen, filters)
        if args.columns:
            print_in(args.format, lines(args.format, case, some, chosen, filters), paged=args.paged)
    some = some[: args.limit]
    if not args.columns:
        print_in(args.format, otherwise([name for _, name in some]), paged=args.paged)
    print_left(len(found) - len(some), args.limit)


def print_left(left: int, limit: int) -> None:
    """Print a message on how many the limit has left out, if any."""
    if left:
        print_message(f"{left:,} more: --limit {limit} leaves them out")
