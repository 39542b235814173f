"""Scalars of a file that has what the parsers drop or read in two ways: comments behind words, halves of characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from yaml.events import ScalarEvent

from tui.reading.escapes import as_read, as_written
from tui.reading.tree import CutScalar, Scalar, Spot

if TYPE_CHECKING:
    from tui.reading.files import FileText

MOST_SCALAR = 1_000_000  # characters; a quote is a span, not a book
_COMMENT = re.compile(r"[ \t]+#")
_QUOTED = '"'


class _Parsed(Protocol):
    """What is parsed, and where its problems are told."""

    text: str

    def problem(self, spot: Spot, what: str, cure: str) -> None:
        """Add a problem that does not end the parsing."""


def plain(event: Any) -> Scalar | None:
    """Return the scalar of an event that is nothing but one, as nearly all are."""
    kind = type(event)
    if kind is ScalarEvent and event.anchor is event.tag is None and len(event.value) <= MOST_SCALAR:
        return Scalar(event.start_mark, event.value)
    return None


def careful(text: FileText, parsed: _Parsed) -> Callable[[Any], Scalar | None] | None:
    """Return what takes the place of `plain` for a file that needs it; None for most."""
    comments, halves = " #" in parsed.text or "\t#" in parsed.text, text.halves
    if not comments and not halves:
        return None

    def taken(event: Any) -> Scalar | None:
        found = plain(event)
        if found is None:
            return None
        if halves and event.style == _QUOTED:
            found.value, alone = as_read(found.value, halves)
            if alone:
                what = f"the escape {alone} is half of a character"
                parsed.problem(event.start_mark, what, r"write both halves, or the character itself, or \U0001F600")
        elif halves:
            found.value = as_written(found.value, halves)
        if comments and not event.style and found.value and _COMMENT.match(parsed.text, event.end_mark.index):
            cut = CutScalar(event.start_mark, found.value)
            cut.end = event.end_mark
            return cut
        return found

    return taken
