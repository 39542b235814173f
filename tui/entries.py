"""A file as a stream of records: what belongs to one, what to none, and where to go on after a syntax error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent

from tui.files import Text
from tui.nodes import Mark, Node, NotYaml, Scalar, Stream
from tui.problems import Place, Problem
from tui.text import shorten

MOST_FAULTS = 100  # syntax errors of one file; each costs a new parse of what follows it


@dataclass(slots=True)
class Entry:
    """One record of a section with the problems met inside it: a tree, or the raw text of what is no YAML."""

    section: str
    node: Node | None
    problems: list[Problem]
    place: Callable[[Mark], Place]
    raw: str = ""


def entries(text: Text, sections: tuple[str, ...]) -> Iterator[Entry | Problem]:
    """Yield a file's records in their order, and a problem for whatever belongs to no record.

    After a syntax error reading goes on at the next record of the same section, or at the next section.
    """
    start, header = 0, ""
    for _ in range(MOST_FAULTS):
        reader = _Reader(Stream(text, start, header), sections)
        try:
            yield from reader.read()
            return
        except NotYaml as fault:
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

    def __init__(self, stream: Stream, sections: tuple[str, ...]) -> None:
        self.stream, self.sections = stream, sections
        self.section = ""
        self.item: Mark | None = None  # where the record that is being read begins

    def take_problems(self) -> list[Problem]:
        """Return the problems met since the last call."""
        problems, self.stream.problems = self.stream.problems, []
        return problems

    def read(self) -> Iterator[Entry | Problem]:
        """Yield the file's records; raises NotYaml at the first place that is not YAML."""
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
            stream.problem(
                node.mark, "the file is no mapping", f"begin it with one of the keys {', '.join(self.sections)}"
            )
            yield from self.take_problems()
            return
        seen: dict[str, Place] = {}
        while type(event := stream.next()) is not MappingEndEvent:
            key = stream.node(event)
            self.item = None
            self.section = key.value if isinstance(key, Scalar) else ""
            if self.section not in self.sections:
                stream.problem(
                    key.mark, f"unknown key {shorten(self.section, 40)!r}", f"use one of {', '.join(self.sections)}"
                )
                stream.node(stream.next())
            else:
                if self.section in seen:
                    stream.problem(
                        key.mark,
                        f"the key {self.section!r} stands twice",
                        f"put both under the first, in line {seen[self.section].line}",
                    )
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
