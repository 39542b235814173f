"""What of a record is not as it was, field by field: a date, a link or a quote, and nothing of lines or layout.

The order within a list says nothing, but that of relays. Text is compared as its file has it, to the last character.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tui.dates import When
from tui.lean import replace
from tui.model import KIND_OF, SECTIONS, Claim, Record, Report
from tui.reading.encoding import encode
from tui.text import as_written

ORDERED = frozenset({"via"})
"""Fields of which the order says something: who stands nearest to the speaker."""
POSITIONS = "positions"
_CLASSES: Mapping[str, type[Record]] = {KIND_OF[section]: cls for section, cls in SECTIONS.items()}


class Altered(NamedTuple):
    """A field of a record, what it had and has no more, and what it has that it had not."""

    field: str
    before: tuple[Any, ...]
    now: tuple[Any, ...]
    source: str = ""
    """The source whose report has the field, where that is not the record's own."""


def altered(old: Record, new: Record) -> Iterator[Altered]:
    """Yield what of a record is not as it was."""
    for name, spec in old.SPECS.items():
        before, now = getattr(old, name), getattr(new, name)
        if not (before or now) and before == now:
            continue  # most fields are empty, and a large case may differ in every record
        if name == "reports":
            yield from _reports(before, now)
        elif not spec.many:
            before, now = (tuple(value for value in (each,) if value is not None) for each in (before, now))
            if _keys(before) != _keys(now):
                yield Altered(name, before, now)
        elif name in ORDERED:
            if before != now:
                yield Altered(name, before, now)
        else:
            yield from _many(name, before, now)
    if isinstance(old, Claim) and isinstance(new, Claim):
        yield from _many(POSITIONS, old.positions, new.positions)


def _many(field: str, before: Sequence[Any], now: Sequence[Any], source: str = "") -> Iterator[Altered]:
    """Yield what went of a list, and what came to it, if anything did."""
    keys = _keys(before), _keys(now)
    if keys[0] != keys[1] and (had := Counter(keys[0])) != (has := Counter(keys[1])):
        yield Altered(field, tuple(_without(before, has)), tuple(_without(now, had)), source)


def _without(values: Sequence[Any], others: Counter[Hashable]) -> Iterator[Any]:
    left = Counter(others)
    for value, key in zip(values, _keys(values), strict=True):
        if left[key]:
            left[key] -= 1
        else:
            yield value


def _reports(before: Sequence[Report], now: Sequence[Report]) -> Iterator[Altered]:
    """Yield which sources print a claim no more, and which ones do now; of those that do still, what is new in it."""
    old, new = _by_source(before), _by_source(now)
    for key, report in old.items():
        if key not in new:
            yield Altered("reports", (report,), (), report.source)
    for key, report in new.items():
        if key not in old:
            yield Altered("reports", (), (report,), report.source)
        else:
            known = old[key]
            if known.stance != report.stance:
                yield Altered("stance", (known.stance,), (report.stance,), report.source)
            yield from _many("caveats", known.caveats, report.caveats, report.source)
            yield from _many("quotes", known.quotes, report.quotes, report.source)


def _by_source(reports: Iterable[Report]) -> dict[tuple[str, int], Report]:
    """Return reports by their source; one that a source has more than once, by its number, too."""
    numbers = Counter[str]()
    found = {}
    for report in reports:
        found[report.source, numbers[report.source]] = report
        numbers[report.source] += 1
    return found


def _keys(values: Iterable[Any]) -> list[Hashable]:
    return list(map(key, values))


def key(value: Any) -> Hashable:
    """Return by what values are told apart: text as its file has it, a date as it is written, a part by all of it."""
    if isinstance(value, Record):
        return encode(value)
    if isinstance(value, When):
        return value.text
    if isinstance(value, tuple):
        return tuple(map(key, value))
    return as_written(value) if isinstance(value, str) else str(value)


def mapped(record: Any, ids: Mapping[str, str]) -> Any:
    """Return a record, or a part of one, that names others by their other ids."""
    changes: dict[str, Any] = {}
    for name, spec in record.SPECS.items():
        value = getattr(record, name)
        if not value or not (spec.to or spec.part):
            continue
        if spec.to:
            now = tuple(ids.get(each, each) for each in value) if spec.many else ids.get(value, value)
        else:
            now = tuple(mapped(each, ids) for each in value) if spec.many else mapped(value, ids)
        if now != value:
            changes[name] = now
    if isinstance(record, Claim) and record.positions:
        changes[POSITIONS] = tuple((ids.get(question, question), words) for question, words in record.positions)
    return replace(record, **changes) if changes else record


def as_it_was(kind: str, field: str, value: Any, was: Mapping[str, str]) -> Any:
    """Return a value of before, in which records have the ids of now, with those that they had."""
    if isinstance(value, Record):
        return mapped(value, was)
    if field == POSITIONS:
        return was.get(value[0], value[0]), value[1]
    spec = _CLASSES[kind].SPECS.get(field)
    return was.get(value, value) if spec and spec.to else value
