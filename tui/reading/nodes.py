"""YAML as trees of nodes, built from the parser's events: every scalar is a string and has its place.

PyYAML's own constructors turn `no` into False, let duplicate keys pass, blow up on merge keys and fall over deep
nesting. Here an alias, a tag or a duplicate key is a problem of the record that it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
)

from tui.problems import Lost, Place, Problem
from tui.reading.files import FileText
from tui.text import shorten

MOST_DEPTH = 32
MOST_SCALAR = 1_000_000  # characters; a quote is a span, not a book

# The pure parser answers the same calls where PyYAML was built without libyaml, twenty times slower.
_Parser: Callable[[str], Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Spot(Protocol):
    """Where a node begins in the text that is parsed, as PyYAML's own marks tell it."""

    @property
    def line(self) -> int:
        """The number of the line, from 0."""

    @property
    def column(self) -> int:
        """The number of the column, from 0, in characters."""

    @property
    def index(self) -> int:
        """The offset in characters."""


@dataclass(slots=True)
class Scalar:
    """A scalar: always a string, with quotes and escapes undone."""

    spot: Spot
    value: str


@dataclass(slots=True)
class Sequence:
    """A sequence of nodes."""

    spot: Spot
    items: list[Node]


@dataclass(slots=True)
class Mapping:
    """A mapping: the nodes of key and value by the key's text, in the order of the file."""

    spot: Spot
    items: dict[str, tuple[Scalar, Node]]


Node = Scalar | Sequence | Mapping


class NotYaml(Exception):
    """Raised at a syntax error or at nesting beyond the bound: the rest of the stream can't be parsed."""

    def __init__(self, spot: Spot | None, what: str, cure: str) -> None:
        super().__init__(what)
        self.spot, self.what, self.cure = spot, what, cure


class TooDeep(NotYaml):
    """Raised at nesting beyond MOST_DEPTH; `exact` says whether `spot` is where it does so or where libyaml gave up."""

    def __init__(self, spot: Spot | None, *, exact: bool) -> None:
        super().__init__(
            spot, f"the nesting is deeper than {MOST_DEPTH} levels", "write the record flat, as the format says"
        )
        self.exact = exact


@dataclass(frozen=True, slots=True)
class _Counted:
    """A spot that was counted here and not by the parser."""

    line: int
    column: int
    index: int


