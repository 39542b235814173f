"""YAML of new records, as a person would write it: what is read from it has the same characters, whatever they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from tui.dates import When
from tui.model import Claim, Record, key_of
from tui.output import whole
from tui.text import as_written, clean, one_line

Value = str | int | Decimal | When | Sequence["Value"] | Mapping[str, "Value"] | None
"""What a field may hold; None, and a list or mapping of nothing, is left out."""
Comments = Mapping[str, str]

_PLAIN = re.compile(r"[^\W_](?:[\w .,;/()’“”–—…!?'&%+=-]*[\w.)’”…!?%])?")
_IN_BRACKETS = re.compile(r"[^\W_](?:[\w ./()’“”–—…!'-]*[\w.)’”…!])?")
_OTHER_TYPE = re.compile(
    r"y|n|yes|no|on|off|true|false|null|nan|0[xo][0-9a-f_]+|[-+]?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?"
    r"|[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t ].*)?",
    re.IGNORECASE,
)
"""What another reader of YAML may take for no text."""
_DATE = re.compile(r"[0-9Y-][0-9A-Z/.:?~%+-]*[0-9A-Z?~%.]")
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_HALF = re.compile("[\ud800-\udfff]")


class Unwritable(ValueError):
    """Raised for text that no file can hold: half of a character."""


def scalar(value: str | int | Decimal | When, *, brackets: bool = False, ascii_only: bool = False) -> str:
    """Return a value as YAML on one line, in quotes where it needs them; raises Unwritable.

    Between `brackets`, and where it is a key, more signs need them. With `ascii_only` all other letters are escaped.
    """
    if isinstance(value, When):
        return value.text if _DATE.fullmatch(value.text) and not brackets else f'"{value.text}"'
    if not isinstance(value, str):
        return str(value)
    text = as_written(value)
    bare = (_IN_BRACKETS if brackets else _PLAIN).fullmatch(text)
    if bare and not _OTHER_TYPE.fullmatch(text) and clean(text) == text and (text.isascii() or not ascii_only):
        return text
    if _HALF.search(text):
        raise Unwritable("half of a character stands in it, which no file can hold")
    return '"' + "".join(_SHORT.get(char) or _escaped(char, ascii_only=ascii_only) for char in text) + '"'


def _escaped(char: str, *, ascii_only: bool) -> str:
    """Return a character as it stands between double quotes: by its number where it can't be seen, or not be kept."""
    code = ord(char)
    if (char.isascii() or not ascii_only) and (char == "\u3000" or (char.isprintable() and clean(char) == char)):
        return char
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def entry(record: Mapping[str, Value], comments: Comments | None = None) -> str:
    """Return a record as an entry of a list: `- id: ...`, its other fields below, each below the comment on it.

    A comment of the key `""` stands at the end. Lines end with LF.
    """
    lines = _mapping(record, comments or {})
    return "".join(f"{'- ' if not number else '  ' if line else ''}{line}\n" for number, line in enumerate(lines))


def section(key: str, record: Mapping[str, Value], comments: Comments | None = None) -> str:
    """Return a record that is no entry of a list, as `case` is."""
    return f"{key}:\n" + "".join(f"  {line}\n" for line in _mapping(record, comments or {}))


def _mapping(fields: Mapping[str, Value], comments: Comments) -> list[str]:
    lines: list[str] = []
    for key, value in fields.items():
        if value is None or (isinstance(value, Sequence | Mapping) and not isinstance(value, str) and not value):
            continue
        own = [f"# {clean(one_line(comments[key]))}"] if comments.get(key) else []
        field = _field(scalar(key, brackets=True), value)
        lines += [*field, *own] if not lines else [*own, *field]  # a record begins with a field
    return [*lines, f"# {clean(one_line(comments['']))}"] if comments.get("") else lines


def _field(key: str, value: Value) -> list[str]:
    assert value is not None
    if isinstance(value, Mapping):
        return [f"{key}:", *(f"  {line}" for line in _mapping(value, {}))]
    if isinstance(value, str) and literal(as_written(value)):
        return [f"{key}: |-", *(f"  {line}" if line else "" for line in as_written(value).split("\n"))]
    if isinstance(value, str | int | Decimal | When):
        return [f"{key}: {scalar(value)}"]
    if all(isinstance(each, str | int | Decimal | When) for each in value):
        return [f"{key}: [{', '.join(_in_list(each) for each in value)}]"]
    if key == "answers":
        return [f"{key}: [{', '.join(_in_list(each) for each in value)}]"]
    lines = [f"{key}:"]
    for each in value:
        below = _mapping(each, {}) if isinstance(each, Mapping) else [_in_list(each)]
        lines += [f"{'- ' if not number else '  ' if line else ''}{line}" for number, line in enumerate(below)]
    return lines


def _in_list(value: Value) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, brackets=True)}: {_in_list(each)}" for key, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    assert isinstance(value, str | int | Decimal | When)
    return scalar(value, brackets=True)


def literal(text: str) -> bool:
    """Tell whether a text of several lines reads best, and reads back, as the lines that it has."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and clean(text) == text
        and all(line == line.strip() and line.isprintable() for line in lines)
        and bool(lines[0] and lines[-1])
    )


def plain(record: Record) -> dict[str, Value]:
    """Return a record as its file may have it: its fields by their keys, positions with the questions they are on."""
    found: dict[str, Value] = {}
    for name, spec in record.SPECS.items():
        value = getattr(record, name)
        if value in (None, ()) or (spec.options and not spec.many and not spec.required and value == spec.options[0]):
            continue  # a choice that is made where none is
        if spec.part:
            value = [plain(each) for each in value] if spec.many else plain(value)
        found[key_of(name)] = value
    if isinstance(record, Claim) and record.positions:
        own = dict(record.positions)
        found["answers"] = [{name: own[name]} if name in own else name for name in record.answers]
    return found


def printed(record: Mapping[str, Value], comments: Comments | None = None) -> str:
    """Return a record as `entry` does, or without comments and in ASCII where stdout lacks one of its characters."""
    found = entry(record, comments)
    if found.isascii() or whole():
        return found
    return f"- {json.dumps(_texts(record))}\n"


def _texts(value: Value) -> object:
    if isinstance(value, Mapping):
        return {key: _texts(each) for key, each in value.items() if each not in (None, (), [], {})}
    if isinstance(value, str):
        return as_written(value)
    return [_texts(each) for each in value] if isinstance(value, Sequence) else scalar(value) if value else ""
