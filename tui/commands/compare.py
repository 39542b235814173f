"""`onrecord compare QUESTION`: what the sources answer to a question, statement by statement."""

from __future__ import annotations

import argparse

from tui.case import Case
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.choosing import choosing, choosing_arguments, print_left
from tui.commands.common import case_arguments, open_case, print_in, print_message
from tui.commands.narrowing import as_of, as_of_argument
from tui.folding import fold
from tui.formats import FORMATS
from tui.formats.chosen import Chosen, comparison
from tui.text import closest

_MOST_NAMED = 5  # questions that have the words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("question", metavar="QUESTION", help="a question's id, or words that only one question has")
    parser.add_argument("--agreed", action="store_true", help="print only what more than one source tells")
    as_of_argument(parser)
    choosing_arguments(parser)
    case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print the positions on the question that was named."""
    case = as_of(open_case(args), args.as_of)
    words = fold(args.question).split()
    named = [name for name in case.questions if name == args.question] or [
        name for name, question in case.questions.items() if all(word in fold(question.asks) for word in words)
    ]
    if len(named) != 1:
        near = closest(args.question, list(case.questions), 3)
        hint = f"near it: {', '.join(near)}" if near else "`onrecord list questions` prints them"
        if named:
            more = f" and {len(named) - _MOST_NAMED:,} more" if len(named) > _MOST_NAMED else ""
            hint = f"name one: {', '.join(named[:_MOST_NAMED])}{more}"
        which = f"{len(named):,} questions have" if named else "no question has"
        print_message(f"{which} the id or all the words {args.question!r}; {hint}")
        return FOUND_NOTHING
    if not choosing(args) and not args.limit:
        cards = FORMATS[args.format].cards
        print_in(args.format, cards(case, [f"{'agreed' if args.agreed else 'compare'}={named[0]}"]), paged=args.paged)
        return DONE
    try:
        _print_chosen(args, case, named[0])
    except ValueError as error:
        print_message(str(error))
        return USAGE
    return DONE


def _print_chosen(args: argparse.Namespace, case: Case, question: str) -> None:
    """Print statements as the options ask for; raises ValueError for what can't be asked for."""
    if FORMATS[args.format].side_by_side and not args.columns:
        raise ValueError("side by side stands all of it, in its own order; name --columns, or another --format")
    chosen = Chosen(args.columns, args.sort, args.limit)
    made, left = comparison(args.format, case, question, chosen, agreed=args.agreed)
    print_in(args.format, made, paged=args.paged)
    print_left(left, args.limit)
