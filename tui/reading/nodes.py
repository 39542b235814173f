"""YAML as trees of nodes, built from the parser's events: every scalar is a string and has its place.

PyYAML's own constructors turn `no` into False, let duplicate keys pass, blow up on merge keys and fall over deep
nesting. Here an alias, a tag or a duplicate key is a problem of the record that it stands in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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

from tui.problems import Place, Problem
from tui.reading.careful import MOST_SCALAR, careful, plain
from tui.reading.files import FileText
from tui.reading.lost import records_in
from tui.reading.pure import PureLoader
from tui.reading.syntax import FAULTS, MOST_DEPTH, NotYaml, TooDeep, fault
from tui.reading.tree import Counted, Mapping, Node, Placed, Scalar, Sequence, Spot
from tui.text import shorten

_HYPHEN = "begin a record of its own with '- ', or "
# The pure parser answers the same calls where PyYAML was built without libyaml, twenty times slower.
_Parser: Callable[[str], Any] = getattr(yaml, "CSafeLoader", None) or PureLoader


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
        self.plain: Callable[[Any], Scalar | None] = careful(text, self) or plain

    def next(self) -> Any:
        """Return the next event; raises NotYaml where the text is not YAML."""
        try:
            return self.parser.get_event()
        except FAULTS as error:
            raise fault(error, self.text) from error

    def place(self, spot: Spot) -> Place:
        """Return the place in the file of a spot in what is parsed."""
        if type(spot) is Placed:
            return spot.place
        col = spot.column + 1 + (0 if spot.line else self.column)
        return Place(self.file, spot.line + self.lines + 1, col, spot.index - self.header + self.begin)

    def problem(self, spot: Spot, what: str, cure: str, lost: Node | None = None) -> None:
        """Add a problem that does not end the parsing, and for which the records in a node can't be read."""
        found = tuple(records_in(lost, self.place)) if lost else ()
        self.problems.append(Problem(self.place(spot), what, cure, lost=found))

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
        except TooDeep as deep:
            raise deep if deep.exact else self.deepest(deep, spot, depth) from None
        except NotYaml:
            raise
        except FAULTS as error:
            found = fault(error, self.text)
            raise self.deepest(found, spot, depth) if isinstance(found, TooDeep) else found from error

    def deepest(self, deep: TooDeep, begin: Spot, depth: int) -> TooDeep:
        """Return the fault with the spot at which the nesting passes the bound, scanned for from an outer node."""
        end = deep.spot.index if deep.spot else None
        try:
            for token in yaml.scan(self.text[begin.index : end], Loader=yaml.SafeLoader):
                if isinstance(token, FlowSequenceStartToken | FlowMappingStartToken):
                    if depth >= MOST_DEPTH:
                        at: Any = token.start_mark
                        column = at.column + (0 if at.line else begin.column)
                        return TooDeep(Counted(at.line + begin.line, column, at.index + begin.index), exact=True)
                    depth += 1
                elif isinstance(token, FlowSequenceEndToken | FlowMappingEndToken):
                    depth -= 1
        except yaml.YAMLError:
            pass  # what lies between is not YAML either: where libyaml gave up is near enough
        return TooDeep(deep.spot, exact=True)

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
        """Return the mapping that has begun; of a key that stands twice the first is kept, the second is a problem.

        A second id begins a record that lacks its hyphen: what follows is of that one, which is not read.
        """
        items: dict[str, tuple[Scalar, Node]] = {}
        get, node, plain = self.parser.get_event, self.node, self.plain
        joined: list[Mapping] = []
        while type(event := get()) is not MappingEndEvent:
            key = plain(event) or node(event, depth + 1)
            event = get()
            value = plain(event) or node(event, depth + 1)
            if not isinstance(key, Scalar):
                self.problem(key.spot, "a key that is a list or a mapping", "write a field's name")
            elif key.value == "<<":
                self.problem(key.spot, "the merge key <<", "write the fields out")
            elif key.value == "id" and "id" in items:
                joined.append(Mapping(key.spot, {"id": (key, value)}))
            elif joined:
                joined[-1].items.setdefault(key.value, (key, value))
            elif key.value in items:
                self.twice(key, items[key.value][0])
            else:
                items[key.value] = key, value
        if joined:
            self.twice(joined[0].items["id"][0], items["id"][0], Sequence(spot, [*joined]))
        return Mapping(spot, items)

    def twice(self, key: Scalar, before: Scalar, records: Node | None = None) -> None:
        """Add a problem for a key that stands twice, which of an id means records that are joined with the first."""
        what, first = f"the key {shorten(key.value, 40)!r} stands twice", self.place(before.spot)
        cure = f"{_HYPHEN if records else ''}keep one of them (the first is in line {first.line})"
        self.problem(key.spot, what, cure, records)
