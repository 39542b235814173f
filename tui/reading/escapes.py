r"""Escapes of half a character, as JSON writers make two of an emoji: "\ud83d\ude00".

libyaml refuses them, the pure-Python parser makes two halves of them. So each is read as an escape of a private
character, of the same length, which no place in the file is moved by; two of them are then put together.
"""

from __future__ import annotations

import re

from tui.patterns import regex

_HALF = regex(r"(?<!\\)(?:\\\\)*\\(?:u|U0000)([dD][89a-fA-F][0-9a-fA-F]{2})")
_LIKE = regex(r"\\(?:u|U0000)[dD][89a-fA-F]")  # faster: it begins with one character
_FIRST, _LAST, _SPAN = 0xE000, 0xF000, 0x800
_HIGH = 0xD800


def private(text: str) -> tuple[str, int]:
    """Return text with each such escape replaced, and the private character that the first half stands for; or 0."""
    if "\\" not in text or not _LIKE.search(text) or not _HALF.search(text):
        return text, 0
    for base in range(_FIRST, _LAST + 1, _SPAN):
        taken = re.compile(rf"[\u{base:04x}-\u{base + _SPAN - 1:04x}]|\\(?:u|U0000){_digits(base)}", re.IGNORECASE)
        if not taken.search(text):
            return _replaced(text, base), base
    return text, 0


def _digits(base: int) -> str:
    return f"{base >> 12:x}[{base >> 8 & 15:x}-{(base + _SPAN - 1) >> 8 & 15:x}]"


def _replaced(text: str, base: int) -> str:
    return _HALF.sub(lambda match: match.group()[:-4] + _moved(match[1], base - _HIGH), text)


def _moved(digits: str, by: int) -> str:
    """Return four hexadecimal digits so much further; the last two stay, and small letters stay small."""
    first = f"{int(digits, 16) + by:04x}"[:2]
    return (first.upper() if digits[0].isupper() else first) + digits[2:]


def as_read(value: str, base: int) -> tuple[str, str]:
    """Return a quoted text with two halves put together, and the escape of one that has no other, if there is one."""
    joined = re.sub(rf"[\u{base:04x}-\u{base + 0x3FF:04x}][\u{base + 0x400:04x}-\u{base + 0x7FF:04x}]", _joined, value)
    alone = re.search(rf"[\u{base:04x}-\u{base + 0x7FF:04x}]", joined)
    return joined, rf"\u{ord(alone.group()) - base + _HIGH:04x}" if alone else ""


def _joined(match: re.Match[str]) -> str:
    high, low = (ord(char) & 0x7FF for char in match.group())
    return chr(0x10000 + (high << 10) + (low - 0x400))


def as_written(value: str, base: int) -> str:
    """Return a text that is not quoted, in which an escape is none, as it was before."""
    found = re.compile(rf"(\\(?:u|U0000))((?i:{_digits(base)})[0-9a-fA-F]{{2}})")
    return found.sub(lambda match: match[1] + _moved(match[2], _HIGH - base), value)
