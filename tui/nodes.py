"""YAML as a stream of records: libyaml's events made into small trees, every scalar a string with its place.

PyYAML's own constructors turn `no` into False, let duplicate keys pass, blow up on merge keys and fall over deep
nesting. Here an alias, a tag, a duplicate key or a syntax error costs the record it stands in; reading goes on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import yaml
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from tui.files import LOST, Text
from tui.problems import Place, Problem
from tui.text import shorten

MOST_DEPTH = 32
MOST_FAULTS = 100  # syntax errors of one file; each costs a new parse of what follows it
MOST_SCALAR = 1_000_000  # characters; a quote is a span, not a book

# The pure parser answers the same calls where PyYAML was built without libyaml, twenty times slower.
_Parser: Callable[[str], Any] = getattr(yaml, "CParser", yaml.SafeLoader)


class Mark(Protocol):
    """Where an event begins: line and column from 0, index in characters."""

    line: int
    column: int
    index: int


@dataclass(slots=True)
class Scalar:
    """A string as written."""

    mark: Mark
    value: str


@dataclass(slots=True)
class Sequence:
    """A list."""

    mark: Mark
    items: list[Node]


@dataclass(slots=True)
class Mapping:
    """Keys and values in their order."""

    mark: Mark
    items: dict[str, tuple[Scalar, Node]]


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Entry:
    """One record of a section with the problems met inside it: a tree, or the raw text of what is no YAML."""

    section: str
    node: Node | None
    problems: list[Problem]
    place: Callable[[Mark], Place]
    raw: str = ""


class _Fault(Exception):
    """What can't be read on from: a syntax error, or nesting without end."""

    def __init__(self, mark: Mark | None, what: str, cure: str) -> None:
        super().__init__(what)
        self.mark, self.what, self.cure = mark, what, cure


class _Stream:
    """The events of a text from an offset on, with places that hold for the whole file."""

    def __init__(self, text: Text, start: int = 0, header: str = "") -> None:
        self.file, self.start, self.header = text.name, start, len(header)
        self.lines = text.text.count("\n", 0, start) - header.count("\n")
        self.parser = _Parser(header + text.text[start:] if start or header else text.text)
        self.problems: list[Problem] = []

    def next(self) -> Any:
        """Return the next event; raises _Fault where the text is not YAML."""
        try:
            return self.parser.get_event()
        except yaml.MarkedYAMLError as error:
            context = f" {error.context}" if error.context else ""
            raise _Fault(
                error.problem_mark or error.context_mark,
                f"this is not YAML: {error.problem}{context}",
                "mend it here or in the lines before (quotes closed? two spaces of indent? text with ': ' in quotes?)",
            ) from error
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            raise _Fault(None, f"this is not YAML ({shorten(str(error), 80)})", "write plain YAML") from error

    def place(self, mark: Mark) -> Place:
        """Return where a mark stands in the file."""
        return Place(self.file, mark.line + self.lines + 1, mark.column + 1, mark.index - self.header + self.start)

    def problem(self, mark: Mark, what: str, cure: str) -> None:
        """Note a fault that reading goes on behind."""
        self.problems.append(Problem(self.place(mark), what, cure))

    def node(self, event: Any, depth: int = 0) -> Node:
        """Return the tree that begins with an event."""
        mark: Mark = event.start_mark
        kind = type(event)
        if kind is AliasEvent:
            self.problem(mark, f"the alias *{shorten(event.anchor, 40)}", "write the value out: anchors and aliases are not read")
            return Scalar(mark, "")
        if event.anchor is not None:
            self.problem(mark, f"the anchor &{shorten(event.anchor, 40)}", "remove it: anchors and aliases are not read")
        if event.tag is not None:
            self.problem(mark, f"the tag {shorten(event.tag, 40)}", "remove it: every value is read as text")
        if kind is ScalarEvent:
            return self.scalar(event)
        if depth >= MOST_DEPTH:
            raise _Fault(mark, f"the nesting is deeper than {MOST_DEPTH} levels", "write the record flat, as the format says")
        if kind is SequenceStartEvent:
            items: list[Node] = []
            while type(event := self.next()) is not SequenceEndEvent:
                items.append(self.node(event, depth + 1))
            return Sequence(mark, items)
        return self.mapping(mark, depth)

    def scalar(self, event: Any) -> Scalar:
        """Return a scalar, refused when it is oversized or lost characters on the way."""
        value: str = event.value
        if len(value) > MOST_SCALAR:
            self.problem(event.start_mark, f"a text of {len(value):,} characters", f"keep it under {MOST_SCALAR:,}: quote the smallest span")
            value = ""
        return Scalar(event.start_mark, value)

    def mapping(self, mark: Mark, depth: int) -> Mapping:
        """Return a mapping, its duplicate keys named and the first of them kept."""
        items: dict[str, tuple[Scalar, Node]] = {}
        while type(event := self.next()) is not MappingEndEvent:
            key = self.node(event, depth + 1)
            value = self.node(self.next(), depth + 1)
            if not isinstance(key, Scalar):
                self.problem(key.mark, "a key that is a list or a mapping", "write a field's name")
            elif key.value == "<<":
                self.problem(key.mark, "the merge key <<", "write the fields out")
            elif key.value in items:
                first = self.place(items[key.value][0].mark)
                self.problem(key.mark, f"the key {shorten(key.value, 40)!r} stands twice", f"keep one of them (the first is in line {first.line})")
            else:
                items[key.value] = key, value
        return Mapping(mark, items)


