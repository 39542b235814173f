"""Where a new record goes in a file: to the end of its list, indented as that is, whatever stands around it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from tui.authoring.as_it_is import AsItIs, Edit, New, as_it_is
from tui.paths import shown
from tui.problems import CaseError
from tui.reading.records import Reading
from tui.reading.syntax import FAULTS, fault
from tui.text import shorten

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
    root = _composed(found.text, file)
    edit = found.edit(*_placed(found, root, key, record))
    new = found.with_edits([edit])
    if _values(_composed(new, file)) != _expected(_values(root), key, _values(_composed(record, file))):
        raise CaseError(f"{shown(file)}: nothing can be put at the end of {key!r} there; paste it by hand")
    return edit


def file_for(reading: Reading, key: str) -> Path:
    """Return the file in which new records of a kind belong: the last that has some, else one of its own.

    Claims do not go where defaults stand: they would take what they leave out.
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
    number, file = 1, reading.path / f"{key}.yaml"
    while file in closed:
        number += 1
        file = reading.path / f"{key}-{number}.yaml"
    return file


def _composed(text: str, file: Path) -> Node | None:
    try:
        node: Node | None = yaml.compose(text, Loader=_Loader)
    except FAULTS as error:
        found = fault(error, text)
        line = f":{found.spot.line + 1}:{found.spot.column + 1}" if found.spot else ""
        raise CaseError(f"{shown(file)}{line}: {found.what}; mend it first: {found.cure}") from error
    return node


def _placed(found: AsItIs, root: Node | None, key: str, record: str) -> tuple[int, int, str]:
    """Return from where to where in a file's text what is put, for a record at the end of the list of a key."""
    text, eol = found.text, found.newline
    if root is None or _empty(root):
        return len(text), len(text), _led(text, len(text), eol) + _lines(f"{key}:\n{record}", eol, 0)
    if not isinstance(root, MappingNode):
        raise CaseError(f"{shown(found.file)}: the file is not a mapping; mend it first (`onrecord check` tells how)")
    values = {name.value: (name, value) for name, value in root.value if isinstance(name, ScalarNode)}
    if key not in values:
        if root.flow_style:
            return _in_brackets(root, f"{json.dumps(key)}: [{_flow(record)}]")
        at = _behind(text, root, root.start_mark.column)
        gap = eol if re.search(r"\n[ \t]*\r?\n\S", text) else ""
        return at, at, _led(text, at, eol) + gap + _lines(f"{key}:\n{record}", eol, root.start_mark.column)
    name, value = values[key]
    colon = text.index(":", name.end_mark.index) + 1
    if isinstance(value, SequenceNode) and not value.flow_style:
        return _in_block(text, value, record, eol)
    if isinstance(value, SequenceNode) and not (root.flow_style or value.value):
        begin, end = value.start_mark.index, value.end_mark.index
        behind = _COMMENT.match(text, end)
        if behind and text[begin:end] == "[]" and "\n" not in text[colon:begin]:
            comment = f" {behind[1].rstrip()}" if behind[1] else ""
            return colon, behind.end(), comment + eol + _lines(record, eol, root.start_mark.column)
    if isinstance(value, SequenceNode):
        return _in_brackets(value, _flow(record))
    if root.flow_style or not _empty(value):
        raise CaseError(f"{shown(found.file)}: {key!r} is not a list; mend it first (`onrecord check` tells where)")
    end = text.find("\n", colon)
    at = len(text) if end < 0 else end + 1
    return at, at, _led(text, at, eol) + _lines(record, eol, root.start_mark.column)


def _in_block(text: str, value: SequenceNode, record: str, eol: str) -> tuple[int, int, str]:
    """Put a record behind the last one of a list, and behind comments that are indented as its fields are."""
    column = value.start_mark.column
    at = _behind(text, value.value[-1], column + 1)
    gap = ""
    if len(value.value) > 1 and _GAP.search(text, value.value[-2].start_mark.index, value.value[-1].start_mark.index):
        gap = eol  # as between the others
    return at, at, _led(text, at, eol) + gap + _lines(record, eol, column)


def _behind(text: str, node: Node, deeper: int) -> int:
    """Return where the line behind a node begins, and behind comments right below it that are indented so deep."""
    last = _last(node)
    at = last.end_mark.index
    if isinstance(last, ScalarNode) and last.style in ("|", ">") and (at == len(text) or text[:at].endswith("\n")):
        pass
    else:
        end = text.find("\n", at)
        at = len(text) if end < 0 else end + 1
    comments = re.compile(_DEEPER % max(deeper, 1)).match(text, at)
    return comments.end() if comments else at


def _last(node: Node) -> Node:
    """Return the last scalar or bracketed value of a node: where a block ends only that tells."""
    while isinstance(node, SequenceNode | MappingNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    return node


def _in_brackets(node: Node, entry: str) -> tuple[int, int, str]:
    """Put an entry at the end of a list or mapping in brackets."""
    if not node.value:
        return node.start_mark.index + 1, node.start_mark.index + 1, entry
    last = node.value[-1]
    at = (last[1] if isinstance(node, MappingNode) else last).end_mark.index
    return at, at, f", {entry}"


def _lines(record: str, eol: str, indent: int) -> str:
    lines = record.rstrip("\n").split("\n")
    return "".join((" " * indent + line if line else "") + eol for line in lines)


def _led(text: str, at: int, eol: str) -> str:
    """Return what must come before a line that begins at an offset: a line end, where the file ends without one."""
    return "" if not at or text[at - 1] == "\n" else eol


def _flow(record: str) -> str:
    """Return entries of a list as they stand between brackets, which JSON does as well."""
    return ", ".join(json.dumps(each, ensure_ascii=False) for each in _values(yaml.compose(record, Loader=_Loader)))


def _empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value and not node.style


def _values(node: Node | None) -> Any:
    """Return what a node holds, every scalar as text."""
    if isinstance(node, SequenceNode):
        return [_values(each) for each in node.value]
    if isinstance(node, MappingNode):
        return {shorten(str(_values(key)), 1000): _values(each) for key, each in node.value}
    return node.value if node else None


def _expected(before: Any, key: str, entries: list[Any]) -> dict[str, Any]:
    """Return what a file holds once entries are put at the end of the list of a key."""
    top = dict(before) if isinstance(before, dict) else {}
    return top | {key: [*(top.get(key) or []), *entries]}
