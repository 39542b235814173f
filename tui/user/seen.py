"""What a case held when one last left it, kept until one is back: digests alone, in a file of one's own."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any, NamedTuple

from tui.case.held import Held
from tui.dates import parse, short
from tui.paths import shown
from tui.user.kept_files import HASTE, Values, change, moved_aside, read
from tui.user.memory import Memory

_FIRST, _LAST = 1_000_000_000, 100_000_000_000  # seconds since 1970 that a clock may have shown


MOST_TEXT = 7_000_000  # characters of what a case held: more can't be read again


class Seen(NamedTuple):
    """What a case held, and when one left it, in seconds since 1970."""

    held: Held
    left: int

    @property
    def when(self) -> str:
        """The day and the minute, as the clock here has them."""
        moment = datetime.fromtimestamp(self.left)
        return f"{short(parse(f'{moment:%Y-%m-%d}'))}, {moment:%H:%M}"


def seen_before(memory: Memory) -> tuple[Seen | None, str]:
    """Return what is kept of a case, if anything is, and what became of a file that can't be read, in a sentence."""
    if memory.seen_file is None:
        return None, ""
    found = read(memory.seen_file)
    why = found.why
    if why is None and found.values:
        try:
            return _seen(found.values), ""
        except ValueError:
            why = "it is damaged"
    if why is None:
        return None, ""
    aside = moved_aside(memory.seen_file)
    kept = f"It lies aside as {shown(aside)}" if aside else "It stays as it is, and nothing is kept in it this time"
    if not aside:
        memory.seen_file = None
    return None, f"The file of what this case held can't be read: {why}. {kept}."


def _seen(values: Values) -> Seen | None:
    """Return what a file says, None where another version wrote it; raises ValueError for nonsense."""
    held, left = Held.of(values.get("held")), values.get("left")
    if type(left) is not int or not _FIRST < left < _LAST:
        raise ValueError("no clock showed that")
    return Seen(held, left) if held else None


def keep_seen(memory: Memory, held: Held | None) -> str | None:
    """Keep what a case holds as one leaves it; return None, or why that can't be done."""
    if memory.seen_file is None or held is None:
        return None
    values: dict[str, Any] = {"left": int(time.time()), "held": held.text}
    if len(values["held"]["records"]) > MOST_TEXT:
        return "what the case held can't be kept for the next time: there is too much of it"
    try:
        change(memory.seen_file, memory.folder, lambda kept: kept.update(values), HASTE)
    except OSError as error:
        return f"it can't be kept for the next time: {error.strerror or error}"
    return None
