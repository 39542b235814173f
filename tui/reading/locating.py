"""Where a value of a record stands in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from yaml.events import SequenceStartEvent

from tui.problems import Place
from tui.reading.files import FileText
from tui.reading.listing import LISTS, again
from tui.reading.nodes import Stream
from tui.reading.syntax import NotYaml
from tui.reading.tree import Mapping, Node, Placed, Scalar, Sequence

_FIRST = 1024  # characters in which most records end
_MORE = 16  # times as many, where these are not enough


def _as_it_is(node: Node) -> Node:
    return node


class Locator:
    """Finds values in their files; the record looked at last, which may have many faults, is not parsed again.

    Of a long one no more is parsed than it takes: its first hundred faults may all stand at its beginning.
    """

    def __init__(self) -> None:
        self._place: Place | None = None
        self._ends: Iterator[tuple[int | None, bool]] = iter(())
        self._parsed: tuple[Stream, Node] | None = None
        self._whole = False

    def locate(
        self, text: FileText, place: Place, path: tuple[str | int, ...], full: Callable[[Node], Node] = _as_it_is
    ) -> Place:
        """Return where the value at a path below the record at a place stands, or the nearest place above it.

        The record is parsed anew, so that no place need be kept for the millions of values that are right; `full`
        gives its full form, in which the path leads.
        """
        if place != self._place:
            self._place, self._parsed, self._whole = place, None, False
            self._ends = _ends(text.text, place)
        while True:
            if self._parsed:
                stream, node = self._parsed
                found, reached = _at(full(node), path)
                # What a default gives, the claim may still have of its own behind what was parsed.
                if self._whole or (reached and type(found.spot) is not Placed):
                    return stream.place(found.spot)
            if not self._parse(text, place):
                return place

    def _parse(self, text: FileText, place: Place) -> bool:
        """Parse the record, or more of it than before; tell whether that can be done."""
        for end, whole in self._ends:
            if parsed := _parsed(text, place, end):
                self._parsed, self._whole = parsed, whole
                return True
        return False


def _at(node: Node, path: tuple[str | int, ...]) -> tuple[Node, bool]:
    """Return the node at a path, or the nearest above it, and whether the path leads to it."""
    reached, key = True, ""
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.items:
            node = node.items[step][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(_once(key, node.items)):
            node = _once(key, node.items)[step]
        elif isinstance(node, Mapping) and isinstance(step, int) and step < len(node.items):
            node = list(node.items.values())[step][0]
        else:
            reached = False
        key = step if isinstance(step, str) else ""
    if path[:1] == ("answers",) and isinstance(node, Mapping) and len(path) > 1:
        node = next(iter(node.items.values()))[0]
    return node, reached


def _once(key: str, items: list[Node]) -> list[Node]:
    """Return the values of a list without those that the record has once, as paths count them."""
    kept: list[Node] = []
    seen: list[str] = []
    for item in items:
        if isinstance(item, Scalar) and key in LISTS:
            if again(key, item.value, seen):
                continue
            seen.append(item.value)
        kept.append(item)
    return kept


def _parsed(text: FileText, place: Place, end: int | None) -> tuple[Stream, Node] | None:
    """Return the record at a place with the stream that it was parsed by, or None where it can't be up to an end."""
    lead = _lead(text.text, place)
    block = not lead.strip(" -")
    stream = Stream(text, place.offset - len(lead) if block else place.offset, end=end, lines=place.line - 1)
    try:
        for _ in range(3):
            event = stream.next()
        if lead.strip() and type(event) is SequenceStartEvent:
            event = stream.next()
        return (stream, stream.node(event)) if event else None
    except NotYaml:
        return None


def _lead(text: str, place: Place) -> str:
    return text[place.offset - (place.col - 1) : place.offset]


def _ends(text: str, place: Place) -> Iterator[tuple[int | None, bool]]:
    """Yield to where a record may be parsed, the nearest first, and whether nothing of it stands behind that."""
    lead, offset = _lead(text, place), place.offset
    end, size = len(text), _FIRST
    block = not lead.strip(" -")
    if block and lead:
        indent = lead.find("-") if "-" in lead else len(lead) - 1
        if behind := re.compile(rf"^ {{0,{indent}}}[^\s#]", re.MULTILINE).search(text, offset):
            end = behind.start()  # but a quote may run on without any indent
    while offset + size < end:
        cut = text.rfind("\n", offset, offset + size) + 1 if block else offset + size
        if cut:
            yield cut, not block
        size *= _MORE
    if end < len(text):
        yield end, True
    yield None, True
