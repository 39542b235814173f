"""YAML into records: each field as `model` says it is written, each fault with its place, one bad record left out."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui.dates import DateError, parse
from tui.model import KIND_OF, SECTIONS, Info, Record, Spec
from tui.paths import shown
from tui.problems import CaseError, Place, Problem
from tui.progress import Tell, unheard
from tui.reading.entries import Entry, entries
from tui.reading.files import Text, case_files, read_text
from tui.reading.nodes import Mapping, Node, Scalar, Sequence, holds, locate
from tui.text import Cleaned, an, clean, closest, instead, shorten

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")
_RAW_ID = re.compile(r"\bid:[ \t]*[\"']?([a-z0-9][a-z0-9-]*)")
_SECTIONS = tuple(SECTIONS)
_TOLD_EVERY = 256  # records


@dataclass(slots=True)
class Reading:
    """What a case's files hold: the sound records, and an account of everything else."""

    path: Path
    info: Info | None = None
    records: dict[str, Record] = field(default_factory=dict)
    declared: dict[str, str] = field(default_factory=dict)
    """The kind of every id that the files give, those of records left out included."""
    doubles: set[tuple[str, str]] = field(default_factory=set)
    """Id and kind of each record left out because its id is taken: what names it means it, and is not at fault."""
    mentioned: set[str] = field(default_factory=set)
    """Every value of the records left out: an event that only they name is not one that no claim is about."""
    meant: set[str] = field(default_factory=set)
    """Each id that a record left out for its bad id may have been meant to have: naming it is no second fault."""
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[tuple[str, str, Place]] = field(default_factory=list)
    """Kind, id (or nothing) and place of each record that is not in `records`."""
    altered: int = 0
    """How many texts of the records hold control characters, which are shown written out."""
    texts: dict[str, Text] = field(default_factory=dict)

    def place_of(self, record: str, *path: str | int) -> Place:
        """Return where a record, or the value at a path below it, stands."""
        place = self.places[record]
        return locate(self.texts[place.file], place.offset, path) if path and place.file in self.texts else place

    def report(self, record: str, path: tuple[str | int, ...], what: str, cure: str) -> None:
        """Add an error of a record, or of the case where the files have no such record."""
        place = self.place_of(record, *path) if record in self.places else Place(shown(self.path))
        self.problems.append(Problem(place, what, cure))

    def leave_out(self, record: str) -> None:
        """Take a record out that a check of the whole case has found faulty."""
        if self.records.pop(record, None) is not None:
            self.left_out.append((self.declared[record], record, self.places[record]))


def read(path: Path, tell: Tell = unheard) -> Reading:
    """Read a case; raises CaseError when there is nothing to read, and reports every other fault in `problems`."""
    files, problems = case_files(path)
    reading = Reading(path, problems=problems)
    sizes = [_size(file) for file, _ in files]
    collecting = gc.isenabled()
    gc.disable()  # the collector costs more than the parser: each of its walks visits every record read so far
    try:
        for number, (file, name) in enumerate(files):
            text = read_text(file, name)
            before, size = sum(sizes[:number]) / max(sum(sizes), 1), sizes[number] / max(sum(sizes), 1)
            reading.texts[name] = text
            reading.problems += text.problems
            for count, found in enumerate(entries(text, _SECTIONS)):
                if count % _TOLD_EVERY == 0 and isinstance(found, Entry) and found.node:
                    at = found.place(found.node.mark).offset / max(len(text.text), 1)
                    tell("Reading", before + size * at)
                if isinstance(found, Problem):
                    reading.problems.append(found)
                else:
                    _take(reading, text, found)
    finally:
        if collecting:
            gc.enable()
    if not reading.declared and not reading.problems:
        raise CaseError(f"{clean(str(path))}: there is no record in it; name a folder that holds a case")
    return reading


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # said with its reason by what reads the file
        return 0


def _take(reading: Reading, text: Text, entry: Entry) -> None:
    """Add one record, or the account of why it is left out."""
    convert = _Converter(text, entry)
    kind = KIND_OF[entry.section]
    record = convert.record(entry.node, SECTIONS[entry.section]) if entry.node else None
    name = _id_of(entry)
    place = entry.place(entry.node.mark) if entry.node else entry.problems[0].place
    problems = entry.problems
    if record is not None and name in reading.declared:
        first = reading.places[name]
        reading.doubles.add((name, kind))
        at = entry.place(entry.node.items["id"][1].mark) if isinstance(entry.node, Mapping) else place
        taken = f"the id {name!r} is taken by the {reading.declared[name]} in {first.file}:{first.line}"
        problems.append(Problem(at, taken, "give this record an id of its own"))
    if kind == "case" and reading.info and not problems:
        problems.append(Problem(place, "a second 'case' record", "keep one"))
    if name and name not in reading.declared:
        reading.declared[name], reading.places[name] = kind, place
    if problems or record is None:
        reading.problems += problems
        reading.left_out.append((kind, name, place))
        reading.mentioned.update(re.findall(r"[a-z0-9][a-z0-9-]*", entry.raw))
        reading.mentioned.update(_scalars(entry.node))
        if not name:
            reading.meant.update(_meant_ids(entry.node))
        return
    if isinstance(record, Info):
        reading.info = record
    else:
        reading.records[name] = record
    reading.altered += convert.altered


def _id_of(entry: Entry) -> str:
    """Return the id that a record gives itself, even a faulty record, or nothing."""
    if isinstance(entry.node, Mapping):
        node = entry.node.items.get("id", (None, None))[1]
        return node.value if isinstance(node, Scalar) and _SLUG.fullmatch(node.value) else ""
    match = _RAW_ID.search(entry.raw)
    return match[1] if match else ""


