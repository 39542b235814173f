"""Which records have another id than before: the same content, or the same quotes, under an id that is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

from tui.case.altered import key, mapped
from tui.case.case import Case
from tui.lean import replace
from tui.model import Claim, Record
from tui.reading.encoding import encode

_SELF = "="  # no id: what stands for a record's own
KINDS = ("source", "actor", "event", "question", "claim")
"""The kinds of records, those that others name first."""


class Renamed(NamedTuple):
    """The id that a record has now, and by what it is taken for the same one."""

    id: str
    by: str
    """The rest of a sentence: what is the same."""


Named = Sequence[tuple[str, str]]
"""Ids, each with the kind of its record."""


def renamed(old: Case, new: Case, gone: Named, come: Named) -> dict[str, Renamed]:
    """Return, by the ids that are gone, those that came in their place.

    One that several may be is none: the ways to tell go from all that a record holds to its quotes alone, and each is
    heeded only where it leaves no choice.
    """
    ids: dict[str, Renamed] = {}
    for kind in KINDS:
        there = [name for name, each in gone if each == kind], [name for name, each in come if each == kind]
        if not all(there):
            continue
        for by, way in _WAYS[kind]:
            known = {name: found.id for name, found in ids.items()}
            taken = set(known.values())
            had = _signed(old, (name for name in there[0] if name not in ids), way, known)
            has = _signed(new, (name for name in there[1] if name not in taken), way, {})
            for signature, names in had.items():
                others = has.get(signature, ())
                if len(names) == len(others) == 1:
                    ids[names[0]] = Renamed(others[0], by)
    return ids


_Way = Callable[[Any], Hashable | None]


def _signed(case: Case, names: Any, way: _Way, ids: Mapping[str, str]) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for name in names:
        record = case.get(name)
        if record is not None:
            signature = way(mapped(record, {**ids, name: _SELF}))
            if signature is not None:
                found[signature].append(name)
    return found


def _all(record: Any) -> Hashable:
    return encode(replace(record, id=_SELF))


def _but_links(claim: Claim) -> Hashable:
    figures = tuple(replace(figure, part_of=None) for figure in claim.figures)
    return encode(replace(claim, id=_SELF, links=(), figures=figures))


def _quotes(claim: Claim) -> Hashable:
    return tuple(sorted(
        (report.source, str(key(quote.exact)), quote.role) for report in claim.reports for quote in report.quotes
    ))  # fmt: skip


def _words(*fields: str) -> _Way:
    """Return a way to tell records by fields, of which the first must be there."""

    def way(record: Record) -> Hashable | None:
        values = [getattr(record, field) for field in fields]
        return tuple(map(key, values)) if values[0] else None

    return way


_EVERYTHING = ("all that it holds is the same", _all)
_WAYS: dict[str, tuple[tuple[str, _Way], ...]] = {
    "source": (
        _EVERYTHING, ("its text is the same, by its SHA-256", _words("sha256")),
        ("its address and headline are the same", _words("url", "title")),
        ("its headline, publisher and date are the same", _words("title", "publisher", "published")),
    ),
    "actor": (_EVERYTHING, ("its name and kind are the same", _words("name", "kind"))),
    "event": (_EVERYTHING, ("its title is the same", _words("title"))),
    "question": (_EVERYTHING, ("what it asks is the same", _words("asks"))),
    "claim": (
        _EVERYTHING, ("all but its links is the same", _but_links),
        ("its quotes and its paraphrase are the same", lambda claim: (_quotes(claim), key(claim.text))),
        ("its quotes are the same", _quotes),
    ),
}  # fmt: skip
