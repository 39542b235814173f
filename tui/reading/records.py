"""Records from YAML: each field as `model` declares it; a record with a fault is left out and accounted for."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tui.model import KIND_OF, SECTIONS, Info, Record
from tui.paths import shown
from tui.problems import CaseError, Place, Problem
from tui.progress import Tell, unheard
from tui.reading.conversion import SLUG, Converter
from tui.reading.entries import Entry, entries
from tui.reading.files import FileText, case_files, read_text
from tui.reading.nodes import Mapping, Node, Scalar, Sequence, locate
from tui.text import clean

_RAW_ID = re.compile(r"\bid:[ \t]*[\"']?([a-z0-9][a-z0-9-]*)")
_SECTIONS = tuple(SECTIONS)
_TOLD_EVERY = 256  # records


@dataclass(slots=True)
class Reading:
    """A case as read: the valid records by id, the problems with their places, and an account of what is left out."""

    path: Path
    info: Info | None = None
    records: dict[str, Record] = field(default_factory=dict)
    declared: dict[str, str] = field(default_factory=dict)
    """The kind of record by id, those left out included."""
    doubles: set[tuple[str, str]] = field(default_factory=set)
    """Id and kind of each record left out because its id was taken: a reference to it is not a second fault."""
    mentioned: set[str] = field(default_factory=set)
    """Every value in the records left out: an event that only they name does have a claim about it."""
    meant: set[str] = field(default_factory=set)
    """What each malformed id may have been meant to be: a reference to one of these is not a second fault."""
    places: dict[str, Place] = field(default_factory=dict)
    """Where each record begins, those left out included."""
    problems: list[Problem] = field(default_factory=list)
    left_out: list[tuple[str, str, Place]] = field(default_factory=list)
    """Kind, id (empty where unknown) and place of each record that is not in `records`."""
    altered: int = 0
    """How many texts contain control characters, which are shown written out (`^[`)."""
    texts: dict[str, FileText] = field(default_factory=dict)
    """The text of each file by its shown name, from which places are found."""

    def place_of(self, record: str, *path: str | int) -> Place:
        """Return the place of a record, or of the value at a path of keys and indices in it."""
        place = self.places[record]
        return locate(self.texts[place.file], place.offset, path) if path and place.file in self.texts else place

    def report(self, record: str, path: tuple[str | int, ...], what: str, cure: str) -> None:
        """Add a problem at a value of a record, or at the case itself where there is no such record."""
        place = self.place_of(record, *path) if record in self.places else Place(shown(self.path))
        self.problems.append(Problem(place, what, cure))

    def leave_out(self, record: str) -> None:
        """Move a record that a check of the whole case has found faulty to `left_out`."""
        if self.records.pop(record, None) is not None:
            self.left_out.append((self.declared[record], record, self.places[record]))


def read(path: Path, tell: Tell = unheard) -> Reading:
    """Return a case as read; raises CaseError when there is nothing to read, every other fault is in `problems`."""
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
                    at = found.place(found.node.spot).offset / max(len(text.text), 1)
                    tell("Reading", before + size * at)
                if isinstance(found, Problem):
                    reading.problems.append(found)
                else:
                    _add(reading, text, found)
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


def _add(reading: Reading, text: FileText, entry: Entry) -> None:
    """Add one record to a reading, or its problems and what it mentions where it is left out."""
    convert = Converter(text, entry)
    kind = KIND_OF[entry.section]
    record = convert.record(entry.node, SECTIONS[entry.section]) if entry.node else None
    name = _id_of(entry)
    place = entry.place(entry.node.spot) if entry.node else entry.problems[0].place
    problems = entry.problems
    if record is not None and name in reading.declared:
        first = reading.places[name]
        reading.doubles.add((name, kind))
        at = entry.place(entry.node.items["id"][1].spot) if isinstance(entry.node, Mapping) else place
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
    """Return a record's id, also where the record is faulty; an empty string where it has no valid one."""
    if isinstance(entry.node, Mapping):
        node = entry.node.items.get("id", (None, None))[1]
        return node.value if isinstance(node, Scalar) and SLUG.fullmatch(node.value) else ""
    match = _RAW_ID.search(entry.raw)
    return match[1] if match else ""


def _meant_ids(node: Node | None) -> Iterator[str]:
    """Yield the slugs that a malformed id may have been meant to be: of `Dead 164` `dead`, `dead-164` and `164`."""
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
