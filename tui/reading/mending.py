"""What an editor, a merge or a web page has left in a file, told once and read as it was meant.

Nothing moves: what is replaced is as long as what was there, so that every place is a place in the file.
"""

from __future__ import annotations

import codecs
import re

from tui.lean import NamedTuple
from tui.model import SECTIONS, Record
from tui.patterns import regex
from tui.reading.letters import named

FIELDS = sorted({*SECTIONS, *(key for record in Record.__subclasses__() for key in getattr(record, "KEYS", ()))})
"""Every key that a file may have."""
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200b\u202f\u3000\ufeff"
_ODD = regex(f"[{_SPACES}]")
_INDENT = regex(
    rf"^(?=[^\n]*[{_SPACES}])(?P<lead>[ {_SPACES}]*(?:-[ {_SPACES}]+)?)"
    rf"(?:{'|'.join(FIELDS)}):(?P<behind>[ {_SPACES}]|$)",
    re.MULTILINE,
)
_MARKED = regex(rf"(\r?\n)\ufeff(?=[ ]*(?:-[ ]+)?(?:{'|'.join(FIELDS)}):)")
_CONFLICT = regex(
    r"^<{7}(?: [^\n]*|\r)?\n(?P<ours>(?:(?!<{7}|={7}|>{7}|\|{7})[^\n]*\n)*?)"
    r"(?P<before>\|{7}[^\n]*\n(?:(?!<{7}|={7}|>{7})[^\n]*\n)*?)?"
    r"={7}[ \t\r]*\n(?:(?!<{7}|={7}[ \t\r]*\n|>{7})[^\n]*\n)*?>{7}(?: [^\n]*|\r)?(?:\n|\Z)",
    re.MULTILINE,
)
_CURE = "choose one side, or both, and remove the lines with <, = and >"
_CURE_OF_THREE = (
    "choose the first part, or the last, or both; remove the lines with <, |, = and >, and what is between | and ="
)
_MARKER = regex(r"^(?:<{7}|>{7})(?: [^\n]*|\r?)$", re.MULTILINE)
_NO_BREAK = regex("[^\r\n]")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
NO_CHARACTER = "\udfff"  # which no byte that is not UTF-8 becomes, nor any text holds
NOT_TEXT = f"[\udc80-\udcff{NO_CHARACTER}]"
_LOST = "onrecord-lost"
_ZEROS = {"1000": "utf-32-le", "0001": "utf-32-be", "1010": "utf-16-le", "0101": "utf-16-be"}

Told = tuple[int, str, str]
"""A fault: its offset, what it is, and the cure."""


class Conflict(NamedTuple):
    """A merge conflict: where it begins and ends, and what it has that is not read."""

    start: int
    end: int
    hidden: str


