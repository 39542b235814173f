"""`onrecord claim SOURCE WORDS`: a whole claim that hangs on words of a source's text, to be pasted or written."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.arguments import texts_argument
from tui.commands.claim_options import OWN, options
from tui.commands.claim_written import records, write
from tui.commands.claiming import Desk, Faults, Missed
from tui.commands.common import open_case, print_message, print_yaml, which_case
from tui.text import counted

WORDS_AS_TYPED = True
"""A word that begins with a dash is a word, as a turn in a dialogue does."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("source", metavar="SOURCE", nargs="?", help="the source's id, or what it is called")
    parser.add_argument(
        "words", metavar="WORDS", nargs="*",
        help="the words, found as by `onrecord quote`: beginning … end for all between them, and […] parts two quotes",
    )  # fmt: skip
    options(parser)
    parser.add_argument(
        "-w", "--write", action="store_true", help="put it at the end of the file that has the last claim of the source"
    )
    parser.add_argument("--to", metavar="FILE", type=Path, help="with --write: the file, in the case's folder")
    parser.add_argument(
        "--from", dest="lines", metavar="FILE", type=Path,
        help='many claims at once, all or none, from a file of lines, or from stdin as -: `"words" OPTIONS` is a '
        "claim, `source ID OPTIONS` goes before those of a source, and may tell their speaker, day, events, questions; "
        "`actor NAME`, `event TITLE` and `question WORDS` are as behind `onrecord add`; an indented line goes on with "
        "the one above, # begins a comment",
    )  # fmt: skip
    texts_argument(parser, "the texts of the sources")
    which_case(parser)


def run(args: argparse.Namespace) -> int:
    """Print claims, or with --write put them into the case, all or none; messages tell where, and what is missing."""
    if wrong := _misused(args):
        print_message(wrong)
        return USAGE
    desk = Desk(open_case(args), args.case, args.texts, writing=args.write)
    try:
        if args.lines:
            from tui.commands.claim_lines import claims_from  # here, since most claims are made one by one

            claims_from(desk, args.lines, args)
        else:
            desk.link(desk.claim(args.source, " ".join(args.words), args), args.link)
        if args.write:
            write(desk, args.to)
            return DONE
    except Faults as error:
        for says in error.told:
            print_message(says)
        if args.lines:
            print_message(f"{counted(len(error.told), 'fault')}: nothing is {'written' if args.write else 'printed'}")
        return FOUND_NOTHING if args.lines else USAGE
    except ValueError as error:
        print_message(str(error))
        return FOUND_NOTHING if isinstance(error, Missed) else USAGE
    print_yaml(lambda ascii_only: records(desk, ascii_only=ascii_only))
    return DONE


def _misused(args: argparse.Namespace) -> str:
    """Return what is wrong with the options, or nothing."""
    if args.to and not args.write:
        return "--to needs --write: without it the claim is printed alone"
    if args.lines:
        own = next((f"--{name}" for name in OWN if getattr(args, name)), "WORDS" if args.words else "")
        return f"{own} is told of one claim: it stands in the lines of the file" if own else ""
    if not args.source or not args.words:
        return "name a SOURCE, and words of its text; or --from FILE, with one claim a line"
    return ""
