"""A large file in pieces that are read apart: each begins with a record, and none needs what stands before it.

A line that begins a record cannot stand within another one, except in a quoted text that is not indented, or behind a
fault; the piece that is then cut short is no YAML on its own. Whoever reads pieces takes any fault in one as a sign to
read the file from there on as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from tui.digests import blake2b
from tui.lean import NamedTuple
from tui.problems import Problem
from tui.reading.defaults import Defaults, standing
from tui.reading.entries import HEAD, SECTIONS, Begin, Given
from tui.reading.files import decoded
from tui.reading.found import Found
from tui.reading.taking import found_in

SIZE = 512 * 1024
"""Bytes of a piece, at least: some hundreds of records."""

# An expression that begins with the end of a line is five times as fast as one that begins with `^`.
_HEADER = re.compile(rf"\n({'|'.join(SECTIONS)}):".encode())
_GIVEN = re.compile(rf"^{HEAD}:".encode(), re.MULTILINE)
_END = re.compile(rb"\n(?:\.\.\.|---)")
_LONGEST = max(map(len, SECTIONS)) + 1
_NONE = re.compile(rb"(?!)")
_DASH = re.compile(rb"^( *)-[ \r\n]", re.MULTILINE)


class Header(NamedTuple):
    """The head of a section: where its line begins, and where it ends behind its colon."""

    section: str
    start: int
    end: int


def headers(data: bytes, begin: int = 0, end: int | None = None) -> list[Header]:
    """Return the heads of sections that stand in whole lines between two offsets, the first of which begins a line."""
    last = len(data) if end is None else end
    found = [Header(match[1].decode(), match.start() + 1, match.end()) for match in _HEADER.finditer(data, begin, last)]
    first = _HEADER.match(b"\n" + data[begin : min(begin + _LONGEST, last)])
    return [Header(first[1].decode(), begin, begin + first.end() - 1), *found] if first else found


def ends_document(data: bytes, begin: int = 0, end: int | None = None) -> bool:
    """Tell whether a document may end in a line between two offsets, the first of which begins one."""
    last = len(data) if end is None else end
    return data.startswith((b"...", b"---"), begin, last) or _END.search(data, begin, last) is not None


class Piece(NamedTuple):
    """A piece of a file, and its bytes; a file that can't be opened has one piece without any."""

    name: str
    data: bytes | None
    section: str = ""
    """The section that its first record is in, or nothing at a section's head."""
    seen: Mapping[str, int] = {}
    """The lines in which the sections before it begin."""
    before: tuple[int, int] = (0, 0)
    """The lines and characters that stand before it."""
    given: Given | None = None
    """The file's defaults, where they stand before it."""
    own: Given | None = None
    """The file's defaults, where they stand in it."""

    def mark(self, first: int, records: int, took: Iterable[str]) -> Mark:
        """Return what the piece is known by, with so many records from a number on, which took some defaults."""
        data, given = self.data or b"", self.given or self.own
        known = digest(given.data) if given else ""
        return Mark(
            len(data), digest(data), first, records, self.section, dict(self.seen), *self.before, known, sorted(took)
        )  # fmt: skip


class Mark(NamedTuple):
    """What a piece of a file is known by when the file has changed: its bytes, and what stands before it."""

    length: int
    digest: str
    first: int
    """The number on the shelf of its first record."""
    records: int
    section: str
    seen: dict[str, int]
    lines: int
    characters: int
    defaults: str
    """The digest of the defaults that hold behind it, or nothing."""
    took: list[str]
    """The fields that its claims took of them."""


