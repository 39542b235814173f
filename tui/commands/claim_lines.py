"""`onrecord claim --from FILE`: many claims in a few lines each, with the actors, events and questions that they name.

A line is one claim: its words between quotation marks, and options as behind `onrecord claim`. `source ID` goes before
the claims of a source, and what is told there holds for these; `actor`, `event` and `question` are as behind
`onrecord add`. An indented line goes on with the one above it, and a `#` begins a comment.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from tui.authoring.drawn import QUOTATION
from tui.bounded import read_bounded
from tui.commands.adding import NAMED, OPTIONS, called
from tui.commands.adding import arguments as only_named
from tui.commands.arguments import Parser
from tui.commands.claim_options import OWN, SHARED, NoClaim, options
from tui.commands.claiming import Desk, Faults
from tui.commands.common import print_message
from tui.paths import shown
from tui.problems import CaseError, Misused
from tui.reading.mending import read_as
from tui.text import an, clean, listed, one_line, shorten

_MOST_BYTES = 4 * 1024**2
_HEADS = ("source", *NAMED)
_STRAIGHT = "\"'"
_END = re.compile(r"\r\n|\n|\r")


class Line(NamedTuple):
    """A line with those that go on with it: its number, its words, and what it is: `claim`, or what it begins with."""

    number: int
    what: str
    words: list[str]


class _Parser(Parser):
    """A parser of what stands in a line, whose errors are faults of it."""

    def error(self, message: str) -> NoReturn:
        """Raise Misused with what is wrong."""
        raise Misused(one_line(message))


def claims_from(desk: Desk, file: Path, told: argparse.Namespace) -> None:
    """Make the claims of a file's lines, or of stdin's for `-`; raises Faults with what is wrong in any."""
    name = "stdin" if str(file) == "-" else clean(shown(file))
    faults: list[tuple[int, str]] = []
    links: list[tuple[int, str, list[str]]] = []
    lines = list(_lines(_text(file), faults))
    below = _Below(desk, told)
    for line in [line for line in lines if line.what in NAMED] + [line for line in lines if line.what not in NAMED]:
        try:
            if made := below.take(line, lambda says, number=line.number: print_message(f"{name}:{number}: {says}")):
                links.append((line.number, *made))
                desk.lines[made[0]] = f"{name}:{line.number}"
        except ValueError as error:
            faults.append((line.number, str(error)))
    lacking = bool(faults)  # claims that links may lead to
    for number, claim, wanted in links:
        try:
            desk.link(claim, wanted)
        except ValueError as error:
            if not (lacking and isinstance(error, NoClaim)):
                faults.append((number, str(error)))
    if not lines and not faults:
        faults.append((1, 'no claim stands here; write one a line: "its words" --speaker ID'))
    if faults:
        raise Faults([f"{name}:{number}: error: {says}" for number, says in sorted(faults)])


class _Below:
    """What holds for a line by those above it."""

    def __init__(self, desk: Desk, told: argparse.Namespace) -> None:
        self._desk, self._all = desk, told
        self._source: str = told.source or ""
        self._unknown = False
        """Whether the last line on a source was faulty: of those below it nothing can be told."""
        self._shared = told
        self._parsers = {what: _parser(what) for what in ("claim", *_HEADS)}

    def take(self, line: Line, say: Any) -> tuple[str, list[str]] | None:
        """Make what a line says; of a claim its id is returned, and its links; raises ValueError."""
        if line.what == "source":
            self._unknown = True
        found = self._parsers[line.what].parse_args(line.words)
        if line.what in NAMED:
            self._add(line.what, called(line.what, found.words), found)
            return None
        words = " ".join(found.words)
        if line.what == "source":
            wrong = [name for name in OWN if getattr(found, name)]
            if wrong:
                raise Misused(f"--{wrong[0]} is told of a claim, behind its words")
            self._source, self._shared = self._desk.source(words), _merged(found, self._all)
            self._unknown = False
            return None
        if self._unknown:
            return None
        if not self._source:
            raise Misused("it is not told of which source these words are: write `source ID` in a line above")
        found = _merged(found, self._shared)
        name = self._desk.claim(self._source, words, found, say)
        return name, found.link

    def _add(self, what: str, words: str, found: argparse.Namespace) -> None:
        wrong = [name for name, kind in OPTIONS.items() if getattr(found, name) and kind != what]
        if wrong:
            raise Misused(f"--{wrong[0]} is no option for {an(what)}")
        self._desk.add(what, words, vars(found))


def _merged(own: argparse.Namespace, shared: argparse.Namespace) -> argparse.Namespace:
    """Return what is told of a claim with what is told of all; by another speaker's way no claim of one's own comes."""
    given = dict(vars(own))
    for name in SHARED:
        if given[name] in (None, []) and not (name in ("via", "new") and own.speaker):
            given[name] = getattr(shared, name)
    return argparse.Namespace(**given)


def _parser(what: str) -> Parser:
    """Return the parser of a claim's line, or of one that begins with a word."""
    parser = _Parser(prog="", add_help=False)
    parser.add_argument("words", nargs="+")
    parser.words_as_typed = True
    if what in NAMED:
        only_named(parser)
        parser.add_argument("--id")
    else:
        options(parser)
    return parser


