"""`onrecord quote SOURCE WORDS`: words as a source's text has them, as YAML to paste, with what tells them apart."""

from __future__ import annotations

import argparse
from functools import partial

from tui.authoring.record import quote_yaml
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.arguments import texts_argument
from tui.commands.common import open_case, print_message, print_yaml, which_case
from tui.commands.sought import MOST, Text, missed, pieces_of, quotes_at, tell, text_named
from tui.model import Quote
from tui.reading.sought import Place

WORDS_AS_TYPED = True
"""A word that begins with a dash is a word, as a turn in a dialogue does."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("source", metavar="SOURCE", help="the source's id, or what it is called")
    parser.add_argument(
        "words",
        metavar="WORDS",
        nargs="+",
        help="the words, as you remember them: quotation marks, dashes, white space, case and accents do not matter, "
        "and one word may be wrong, missing or too many",
    )
    texts_argument(parser, "the texts of the sources")
    which_case(parser)


def run(args: argparse.Namespace) -> int:
    """Print an entry of a list of quotes for each place, the best first, each with its place as a comment."""
    case = open_case(args)
    words = " ".join(args.words)
    try:
        text = text_named(case, args.source, args.case, args.texts)
        pieces = pieces_of(text, words)
    except ValueError as error:
        print_message(str(error))
        return USAGE
    if not pieces:
        print_message(missed(case, text, words, args.case, args.texts))
        return FOUND_NOTHING
    for side, found in pieces:
        quotes = quotes_at(text, found, side)
        print_yaml(partial(_entries, text, found, quotes))
        which = f"the first {MOST} are printed" if len(found) > MOST else "each is printed"
        tell(text, found, quotes, side, f"{which}, the best first: choose one")
    return DONE


def _entries(text: Text, found: list[Place], quotes: list[Quote], ascii_only: bool) -> str:
    return "".join(
        f"# {text.where(place)}\n{quote_yaml(quote, ascii_only=ascii_only)}"
        for place, quote in zip(found[:MOST], quotes, strict=True)
    )
