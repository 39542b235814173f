"""What the commands share: the case to open, the format to print in, and the two streams to print to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from tui import desktop
from tui.case import Case
from tui.commands import FOUND_NOTHING
from tui.formats import FORMATS
from tui.kept.opening import open_kept
from tui.later import later
from tui.output import exactly, harmless, put, rows, whole
from tui.paths import VARIABLE, case_path, packaged, shown
from tui.piped import readable
from tui.problems import CaseError, number_of
from tui.progress import progress
from tui.text import clean, counted, one_line

if TYPE_CHECKING:
    import argparse

    from tui.commands import arguments
    from tui.reading.records import Reading
else:  # the grammar of commands takes time to load, and few words need it
    (arguments,) = later("tui.commands", "arguments")


def which_case(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which case to read."""
    parser.add_argument(
        "--case", metavar="CASE", help=f"the case's folder; otherwise ${VARIABLE}, otherwise the bundled case"
    )
    arguments.keep_argument(parser)


def case_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which case to read and how to print it."""
    which_case(parser)
    default, *_ = FORMATS
    formats = "; ".join(f"{each.name}: {each.says}" for each in FORMATS.values())
    parser.add_argument(
        "--format", choices=list(FORMATS), default=default, help=f"{formats}; {default} when none is named"
    )
    pager_argument(parser)


def pager_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option to do without the pager."""
    parser.add_argument(
        "--no-pager",
        dest="paged",
        action="store_false",
        help="print long text to the terminal as any other, without $PAGER",
    )


def open_case(args: argparse.Namespace) -> Case:
    """Return the case to read, after a message on what was left out of it; raises CaseError."""
    named = case_path(args.case)
    path = readable(named)
    with progress(shown(path)) as tell:
        case = open_kept(path, tell) if args.cache and path == named else Case.open(path, tell)
    if case.problems:
        errors, left = counted(number_of(case.problems), "error"), counted(len(case.left_out), "record")
        print_message(f"{errors} in {shown(case.path)}, {left} left out; `onrecord check` tells them")
    return case


def print_message(text: str) -> None:
    """Print a message to stderr, cleaned and on one line."""
    print(f"onrecord: {clean(one_line(text))}", file=sys.stderr)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of data to stdout, as they come."""
    for line in lines:
        put(line)


def nothing_sealed(reading: Reading) -> int:
    """Print the errors for which a case is not sealed, and return the exit code."""
    reading.sort_problems()
    print_lines(str(problem) for problem in reading.problems)
    print_message(f"{counted(number_of(reading.problems), 'error')}: nothing is sealed")
    return FOUND_NOTHING


def print_yaml(made: str | Callable[[bool], str]) -> None:
    """Print YAML to stdout, to be pasted; what makes it is told whether letters beyond ASCII are to be escaped."""
    exactly(sys.stdout)
    text = made if isinstance(made, str) else made(not whole())
    print_lines(text.removesuffix("\n").split("\n"))


def print_in(form: str, lines: Iterable[str], *, paged: bool = False) -> None:
    """Print lines in a format to stdout: all but text, which is for people, is data to the last character.

    What is longer than the terminal is shown by a pager, where that is asked for.
    """
    if form not in FORMATS or not FORMATS[form].terminal:
        exactly(sys.stdout)
    elif paged and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb":
        lines = _unless_long(iter(lines))
    print_lines(lines)


def _unless_long(lines: Iterator[str]) -> Iterable[str]:
    """Return lines that fit the terminal, or for which there is no pager; others are shown by it, and none is left."""
    held = list(islice(lines, rows()))
    if len(held) < rows():
        return held
    every = chain(held, lines)
    words = desktop.pager.choose(os.environ)
    if words:
        try:
            desktop.pager.page(words, map(harmless, every), sys.stdout.encoding, sys.stdout.errors or "strict")
        except OSError as error:
            print_message(f"{words[0]} can't be started: {error.strerror}")
            return chain(held, lines)
    return every


def case_to_write(named: str | None, *, writing: bool = True) -> Path | None:
    """Return the case that a command is for, by its name or the variable's; None where none is named and none needed.

    Raises CaseError for one that is written to and is the program's own.
    """
    named = named or os.environ.get(VARIABLE)
    if not named:
        if writing:
            raise CaseError("no case is named to write to; add --case CASE")
        return None
    path = case_path(named)
    if writing and packaged(path):
        raise CaseError(
            f"{shown(path)}: this case is a part of the program, which the next update writes over; copy it"
        )
    return path
