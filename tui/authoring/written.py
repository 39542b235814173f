"""A value as it is written in YAML, character for character: where each stands, and how others are written there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.events import ScalarEvent

from tui.patterns import regex
from tui.reading.syntax import FAULTS
from tui.text import clean

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_END = r"(?:\r\n|\n|\r)"
_FOLD = rf"[ \t]*{_END}(?:[ \t]*{_END})*[ \t]*"
_ENDS = regex(_END)
_PIECES = {
    '"': regex(rf"\\x[0-9a-fA-F]{{2}}|\\u[0-9a-fA-F]{{4}}|\\U[0-9a-fA-F]{{8}}|\\[^\r\n]|{_FOLD}|[^\\]", re.DOTALL),
    "'": regex(rf"''|{_FOLD}|.", re.DOTALL),
    "": regex(rf"{_FOLD}|.", re.DOTALL),
}
_HEAD = regex(rf"[|>][-+]?[ \t]*(?:#[^\r\n]*)?{_END}")
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class Piece(NamedTuple):
    """A piece of a value, and where it is written: one character, or the line ends that stand for a few."""

    value: str
    start: int
    end: int


class Written(NamedTuple):
    """A value with its style (`"`, `'`, `|`, `>`, or nothing where it is plain) and its pieces."""

    value: str
    style: str
    pieces: tuple[Piece, ...]
    text: str
    """The file's."""

    def put(self, start: int, end: int, new: str) -> tuple[int, int, str] | None:
        """Return from where to where in the file what is written there for other characters of the value; or None.

        None where that can't be done without touching more: a line's end, or what this style can't have.
        """
        old = self.pieces[start:end]
        text = self._as_written(new)
        if text is None or not self.pieces or any(_ENDS.search(self.text, piece.start, piece.end) for piece in old):
            return None
        if old:
            return old[0].start, old[-1].end, text
        at = self.pieces[start - 1].end if start else self.pieces[0].start
        return at, at, text

    def _as_written(self, new: str) -> str | None:
        if self.style == '"':
            return "".join(_escape(char) for char in new)
        if clean(new) != new or _ENDS.search(new):
            return None
        return new.replace("'", "''") if self.style == "'" else new


def _escape(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if clean(char) == char and char.isprintable():
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


class Scalars:
    """The values of a file's text by where they begin; none where the text is no YAML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._events: dict[int, Any] = {event.start_mark.index: event for event in _scalars(text)}
        self._begins = list(self._events)

    @property
    def there(self) -> bool:
        """Whether the text is YAML to its end, with any value in it."""
        return bool(self._events)

    def hold(self, offset: int) -> bool:
        """Tell whether the character at an offset belongs to a value, and begins no comment."""
        begin = self._begins[bisect_right(self._begins, offset) - 1] if self._begins else offset
        event = self._events.get(begin)
        return bool(event and event.style and begin <= offset < event.end_mark.index)

    def at(self, offset: int) -> Written | None:
        """Return the value that begins at an offset, or None where its characters can't be told apart."""
        event = self._events.get(offset)
        if event is None:
            return None
        begin, end = event.start_mark.index, event.end_mark.index
        style = event.style or ""
        if style in ("|", ">"):
            pieces = tuple(_in_lines(self.text, begin, end, folded=style == ">"))
        else:
            inside = (begin + 1, end - 1) if style else (begin, end)
            pieces = tuple(_in_a_row(self.text, *inside, style))
        # Of line ends that are kept at the end of a block, or left out there, only the value itself tells.
        whole = "".join(piece.value for piece in pieces)
        if whole.rstrip("\n") != event.value.rstrip("\n") or any(not piece.value for piece in pieces):
            return None
        return Written(event.value, style, pieces, self.text)

    def with_values(self, text: str, changed: dict[int, str]) -> bool:
        """Tell whether another text has the same values, but for those that begin at some offsets in this one."""
        try:
            now = [event.value for event in _events(text) if isinstance(event, ScalarEvent)]
        except FAULTS:
            return False
        return now == [changed.get(at, event.value) for at, event in self._events.items()]


def _scalars(text: str) -> list[Any]:
    try:
        return [event for event in _events(text) if isinstance(event, ScalarEvent)]
    except FAULTS:
        return []


def _events(text: str) -> Iterator[Any]:
    return yaml.parse(text, Loader=_Loader)


def _in_a_row(text: str, begin: int, end: int, style: str) -> Iterator[Piece]:
    """Yield the pieces of a plain or quoted value, whose line ends are folded."""
    for match in _PIECES[style].finditer(text, begin, end):
        found = match.group()
        if style == '"' and found[0] == "\\":
            value = chr(int(found[2:], 16)) if found[1] in "xuU" else _ESCAPED.get(found[1], "")
        elif style == "'" and found == "''":
            value = "'"
        elif ends := _ENDS.findall(found):
            value = " " if len(ends) == 1 else "\n" * (len(ends) - 1)
        else:
            value = found
        if len(found) > 1 and len(value) > 1:  # a few line ends: one piece for each would have no place of its own
            yield from (Piece(char, match.start(), match.end()) for char in value)
        else:
            yield Piece(value, *match.span())


def _in_lines(text: str, begin: int, end: int, *, folded: bool) -> Iterator[Piece]:
    """Yield the pieces of a block of lines; of a folded one those of lines that are not indented further."""
    head = _HEAD.match(text, begin)
    first = re.compile(rf"(?:[ ]*{_END})*([ ]*)\S").match(text, head.end() if head else end)
    if not head or not first:
        return
    indent, at = len(first[1]), head.end()
    plain = False  # whether the line before may be folded into the next
    ends: list[Piece] = []
    while at < end:
        stop = _ENDS.search(text, at, end)
        line_end, after = (stop.start(), stop.end()) if stop else (end, end)
        line = text[at:line_end]
        if line.strip(" "):
            goes_on = line[indent : indent + 1] not in (" ", "\t")
            yield from _folded(ends) if folded and plain and goes_on else ends
            yield from (
                Piece(char, at + number, at + number + 1) for number, char in enumerate(line) if number >= indent
            )
            plain, ends = goes_on, []
        ends.append(Piece("\n", line_end, after))
        at = after


def _folded(ends: list[Piece]) -> list[Piece]:
    """Return the line ends between two lines as they are read: one as a space, of several the first as nothing."""
    return [Piece(" ", *ends[0][1:])] if len(ends) == 1 else ends[1:]
