"""Records that are written as nearly all are: one field a line, read without a parser, and without nodes.

What is read here is what the parser would read, to the last character; wherever that is in doubt, a record is left to
the parser. So nothing here tells of a fault: a record with one is always in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from tui.model import Record, Spec
from tui.reading.careful import MOST_SCALAR
from tui.reading.conversion import SLUG, known_date
from tui.reading.rules import Refers
from tui.reading.unremarkable import unremarkable

Values = list[Any]
"""The values of a record's fields, as `encoding` writes them."""
Take = Callable[[str], Any]
"""A function that returns the value that stands behind a key as `encoding` writes it, or None in doubt."""

_SPECIAL = frozenset("-?:,[]{}#&*!|>'\"%@` \t")
"""What a text without quotes does not begin with, or may not."""
_LIST = re.compile(r"\[ *([a-z0-9][a-z0-9-]*(?: *, *[a-z0-9][a-z0-9-]*)*) *\] *")
_SINGLE = re.compile(r"'((?:[^']|'')+)' *")
_DOUBLE = re.compile(r'"([^"\\]+)" *')
_WHOLE = re.compile(r"0|[1-9][0-9]{0,17}")
_BROKEN = re.compile(r"[0-9]{1,18}\.[0-9]{1,18}")
_DAY = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9])?")
_MOST_KNOWN = 1 << 14  # lists that are remembered as they are written


class InDoubt(Exception):  # it is no error
    """Raised where a record is left to the parser."""


class Quick(NamedTuple):
    """A record without faults, as it was read."""

    name: str
    values: Values
    refers: set[Refers]


class _Field(NamedTuple):
    number: int
    bit: int
    take: Take | None
    to: tuple[str, ...]
    """The kinds that it may refer to."""
    part: type[Record] | None


class _Shape(NamedTuple):
    """How the fields of a class of records stand in lines that begin in one column."""

    first: dict[str, _Field]
    """By what stands before the colon of a line that begins an entry of a list; of lists with the colon."""
    others: dict[str, _Field]
    required: int
    empty: Values


@cache
def _shape(cls: type[Record], column: int) -> _Shape:
    """Return the shape of a class whose keys begin in a column, the hyphen two columns before."""
    others: dict[str, _Field] = {}
    required = 0
    for number, (key, (_, spec)) in enumerate(cls.KEYS.items()):
        bit = 1 << number
        required |= bit if spec.required else 0
        if spec.part and spec.many:
            others[f"{key}:"] = _Field(number, bit, None, (), spec.part)
        elif take := _taking(spec):
            others[key] = _Field(number, bit, take, spec.to if spec.kind == "ref" else (), None)
    first = {f"{' ' * (column - 2)}- {key}": field for key, field in others.items()}
    empty = [spec.options[0] if spec.kind == "choice" and not (spec.required or spec.many) else None
             for spec in cls.SPECS.values()]  # fmt: skip
    return _Shape(first, {" " * column + key: field for key, field in others.items()}, required, empty)


def _taking(spec: Spec) -> Take | None:
    """Return what takes the values of a field, or None for one that is always left to the parser."""
    options = {option: option for option in spec.options}
    if spec.many:
        return _listed(frozenset(options)) if spec.kind in ("ref", "choice") else None
    if spec.kind in ("id", "ref"):
        return _slug
    if spec.kind == "choice":
        return options.get
    return {"words": _words, "date": _date, "number": _number}.get(spec.kind)


def _words(text: str) -> str | None:
    if text[:1] in _SPECIAL:
        text = text.strip(" ")
        begin = text[:1]
        if begin == "'":
            match = _SINGLE.fullmatch(text)
            text = match[1].replace("''", "'") if match else ""
        elif begin == '"':
            match = _DOUBLE.fullmatch(text)
            text = match[1] if match else ""
        elif begin in _SPECIAL:
            return None
        else:
            return _words(text)
        return text if text.strip() else None
    if ": " in text or " #" in text or not text or text[-1] == ":":
        return None
    if text[-1] == " ":
        text = text.rstrip(" ")
        if text[-1] == ":":
            return None
    return None if text.isspace() else text


