"""`onrecord search WORDS`: the records in which all the words occur."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tui.case import Case
from tui.case.facets import FIELDS
from tui.case.marks import MARKS
from tui.case.query import Filters
from tui.case.search import understand
from tui.case.times import day_words, day_written
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.choosing import choosing_arguments, print_chosen
from tui.commands.common import case_arguments, open_case, print_message
from tui.commands.narrowing import as_of, as_of_argument
from tui.formats import FORMATS
from tui.text import counted

WORDS_AS_TYPED = True
"""`-word` is a word of the search, wherever it stands."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "words",
        metavar="WORD",
        nargs="+",
        help='all must occur; case and accents do not matter; "a phrase" too, '
        f"and {', '.join(f'{field}:' for field in FIELDS)}; a -word must not occur",
    )
    as_of_argument(parser)
    choosing_arguments(parser)
    case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print claims first, then whatever else has the words."""
    case = as_of(open_case(args), args.as_of)
    sought = understand(case, " ".join(args.words))
    found = case.ranked(Filters(sought=sought))
    for words in sought.missed if found else ():
        print_message(words)
    try:
        print_chosen(args, case, [(case.kind(name), name) for name in found], lambda names: _printed(args, case, names))
    except ValueError as error:
        print_message(str(error))
        return USAGE
    if not found:
        by_then = "" if case.day is None else f" by {day_words(case.day)}"
        print_message(f"no record{by_then} has all of it: {'; '.join(sought.understood) or 'there is no word in it'}")
        for mark in dict.fromkeys(word.lower() for word in args.words if word.lower() in MARKS):
            if marked := case.ranked(Filters(sought=understand(case, f"mark:{mark}"))):
                has = "have" if len(marked) > 1 else "has"
                day = f" --as-of {day_written(case.day)}" if case.day is not None else ""
                command = f"`onrecord search mark:{mark}{day}`"
                print_message(f"{counted(len(marked), 'claim')}{by_then} {has} the mark {mark!r}: {command}")
    return DONE if found else FOUND_NOTHING


def _printed(args: argparse.Namespace, case: Case, found: list[str]) -> Iterator[str]:
    """Yield the lines of records, those of one kind together where the format has lists of one kind."""
    printed = FORMATS[args.format]
    if not printed.by_kind:
        yield from printed.cards(case, found)
        return
    kinds: dict[str, list[str]] = {"claim": []}
    for name in found:
        kinds.setdefault(case.kind(name), []).append(name)
    for kind, names in kinds.items():
        yield from printed.rows(case, f"{kind}s", names) if names else ()
