"""Where a new record goes in a file: to the end of its list, indented as that is, whatever stands around it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from tui.authoring.as_it_is import AsItIs, Edit, New, as_it_is
from tui.authoring.outlined import LOADER, Stands, outlined
from tui.paths import shown
from tui.problems import CaseError
from tui.reading.records import Reading
from tui.reading.syntax import FAULTS

_MOST_CHECKED = 1024**2  # characters of a file of which it is looked at what it holds afterwards: that takes long
_COMMENT = re.compile(r"[ \t]*(#[^\n]*?)?(\r?\n|\Z)")
_GAP = re.compile(r"\n[ \t]*\r?\n[ \t]*-[ \t]+\Z")
_DEEPER = r"(?: {%d,}#[^\n]*(?:\n|\Z))*"


def appended(where: Reading | Path, key: str, record: str) -> Edit | New:
    """Return the edit that puts a record at the end of the list of a key, in a file or in the case of a reading.

    `record` is YAML of one entry or more as they stand in a list that is not indented: `- id: ...`, lines that end
    with LF. It gets the indentation and the line ends of the file. Raises CaseError for a file that is no YAML.
    """
    file = where if isinstance(where, Path) else file_for(where, key)
    record = record.rstrip("\n") + "\n"
    if not file.exists():
        return New(file, f"{key}:\n{record}".encode())
    found = as_it_is(file)
    edit = found.edit(*_placed(found, key, record))
    if len(found.text) <= _MOST_CHECKED and not _adds(found.text, found.with_edits([edit]), key, record):
        raise CaseError(f"{shown(file)}: nothing can be put at the end of {key!r} there; paste it by hand")
    return edit


def file_for(reading: Reading, key: str) -> Path:
    """Return the file in which new records of a kind belong: the last that has some, else one of its own.

    A file that has their key, with nothing behind it, is their own. Claims do not go where defaults stand: they would
    take what they leave out.
    """
    records = reading.records
    kind = key.removesuffix("s")
    places = (records.place(name) for name in records.numbers if records.kind(name) == kind)
    held = dict.fromkeys(place.file for place in places if place)
    files = [name for name in held if key != "claims" or name not in reading.defaults]
    if files:
        return reading.files[files[-1]]
    if reading.path.is_file():
        return reading.path
    closed = {reading.files[name] for name in reading.defaults} if key == "claims" else set()
    begun = re.compile(rf"^{key}[ \t]*:", re.MULTILINE)
    for name, text in reading.texts.items():
        if name in reading.files and reading.files[name] not in closed and begun.search(text.text):
            return reading.files[name]
    number, file = 1, reading.path / f"{key}.yaml"
    while file in closed:
        number += 1
        file = reading.path / f"{key}-{number}.yaml"
    return file


def _placed(found: AsItIs, key: str, record: str) -> tuple[int, int, str]:
    """Return from where to where in a file's text what is put, for a record at the end of the list of a key."""
    text, eol = found.text, found.newline
    root, values = outlined(text, found.file)
    if root is None or root.empty:
        return len(text), len(text), _led(text, len(text), eol) + _lines(f"{key}:\n{record}", eol, 0)
    if not root.mapping:
        raise CaseError(f"{shown(found.file)}: the file is not a mapping; mend it first (`onrecord check` tells how)")
    if key not in values:
        if root.brackets:
            return _in_brackets(root, len(values), f"{json.dumps(key)}: [{_flow(record)}]")
        at = _behind(text, root.last, root.column)
        gap = eol if re.search(r"\n[ \t]*\r?\n\S", text) else ""
        return at, at, _led(text, at, eol) + gap + _lines(f"{key}:\n{record}", eol, root.column)
    value = values[key]
    if value.listed and not value.brackets:
        return _in_block(text, value, record, eol)
    colon = text.index(":", value.behind) + 1
    if value.listed and not (root.brackets or value.entries):
        behind = _COMMENT.match(text, value.end)
        if behind and text[value.begin : value.end] == "[]" and "\n" not in text[colon : value.begin]:
            comment = f" {behind[1].rstrip()}" if behind[1] else ""
            return colon, behind.end(), comment + eol + _lines(record, eol, root.column)
    if value.listed:
        return _in_brackets(value, value.entries, _flow(record))
    if root.brackets or not value.empty:
        raise CaseError(f"{shown(found.file)}: {key!r} is not a list; mend it first (`onrecord check` tells where)")
    end = text.find("\n", colon)
    at = len(text) if end < 0 else end + 1
    return at, at, _led(text, at, eol) + _lines(record, eol, root.column)


def _in_block(text: str, value: Stands, record: str, eol: str) -> tuple[int, int, str]:
    """Put a record behind the last one of a list, and behind comments that are indented as its fields are."""
    at = _behind(text, value.last, value.column + 1)
    gap = ""
    if value.entries > 1 and _GAP.search(text, *value.begins):  # as between the others
        gap, record = eol, record.replace("\n- ", "\n\n- ")
    return at, at, _led(text, at, eol) + gap + _lines(record, eol, value.column)


def _behind(text: str, last: Any, deeper: int) -> int:
    """Return where the line behind a scalar or bracket begins, and behind comments right below that are so deep."""
    at = last.end_mark.index
    whole = getattr(last, "style", None) in ("|", ">") and (at == len(text) or text[:at].endswith("\n"))
    if not whole:
        end = text.find("\n", at)
        at = len(text) if end < 0 else end + 1
    comments = re.compile(_DEEPER % max(deeper, 1)).match(text, at)
    return comments.end() if comments else at


def _in_brackets(value: Stands, entries: int, entry: str) -> tuple[int, int, str]:
    """Put an entry at the end of a list or mapping in brackets."""
    if not entries:
        return value.begin + 1, value.begin + 1, entry
    at = value.last.end_mark.index
    return at, at, f", {entry}"


def _lines(record: str, eol: str, indent: int) -> str:
    lines = record.rstrip("\n").split("\n")
    return "".join((" " * indent + line if line else "") + eol for line in lines)


def _led(text: str, at: int, eol: str) -> str:
    """Return what must come before a line that begins at an offset: a line end, where the file ends without one."""
    return "" if not at or text[at - 1] == "\n" else eol


def _flow(record: str) -> str:
    """Return entries of a list as they stand between brackets, which JSON does as well."""
    return ", ".join(json.dumps(each, ensure_ascii=False) for each in _values(yaml.compose(record, Loader=LOADER)))


def _adds(before: str, after: str, key: str, record: str) -> bool:
    """Tell whether a text holds what it held, and the entries of a record at the end of the list of a key."""
    try:
        was, now, entries = (_values(yaml.compose(text, Loader=LOADER)) for text in (before, after, record))
    except FAULTS:
        return False
    top = was if isinstance(was, dict) else {}
    return bool(now == top | {key: [*(top.get(key) or []), *entries]})


def _values(node: Node | None) -> Any:
    """Return what a node holds, every scalar as text."""
    if isinstance(node, SequenceNode):
        return [_values(each) for each in node.value]
    if isinstance(node, MappingNode):
        return {str(_values(key)): _values(each) for key, each in node.value}
    return node.value if node else None
