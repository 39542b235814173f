"""Where a value of a record stands in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from yaml.events import SequenceStartEvent

from tui.problems import Place
from tui.reading.files import FileText
from tui.reading.nodes import Stream
from tui.reading.syntax import NotYaml
from tui.reading.tree import Mapping, Node, Sequence

_FIRST = 1024  # characters in which most records end


def _as_it_is(node: Node) -> Node:
    return node


class Locator:
    """Finds values in their files; the record looked at last, which may have many faults, is not parsed again."""

    def __init__(self) -> None:
        self._place: Place | None = None
        self._parsed: tuple[Stream, Node] | None = None

    def locate(
        self, text: FileText, place: Place, path: tuple[str | int, ...], full: Callable[[Node], Node] = _as_it_is
    ) -> Place:
        """Return where the value at a path below the record at a place stands, or the nearest place above it.

        The record is parsed anew, so that no place need be kept for the millions of values that are right; `full`
        gives its full form, in which the path leads.
        """
        if place != self._place:
            self._place, self._parsed = place, _parsed(text, place)
        if self._parsed is None:
            return place
        stream, node = self._parsed
        node = full(node)
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str) and step in node.items:
                node = node.items[step][1]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            elif isinstance(node, Mapping) and isinstance(step, int) and step < len(node.items):
                node = list(node.items.values())[step][0]
        if path[:1] == ("answers",) and isinstance(node, Mapping) and len(path) > 1:
            node = next(iter(node.items.values()))[0]
        return stream.place(node.spot)


def _parsed(text: FileText, place: Place) -> tuple[Stream, Node] | None:
    """Return the record at a place with the stream that it was parsed by, or None where that can't be done again."""
    begin = place.offset - (place.col - 1)
    lead = text.text[begin : place.offset]
    block = not lead.strip(" -")
    for end in _ends(text.text, place.offset, lead if block else None):
        stream = Stream(text, begin if block else place.offset, end=end, lines=place.line - 1)
        try:
            for _ in range(3):
                event = stream.next()
            if lead.strip() and type(event) is SequenceStartEvent:
                event = stream.next()
            return stream, stream.node(event)
        except NotYaml:
            continue
    return None


def _ends(text: str, offset: int, lead: str | None) -> Iterator[int | None]:
    """Yield where a record may end, the nearest first: its text alone is parsed, since a file may have many faults.

    `lead` is what stands before it in its line, of one that is no part of a list in brackets.
    """
    if lead:
        indent = lead.find("-") if "-" in lead else len(lead) - 1
        if behind := re.compile(rf"^ {{0,{indent}}}[^\s#]", re.MULTILINE).search(text, offset):
            yield behind.start()  # but a quote may run on without any indent
    else:
        size = _FIRST
        while offset + size < len(text):
            yield offset + size
            size *= 16
    yield None