def digest(data: bytes) -> str:
    """Return a digest of bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def pieces(name: str, file: BinaryIO, size: int = SIZE) -> Iterator[Piece]:
    """Yield the pieces of a file by its shown name; in doubt one that goes on to its end."""
    cutter, data = _Cutter(name), b""
    while block := file.read(size):
        data += block
        end = cutter.end(data)
        if end:
            yield cutter.cut(data[:end])
            data = data[end:]
        elif cutter.doubtful or len(data) > 8 * size:  # nothing to cut at: to look on for it would take ever longer
            data += file.read()
    yield cutter.cut(data)


class _Cutter:
    """Finds where a file can be cut, as its sections pass by."""

    def __init__(self, name: str) -> None:
        self.doubtful = False
        self._name, self._section, self._record = name, "", _NONE
        self._next = self._section, self._record  # behind the end that was found last
        self._seen: dict[str, int] = {}
        self._before = 0, 0
        self._given: Given | None = None

    def end(self, data: bytes) -> int:
        """Return how much of what comes next ends before a record, or 0 where nothing is known to do so."""
        whole = data.rfind(b"\n") + 1  # what follows may be half a line
        heads = headers(data, 0, whole)
        section, record, after = self._section, self._record, 0
        if heads:
            section, _, after = heads[-1]
            dash = None if section in ("case", HEAD) else _DASH.search(data, after, whole)
            record = re.compile(rb"^ {%d}-[ \r\n]" % len(dash[1]), re.MULTILINE) if dash else _NONE
        last = _last(record, data, after, whole)
        end = heads[-1].start if last is None and heads else last or 0
        self.doubtful |= ends_document(data, 0, end) if self._seen else _dots(data, end)
        self._next = ("", _NONE) if last is None else (section, record)
        return 0 if self.doubtful else end

    def cut(self, data: bytes) -> Piece:
        """Return what comes next as a piece, and go on behind it."""
        lines, characters = self._before
        own = given_in(data, self._before) if HEAD not in self._seen else None
        piece = Piece(self._name, data, self._section, dict(self._seen), self._before, self._given, own)
        self._given = self._given or own
        for head in headers(data):
            self._seen.setdefault(head.section, lines + data.count(b"\n", 0, head.start) + 1)
        text = data.decode("utf-8" if characters else "utf-8-sig", "surrogateescape")
        self._before = lines + text.count("\n"), characters + len(text)
        self._section, self._record = self._next
        return piece


def _dots(data: bytes, end: int) -> bool:
    """Tell whether dots end a document before an offset: what follows is a second one."""
    return data.startswith(b"...", 0, end) or data.find(b"\n...", 0, end) >= 0


def _last(record: re.Pattern[bytes], data: bytes, begin: int, end: int) -> int | None:
    """Return where the last record begins between two offsets, looked for from the end."""
    stop = begin if record is _NONE else end
    while (at := data.rfind(b"-", begin, stop)) >= 0:
        line = data.rfind(b"\n", 0, at) + 1
        if line >= begin and record.match(data, line, end):
            return line
        stop = at
    return None


def given_in(data: bytes, before: tuple[int, int] = (0, 0)) -> Given | None:
    """Return the defaults that stand in a part of a file, behind so many lines and characters; None where none do."""
    for match in _GIVEN.finditer(data) if HEAD.encode() in data else ():
        behind = headers(data, data.find(b"\n", match.end()) + 1 or len(data))[:1]
        text = data[: match.start()].decode("utf-8" if before[1] else "utf-8-sig", "surrogateescape")
        place = before[0] + text.count("\n"), before[1] + len(text)
        return Given(data[match.start() : behind[0].start if behind else len(data)], place)
    return None


def taken_by(found: Iterable[Found]) -> set[str]:
    """Return the defaults that some records took."""
    return set[str]().union(*(each.took for each in found))


def read_piece(piece: Piece) -> list[Found] | None:
    """Return the records of a piece, or None where it has a fault that is not one record's alone."""
    text = None if piece.data is None else decoded(piece.name, piece.data)
    if text is None or text.problems:
        return None
    text.before = piece.before
    found: list[Found] = []
    own = standing(piece.name, piece.own) if piece.own else None
    for each in found_in(text, Begin(0, piece.section, piece.seen, piece.given)):
        if isinstance(each, Problem):
            return None
        if isinstance(each, Defaults):
            if each != own or each.problems:  # what looks like them may stand in a quoted text
                return None
            own = None
        elif not each.yaml:
            return None
        else:
            found.append(each)
    return None if own else found
