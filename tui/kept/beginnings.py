"""What very many values begin with: so few words that a shell can offer them, each of which leads on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

_MOST = 300
"""Beginnings that are offered; where there are more they are told by their next letter."""
_END = "\U0010ffff"
_PART = re.compile("[- ]+")

Seek = Callable[[str, str], str | None]
"""Returns the first, or the last, value from one text on and before another, or None."""


def beginnings(first: Seek, last: Seek, begun: str) -> list[tuple[str, bool]]:
    """Return what values that begin so begin with up to their next hyphen or space, each with whether it is all of one.

    No value is passed over: each begins as one of these does.
    """
    while True:
        found = _grouped(first, last, begun, letters=False) or _grouped(first, last, begun, letters=True) or []
        if len(found) != 1 or found[0][1] or found[0][0] == begun:
            return found
        begun = found[0][0]  # what all of them begin with; they part behind it


def _grouped(first: Seek, last: Seek, begun: str, *, letters: bool) -> list[tuple[str, bool]] | None:
    """Return the groups of values by their next part, or their next letter; None where they are too many."""
    found: list[tuple[str, bool]] = []
    low, high = begun, begun + _END
    while (value := first(low, high)) is not None:
        if len(found) == _MOST:
            return None
        part = None if letters else _PART.search(value, len(begun))
        end = len(begun) + 1 if letters else part.end() if part else len(value)
        if value == begun or (not letters and end >= len(value)):
            found.append((value, True))
            low = value + "\0"
            continue
        lead = value[:end]
        other = last(lead, lead + _END) or value
        alike = next((at for at, (one, two) in enumerate(zip(value, other, strict=False)) if one != two), len(value))
        found.append((value[:alike], other == value))
        low = lead + _END
    return found


def among(values: list[str]) -> tuple[Seek, Seek]:
    """Return what seeks in a list of values in their order."""

    def first(low: str, high: str) -> str | None:
        at = bisect_left(values, low)
        return values[at] if at < len(values) and values[at] < high else None

    def last(low: str, high: str) -> str | None:
        at = bisect_left(values, high) - 1
        return values[at] if at >= 0 and values[at] >= low else None

    return first, last
