"""JSON: a case or a part of one as one object, from which the case can be made again (`onrecord import FILE.json`).

Records have the fields of the case format, and under `derived` what is derived of them, as `--format json` gives both.
Where a record stands in the case's files is left out: it is true on one machine. Each record is one line of the file.
What is derived is derived of the whole case as of its day, also in a part: there a claim may be disputed by one that
is not in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tui.case.known import known
from tui.exports.part import Part
from tui.formats.json import whole
from tui.lean import replace
from tui.model import SECTIONS, Claim
from tui.reading.quotes import Key, all_words
from tui.reading.seal import sealed_sources

FORMAT = "onrecord 1"
"""What `format` says: that it is an export of ours, and the version of its form."""
_TOGETHER = 1000  # sealed words that are asked for at once
_SEALED = "SELECT record, source, hash, at, paragraph, length, space FROM sealed"


def lines(part: Part) -> Iterator[str]:
    """Yield the lines of the object."""
    case = part.case
    yield "{"
    yield f'"format": {_written(FORMAT)},'
    yield f'"part": {_written({"whole": part.whole, "words": part.words})},'
    yield f'"case": {_written(_record(part, case.info.id))},'
    for section in SECTIONS:
        if section != "case":
            names = part.claims if section == "claims" else part.every(section.removesuffix("s"))
            yield from _list(section, (_record(part, name) for name in names))
    yield '"seal": {'
    if case.seal.there:
        yield f'"there": {_written(case.seal.there)},'
        known = sealed_sources(case.path)
        yield from _list("sources", ([name, known[name]] for name in part.every("source") if name in known))
        yield from _list("words", _sealed(part), last=True)
    yield "}"
    yield "}"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)


def _record(part: Part, name: str) -> dict[str, Any]:
    record = part.case.get(name)
    assert record is not None
    found = whole(part.case, name, record)
    found.pop("place", None)
    return found


def _list(key: str, items: Iterable[Any], *, last: bool = False) -> Iterator[str]:
    """Yield a key and the list under it, an item a line."""
    before = f'"{key}": ['
    for item in items:
        yield before
        before = f"{_written(item)},"
    ending = "]" if last else "],"
    if before.endswith("["):
        yield before + ending
    else:
        yield before.removesuffix(",")
        yield ending


def _sealed(part: Part) -> Iterator[list[Any]]:
    """Yield the sealed words of the part's records, as the seal has them; of the whole case all that it has."""
    store = part.case.store
    if part.whole:
        last: tuple[str, str, str] = ("", "", "")
        order = f"(record, source, hash) > (?, ?, ?) ORDER BY record, source, hash LIMIT {_TOGETHER}"
        while rows := store.rows(f"{_SEALED} WHERE {order}", last):
            yield from map(list, rows)
            last = rows[-1][:3]
        return
    for names in (part.every("actor"), part.claims):
        for name in names:
            there = _keys(part, name)
            rows = store.rows(f"{_SEALED} WHERE record = ? ORDER BY source, hash", [name])
            yield from (list(row) for row in rows if row[:3] in there)


def _keys(part: Part, name: str) -> set[Key]:
    """Return the keys of the words that a record has in a case made of the part: as it is known by the case's day.

    A link that leads out of the part is none there; sealed, its words would be missed.
    """
    record = part.case.get(name)
    assert record is not None
    here = known(part.case, record)
    if isinstance(here, Claim):
        here = replace(here, links=tuple(link for link in here.links if part.has(link.to)))
    words = all_words({name: here}, part.case.sources)
    return {key for each in words for key in each.keys}