def _meant_ids(node: Node | None) -> Iterator[str]:
    """Yield the slugs that an id that is none may have been meant for: `Dead 164` for `dead-164`."""
    written = node.items.get("id", (None, None))[1] if isinstance(node, Mapping) else None
    if isinstance(written, Scalar):
        words = re.findall("[a-z0-9]+", written.value.lower())[:16]
        yield from (
            "-".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, len(words) + 1)
        )


def _scalars(node: Node | None) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.value
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for _, value in node.items.values():
            yield from _scalars(value)


class _Converter:
    """Turns one record's tree into the record, noting each fault."""

    def __init__(self, text: Text, entry: Entry) -> None:
        self.text, self.place, self.problems = text, entry.place, entry.problems
        self.altered = 0

    def fault(self, node: Node, what: str, cure: str) -> None:
        """Note a fault at a node."""
        self.problems.append(Problem(self.place(node.mark), what, cure))

    def record(self, node: Node, cls: type[Record]) -> Record | None:
        """Return the record that a mapping stands for, or None where it has faults."""
        noun = cls.__name__.lower()
        if not isinstance(node, Mapping):
            self.fault(node, f"this {noun} is no mapping", f"write its fields: {', '.join(cls.KEYS)}")
            return None
        values: dict[str, Any] = {}
        specs = cls.KEYS
        meant: set[str] = set()  # fields that are there under a misspelt key: not missing as well
        for key, (key_node, value) in node.items.items():
            if key not in specs:
                close = closest(key, list(specs))
                meant.update(close)
                self.fault(key_node, f"unknown field {shorten(key, 40)!r} of {an(noun)}", instead(close, list(specs)))
                continue
            name, spec = specs[key]
            converted = self.value(key, value, spec)
            if converted is not None:
                values[name] = converted
        for key, (_, spec) in specs.items():
            if not spec.required or key in meant:
                continue
            if key not in node.items:
                self.fault(
                    node, f"this {noun} has no {key!r}", f"add it: {spec.doc[0].lower()}{spec.doc[1:].rstrip('.')}"
                )
            elif isinstance(written := node.items[key][1], Sequence) and not written.items:
                self.fault(written, f"{key!r} is empty", "add at least one")
        return None if self.problems or self.lost(node) else cls(**values)

    def lost(self, node: Node) -> bool:
        """Tell whether a record holds characters that the file could not give; the file's own message names them."""
        return bool(self.text.lost) and holds(node, self.text.lost)

    def value(self, key: str, node: Node, spec: Spec) -> Any:
        """Return a field's value, or None where it has a fault."""
        if not spec.many:
            return self.one(key, node, spec)
        if not isinstance(node, Sequence):
            self.fault(node, f"{key!r} is no list", "write one, even for a single value: [ ... ]")
            return None
        values = (self.one(key, item, spec) for item in node.items)
        return tuple(value for value in values if value is not None)

    def one(self, key: str, node: Node, spec: Spec) -> Any:
        """Return one value of a field, or None where it has a fault."""
        if spec.part:
            return self.record(node, spec.part)
        if not isinstance(node, Scalar):
            self.fault(node, f"{key!r} is no text", "write one value here")
            return None
        if not node.value.strip():
            if self.problems and self.problems[-1].place == self.place(node.mark):  # an alias, a text without end
                return None
            self.fault(
                node, f"{key!r} is empty", "write a value" + ("" if spec.required else " or leave the field out")
            )
            return None
        return getattr(self, spec.kind)(key, node, spec)

    def words(self, _key: str, node: Scalar, _spec: Spec) -> str:
        """Return text that a terminal may see, with the text as written where they differ."""
        cleaned = clean(node.value)
        if cleaned != node.value:
            self.altered += 1
            return Cleaned(node.value)
        return cleaned

    def id(self, key: str, node: Scalar, _spec: Spec) -> str | None:
        """Return a slug."""
        if _SLUG.fullmatch(node.value):
            return node.value
        self.fault(
            node, f"{key} {shorten(node.value, 40)!r} is no slug", "use a-z, 0-9 and hyphens, a letter or digit first"
        )
        return None

    ref = id

    def date(self, key: str, node: Scalar, _spec: Spec) -> Any:
        """Return an EDTF date."""
        try:
            return parse(node.value)
        except DateError as error:
            self.fault(node, f"{key} {shorten(node.value, 40)!r}: {error.what}", error.cure)
            return None

    def choice(self, key: str, node: Scalar, spec: Spec) -> str | None:
        """Return one of a field's options."""
        if node.value in spec.options:
            return node.value
        options = list(spec.options)
        close = closest(node.value, options)
        self.fault(node, f"{key} {shorten(node.value, 40)!r} is not known", instead(close, options))
        return None

    def number(self, key: str, node: Scalar, _spec: Spec) -> int | float | None:
        """Return a number."""
        if _NUMBER.fullmatch(node.value):
            return float(node.value) if "." in node.value else int(node.value)
        self.fault(
            node,
            f"{key} {shorten(node.value, 40)!r} is no number",
            "write digits only, as 7939; a vague number goes into 'approx'",
        )
        return None

    def format(self, key: str, node: Scalar, _spec: Spec) -> int | None:
        """Return the format's version."""
        if node.value == "1":
            return 1
        self.fault(node, f"{key} {shorten(node.value, 40)!r} is not read by this version", "write format: 1")
        return None
