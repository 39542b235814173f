"""`onrecord claim SOURCE WORDS`: a whole claim that hangs on words of a source's text, to be pasted or written."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from tui.authoring.record import Given, claim_record, named_in, paragraph_of
from tui.case import Case
from tui.case.meaning import day
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.claim_options import figure_of, link_of, options
from tui.commands.claim_written import write
from tui.commands.common import open_case, print_message, print_yaml, texts_argument, which_case
from tui.commands.named import named
from tui.commands.sought import Text, missed, pieces_of, quotes_at, tell, text_named
from tui.dates import DateError, parse
from tui.folding import fold
from tui.lean import replace
from tui.model import UNRECORDED, Quote
from tui.paths import case_path
from tui.reading.conversion import SLUG
from tui.reading.sought import Place
from tui.text import as_written, listed, one_line

WORDS_AS_TYPED = True
"""A word that begins with a dash is a word, as a turn in a dialogue does."""
_LINES = 9  # places whose lines are told
_AROUND = 40  # characters beside words that are not quite as typed
_SPEAKS = ("actor", "source")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("source", metavar="SOURCE", help="the source's id, or what it is called")
    parser.add_argument(
        "words", metavar="WORDS", nargs="+", help="the words, found as by `onrecord quote`; […] parts two quotes"
    )
    parser.add_argument("--line", metavar="N", type=int, help="the line of the text, of words that stand in several")
    parser.add_argument(
        "--speaker", metavar="ID", help=f"who says it: an actor or a source, by id or name; {UNRECORDED} leaves it open"
    )
    _several(parser, "--via", "who passes it on to the source, nearest the speaker first")
    parser.add_argument("--said", metavar="DAY", help="when it was said: 9 Jan, or 2022-01-09?")
    _several(parser, "--event", "an event that it is about")
    _several(parser, "--question", "a question that it answers; ID=POSITION gives its position, too")
    options(parser)
    parser.add_argument("--text", metavar="SENTENCE", help="your paraphrase; otherwise it is the source's own words")
    parser.add_argument("--id", metavar="ID", help="its id; otherwise one is made of the words")
    parser.add_argument(
        "--write", action="store_true", help="put it at the end of the file that has the last claim of the source"
    )
    parser.add_argument("--to", metavar="FILE", type=Path, help="with --write: the file, in the case's folder")
    texts_argument(parser, "the texts of the sources")
    which_case(parser)


def _several(parser: argparse.ArgumentParser, name: str, what: str) -> None:
    parser.add_argument(name, metavar="ID", action="append", default=[], help=f"{what}; more than once for more")


def run(args: argparse.Namespace) -> int:
    """Print the claim, and with --write put it into the case; a message tells where, and what is to be decided."""
    case = open_case(args)
    words = " ".join(args.words)
    try:
        if args.to and not args.write:
            raise ValueError("--to needs --write: without it the claim is printed alone")
        text = text_named(case, args.source, args.case, args.texts)
        pieces = pieces_of(text, words, args.line)
        if not pieces:
            print_message(missed(case, text, words, args.case, args.texts))
            return FOUND_NOTHING
        given = _given(case, text, pieces[0][1][0], args)
        quotes = [_quote(text, *piece) for piece in pieces]
        if args.write:
            for (typed, (place, *_)), quote in zip(pieces, quotes, strict=True):
                _whole(text, typed, place, as_written(quote.exact))
                return write(case, text.source, quotes, given, case_path(args.case), args.to)
    except ValueError as error:
        print_message(str(error))
        return USAGE
    print_yaml(lambda ascii_only: claim_record(case, text.source, quotes, given, ascii_only=ascii_only))
    return DONE


def _quote(text: Text, words: str, found: list[Place]) -> Quote:
    """Return the quote of the best place of some words, after messages on it."""
    quotes = quotes_at(text, found, words)
    taken, *others = dict.fromkeys(str(text.line(place)) for place in found[:_LINES])
    more = " or another" if len(found) > _LINES else ""
    choose = f"--line {listed(others, 'or')}{more} takes another" if others else "quote more to choose another"
    tell(text, found, quotes, words, f"the one in line {taken} is taken; {choose}")
    return quotes[0]


def _whole(text: Text, typed: str, place: Place, found: str) -> None:
    """Raise ValueError for words that begin or end with another one in the text: what is found may lack a "no"."""
    edges = [(each[0], each[-1]) for words in (typed, found) if (each := re.findall(r"\w+", fold(words)))]
    if place.far > 1 and len(set(edges)) > 1:
        around = text.text.text[max(place.span.start - _AROUND, 0) : place.span.end + _AROUND]
        raise ValueError(f"--write takes words that begin and end as in the text, which reads: …{one_line(around)}…")


def _given(case: Case, text: Text, place: Place, args: argparse.Namespace) -> Given:
    """Return what the options say of the claim; raises ValueError for what is not there."""
    if args.id and not SLUG.fullmatch(args.id):
        raise ValueError(f"--id {args.id!r} is not a slug; use a-z, 0-9 and hyphens, a letter or digit first")
    if args.id and (case.get(args.id) is not None or args.id == case.info.id):
        raise ValueError(f"--id {args.id!r} is taken; give the claim an id of its own")
    given = Given(
        id=args.id or "",
        text=args.text or "",
        speaker=_speaker(case, args.speaker or ""),
        via=tuple(named(case, _SPEAKS, each) for each in args.via),
        said=_day(case, args.said) if args.said else "",
        events=tuple(named(case, ("event",), each) for each in args.event),
        answers=tuple(_answer(case, each) for each in args.question),
        kind=args.kind or "",
        stance=args.stance or "",
        caveats=tuple(dict.fromkeys(args.caveat)),
        figures=tuple(map(figure_of, args.figure)),
        links=tuple(link_of(case, each) for each in args.link),
    )
    if given.speaker:
        return given
    return replace(given, hint=named_in(case, text.source, paragraph_of(text.text, place.span.start)))


def _speaker(case: Case, written: str) -> str:
    return written if written in ("", UNRECORDED) else named(case, _SPEAKS, written)


def _answer(case: Case, written: str) -> str:
    question, equals, position = written.partition("=")
    return f"{named(case, ('question',), question)}{equals}{position.strip()}"


def _day(case: Case, written: str) -> str:
    """Return a day as the format has it; raises ValueError."""
    try:
        return parse(written.strip()).text
    except DateError:
        try:
            return day(case, written).text
        except DateError as error:
            raise ValueError(f"--said {written!r}: {error}") from None
