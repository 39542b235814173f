"""A large file in pieces that are read apart: each begins with a record, and none needs what stands before it.

A line that begins a record cannot stand within another one, except in a quoted text that is not indented, or behind a
fault; the piece that is then cut short is no YAML on its own. Whoever reads pieces takes any fault in one as a sign to
read the file from there on as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from tui.model import SECTIONS
from tui.problems import Problem
from tui.reading.files import decoded
from tui.reading.taking import Found, found_in

SIZE = 512 * 1024
"""Bytes of a piece, at least: some hundreds of records."""

_HEADER = re.compile(rf"^({'|'.join(SECTIONS)}):".encode(), re.MULTILINE)
_DOTS = re.compile(rb"^\.\.\.", re.MULTILINE)  # ends a document: what follows is a second one
_END = re.compile(rb"^(?:\.\.\.|---)", re.MULTILINE)
_DASH = re.compile(rb"^( *)-[ \r\n]", re.MULTILINE)


class Piece(NamedTuple):
    """A piece of a file: the section that its first record is in, or nothing at a section's head, and its bytes.

    A file that can't be opened has one piece without bytes.
    """

    name: str
    section: str
    data: bytes | None


class Read(NamedTuple):
    """What was read of a piece: its records, with places counted from its beginning, and its lines and characters."""

    found: list[Found]
    lines: int
    characters: int


def pieces(name: str, file: BinaryIO, size: int = SIZE) -> Iterator[Piece]:
    """Yield the pieces of a file by its shown name; in doubt one that goes on to its end."""
    cutter, data = _Cutter(), b""
    while block := file.read(size):
        data += block
        piece = cutter.cut(data)
        if piece:
            yield Piece(name, *piece)
            data = data[len(piece[1]) :]
        elif cutter.doubtful or len(data) > 8 * size:  # nothing to cut at: to look on for it would take ever longer
            data += file.read()
    yield Piece(name, cutter.section, data)


class _Cutter:
    """Finds where a file can be cut, as its sections pass by."""

    def __init__(self) -> None:
        self.section = ""
        """The section that what comes next is in; nothing at a section's head."""
        self.doubtful = False
        self._seen: set[bytes] = set()
        self._record: re.Pattern[bytes] | None = None

    def cut(self, data: bytes) -> tuple[str, bytes] | None:
        """Return the section of what comes next, and as much of it as ends before a record; or None."""
        whole = data.rfind(b"\n") + 1  # what follows may be half a line
        headers = list(_HEADER.finditer(data, 0, whole))
        after, record = headers[-1].end() if headers else 0, self._record
        section = headers[-1][1] if headers else self.section.encode()
        if headers:
            dash = None if section == b"case" else _DASH.search(data, after, whole)
            record = dash and re.compile(rb"^ {%d}-[ \r\n]" % len(dash[1]), re.MULTILINE)
        ends = [match.start() for match in record.finditer(data, after, whole)] if record else []
        end = ends[-1] if ends else headers[-1].start() if headers else 0
        names = [match[1] for match in headers if match.start() < end]
        started = bool(self._seen)
        if not end or self.doubtful:
            return None
        self.doubtful = len({*names} | self._seen) < len(names) + len(self._seen)
        self.doubtful |= bool((_END if started else _DOTS).search(data, 0, end))
        if self.doubtful:
            return None
        piece = self.section, data[:end]
        self._seen.update(names)
        self.section, self._record = (section.decode(), record) if ends else ("", None)
        return piece


def read_piece(piece: Piece) -> Read | None:
    """Return what is read of a piece, or None where a fault of it is not one record's alone, or it is no YAML on its own."""
    text = None if piece.data is None else decoded(piece.name, piece.data)
    if text is None or text.problems:
        return None
    found: list[Found] = []
    for each in found_in(text, section=piece.section):
        if isinstance(each, Problem) or not each.yaml:
            return None
        found.append(each)
    return Read(found, text.text.count("\n"), len(text.text))
