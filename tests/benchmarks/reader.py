"""The fastest way to read YAML with its lines: libyaml's events, the garbage collector frozen, no record kept.

    python reader.py FILE...

It does what any reader of cases has to do at least: each record as lists and mappings of words that know their line.
"""

import gc
import sqlite3  # as much as a start of `onrecord show` imports
import sys
from typing import Any

from yaml._yaml import CParser  # type: ignore[import-not-found,import-untyped,unused-ignore]
from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent


def node(parser: Any, event: Any) -> tuple[int, Any]:
    """Return what begins with an event, and its line."""
    kind, line = type(event), event.start_mark.line
    if kind is ScalarEvent:
        return line, event.value
    if kind is MappingStartEvent:
        pairs: dict[str, tuple[int, Any]] = {}
        while type(key := parser.get_event()) is ScalarEvent:
            pairs[key.value] = node(parser, parser.get_event())
        return line, pairs
    items: list[tuple[int, Any]] = []
    while type(item := parser.get_event()) in (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent):
        items.append(node(parser, item))
    return line, items


def read(path: str) -> int:
    """Read a file, and return how many records it holds."""
    count = 0
    with open(path, "rb") as file:
        parser = CParser(file)
        for _ in range(3):  # the stream, the document, its mapping
            parser.get_event()
        while type(parser.get_event()) is ScalarEvent:
            event = parser.get_event()
            if type(event) is not SequenceStartEvent:
                node(parser, event)
                continue
            while type(event := parser.get_event()) is MappingStartEvent:
                node(parser, event)
                count += 1
    return count


if __name__ == "__main__":
    gc.disable()
    gc.freeze()
    print(sum(map(read, sys.argv[1:])), sqlite3.sqlite_version)