def _slug(text: str) -> str | None:
    return text if SLUG.fullmatch(text) else None


def _date(text: str) -> str | None:
    if _DAY.fullmatch(text):
        return text
    written = _words(text)
    known = known_date(written) if written else None
    return None if known is None else str(known.text)


def _number(text: str) -> int | str | None:
    if _WHOLE.fullmatch(text):
        return int(text)
    return str(Decimal(text)) if _BROKEN.fullmatch(text) else None


def _listed(options: frozenset[str]) -> Take:
    """Return what takes a list on one line of slugs, or of options."""
    known: dict[str, list[str] | None] = {}

    def take(text: str) -> list[str] | None:
        if text not in known:
            match = _LIST.fullmatch(text)
            found = re.split(" *, *", match[1]) if match else []
            if len(known) >= _MOST_KNOWN:
                known.clear()
            # Of what stands there twice the parser tells.
            right = found and len({*found}) == len(found) and (not options or options.issuperset(found))
            known[text] = found if right else None
        return known[text]

    return take


class Reader:
    """Reads one record after the other."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._referring: list[tuple[str | list[str], tuple[str, ...]]] = []

    def read(self, cls: type[Record], text: str, column: int) -> Quick:
        """Return the record that a text is from its hyphen to the next one's; raises InDoubt.

        The text has no tab, no other sign that `clean` writes out, and ends with a line.
        """
        if len(text) > MOST_SCALAR:
            raise InDoubt  # one of its values may be longer than any may be
        lines = text.split("\n")
        if "#" in text or "\n\n" in text:
            lines = [line for line in lines if line and not line.lstrip(" ").startswith("#")]
            lines.append("")
        self._lines = lines
        self._referring.clear()
        at, values = self._mapping(0, cls, column)
        name = values[0]
        if lines[at] or at < len(lines) - 1 or not unremarkable(cls, name, values):
            raise InDoubt
        refers: set[Refers] = set()
        for target, to in self._referring:
            if type(target) is str:
                refers.add((target, to))
            else:
                refers.update([(each, to) for each in target])
        return Quick(name, values, refers)

    def _mapping(self, at: int, cls: type[Record], column: int) -> tuple[int, Values]:
        """Return the values of a record or part that begins in a line, and the number of the line behind it."""
        lines, shape, seen = self._lines, _shape(cls, column), 0  # type: ignore[arg-type]  # a class has a hash
        values, others = shape.empty[:], shape.others
        head, _, text = lines[at].partition(": ")
        field = shape.first.get(head)
        while field is not None:
            number, bit, take, to, part = field
            if seen & bit:
                raise InDoubt
            seen |= bit
            at += 1
            if take is not None:
                value = take(text)
                if value is None:
                    raise InDoubt
                if to:
                    self._referring.append((value, to))
            elif text or part is None:
                raise InDoubt
            else:
                at, value = self._items(at, part, column)
            values[number] = value
            head, _, text = lines[at].partition(": ")
            field = others.get(head)
        if seen & shape.required != shape.required:
            raise InDoubt
        while values[-1] is None:
            values.pop()
        return at, values

    def _items(self, at: int, part: type[Record], least: int) -> tuple[int, list[Values]]:
        """Return the parts in a list that begins in a line, no further left than a column, and the line behind it."""
        lines = self._lines
        line = lines[at]
        dash = len(line) - len(line.lstrip(" "))
        if dash < least or line[dash : dash + 2] != "- ":
            raise InDoubt
        begin = line[: dash + 2]
        items: list[Values] = []
        while lines[at].startswith(begin):
            at, values = self._mapping(at, part, dash + 2)
            items.append(values)
        return at, items
