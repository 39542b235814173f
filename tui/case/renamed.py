"""Which records have another id than before: the same content, or the same quotes, under an id that is new.

Records are told by their values as they are put away, and none is made of them: all of a large case may have new ids.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tui.case.case import Case
from tui.digests import blake2b
from tui.model import KIND_OF, SECTIONS, Claim, Figure, Quote, Record, Report

KINDS = ("source", "actor", "event", "question", "claim")
"""The kinds of records, those that others name first."""
_CLASSES = {KIND_OF[section]: record for section, record in SECTIONS.items()}
_SELF = "="  # no id: what stands for a record's own
_TOGETHER = 2048  # records that are read at once


class Renamed(NamedTuple):
    """The id that a record has now, and by what it is taken for the same one."""

    id: str
    by: str
    """The rest of a sentence: what is the same."""


Named = Sequence[tuple[str, str]]
"""Ids, each with the kind of its record."""
Values = list[Any]
_Way = Callable[[Values], object]


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
        known = {name: found.id for name, found in ids.items()}
        had, has = _signed(old, kind, there[0], known), _signed(new, kind, there[1], {})
        for number, (by, _) in enumerate(_WAYS[kind]):
            before, now = _by_way(had, number), _by_way(has, number)
            for signature, names in before.items():
                others = now.get(signature, ())
                if len(names) == len(others) == 1:
                    ids[names[0]] = Renamed(others[0], by)
                    del had[names[0]], has[others[0]]
    return ids


def _signed(case: Case, kind: str, names: Sequence[str], ids: Mapping[str, str]) -> dict[str, list[bytes | None]]:
    """Return by what each record is told in each way, with the ids that others have now."""
    return {
        name: [_digest(way(mapped_values(kind, values, {**ids, name: _SELF} if ids else {name: _SELF})))
               for _, way in _WAYS[kind]]
        for name, kind, values in values_of(case, names)
    }  # fmt: skip


def values_of(case: Case, names: Sequence[str]) -> Iterator[tuple[str, str, Values]]:
    """Yield some records by their ids, each with its kind and its values as they are put away."""
    query = "SELECT id, kind, body FROM record JOIN body USING (seq) WHERE id IN (SELECT value FROM json_each(?))"
    for first in range(0, len(names), _TOGETHER):
        for name, kind, body in case.store.rows(query, [json.dumps(names[first : first + _TOGETHER])]):
            yield name, kind, json.loads(body)


def mapped_values(kind: str, values: Values, ids: Mapping[str, str]) -> Values:
    """Return the values of a record of a kind with other ids for those of the records that it names."""
    return _mapped(_CLASSES[kind], values, ids)


def _digest(found: object) -> bytes | None:
    if found is None:
        return None
    return blake2b(repr(found).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _by_way(signed: Mapping[str, Sequence[bytes | None]], number: int) -> dict[bytes, list[str]]:
    found: dict[bytes, list[str]] = defaultdict(list)
    for name, signatures in signed.items():
        signature = signatures[number]
        if signature is not None:
            found[signature].append(name)
    return found


def _naming(cls: type[Record]) -> list[tuple[int, bool, type[Record] | None]]:
    """Return the places of the fields that name records, whether each has many values, and of which parts."""
    specs = enumerate(cls.SPECS.values())
    return [(at, spec.many, spec.part) for at, spec in specs if spec.to or (spec.part and _naming(spec.part))]


_NAMING: dict[type[Record], list[tuple[int, bool, type[Record] | None]]] = {}


def _mapped(cls: type[Record], values: Values, ids: Mapping[str, str]) -> Values:
    """Return the values of a record, or of a part of one, with other ids for those that it names."""
    naming = _NAMING.get(cls)
    if naming is None:
        naming = _NAMING[cls] = _naming(cls)
    made = list(values)
    for at, many, part in naming:
        value = values[at] if at < len(values) else None
        if value is None:
            continue
        if part:
            made[at] = [_mapped(part, each, ids) for each in value] if many else _mapped(part, value, ids)
        else:
            made[at] = [ids.get(each, each) for each in value] if many else ids.get(value, value)
    if cls is Claim and len(values) > len(cls.SPECS):
        made[-1] = [(ids.get(question, question), words) for question, words in values[-1]]
    return made


def _place(cls: type[Record], field: str) -> int:
    return list(cls.SPECS).index(field)


def _at(values: Values, place: int) -> Any:
    return values[place] if place < len(values) else None


def _all(values: Values) -> object:
    return values[1:]  # the id comes first


_LINKS, _FIGURES, _REPORTS, _TEXT = (_place(Claim, name) for name in ("links", "figures", "reports", "text"))
_PART_OF = _place(Figure, "part_of")
_QUOTES, _SOURCE = _place(Report, "quotes"), _place(Report, "source")
_EXACT, _ROLE = _place(Quote, "exact"), _place(Quote, "role")


def _but_links(values: Values) -> object:
    figures = [figure[:_PART_OF] for figure in _at(values, _FIGURES) or ()]
    rest = [each for at, each in enumerate(values) if at not in (0, _LINKS, _FIGURES)]
    while rest and rest[-1] is None:
        rest.pop()
    return [figures, rest]


def _quotes(values: Values) -> object:
    reports: Iterable[Values] = values[_REPORTS]
    return sorted(
        repr((each[_SOURCE], quote[_EXACT], _at(quote, _ROLE))) for each in reports for quote in each[_QUOTES]
    )


def _words(cls: type[Record], *fields: str) -> _Way:
    """Return a way to tell records by fields, of which the first must be there."""
    places = [_place(cls, field) for field in fields]

    def way(values: Values) -> object:
        found = [_at(values, place) for place in places]
        return None if found[0] is None else found

    return way


SAME = "all that it holds is the same"
_EVERYTHING = (SAME, _all)
_WAYS: dict[str, tuple[tuple[str, _Way], ...]] = {
    "source": (
        _EVERYTHING, ("its text is the same, by its SHA-256", _words(_CLASSES["source"], "sha256")),
        ("its address and headline are the same", _words(_CLASSES["source"], "url", "title")),
        (
            "its headline, publisher and date are the same",
            _words(_CLASSES["source"], "title", "publisher", "published"),
        ),
    ),
    "actor": (_EVERYTHING, ("its name and kind are the same", _words(_CLASSES["actor"], "name", "kind"))),
    "event": (_EVERYTHING, ("its title is the same", _words(_CLASSES["event"], "title"))),
    "question": (_EVERYTHING, ("what it asks is the same", _words(_CLASSES["question"], "asks"))),
    "claim": (
        _EVERYTHING, ("all but its links is the same", _but_links),
        ("its quotes and its paraphrase are the same", lambda values: [_quotes(values), values[_TEXT]]),
        ("its quotes are the same", _quotes),
        ("its paraphrase and speaker are the same", _words(_CLASSES["claim"], "text", "speaker")),
    ),
}  # fmt: skip
