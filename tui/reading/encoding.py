"""Records as bytes and back: the values of the fields in their order, in JSON, without those at the end left empty.

Dates and numbers with a point are kept as written and parsed anew; text that was made safe is kept as its file has it,
and made safe anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from tui.dates import parse
from tui.lean import NamedTuple
from tui.model import KIND_OF, SECTIONS, Claim, Record, Report, key_of
from tui.text import Cleaned

Part = TypeVar("Part", bound=Record)
parsed = lru_cache(1 << 14)(parse)
"""Return a date as it is parsed, once: a million claims share a few days."""
_RAW = "raw"  # the key of text that holds what no terminal should get
MADE_SAFE = f'{{"{_RAW}":'
"""What a text holds in which any text was made safe."""
_CLASSES = {KIND_OF[section]: cls for section, cls in SECTIONS.items()}
_TEXT, _REPORTS = map([*Claim.SPECS].index, ("text", "reports"))
_QUOTES = [*Report.SPECS].index("quotes")
_encoder = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), check_circular=False)


_decoder = json.JSONDecoder()
_TOGETHER = 256  # claims that are parsed together


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


def decode(kind: str, text: str) -> Record:
    """Return the record of a kind that a text stands for."""
    cls, values = _CLASSES[kind], json.loads(text)
    return _record(cls, values, _RAWLY if MADE_SAFE in text else _PLAINLY)


Parsed = tuple[int, "Claim | list[Any]", list[str]]
"""A claim's number; the values of its fields as they are written, or where any text was made safe the claim itself;
and what the links that others draw to it say."""


def parsed_claims(told: Iterable[tuple[int, str, list[str]]]) -> Iterator[Parsed]:
    """Yield claims as far as their rows are made of them, from what `encode` returns."""
    rest = iter(told)
    while some := [*islice(rest, _TOGETHER)]:
        every: list[list[Any]] = json.loads(f"[{','.join([body for _, body, _ in some])}]")  # at once, which is faster
        for (number, body, inward), values in zip(some, every, strict=True):
            yield number, claim_of(body) if MADE_SAFE in body else values, inward


def claim_of(text: str) -> Claim:
    """Return the claim that a text stands for."""
    claim = decode("claim", text)
    assert isinstance(claim, Claim)
    return claim


def text_of(body: str) -> str:
    """Return what the text of a claim says, without reading more of what `encode` has of it."""
    value, _ = _decoder.raw_decode(body, body.index('",', 2) + 2)  # behind its id, which has no such signs
    return _words(value)


def part_of(cls: type[Part], values: list[Any]) -> Part:
    """Return a part of a record of the values of its fields, none of which was made safe."""
    made = _record(cls, values, _PLAINLY)
    assert isinstance(made, cls)
    return made


def decode_bare(text: str) -> Claim:
    """Return a claim as `decode` does, but for its text and its quotes: half as much work, and half as large."""
    values = json.loads(text)
    values[_TEXT] = ""
    for report in values[_REPORTS]:
        report[_QUOTES] = ()
    claim = _record(Claim, values, _RAWLY if MADE_SAFE in text else _PLAINLY)
    assert isinstance(claim, Claim)
    return claim


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
            values.append(value if type(value) is int else str(value))
        elif many or kind != "words" or type(value) is str:
            values.append(value)
        else:
            values.append(_written(value))
    return values[:last]


def _written(value: str) -> object:
    return {_RAW: value.raw} if isinstance(value, Cleaned) else str(value)


def _words(value: Any) -> str:
    return Cleaned(value[_RAW]) if type(value) is dict else value


class _Made(NamedTuple):
    """How a record is made of values: the names of its fields, and by number those that are not what is written."""

    names: tuple[str, ...]
    others: tuple[tuple[int, str, Callable[[Any], Any], Any], ...]
    """Each with its name, what makes the value of what is written, and what it is where nothing is."""


_Making = dict[type[Record], _Made]
_PLAINLY: _Making = {}
"""How records are made that hold no text that was made safe, as nearly all."""
_RAWLY: _Making = {}


def _making(cls: type[Record], known: _Making) -> _Made:
    fields = _fields(cls)
    others = [
        (number, field.name, convert, field.empty)
        for number, field in enumerate(fields)
        if (convert := _converting(field, known)) is not None
    ]
    known[cls] = _Made(tuple(field.name for field in fields), tuple(others))
    return known[cls]


def _converting(field: _Field, known: _Making) -> Callable[[Any], Any] | None:
    """Return what makes a field's value of what is written, or None where that is the value."""
    part = field.part
    if part and field.many:
        return lambda values: tuple([_record(part, each, known) for each in values])
    if part:
        return lambda values: _record(part, values, known)
    if field.many:
        return tuple
    if field.kind == "words":
        return _words if known is _RAWLY else None
    if field.kind == "date":
        return parsed
    return _decimal if field.kind == "number" else None


def _decimal(value: Any) -> Any:
    if type(value) is not str:
        return value
    from decimal import Decimal  # here, since few numbers have a point

    return Decimal(value)


def _record(cls: type[Record], values: list[Any], known: _Making) -> Record:
    names, others = known.get(cls) or _making(cls, known)
    made: dict[str, Any] = dict(zip(names, values, strict=False))  # there may be positions behind them
    last = len(values)
    for number, name, convert, empty in others:
        if number >= last:
            break
        value = values[number]
        made[name] = empty if value is None else convert(value)
    if last > len(names):
        made["positions"] = tuple((question, _words(words)) for question, words in values[-1])
    return cls(**made)