class Stream:
    """The parser's events for a file's text from an offset on, with places counted from the beginning of the file.

    `header` is parsed before the text and counts for nothing: the section that the offset lies in.
    """

    def __init__(
        self, text: FileText, start: int = 0, header: str = "", end: int | None = None, lines: int | None = None
    ) -> None:
        before, characters = text.before
        self.file, self.header, self.near = text.name, len(header), text.near
        self.begin = start + characters
        """The offset in the file at which what is parsed begins, the header left aside."""
        lines = text.text.count("\n", 0, start) if lines is None else lines  # before the offset, where they are known
        self.lines = lines - header.count("\n") + before
        self.text = header + text.text[start:end] if start or header else text.text
        self.parser = _Parser(self.text)
        # The first line of what is parsed may begin within a line of the file.
        self.column = 0 if header else start - text.text.rfind("\n", 0, start) - 1
        self.problems: list[Problem] = []

    def next(self) -> Any:
        """Return the next event; raises NotYaml where the text is not YAML."""
        try:
            return self.parser.get_event()
        except _FAULTS as error:
            raise _fault(error) from error

    def place(self, spot: Spot) -> Place:
        """Return the place in the file of a spot in what is parsed."""
        col = spot.column + 1 + (0 if spot.line else self.column)
        return Place(self.file, spot.line + self.lines + 1, col, spot.index - self.header + self.begin)

    def problem(self, spot: Spot, what: str, cure: str, lost: Node | None = None) -> None:
        """Add a problem that does not end the parsing, and for which the records in a node can't be read."""
        found = tuple(records_in(lost, self.place)) if lost else ()
        self.problems.append(Problem(self.place(spot), what, cure, lost=found))

    @staticmethod
    def plain(event: Any) -> Scalar | None:
        """Return the scalar of an event that is nothing but one, as nearly all are."""
        kind = type(event)
        if kind is ScalarEvent and event.anchor is event.tag is None and len(event.value) <= MOST_SCALAR:
            return Scalar(event.start_mark, event.value)
        return None

    def node(self, event: Any, depth: int = 0) -> Node:
        """Return the node that an event begins, with all below it."""
        if plain := self.plain(event):
            return plain
        kind, spot = type(event), event.start_mark
        if kind is AliasEvent:
            self.problem(
                spot, f"the alias *{shorten(event.anchor, 40)}", "write the value out: anchors and aliases are not read"
            )
            return Scalar(spot, "")
        if event.anchor is not None:
            self.problem(
                spot, f"the anchor &{shorten(event.anchor, 40)}", "remove it: anchors and aliases are not read"
            )
        if event.tag is not None:
            self.problem(spot, f"the tag {shorten(event.tag, 40)}", "remove it: every value is read as text")
        if kind is ScalarEvent:
            return self.scalar(event)
        if depth >= MOST_DEPTH:
            raise TooDeep(spot, exact=True)
        try:
            if kind is SequenceStartEvent:
                items: list[Node] = []
                get = self.parser.get_event
                while type(event := get()) is not SequenceEndEvent:
                    items.append(self.node(event, depth + 1))
                return Sequence(spot, items)
            return self.mapping(spot, depth)
        except TooDeep as fault:
            raise fault if fault.exact else self.deepest(fault, spot, depth) from None
        except NotYaml:
            raise
        except _FAULTS as error:
            found = _fault(error)
            raise self.deepest(found, spot, depth) if isinstance(found, TooDeep) else found from error

    def deepest(self, fault: TooDeep, begin: Spot, depth: int) -> TooDeep:
        """Return the fault with the spot at which the nesting passes the bound, scanned for from an outer node."""
        end = fault.spot.index if fault.spot else None
        try:
            for token in yaml.scan(self.text[begin.index : end], Loader=yaml.SafeLoader):
                if isinstance(token, FlowSequenceStartToken | FlowMappingStartToken):
                    if depth >= MOST_DEPTH:
                        at: Any = token.start_mark
                        column = at.column + (0 if at.line else begin.column)
                        return TooDeep(_Counted(at.line + begin.line, column, at.index + begin.index), exact=True)
                    depth += 1
                elif isinstance(token, FlowSequenceEndToken | FlowMappingEndToken):
                    depth -= 1
        except yaml.YAMLError:
            pass  # what lies between is not YAML either: where libyaml gave up is near enough
        return TooDeep(fault.spot, exact=True)

    def scalar(self, event: Any) -> Scalar:
        """Return an event's scalar; one of more than MOST_SCALAR characters is a problem, and empty."""
        value: str = event.value
        if len(value) > MOST_SCALAR:
            self.problem(
                event.start_mark,
                f"a text of {len(value):,} characters",
                f"keep it under {MOST_SCALAR:,}: quote the smallest span",
            )
            value = ""
        return Scalar(event.start_mark, value)

    def mapping(self, spot: Spot, depth: int) -> Mapping:
        """Return the mapping that has begun; of a key that stands twice the first is kept, the second is a problem."""
        items: dict[str, tuple[Scalar, Node]] = {}
        get, node, plain = self.parser.get_event, self.node, self.plain
        while type(event := get()) is not MappingEndEvent:
            key = plain(event) or node(event, depth + 1)
            event = get()
            value = plain(event) or node(event, depth + 1)
            if not isinstance(key, Scalar):
                self.problem(key.spot, "a key that is a list or a mapping", "write a field's name")
            elif key.value == "<<":
                self.problem(key.spot, "the merge key <<", "write the fields out")
            elif key.value in items:
                first = self.place(items[key.value][0].spot)
                self.problem(
                    key.spot,
                    f"the key {shorten(key.value, 40)!r} stands twice",
                    f"keep one of them (the first is in line {first.line})",
                )
            else:
                items[key.value] = key, value
        return Mapping(spot, items)


_FAULTS = (yaml.YAMLError, ValueError, OverflowError, RecursionError)
"""What the parsers raise; the pure one lets pass what chr() says of an escape like \\Uffffffff."""


def _fault(error: Exception) -> NotYaml:
    """Return what an error of the parser says of the text."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return NotYaml(None, f"this is not YAML ({shorten(str(error), 80)})", "write plain YAML")
    # libyaml 0.2.6 gives up at 1,000 levels, and does so looking ahead.
    if "nesting depth" in str(error.problem):
        return TooDeep(error.problem_mark or error.context_mark, exact=False)
    context = f" {error.context}" if error.context else ""
    # What runs into the end of the file is to be mended where it began.
    runaway = error.context_mark if "end of stream" in str(error.problem) else None
    return NotYaml(
        runaway or error.problem_mark or error.context_mark,
        f"this is not YAML: {error.problem}{context}",
        "mend it here or in the lines before (quotes closed? two spaces of indent? text with ': ' in quotes?)",
    )


def holds(node: Node, char: str) -> bool:
    """Tell whether any scalar at or below a node contains a character, keys left aside."""
    if isinstance(node, Scalar):
        return char in node.value
    if isinstance(node, Sequence):
        return any(holds(item, char) for item in node.items)
    return any(holds(value, char) for _, value in node.items.values())


def scalars(node: Node | None) -> Iterator[str]:
    """Yield every value at or below a node."""
    if isinstance(node, Scalar):
        yield node.value
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for _, value in node.items.values():
            yield from scalars(value)


def records_in(node: Node, place: Callable[[Spot], Place]) -> Iterator[Lost]:
    """Yield the records at or below a node where none is looked for: mappings with an id, which no part of one has."""
    if isinstance(node, Mapping):
        name = node.items.get("id", (None, None))[1]
        if isinstance(name, Scalar):
            yield Lost(shorten(name.value, 80), place(node.spot), frozenset(scalars(node)))
    below = node.items if isinstance(node, Sequence) else ()
    for item in (value for _, value in node.items.values()) if isinstance(node, Mapping) else below:
        yield from records_in(item, place)