class Mended(NamedTuple):
    """A text as it is read, and what was found in it."""

    text: str
    faults: tuple[Told, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def _as_lost(error: UnicodeError) -> tuple[str, int]:
    """Return `NO_CHARACTER` for bytes that UTF-16 or UTF-32 has no character for, such as half of one."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return NO_CHARACTER, error.end


codecs.register_error(_LOST, _as_lost)


def read_as(data: bytes) -> tuple[str, tuple[str, str] | None]:
    """Return bytes as text; for those that are UTF-16 or UTF-32 also that, and the cure.

    A byte that is not UTF-8 is there as a lone surrogate, and bytes that are nothing in the others as `NO_CHARACTER`.
    """
    if b"\0" in data[:64] or data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        mark, coding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
        coding = coding or _ZEROS.get("".join("0" if byte == 0 else "1" for byte in data[:4]), "")
        if coding:
            text = data[len(mark) :].decode(coding, errors=_LOST)
            return text, (f"the file is {coding[:6].upper()}", "save it as UTF-8")
    return data.decode("utf-8-sig", errors="surrogateescape"), None


def not_text(text: str) -> str:
    """Return what is the first of the bytes of a text, read so, that are none, with its line; nothing where all are."""
    bad = re.search(NOT_TEXT, text)
    if bad is None:
        return ""
    line = text.count("\n", 0, bad.start()) + 1
    if bad.group() == NO_CHARACTER:
        return f"bytes in line {line} are no character"
    return f"byte 0x{ord(bad.group()) - 0xDC00:02x} in line {line} is not UTF-8"


def mend(text: str) -> Mended:
    """Return a text without what can be read as it was meant, and each such fault."""
    faults: list[Told] = []
    conflicts: tuple[Conflict, ...] = ()
    if "\r" in text and text.count("\r") > 2 * text.count("\n"):
        faults.append((0, "the lines of this file end with a lone carriage return (CR)", "save it with line ends LF"))
        text = text.replace("\r\n", "\r").replace("\r", "\n")
    if "<<<<<<<" in text or ">>>>>>>" in text:
        text, conflicts = _merged(text, faults)
    if not text.isascii() and any(char in text for char in _SPACES):  # faster than one expression for all
        text = _indented(_marked(text, faults) if "\ufeff" in text else text, faults)
    return Mended(text, tuple(faults), conflicts)


def _merged(text: str, faults: list[Told]) -> tuple[str, tuple[Conflict, ...]]:
    """Blank all of each merge conflict but its first side, and each marker that is left of one."""
    conflicts: list[Conflict] = []

    lines = counted = 0  # before an offset: a file may have as many conflicts as records

    def one_side(match: re.Match[str]) -> str:
        nonlocal lines, counted
        lines, counted = lines + text.count("\n", counted, match.start()), match.start()
        first = lines + 1
        last = first + match.group().removesuffix("\n").count("\n")
        what = f"this file has a merge conflict here (lines {first}-{last})"
        faults.append((match.start(), what, _CURE_OF_THREE if match["before"] else _CURE))
        begin, end = match.start("ours") - match.start(), match.end("ours") - match.start()
        whole = match.group()
        conflicts.append(Conflict(match.start(), match.end(), whole[end:]))
        return _blank(whole[:begin]) + whole[begin:end] + _blank(whole[end:])

    text = _CONFLICT.sub(one_side, text)

    def left(match: re.Match[str]) -> str:
        faults.append((match.start(), "this line is left of a merge conflict", "remove it, and what is there twice"))
        conflicts.append(Conflict(match.start(), match.end(), ""))
        return _blank(match.group())

    return _MARKER.sub(left, text), tuple(sorted(conflicts))


def _blank(text: str) -> str:
    return _NO_BREAK.sub(" ", text)


def _marked(text: str, faults: list[Told]) -> str:
    """Put a space behind the line before for a byte order mark at a line's beginning, as joined files have it."""
    found = [match.end() for match in _MARKED.finditer(text)]
    if found:
        more = f", and {len(found) - 1} more of them" if len(found) > 1 else ""
        what = f"a byte order mark, U+FEFF, which is not seen, begins this line{more}"
        faults.append((found[0], what, "remove it"))
    return _MARKED.sub(lambda match: f" {match[1]}", text)


def _indented(text: str, faults: list[Told]) -> str:
    """Put spaces where something else that looks like them stands before a field's name, or right behind it."""
    lines: list[int] = []
    chars: dict[str, None] = {}

    def spaced(match: re.Match[str]) -> str:
        found = [char for char in (*match["lead"], *match["behind"]) if _ODD.match(char)]
        if found:
            lines.append(match.start())
            chars.update(dict.fromkeys(found))
        lead, behind = match.end("lead") - match.start(), match.start("behind") - match.start()
        whole = match.group()
        return _ODD.sub(" ", whole[:lead]) + whole[lead:behind] + _ODD.sub(" ", whole[behind:])

    text = _INDENT.sub(spaced, text)
    if lines:
        more = f", and so are {len(lines) - 1} more" if len(lines) > 1 else ""
        what = f"this line is indented with {named(''.join(chars))}{more}"
        faults.append((lines[0], what, "use spaces"))
    return text
