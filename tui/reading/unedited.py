"""Comments that a command has left in a file of a case: what in it is still to be edited."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import ScalarEvent

from tui.model import EDITED
from tui.patterns import regex
from tui.problems import Place
from tui.reading.files import read_text
from tui.reading.records import Reading
from tui.reading.syntax import FAULTS

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = regex(rf"^[ \t]*(?:- )?(# {EDITED}: (.*?))[ \t\r]*$")


def unedited(reading: Reading) -> Iterator[tuple[Place, str]]:
    """Yield where such a comment stands, and what it says."""
    for name, path in reading.files.items():
        text = (reading.texts.get(name) or read_text(path, name)).text
        if f"# {EDITED}: " not in text:
            continue
        words = list(_scalars(text))
        at = 0
        for number, line in enumerate(text.splitlines(keepends=True), 1):
            found = _COMMENT.match(line)
            if found and not _within(words, at + found.start(1)):
                yield Place(name, number, found.start(1) + 1, at + found.start(1)), found[2]
            at += len(line)


def _scalars(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where values stand that may hold a comment's words; of a text that is no YAML nothing."""
    try:
        events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        for event in events:
            if isinstance(event, ScalarEvent) and event.style:
                yield event.start_mark.index, event.end_mark.index
    except FAULTS:
        return


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    number = bisect_right(spans, (at, at)) - 1
    return number >= 0 and spans[number][0] <= at < spans[number][1]