def entries(text: Text, sections: tuple[str, ...]) -> Iterator[Entry | Problem]:
    """Yield a file's records in their order, and a problem for whatever belongs to no record.

    After a syntax error reading goes on at the next record of the same section, or at the next section.
    """
    start, header = 0, ""
    for _ in range(MOST_FAULTS):
        reader = _Reader(_Stream(text, start, header), sections)
        try:
            yield from reader.read()
            return
        except _Fault as fault:
            stream, item = reader.stream, reader.item
            began = stream.place(item).offset if item else None
            place = stream.place(fault.mark) if fault.mark else text.place(began or 0)
            found = _resume(text.text, place.offset if began is None else began, sections, in_record=began is not None)
            if began is None:
                yield Problem(place, fault.what, fault.cure)
            else:
                raw = text.text[began:found]
                yield Entry(reader.section, None, [Problem(place, fault.what, fault.cure)], stream.place, raw)
            if found is None:
                return
            start, header = found, f"{reader.section}:\n" if text.text[found] in " -" else ""
    yield Problem(text.place(start), f"the rest is not read after {MOST_FAULTS} such errors", "mend those above first")


def _resume(text: str, after: int, sections: tuple[str, ...], *, in_record: bool) -> int | None:
    """Return the offset of the next line behind `after` at which a record or a section begins, or None."""
    line = text.rfind("\n", 0, after) + 1
    lead = re.compile(" *(?=- )").match(text, line) if in_record else None
    item = f"{lead.group()}-[ \n]|" if lead else ""
    match = re.compile(rf"^(?:{item}(?:{'|'.join(sections)}):)", re.MULTILINE).search(text, after + 1)
    return match.start() if match else None


class _Reader:
    """Walks the top of a file: sections, and the records in them."""

    def __init__(self, stream: _Stream, sections: tuple[str, ...]) -> None:
        self.stream, self.sections = stream, sections
        self.section = ""
        self.item: Mark | None = None  # where the record that is being read begins

    def take_problems(self) -> list[Problem]:
        """Return the problems met since the last call."""
        problems, self.stream.problems = self.stream.problems, []
        return problems

    def read(self) -> Iterator[Entry | Problem]:
        """Yield the file's records; raises _Fault at the first place that is not YAML."""
        stream = self.stream
        stream.next()  # the stream's start
        event = stream.next()
        if not hasattr(event, "explicit"):  # the stream's end: an empty file holds nothing and is no fault
            return
        event = stream.next()
        if type(event) is not MappingStartEvent:
            node = stream.node(event)
            if isinstance(node, Scalar) and not node.value:
                return
            stream.problem(node.mark, "the file is no mapping", f"begin it with one of the keys {', '.join(self.sections)}")
            yield from self.take_problems()
            return
        seen: dict[str, Place] = {}
        while type(event := stream.next()) is not MappingEndEvent:
            key = stream.node(event)
            self.item = None
            self.section = key.value if isinstance(key, Scalar) else ""
            if self.section not in self.sections:
                stream.problem(key.mark, f"unknown key {shorten(self.section, 40)!r}", f"use one of {', '.join(self.sections)}")
                stream.node(stream.next())
            else:
                if self.section in seen:
                    stream.problem(key.mark, f"the key {self.section!r} stands twice", f"put both under the first, in line {seen[self.section].line}")
                seen.setdefault(self.section, stream.place(key.mark))
                yield from self.take_problems()
                yield from self.read_section(stream.next())
            yield from self.take_problems()
        stream.next()  # the document's end
        event = stream.next()
        if hasattr(event, "explicit"):
            stream.problem(event.start_mark, "a second document in one file", "put it into a file of its own")
            yield from self.take_problems()

    def read_section(self, event: Any) -> Iterator[Entry | Problem]:
        """Yield the records of one section; `case` is one record, the others are lists."""
        stream = self.stream
        if self.section == "case" or type(event) is not SequenceStartEvent:
            self.item = event.start_mark if self.section == "case" else None
            node = stream.node(event)
            if self.section == "case":
                yield Entry(self.section, node, self.take_problems(), stream.place)
            elif not (isinstance(node, Scalar) and not node.value):
                stream.problem(node.mark, f"{self.section!r} is no list", "begin each record with '- id: '")
            return
        while type(event := stream.next()) is not SequenceEndEvent:
            self.item = event.start_mark
            node = stream.node(event, 1)
            yield Entry(self.section, node, self.take_problems(), stream.place)
        self.item = None


def lost(node: Node) -> bool:
    """Tell whether any text below a node has lost a character that was not UTF-8 or not allowed."""
    if isinstance(node, Scalar):
        return LOST in node.value
    if isinstance(node, Sequence):
        return any(lost(item) for item in node.items)
    return any(lost(value) for _, value in node.items.values())


def locate(text: Text, offset: int, path: tuple[str | int, ...]) -> Place:
    """Return where the value at a path below the record at an offset stands, or the nearest place above it.

    The record is parsed anew, so that no place need be kept for the millions of values that are right.
    """
    begin = text.text.rfind("\n", 0, offset) + 1
    lead = text.text[begin:offset]
    stream = _Stream(text, begin if not lead.strip(" -") else offset)
    try:
        for _ in range(3):
            event = stream.next()
        node = stream.node(event)
    except _Fault:
        return text.place(offset)
    if isinstance(node, Sequence) and lead.strip():
        node = node.items[0]
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.items:
            node = node.items[step][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return stream.place(node.mark)
