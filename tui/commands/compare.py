"""`onrecord compare QUESTION`: what the sources answer to a question, side by side."""

from __future__ import annotations

import argparse

from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.common import case_arguments, open_case, put, talk
from tui.commands.narrowing import as_of, as_of_argument
from tui.lists import claim_list
from tui.query import Filters
from tui.text import closest, fold
from tui.voices import voice

SIDE_BY_SIDE = ("text", "md")
"""The voices that show a comparison; the others give the claims that answer the question."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("question", metavar="QUESTION", help="a question's id, or words that only one question has")
    as_of_argument(parser)
    case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print the positions on the question that was named."""
    case = open_case(args.case)
    try:
        case = as_of(case, args.as_of)
    except ValueError as error:
        talk(str(error))
        return USAGE
    words = fold(args.question).split()
    named = [name for name in case.questions if name == args.question] or [
        name for name, question in case.questions.items() if all(word in fold(question.asks) for word in words)
    ]
    if len(named) != 1:
        near = named or closest(args.question, list(case.questions), 3)
        hint = f"; near it: {', '.join(near[:5])}" if near else "; `onrecord list questions` prints them"
        talk(f"{'no' if not named else 'more than one'} question is {args.question!r}{hint}")
        return FOUND_NOTHING
    speaking = voice(args.format)
    if args.format in SIDE_BY_SIDE:
        put(speaking.cards(case, [f"compare={named[0]}"]))
    else:
        listing = claim_list(case, Filters.of(question=named[0]))
        put(speaking.rows(case, "claims", (listing.id(index) for index in range(len(listing)))))
    return DONE
