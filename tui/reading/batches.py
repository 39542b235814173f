"""Reading the records of a piece at once, most of them without the parser."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from tui.model import SECTIONS, Record
from tui.reading.batch import Batch
from tui.reading.encoding import encoded
from tui.reading.entries import HEAD, Begin
from tui.reading.files import FileText, decoded
from tui.reading.found import Found
from tui.reading.outline import EVENTS, NOTHING, Plain, plain_of
from tui.reading.pieces import Piece, ends_document, read_piece
from tui.reading.quick import InDoubt, Quick, Reader
from tui.reading.rules import Refers
from tui.reading.taking import found_in
from tui.text import is_unsafe

_NUMBERS = {section: number for number, section in enumerate(SECTIONS)}
_NOTHING = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*")  # lines without a word, and comments
_HEADER = re.compile(rf"\n({'|'.join(SECTIONS)}):(?: *(?=\n))?")  # with the end of the line before it
_FIRST = re.compile(_HEADER.pattern.removeprefix(r"\n"))
_DASH = re.compile(r"( *)- ")
_OUTSIDE = re.compile(r"^[^ \n#-]", re.MULTILINE)
_ALONE = ("case", HEAD)  # sections that are no lists


class _Mixed(Exception):  # it is no error
    """Raised where a piece can't be handed over as a batch."""


def read_batch(piece: Piece) -> Batch | list[Found] | None:
    """Return the records of a piece: at once where none has a fault, else one by one; None where it has another."""
    try:
        return _Gathering(piece).batch()
    except _Mixed:
        return read_piece(piece)


class _Gathering:
    """What is gathered of the records of a piece."""

    def __init__(self, piece: Piece) -> None:
        """Take a piece; raises _Mixed for one that is not made of lists alone."""
        if piece.data is None or piece.given or piece.own or piece.section in _ALONE or ends_document(piece.data):
            raise _Mixed
        text = decoded(piece.name, piece.data)
        if text.problems or text.conflicts or text.halves or text.lost:
            raise _Mixed
        self._piece, self._text, self._line = piece, text.text, piece.before[0] + 1
        self._odd = _unusual(text.text)  # whether any record has what is left to the parser
        self._reader = Reader()
        self._names: list[str] = []
        self._kinds, self._places = bytearray(), array("I")
        self._bodies: list[str] = []
        self._outlines: list[dict[Any, int]] = [{} for _ in NOTHING]
        self._outlined = [array("I") for _ in NOTHING]
        self._each_part = [*zip(self._outlines, self._outlined, strict=True)]
        self._refers: set[Refers] = set()
        self._events: set[str] = set()
        self._altered = 0

    def batch(self) -> Batch:
        """Return the piece's records; raises _Mixed where one has a fault, or the piece is not as most are."""
        at = 0
        for section, begin, end in self._sections():
            self._line += self._text.count("\n", at, begin)
            self._section(section, begin, end)
            at = end
        each, given = [[*values] for values in self._outlines], [numbers.tobytes() for numbers in self._outlined]
        return Batch(
            self._names, bytes(self._kinds), self._places.tobytes(), self._bodies, each, given,
            [*self._refers], [*self._events], self._altered,
        )  # fmt: skip

    def _sections(self) -> Iterator[tuple[str, int, int]]:
        """Yield each section that has records in the piece, and from where to where they stand."""
        text, section, begin, seen = self._text, self._piece.section, 0, {*self._piece.seen}
        first = _FIRST.match(text)
        for header in (*([first] if first else ()), *_HEADER.finditer(text)):
            start = header.start(1)
            if section:
                yield section, begin, start
            elif _behind(text, 0) < start:
                raise _Mixed
            section, begin = header[1], _behind(text, header.end() + (text[header.end() : header.end() + 1] == "\n"))
            if section in seen or section in _ALONE:
                raise _Mixed
            seen.add(section)
        yield section, begin, len(text)

    def _section(self, section: str, begin: int, end: int) -> None:
        """Gather the records between two offsets, the first of which is that of a hyphen."""
        text, line = self._text, self._line
        dash = _DASH.match(text, begin, end) if section else None
        if dash is None:
            raise _Mixed
        column = len(dash[1])
        hyphens = re.compile(rf"\n {{{column}}}-(?=[ \n])")
        starts = [begin, *(match.start() + 1 for match in hyphens.finditer(text, begin, end))]
        left: tuple[int, int] | None = None  # from where on, and from which line, records are left to the parser
        for start, behind in zip(starts, [*starts[1:], end], strict=True):
            chunk = text[start:behind]
            quick = self._quick(SECTIONS[section], chunk, column)
            if quick and left:
                self._parsed(section, *left, start)
                left = None
            if quick:
                self._add_quick(section, quick, (line, column + 3, start + column + 2 + self._piece.before[1]))
            elif not left:
                left = start, line
            line += chunk.count("\n")
        if left:
            self._parsed(section, *left, end)
        self._line = line

    def _quick(self, cls: type[Record], chunk: str, column: int) -> Quick | None:
        if self._odd and _unusual(chunk):
            return None
        try:
            return self._reader.read(cls, chunk if chunk.endswith("\n") else f"{chunk}\n", column + 2)
        except InDoubt:
            return None

    def _parsed(self, section: str, begin: int, line: int, end: int) -> None:
        """Gather the records between two offsets, the first of which stands in a line, as the parser reads them.

        Whatever goes on behind the end is broken off there, and a fault. Nothing in them may end the section.
        """
        if _OUTSIDE.search(self._text, begin, end):
            raise _Mixed
        before = line - 1, begin + self._piece.before[1]
        text = FileText(self._piece.name, self._text[begin:end], before=before)
        for found in found_in(text, Begin(0, section, self._piece.seen)):
            if not isinstance(found, Found) or found.body is None or found.problems or found.faults or found.twice:
                raise _Mixed
            self._add(found.name, section, found.place[1:], found.body, found.outline)
            self._refers |= found.refers
            self._events.update(found.events)
            self._altered += found.altered

    def _add_quick(self, section: str, quick: Quick, place: tuple[int, int, int]) -> None:
        outline = None
        if section == "claims":
            outline = plain_of(quick.values)
            self._events.update(outline[EVENTS])
        self._add(quick.name, section, place, encoded(quick.values), outline)
        self._refers |= quick.refers

    def _add(self, name: str, section: str, place: Sequence[int], body: str, outline: Plain | None) -> None:
        self._names.append(name)
        self._kinds.append(_NUMBERS[section])
        self._places.extend(place)
        self._bodies.append(body)
        for (known, given), value in zip(self._each_part, outline or NOTHING, strict=True):
            given.append(known.setdefault(value, len(known)))


def _behind(text: str, at: int) -> int:
    """Return what is behind the lines from an offset on that say nothing."""
    match = _NOTHING.match(text, at)
    return match.end() if match else at


def _unusual(text: str) -> bool:
    return "\t" in text or is_unsafe(text)
