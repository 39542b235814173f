"""A file as a stream of records and problems, going on after each syntax error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent

from tui import model
from tui.lean import NamedTuple, dataclass
from tui.problems import Place, Problem
from tui.reading.files import FileText
from tui.reading.hints import cure_of
from tui.reading.lost import lost_in
from tui.reading.nodes import Stream
from tui.reading.syntax import NotYaml, TooDeep, unclosed
from tui.reading.tree import Mapping as MappingNode
from tui.reading.tree import Node, Scalar, Spot
from tui.text import instead, shorten

MOST_FAULTS = 100  # syntax errors of one file; each costs a new parse of what follows it


class Given(NamedTuple):
    """A file's defaults as they stand in it, with the lines and characters before them."""

    data: bytes
    before: tuple[int, int]


class Begin(NamedTuple):
    """Where reading begins in a file: an offset, the section of the record there, the lines of the sections before."""

    offset: int = 0
    section: str = ""
    seen: Mapping[str, int] = {}
    given: Given | None = None
    """The file's defaults, where they stand before it."""


BEGIN = Begin()
HEAD = "defaults"
SECTIONS = (*model.SECTIONS, HEAD)
"""The keys at the top of a file."""
_SINGLE = ("case", HEAD)  # sections that are one record


@dataclass(slots=True)
class Entry:
    """One record as parsed, with its problems: a node, or None and the raw text where it is not YAML."""

    section: str
    node: Node | None
    problems: list[Problem]
    place: Callable[[Spot], Place]
    raw: str = ""


def entries(text: FileText, sections: tuple[str, ...], begin: Begin = BEGIN) -> Iterator[Entry | Problem]:
    """Yield a file's records in their order, and a problem for each fault outside of a record.

    After a syntax error reading goes on at the next record of the same section, or at the next section.
    """
    start, header, seen = begin.offset, f"{begin.section}:\n" if begin.section else "", dict(begin.seen)
    for _ in range(MOST_FAULTS):
        reader, seen = _Reader(Stream(text, start, header), sections, seen), {}
        try:
            yield from reader.read()
            return
        except NotYaml as fault:
            stream, key = reader.stream, max(reader.key, start - 1)
            began = stream.place(reader.item).offset if reader.item else None
            place = stream.place(fault.spot) if fault.spot else text.place(began or start)
            if reader.unlisted and place.offset > start and text.text.startswith("- ", place.offset):
                start, header = place.offset - place.col + 1, f"{reader.section}:\n"
                continue  # the list begins here: what stands before it is told
            if reader.section and (began is None or reader.done):
                # The parser looks ahead: the fault is of a record that begins before it, else it cuts the last one off.
                last = key if began is None else began
                ahead = re.compile(reader.dash, re.MULTILINE).search(text.text, last + 1, place.offset + 1)
                if ahead:
                    yield from reader.settle()
                    began = ahead.start()
                elif began is None and reader.section in _SINGLE:
                    began = key
            outside = max(start, reader.begun, reader.passed)
            fault, place = _where_opened(text, outside if began is None else began, fault, place)
            record = rf"{reader.dash}|" if began is not None else ""
            after = re.compile(rf"{record}^(?:{'|'.join(sections)}):", re.MULTILINE)
            match = after.search(text.text, max(place.offset, start + 1) if began is None else began + 1)
            found = match.start() if match else None
            unread = max(min(place.offset, reader.begun), start) if began is None else began
            raw = text.text[unread:found]
            lost = tuple(lost_in(text, unread, raw, own=began is not None))
            problem = Problem(place, fault.what, fault.cure, lost=lost)
            yield problem if began is None else Entry(reader.section, None, [problem], stream.place, raw)
            if found is None:
                return
            start, header = found, f"{reader.section}:\n" if text.text[found] in " -" else ""
    what = f"the rest is not read after {MOST_FAULTS} such errors"
    lost = tuple(lost_in(text, start, text.text[start:]))
    yield Problem(text.place(start), what, "mend those above first", lost=lost)


def _where_opened(text: FileText, begin: int, fault: NotYaml, place: Place) -> tuple[NotYaml, Place]:
    """Return a fault with its place, or where a quote is opened from an offset on whose end is what is missing."""
    opened = unclosed(text.text, text.text.rfind("\n", 0, begin) + 1, place.offset)
    if opened is None or isinstance(fault, TooDeep):
        return fault, place
    what = "this is not YAML: a quote is opened here, and not closed before the next field"
    return NotYaml(fault.spot, what, "close it with the same mark, or remove it"), text.place(opened)


