"""Records that can't be read for a fault outside of them: each is accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tui.problems import Lost, Place
from tui.reading.files import FileText
from tui.reading.tree import Mapping, Node, Scalar, Sequence, Spot
from tui.text import shorten

_RECORD = re.compile(r"^ *(?:- +|case: *)?\{? *id: *[\"']?([a-z0-9][a-z0-9-]*)", re.MULTILINE)
_WORD = re.compile("[a-z0-9][a-z0-9-]*")


def lost_in(text: FileText, offset: int, raw: str, *, own: bool = False) -> Iterator[Lost]:
    """Yield the records in a part of a file that can't be read, the first aside where it is known (`own`)."""
    found = [*_RECORD.finditer(raw)]
    for match, behind in zip(found, [*found[1:], None], strict=False):
        if own and match is found[0] and (not match.start() or "-" not in match[0][: match.start(1) - match.start()]):
            continue
        words = frozenset(_WORD.findall(raw, match.start(), behind.start() if behind else len(raw)))
        yield Lost(match[1], text.place(offset + match.start(1)), words)


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
