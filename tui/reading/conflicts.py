"""Records that a merge conflict stands in: left out for it alone, so that it is told once and nothing follows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from tui.model import KIND_OF, SECTIONS
from tui.problems import Problem
from tui.reading.files import FileText
from tui.reading.found import Found
from tui.reading.mending import Conflict

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_ID = re.compile(rf"^[ ]*-[ ]+(?:\{{[ ]*)?id:[ ]*[\"']?({_SLUG.pattern})", re.MULTILINE)
_SECTION = re.compile(rf"^({'|'.join(SECTIONS)}):", re.MULTILINE)
_MARKERS = re.compile(r"^[<=>|]{7}.*(?:\n|\Z)", re.MULTILINE)
_BLANK = re.compile(r"(?:[^\S\n]*\n)+")


def among_conflicts(text: FileText, found: list[Found | Problem]) -> Iterator[Found | Problem]:
    """Yield what was found in a file that has conflicts, as far as these do not touch it.

    A record in one is left out without a fault of its own; so is each that only the side has that is not read.
    """
    records = [each for each in found if isinstance(each, Found)]
    ends = dict(zip(map(id, records), [*(each.place.offset for each in records[1:]), len(text.text)], strict=True))
    known = {record.name for record in records}
    for each in found:
        if isinstance(each, Problem):
            if not _between(text.conflicts, each.place.offset, each.place.offset + 1):
                yield each
            continue
        start, end = each.place.offset, ends[id(each)]
        touched = [one for one in _between(text.conflicts, start, end) if _meet(text, one, start, end)]
        if touched:
            hidden = {name for conflict in touched for name in _SLUG.findall(conflict.hidden)}
            mentioned = each.mentioned | hidden | {target for target, _ in each.refers} | set(each.events)
            own = each.kind, each.name, each.place, each.id_place
            yield Found(*own, [], mentioned=mentioned, meant=each.meant, lost=each.lost)
        else:
            yield each
    yield from _hidden(text, known)


def _between(conflicts: Sequence[Conflict], start: int, end: int) -> Sequence[Conflict]:
    """Return the conflicts that reach into a part of a text."""
    first = bisect_right(conflicts, start, key=lambda conflict: conflict.end)
    return conflicts[first : bisect_left(conflicts, end, key=lambda conflict: conflict.start)]


def _hidden(text: FileText, known: set[str]) -> Iterator[Found]:
    """Yield each record that only the side of a conflict has that is not read, in the section that it stands in."""
    sections = list(_SECTION.finditer(text.text))
    for conflict in text.conflicts:
        before = bisect_left(sections, conflict.start, key=lambda match: match.start())
        for match in _ID.finditer(conflict.hidden) if before else ():
            if match[1] not in known:
                known.add(match[1])
                place = text.place(conflict.end - len(conflict.hidden) + match.start())
                mentioned = frozenset(_SLUG.findall(conflict.hidden))
                yield Found(KIND_OF[sections[before - 1][1]], match[1], place, place, [], mentioned=mentioned)


def _meet(text: FileText, conflict: Conflict, start: int, end: int) -> bool:
    """Tell whether a conflict is in a record, or has it; one of whole records is not in the record before."""
    if conflict.start <= start < conflict.end:
        return True
    if not start < conflict.start < end:
        return False
    sides = (text.text[conflict.start : conflict.end - len(conflict.hidden)], *_MARKERS.split(conflict.hidden))
    lines = [_BLANK.sub("", side, count=1) if _BLANK.match(side) else side for side in sides]
    return not all(_ID.match(side) or _SECTION.match(side) for side in lines if side.strip())
