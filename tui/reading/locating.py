"""Where a value of a record stands in its file."""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml.events import SequenceStartEvent

from tui.problems import Place
from tui.reading.files import FileText
from tui.reading.nodes import Stream
from tui.reading.syntax import NotYaml
from tui.reading.tree import Mapping, Node, Sequence


def _as_it_is(node: Node) -> Node:
    return node


def locate(text: FileText, offset: int, path: tuple[str | int, ...], full: Callable[[Node], Node] = _as_it_is) -> Place:
    """Return where the value at a path below the record at an offset stands, or the nearest place above it.

    The record is parsed anew, so that no place need be kept for the millions of values that are right; `full` gives
    its full form, in which the path leads.
    """
    begin = text.text.rfind("\n", 0, offset) + 1
    lead = text.text[begin:offset]
    block = not lead.strip(" -")
    indent = lead.find("-") if "-" in lead else len(lead) - 1
    behind = re.compile(rf"^ {{0,{indent}}}[^\s#]", re.MULTILINE).search(text.text, offset) if block and lead else None
    # The record alone, since a case may have as many faults as records; a quote may run on without any indent.
    for end in (behind.start(), None) if behind else (None,):
        stream = Stream(text, begin if block else offset, end=end)
        try:
            for _ in range(3):
                event = stream.next()
            if lead.strip() and type(event) is SequenceStartEvent:
                event = stream.next()
            node = stream.node(event)
            break
        except NotYaml:
            continue
    else:
        return text.place(offset)
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