class _Reader:
    """Reads sections, the keys at the top of a file, and the records in them."""

    def __init__(self, stream: Stream, sections: tuple[str, ...], seen: dict[str, int]) -> None:
        self.stream, self.sections, self.seen = stream, sections, seen
        self.section = ""
        self.key, self.dash = -1, r"^ *-\s"  # where the section begins, and what each of its records begins with
        self.begun = 0  # where what is being read outside of records begins
        self.item: Spot | None = None  # where the record that is being read, or was read last, begins
        self.passed = 0  # where the last record begins that was yielded
        self.unlisted = False  # whether the section began without a hyphen, which is told: records may follow
        self.done: Entry | None = None  # the record read last: whole only when the next event has come

    def settle(self) -> Iterator[Entry]:
        """Yield the record read last: the next event has shown that it is whole."""
        if self.done:
            yield self.done
            self.passed = self.stream.place(self.item).offset if self.item else self.passed
        self.item = self.done = None

    def take_problems(self) -> list[Problem]:
        """Return the problems met since the last call, and forget them."""
        problems, self.stream.problems = self.stream.problems, []
        return problems

    def read(self) -> Iterator[Entry | Problem]:
        """Yield the file's records, and the problems outside of them; raises NotYaml at the first syntax error."""
        stream, documents = self.stream, 0
        stream.next()  # the stream's start
        while hasattr(event := stream.next(), "explicit"):  # else its end: an empty file is not a fault
            if documents:
                stream.problem(event.start_mark, "a second document in one file", "put it into a file of its own")
                yield from self.take_problems()
                self.seen.clear()
            documents += 1
            yield from self.read_document(stream.next())
            stream.next()  # the document's end

    def read_document(self, event: Any) -> Iterator[Entry | Problem]:
        """Yield the records of one document, which is all of a file but by a fault."""
        stream = self.stream
        self.begun = stream.place(event.start_mark).offset
        if type(event) is not MappingStartEvent:
            node = stream.node(event)
            if isinstance(node, Scalar) and not node.value:
                return
            stream.problem(
                node.spot, "the file is not a mapping", f"begin it with one of the keys {', '.join(self.sections)}",
                node,
            )  # fmt: skip
            yield from self.take_problems()
            return
        while type(event := stream.next()) is not MappingEndEvent:
            yield from self.settle()
            self.section, self.unlisted = "", False
            self.begun = stream.place(event.start_mark).offset
            key = stream.node(event)
            key_name = name = key.value if isinstance(key, Scalar) else ""
            if name not in self.sections:
                close = stream.near(name, self.sections)
                problem = key.spot, f"unknown key {shorten(name, 40)!r}", cure_of(name, instead(close, self.sections))
                if not isinstance(key, Scalar):
                    problem = key.spot, "a key that is a list or a mapping", f"write one of {', '.join(self.sections)}"
                name = close[0] if close else ""  # what is misspelt is read as what it is meant for
                value = None if name else stream.node(stream.next())
                if isinstance(key, Scalar) and key_name == "id" and isinstance(value, Scalar):
                    value = MappingNode(key.spot, {"id": (key, value)})  # of a record without its section before it
                stream.problem(*problem, value)
                yield from self.take_problems()
            if not name:
                pass
            else:
                self.section, self.key, self.dash = name, stream.place(key.spot).offset, r"^ *-\s"
                self.note_section(key.spot, twice=self.section == key_name)
                yield from self.take_problems()
                yield from self.read_section(stream.next())
            yield from self.take_problems()
        yield from self.settle()
        end: Any = event.start_mark
        self.key = stream.place(end).offset  # behind it is no record that was read
        if self.section in _SINGLE:  # which is over: what follows is no part of it
            self.section, self.begun = "", self.key

    def note_section(self, spot: Spot, *, twice: bool) -> None:
        """Remember where a section begins; for one that was there already that is a problem, where it is said to be."""
        place = self.stream.place(spot)
        if twice and self.section in self.seen and place.offset >= self.stream.begin:  # else it was put there to begin
            self.stream.problem(
                spot,
                f"the key {self.section!r} stands twice",
                f"put both under the first, in line {self.seen[self.section]}",
            )
        self.seen.setdefault(self.section, place.line)

    def read_section(self, event: Any) -> Iterator[Entry | Problem]:
        """Yield the records of one section; `case` and `defaults` are one record, the others are lists."""
        stream, single = self.stream, self.section in _SINGLE
        begins: Any
        if single or type(event) is not SequenceStartEvent:
            self.item = event.start_mark if single else None
            node = stream.node(event)
            if single:
                self.done = Entry(self.section, node, self.take_problems(), stream.place)
            elif not (isinstance(node, Scalar) and not node.value):
                stream.problem(node.spot, f"{self.section!r} is not a list", "begin each record with '- id: '", node)
                begins = event.start_mark
                self.dash, self.unlisted = rf"^ {{0,{max(begins.column - 1, 0)}}}-\s", isinstance(node, MappingNode)
            return
        if not event.flow_style:
            begins = event.start_mark
            self.dash = rf"^ {{{begins.column}}}-\s"
        begin: Any = event.start_mark
        while True:
            try:
                event = stream.next()
            except TooDeep as fault:
                raise stream.deepest(fault, begin, 0) from None
            if type(event) is SequenceEndEvent:
                end: Any = event.start_mark
                self.begun = stream.place(end).offset
                return
            yield from self.settle()
            self.item = event.start_mark
            node = stream.node(event, 1)
            self.done = Entry(self.section, node, self.take_problems(), stream.place)
