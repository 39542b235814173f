"""Where an id stands in the files of a case: at its record, and in every field that names records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tui.authoring.as_it_is import Edit, as_it_is
from tui.model import DEFAULTS, RESERVED, SECTIONS, Claim, Record, Report, Spec
from tui.paths import seal_path, shown
from tui.problems import CaseError, Place
from tui.reading.defaults import SHORT
from tui.reading.entries import HEAD, Entry, entries
from tui.reading.entries import SECTIONS as KEYS
from tui.reading.files import FileText, decoded, home_of, within
from tui.reading.records import Reading
from tui.reading.tree import Mapping as MappingNode
from tui.reading.tree import Node, Scalar, Sequence

_OF_CLAIMS = {key: spec for key, (_, spec) in Claim.KEYS.items()} | {key: Report.KEYS[key][1] for key in SHORT}
"""The fields that may stand on a claim: its own, and those of a report."""
FIELDS: Mapping[str, Mapping[str, Spec]] = {
    **{section: {key: spec for key, (_, spec) in kind.KEYS.items()} for section, kind in SECTIONS.items()},
    "claims": _OF_CLAIMS,
    HEAD: {key: _OF_CLAIMS[key] for key in DEFAULTS},
}
"""The fields of what stands under each key of a file."""
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\r?\n\s*")
_WORD = re.compile(r"[a-z0-9][a-z0-9-]*")


class Stands(NamedTuple):
    """One place at which an id stands, and the edit that puts another one there."""

    place: Place
    edit: Edit


def stands(reading: Reading, old: str, new: str) -> list[Stands]:
    """Return every place of an id in the files of a case that was read without faults, and in its seal.

    Raises Unwritten for a file that can't be read or written again, CaseError for one that changed since.
    """
    found: list[Stands] = []
    for name, file in reading.files.items():
        own = as_it_is(file)
        if old not in own.text and "\\" not in own.text:  # nor in an escape
            continue
        text = decoded(name, own.data)
        if name in reading.texts and reading.texts[name].text != text.text:
            raise CaseError(f"{name}: the file was changed while it was read; try again")
        for place in _places(text, old):
            start, end, put = _span(text.text, place.offset, old, new)
            found.append(Stands(place, own.edit(start, end, put)))
    seal = seal_path(reading.path)
    return [*found, *(_in_seal(seal, old, new) if within(home_of(reading.path), seal) else ())]


def _places(text: FileText, old: str) -> Iterator[Place]:
    """Yield where a file names a record."""
    for entry in entries(text, KEYS):
        if isinstance(entry, Entry) and entry.node is not None:
            for node in named(entry.node, FIELDS[entry.section]):
                if node.value == old:
                    yield entry.place(node.spot)


def named(node: Node, fields: Mapping[str, Spec]) -> Iterator[Scalar]:
    """Yield the scalars of a record that are ids: its own, and those of other records.

    `editor`, where a field takes it, is nobody's id.
    """
    if not isinstance(node, MappingNode):
        return
    for key, (_, value) in node.items.items():
        spec = fields.get(key)
        if spec is None:
            continue
        each = value.items if isinstance(value, Sequence) else [value]
        if spec.part:
            for item in each:
                yield from named(item, _fields_of(spec.part))
        elif spec.kind in ("id", "ref"):
            for item in each:
                ids = [pair[0] for pair in item.items.values()] if isinstance(item, MappingNode) else [item]
                yield from (one for one in ids if isinstance(one, Scalar) and one.value not in {*RESERVED} & {*spec.to})


def _fields_of(part: type[Record]) -> Mapping[str, Spec]:
    return {key: spec for key, (_, spec) in part.KEYS.items()}


def _span(text: str, at: int, old: str, new: str) -> tuple[int, int, str]:
    """Return from where to where the id is written that a value at an offset is, and what takes its place."""
    if text.startswith(old, at):
        return at, at + len(old), new
    if quoted := _QUOTED.match(text, at):
        inner = quoted.group()[1:-1]
        return quoted.start() + 1, quoted.end() - 1, inner.replace(old, new) if old in inner else new
    if block := _BLOCK.match(text, at):
        return block.end(), block.end() + len(old), new
    raise AssertionError("a scalar is bare, quoted, or a block")


def _in_seal(file: Path, old: str, new: str) -> Iterator[Stands]:
    """Yield where a seal names a record: its sources by their ids, its words by record and source."""
    if not file.exists():
        return
    own = as_it_is(file)
    text = FileText(shown(file), own.text)
    for line in re.finditer(r"^- (?P<names>[^\r\n]*)", own.text, re.MULTILINE):
        words = list(_WORD.finditer(own.text, line.start("names"), line.end("names")))
        for word in words[: 1 if len(words) < 3 else 2]:
            if word.group() == old:
                yield Stands(text.place(word.start()), own.edit(word.start(), word.end(), new))
