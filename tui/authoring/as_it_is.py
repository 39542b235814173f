"""A file of a case as it is, byte for byte, and what is to stand in it instead."""

from __future__ import annotations

import codecs
import errno
import os
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from tui.bounded import read_bounded
from tui.lean import dataclass
from tui.reading.files import MOST_BYTES
from tui.reading.mending import read_as
from tui.writing import Unwritten

_WAYS = (
    (b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "utf-16-le"), (b"", "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (b"", "utf-32-le"), (b"", "utf-32-be"),
)  # fmt: skip
"""How a file may have been written: the mark that it begins with, and its encoding."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What takes the place of characters of a file, from one to before another, as the file's text is read."""

    file: Path
    start: int
    end: int
    text: str
    was: bytes | None = None
    """The file's bytes when the characters were counted: it must still have them."""


@dataclass(frozen=True, slots=True)
class New:
    """A file that is not there yet, and its bytes; its folder is made where that is not there either."""

    file: Path
    data: bytes


@dataclass(frozen=True, slots=True)
class AsItIs:
    """A file with its bytes, and its text: every line end is kept, a byte order mark left aside."""

    file: Path
    data: bytes
    text: str
    mark: bytes
    coding: str

    @property
    def newline(self) -> str:
        """What its lines end with."""
        return "\r\n" if 2 * self.text.count("\r\n") > self.text.count("\n") else "\n"

    def edit(self, start: int, end: int, text: str) -> Edit:
        """Return the edit that puts a text in the place of characters, as long as the file has these bytes."""
        return Edit(self.file, start, end, text, self.data)

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """Return the text with edits in it; those at one place come in their order. None may reach into another."""
        ordered = sorted(edits, key=lambda edit: edit.start)
        for one, after in pairwise(ordered):
            if one.end > after.start:
                raise ValueError(f"two edits of the same characters: {one} and {after}")
        parts, at = [], 0
        for edit in ordered:
            if not 0 <= edit.start <= edit.end <= len(self.text):
                raise ValueError(f"there are no such characters: {edit}")
            parts += [self.text[at : edit.start], edit.text]
            at = edit.end
        return "".join([*parts, self.text[at:]])

    def bytes_of(self, text: str) -> bytes:
        """Return a text as bytes in the encoding of the file."""
        return self.mark + text.encode(self.coding, "surrogateescape" if self.coding == "utf-8" else "surrogatepass")


def as_it_is(file: Path) -> AsItIs:
    """Return a file with its bytes and its text; raises Unwritten where it can't be read or written again."""
    target = Path(os.path.realpath(file))
    if not target.is_relative_to(os.path.realpath(file.parent)):
        raise Unwritten(errno.EINVAL, "the link leaves its folder, and nothing is written; copy the file", str(file))
    try:
        data = read_bounded(target, MOST_BYTES)
    except OSError as error:
        raise Unwritten(error.errno, error.strerror or str(error), str(file)) from error
    text, other = read_as(data)
    for mark, coding in _WAYS[2:] if other else _WAYS[:2]:
        found = AsItIs(file, data, text, mark, coding)
        if found.bytes_of(text) == data:
            return found
    raise Unwritten(errno.EILSEQ, "its bytes are no text that can be written again; save it as UTF-8", str(file))
