"""What stands at the top of a file of YAML, and where each of it begins and ends; of its records only that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from tui.lean import dataclass
from tui.paths import shown
from tui.problems import CaseError
from tui.reading.syntax import FAULTS, fault

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Stands:
    """A value at the top of a file, or all of it: what it is, where it begins and ends, and what it holds."""

    event: Any
    """What it begins with."""
    behind: int
    """Where its key ends."""
    end: int = 0
    """Where it ends, a closing bracket included; of a block only `last` tells that."""
    last: Any = None
    """The last scalar, or closed bracket, in it."""
    entries: int = 0
    begins: tuple[int, int] = (0, 0)
    """Where the last entry but one begins, and the last."""

    @property
    def begin(self) -> int:
        """Where it begins."""
        return int(self.event.start_mark.index)

    @property
    def column(self) -> int:
        """In which column it begins, from 0."""
        return int(self.event.start_mark.column)

    @property
    def listed(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.event, SequenceStartEvent)

    @property
    def mapping(self) -> bool:
        """Whether it is a mapping."""
        return isinstance(self.event, MappingStartEvent)

    @property
    def brackets(self) -> bool:
        """Whether it stands between brackets."""
        return bool(getattr(self.event, "flow_style", False))

    @property
    def empty(self) -> bool:
        """Whether nothing stands there."""
        return isinstance(self.event, ScalarEvent) and not self.event.value and not self.event.style


def outlined(text: str, file: Path) -> tuple[Stands | None, dict[str, Stands]]:
    """Return what a file is, None where it holds nothing, and its values by their keys; raises CaseError."""
    try:
        return _outlined(text)
    except FAULTS as error:
        found = fault(error, text)
        line = f":{found.spot.line + 1}:{found.spot.column + 1}" if found.spot else ""
        raise CaseError(f"{shown(file)}{line}: {found.what}; mend it first: {found.cure}") from error
    except _Several as error:
        raise CaseError(f"{shown(file)}: this is not YAML of one document; put the second into another file") from error


class _Several(Exception):
    """Raised at a second document."""


def _outlined(text: str) -> tuple[Stands | None, dict[str, Stands]]:
    root: Stands | None = None
    values: dict[str, Stands] = {}
    current: Stands | None = None
    key: Any = None
    brackets: list[bool] = []  # of each collection that is open, whether it stands between some
    for event in _events(text):
        ends = isinstance(event, CollectionEndEvent)
        closes = brackets.pop() if ends else False
        depth = len(brackets)
        if root is None:
            root = Stands(event, 0, last=event)
        elif depth == 1 and not ends and key is None and root.mapping:
            key, current = event, None
        elif depth == 1 and not ends:
            current = Stands(event, key.end_mark.index if key else 0, event.end_mark.index, event)
            if isinstance(key, ScalarEvent):
                values[key.value] = current
            key = None
        elif depth == 2 and current and not ends:
            current.entries += 1
            current.begins = current.begins[1], event.start_mark.index
        if isinstance(event, CollectionStartEvent):
            brackets.append(bool(event.flow_style))
        if (closes and depth) or isinstance(event, ScalarEvent | AliasEvent):
            root.last = event
            if current and depth > 1:
                current.last = event
        if ends and depth == 1 and current:
            current.end = event.end_mark.index
    return root, values


def _events(text: str) -> Iterator[Any]:
    """Yield the events of a text's one document."""
    documents = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Several
        if isinstance(event, ScalarEvent | AliasEvent | CollectionStartEvent | CollectionEndEvent):
            yield event
