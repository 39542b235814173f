"""CSL-JSON of the sources, for Zotero, Pandoc and whatever formats citations.

What a source is, the case does not say: one with an address on the web is a `webpage`, any other a `document`. Names
are literal. A date is never sharper than in the case: what CSL has no form for is written out in words, and whatever
of it is lost stands in the note as EDTF.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tui.case.words import publisher_of
from tui.dates import When, long
from tui.edtf import Point
from tui.exports.part import Part
from tui.exports.referenced import notes, on_the_web, plain_year, shown, web
from tui.language_tags import is_tag
from tui.model import Source

_PLAIN = {"day": 3, "moment": 3, "month": 2, "year": 1, "season": 1}
"""The parts of a date that each kind has."""


def lines(part: Part) -> Iterator[str]:
    """Yield the lines of an array of items."""
    names = part.every("source")
    yield "["
    for place, name in enumerate(names, 1):
        item = json.dumps(_item(part, part.case.sources[name]), ensure_ascii=True, indent=1)
        yield item + ("," if place < len(names) else "")
    yield "]"


def _item(part: Part, source: Source) -> dict[str, Any]:
    issued, lost = issued_of(source.published)
    whole = part.case.sources.get(source.part_of) if source.part_of else None
    item = {
        "id": source.id,
        "type": "webpage" if on_the_web(source) else "document",
        "title": shown(source.title),
        "author": [{"literal": shown(source.author)}] if source.author else None,
        "container-title": shown(whole.title) if whole else None,
        "publisher": shown(publisher_of(source) or ""),
        "issued": issued,
        "URL": web(source.url) if source.url else None,
        "language": source.lang if source.lang and is_tag(source.lang) else None,
        "note": " ".join([*_language(source), *notes(part, source, date_lost=lost)]),
    }
    return {key: value for key, value in item.items() if value}


def _language(source: Source) -> Iterator[str]:
    """Yield in a sentence a language that is no tag: the field is for one."""
    if source.lang and not is_tag(source.lang):
        yield f"Language: {shown(source.lang)}."


def issued_of(when: When | None) -> tuple[dict[str, Any], bool]:
    """Return a date as CSL has it, and whether anything of it is lost; empty where there is none."""
    if when is None:
        return {}, False
    points = [point for point in when.ranges[0] if point] if len(when.ranges) == 1 else []
    ends = points[:1] if when.kind != "interval" else points
    simple = when.kind == "interval" or when.kind in _PLAIN or _within(when)
    if not (simple and ends and all(map(_told, ends)) and (when.kind != "interval" or len(points) == 2)):
        return {"literal": shown(long(when))}, True
    found: dict[str, Any] = {"date-parts": [_parts(point) for point in ends]}
    if ends[0].kind == "season":
        if len(ends) > 1:
            return {"literal": shown(long(when))}, True
        found["season"] = _season(ends[0])
    qualifiers = [point.qualifier for point in ends]
    if any(qualifiers):
        found["circa"] = True
    kept = set(qualifiers) in ({""}, {"~"}) and all(point.kind in ("day", "month", "year", "season") for point in ends)
    return found, not kept


def _within(when: When) -> bool:
    """Tell whether a date is some day of a month, or some month of a year: then the month or the year is told."""
    return when.kind == "unspecified" and "XX" in when.text and when.text[2:4] != "XX"


def _told(point: Point) -> bool:
    """Tell whether a date is of a kind that CSL has, in a year that is written as it is."""
    known = point.kind in _PLAIN or point.kind == "unspecified"
    return known and plain_year(point.earliest[0]) and (point.kind == "season" or point.earliest[0] == point.latest[0])


def _parts(point: Point) -> list[int]:
    if point.kind == "unspecified":
        return list(point.earliest[: 2 if point.earliest[1] == point.latest[1] else 1])
    return list(point.earliest[: _PLAIN[point.kind]])


def _season(point: Point) -> int:
    return {3: 1, 6: 2, 9: 3, 12: 4}[point.earliest[1]]