# A file's lines


def _text(file: Path) -> str:
    """Return what a file holds, or stdin; raises CaseError."""
    if str(file) == "-":
        data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise CaseError(f"stdin holds more than {_MOST_BYTES:,} bytes; give it in pieces")
        return read_as(data)[0]
    try:
        return read_as(read_bounded(file, _MOST_BYTES))[0]
    except OSError as error:
        why = "it is a folder" if file.is_dir() else error.strerror or str(error)
        raise CaseError(
            f"{clean(shown(file))}: it can't be read ({why}); name a file of claims, or - for stdin"
        ) from error


def _lines(text: str, faults: list[tuple[int, str]]) -> Iterator[Line]:
    """Yield the lines of a text; what is wrong in one goes to the faults."""
    joined: list[tuple[int, str]] = []
    for number, line in enumerate(_END.split(text.removeprefix("\ufeff")), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace() and joined:
            first, before = joined[-1]
            joined[-1] = first, f"{before} {line.strip()}"
        else:
            joined.append((number, line.strip()))
    for number, line in joined:
        what, words = _begun(line)
        try:
            if not what:
                begins = f"begin it with a quotation mark where it is a claim, otherwise with {listed(_HEADS, 'or')}"
                raise Misused(f"{shorten(line, 40)!r} is neither words of a text nor a record; {begins}")
            yield Line(number, what, split(words))
        except ValueError as error:
            faults.append((number, str(error)))


def _begun(line: str) -> tuple[str, str]:
    """Return what a line is, and what stands behind the word that says so."""
    word, _, rest = line.partition(" ")
    if word in _HEADS:
        return word, rest
    return ("claim" if line[0] in QUOTATION else ""), line


def split(line: str) -> list[str]:
    """Return the words of a line: a straight quotation mark at the beginning of one, or behind a `=`, holds several.

    It ends with the next of its sort that ends the line or stands before white space; a backslash makes it a sign of
    the words. Raises Misused where none does.
    """
    words: list[str] = []
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        word, at = _word(line, at)
        words.append(word)
    return words


def _word(line: str, at: int) -> tuple[str, int]:
    """Return the word that begins at an offset, and where it ends."""
    word = ""
    while at < len(line) and not line[at].isspace():
        char = line[at]
        if char in _STRAIGHT and word[-1:] in ("", "="):
            held, at = _held(line, at)
            word += held
        else:
            word += char
            at += 1
    return word, at


def _held(line: str, at: int) -> tuple[str, int]:
    """Return what stands between the quotation mark at an offset and the one that ends it, and where that is."""
    mark, found, begin = line[at], "", at
    at += 1
    while at < len(line):
        if line[at] == "\\" and line[at + 1 : at + 2] in (mark, "\\"):
            found += line[at + 1]
            at += 2
        elif line[at] == mark and (at + 1 == len(line) or line[at + 1].isspace()):
            return found, at + 1
        else:
            found += line[at]
            at += 1
    raise Misused(f"the {mark} in column {begin + 1} is not closed: {shorten(line[begin:], 40)}")
