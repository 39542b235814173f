"""`onrecord show ID…`: records whole."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from tui.case import Case
from tui.case.meaning import NoMeaning, days
from tui.case.times import AXES, UNKNOWN
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.choosing import choosing_arguments, print_chosen
from tui.commands.common import case_arguments, open_case, print_in, print_message
from tui.commands.narrowing import as_of, as_of_argument
from tui.formats import FORMATS
from tui.model import kind_of
from tui.text import closest

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "ids",
        metavar="ID",
        nargs="+",
        help="the id of a claim, actor, event, question or source, or a heading of the timeline: said=9 Jan",
    )
    as_of_argument(parser)
    choosing_arguments(parser)
    case_arguments(parser)


def plainly(words: list[str]) -> argparse.Namespace | None:
    """Return what ids alone ask for, as `arguments` declares it; None for words that a grammar must look at."""
    if not words or any(not word or word[0] == "-" for word in words):
        return None
    default, *_ = FORMATS
    unsaid = {"as_of": None, "columns": (), "sort": "", "limit": None, "case": None, "cache": True, "paged": True}
    return cast("argparse.Namespace", SimpleNamespace(ids=words, format=default, **unsaid))


def run(args: argparse.Namespace) -> int:
    """Print each record; an unknown id is named on stderr with the ids most like it."""
    case = as_of(open_case(args), args.as_of)
    found = [(kind_of(record), name) for name in args.ids if (record := case.get(name))]
    known = [name for _, name in found]
    try:
        headings = _days(case, args.ids)
        if headings and (args.columns or args.sort or args.limit):
            raise ValueError(
                "a day stands as it is; `onrecord list claims --said DAY` takes --columns, --sort and --limit"
            )
        if headings and len(args.ids) > 1 and not FORMATS[args.format].side_by_side:
            raise ValueError(f"a day stands alone in {args.format}")
        if not headings or known:
            print_chosen(args, case, found, lambda names: FORMATS[args.format].cards(case, names))
        for heading in headings.values():
            print_in(args.format, FORMATS[args.format].cards(case, [heading]), paged=args.paged)
        known += headings
    except ValueError as error:
        print_message(str(error))
        return USAGE
    for name in args.ids:
        if name not in known:
            print_message(f"no record has the id {name!r}{_nearest(name, case.all_ids())}")
    return DONE if len(known) == len(args.ids) else FOUND_NOTHING


def _days(case: Case, names: Sequence[str]) -> dict[str, str]:
    """Return the headings of time that are named as `said=9 Jan`; raises ValueError for one that is not there."""
    found = {}
    for name in names:
        axis, equals, words = name.partition("=")
        if equals and axis in AXES:
            try:
                heading, *more = [UNKNOWN] if words == "unknown" else days(case, axis, words)
            except NoMeaning as error:
                raise ValueError(f"{name!r}: {error.cure or 'nothing here is dated so'}") from None
            if more:
                raise ValueError(f"{name!r} may be any of these: {'; '.join([heading, *more][:5])}")
            found[name] = f"{axis}={heading}"
    return found


def _nearest(name: str, ids: list[str]) -> str:
    inside = [other for other in ids if name in other][:5]
    close = inside or closest(name, ids[:20_000], 3)
    return f"; near it: {', '.join(close)}" if close else "; `onrecord list claims` prints the ids"
