"""Marks of a large file, finer than the pieces it is read in: after an edit little more than that is read anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.reading.pieces import Mark, Piece, headers

SIZE = 32 * 1024
"""Bytes of a file that have a mark of their own, at least: some fifty records."""


def marks_of(piece: Piece, first: int, places: Sequence[Sequence[int]], took: Iterable[str]) -> list[Mark]:
    """Return the marks of a piece whose records, from a number on, stand at some lines, columns and offsets.

    One that takes defaults, or has them, has one mark: which of its records took what is not known here.
    """
    data = piece.data or b""
    cuts = [] if piece.given or piece.own else [*_cuts(piece, data, places)]
    if not cuts:
        return [piece.mark(first, len(places), took)]
    heads = headers(data)
    lines = {name: piece.before[0] + data.count(b"\n", 0, at) + 1 for name, at, _ in reversed(heads)}
    seen_in = {**lines, **piece.seen}
    marks, begin = [], _Cut(0, 0, piece.before)
    for end in (*cuts, _Cut(len(places), len(data), (0, 0))):
        passed = [head.section for head in heads if head.start < begin.at]
        part = piece._replace(
            data=data[begin.at : end.at],
            section=passed[-1] if passed else piece.section,
            seen={name: line for name, line in seen_in.items() if name in piece.seen or name in passed},
            before=begin.before,
        )
        marks.append(part.mark(first + begin.number, end.number - begin.number, ()))
        begin = end
    return marks


class _Cut(NamedTuple):
    """Where a piece can be cut."""

    number: int
    """Of the record that begins here, in the piece."""
    at: int
    """Bytes before it."""
    before: tuple[int, int]
    """The lines and characters of the file before it."""


def _cuts(piece: Piece, data: bytes, places: Sequence[Sequence[int]]) -> Iterator[_Cut]:
    """Yield where records begin that stand far enough apart.

    Its line must be where its place says, and begin with a hyphen: then the records before it are whole without it.
    """
    if len(data) < 2 * SIZE:
        return
    try:
        text = data.decode("utf-8" if piece.before[1] else "utf-8-sig")
    except UnicodeDecodeError:
        return
    lines, characters = piece.before
    last, at = 0, len(data) - len(text.encode())
    for number, (line, column, offset) in enumerate(places):
        begin = offset - characters - (column - 1)
        if number == 0 or begin - last < SIZE or text[begin - 1 : begin] != "\n":
            continue
        if text[begin : begin + column - 1].strip(" ") == "-" and lines + text.count("\n", last, begin) + 1 == line:
            at, lines = at + len(text[last:begin].encode()), line - 1
            yield _Cut(number, at, (lines, characters + begin))
            last = begin
