"""Plain values as YAML of a case: a record's mappings and lists in blocks, lists of words between brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from tui.text import clean

# What may stand without quotes, wherever: it begins with a letter or digit, and holds nothing that YAML heeds.
_BARE = re.compile(r"[^\W_](?:[\w .()'’“”/+%–—…-]|:(?=[0-9]))*", re.ASCII)
_WORDS = re.compile(r"[^\W_][\w .()'’“”/+%–—…-]*")
_TYPED = re.compile(
    r"(?:null|true|false|yes|no|on|off|y|n|nan|inf)|[0-9_.+-]+(?:e[0-9+-]+)?|0[xob][0-9a-f]+", re.IGNORECASE
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MOST_DIGITS = 400
# Beside what could steer a terminal: what YAML forbids, what it takes for a line end, and halves of characters.
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\xad\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')


class Text(str):
    """A text that stays in quotes where an editor would take it for a number or a truth."""

    __slots__ = ()


class NotWritten(ValueError):
    """Raised for a value that no file of a case has."""


def number_text(value: object) -> str:
    """Return a number in the digits that the case format takes: no exponent."""
    text = str(value)
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text  # which `check` then names
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS or "e" not in text.lower():
        return text
    return format(number, "f")


def scalar(value: object) -> str:
    """Return a value as a YAML scalar, in double quotes unless it is plainly words, an id, a date or a number."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    words = isinstance(value, str) and not text.isascii()
    bare = (_WORDS if words else _BARE).fullmatch(text) and text == text.strip() and clean(text) == text
    if bare and not (isinstance(value, Text) and _TYPED.fullmatch(text)):
        return text
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if _ESCAPED.match(char) or clean(char) != char:
        code = ord(char)
        return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
    return char


def mapping(value: Mapping[Any, object], pad: str = "") -> Iterator[str]:
    """Yield the lines of a mapping."""
    for key, item in value.items():
        name = scalar(key)
        if isinstance(item, Mapping) and item:
            yield f"{pad}{name}:"
            yield from mapping(item, f"{pad}  ")
        elif isinstance(item, list) and key != "answers" and any(isinstance(each, Mapping) for each in item):
            yield f"{pad}{name}:"
            for each in item:
                yield from entry(each, pad)
        else:
            yield f"{pad}{name}: {_flow(item)}"


def entry(value: object, pad: str = "") -> Iterator[str]:
    """Yield the lines of an item of a list."""
    if not (isinstance(value, Mapping) and value):
        yield f"{pad}- {_flow(value)}"
        return
    lines = mapping(value, f"{pad}  ")
    yield f"{pad}- {next(lines).removeprefix(f'{pad}  ')}"
    yield from lines


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return scalar(value)
