"""Records as bytes and back: the values of the fields in their order, in JSON, without those at the end left empty.

Dates and numbers with a point are kept as written and parsed anew; text that was made safe is kept as its file has it,
and made safe anew.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from tui.dates import parse
from tui.model import KIND_OF, SECTIONS, Claim, Record, key_of
from tui.text import Cleaned

_parsed = lru_cache(4096)(parse)  # a million claims share a few days
_RAW = "raw"  # the key of text that holds what no terminal should get
_CLASSES = {KIND_OF[section]: cls for section, cls in SECTIONS.items()}
_encoder = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), check_circular=False)


class _Field(NamedTuple):
    name: str
    kind: str
    part: type[Record] | None
    many: bool
    empty: Any


_known: dict[type[Record], tuple[_Field, ...]] = {}


def _fields(cls: type[Record]) -> tuple[_Field, ...]:
    if cls not in _known:
        _known[cls] = tuple(
            _Field(name, spec.kind, spec.part, spec.many, () if spec.many else None) for name, spec in cls.SPECS.items()
        )
    return _known[cls]


def encode(record: Record) -> str:
    """Return a record as text, from which `decode` makes an equal one."""
    values = _values(record)
    if type(record) is Claim and record.positions:
        values += [None] * (len(_fields(Claim)) - len(values))
        values.append([(question, _written(words)) for question, words in record.positions])
    return encoded(values)


def encoded(values: list[Any]) -> str:
    """Return as text the values of a record's fields, as they are written: nothing but text is left to be done."""
    return _encoder.encode(values)


def write_values(values: list[Any]) -> str:
    """Return values of a record as text, as `encode` does."""
    return _encoder.encode(values)


def decode(kind: str, text: str) -> Record:
    """Return the record of a kind that a text stands for."""
    return _record(_CLASSES[kind], json.loads(text))


class _Referring(NamedTuple):
    """A field by its number that refers to other records, or has parts that do."""

    number: int
    key: str
    many: bool
    to: tuple[str, ...]
    part: type[Record] | None


Reference = tuple[tuple[str | int, ...], str, tuple[str, ...]]
"""Where a reference to another record stands, the id, and the kinds that it may be of."""


_known_to_refer: dict[type[Record], tuple[_Referring, ...]] = {}


def _referring(cls: type[Record]) -> tuple[_Referring, ...]:
    if cls not in _known_to_refer:
        _known_to_refer[cls] = tuple(
            _Referring(number, key_of(name), spec.many, spec.to, spec.part)
            for number, (name, spec) in enumerate(cls.SPECS.items())
            if spec.kind == "ref" or (spec.part and _referring(spec.part))
        )
    return _known_to_refer[cls]


def references(kind: str, text: str) -> list[Reference]:
    """Return each reference of the record that a text stands for, without making it: there may be very many."""
    found: list[Reference] = []
    _gather(_CLASSES[kind], json.loads(text), (), found)
    return found


def _gather(cls: type[Record], values: list[Any], above: tuple[str | int, ...], found: list[Reference]) -> None:
    last = len(values)
    for number, key, many, to, part in _referring(cls):
        if number >= last or not (value := values[number]):
            continue
        path = (*above, key)
        if part and many:
            for at, below in enumerate(value):
                _gather(part, below, (*path, at), found)
        elif part:
            _gather(part, value, path, found)
        elif many:
            found += [((*path, at), target, to) for at, target in enumerate(value)]
        else:
            found.append((path, value, to))


def _values(record: Record) -> list[Any]:
    values: list[Any] = []
    last = 0
    for number, (name, kind, part, many, empty) in enumerate(_fields(type(record)), 1):
        value = getattr(record, name)
        if value is None or value == empty:
            values.append(None)
            continue
        last = number
        if part:
            values.append([_values(each) for each in value] if many else _values(value))
        elif kind == "date":
            values.append(value.text)
        elif kind == "number":
            values.append(str(value) if type(value) is Decimal else value)
        elif many or kind != "words" or type(value) is str:
            values.append(value)
        else:
            values.append(_written(value))
    return values[:last]


def _written(value: str) -> object:
    return {_RAW: value.raw} if isinstance(value, Cleaned) else str(value)


def _words(value: Any) -> str:
    return Cleaned(value[_RAW]) if type(value) is dict else value


def _record(cls: type[Record], values: list[Any]) -> Record:
    made: dict[str, Any] = {}
    for (name, kind, part, many, _), value in zip(_fields(cls), values, strict=False):
        if value is None:
            continue
        if part:
            made[name] = tuple(_record(part, each) for each in value) if many else _record(part, value)
        elif kind == "date":
            made[name] = _parsed(value)
        elif many:
            made[name] = tuple(value)
        elif kind == "number":
            made[name] = Decimal(value) if type(value) is str else value
        else:
            made[name] = Cleaned(value[_RAW]) if type(value) is dict else value
    if len(values) > len(_fields(cls)):
        made["positions"] = tuple((question, _words(words)) for question, words in values[-1])
    return cls(**made)
