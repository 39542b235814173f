"""Records as bytes and back: the values of the fields in their order, in JSON, without those at the end left empty.

Dates are kept as written and parsed anew; text that was made safe is kept as its file has it, and made safe anew.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, NamedTuple

from tui.dates import parse
from tui.model import KIND_OF, SECTIONS, Record
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
    return _encoder.encode(_values(record))


def decode(kind: str, text: str) -> Record:
    """Return the record of a kind that a text stands for."""
    return _record(_CLASSES[kind], json.loads(text))


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
        elif many or kind != "words" or type(value) is str:
            values.append(value)
        else:
            values.append({_RAW: value.raw} if isinstance(value, Cleaned) else str(value))
    return values[:last]


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
        else:
            made[name] = Cleaned(value[_RAW]) if type(value) is dict else value
    return cls(**made)
