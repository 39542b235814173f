"""From the JSON that `onrecord export --to json` writes: the files of the case that it was made of.

They are the same records in other files, at full length: places, comments, defaults and short forms are not kept. What
is derived is derived anew. A part of a case names claims that are not in it; those references are left out, which a
comment counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from tui.authoring.yaml import Value, entry, scalar, section
from tui.dates import DateError, parse
from tui.model import SECTIONS, Record, key_of
from tui.text import clean, counted, one_line

_NOT_FIELDS = ("derived", "place", "positions")
_MOST_DIGITS = 400


class NotWritten(ValueError):
    """Raised for a value that no file of a case has."""


def is_export(data: object) -> bool:
    """Tell whether what a JSON file holds is an export of a case."""
    form = data.get("format") if isinstance(data, Mapping) else None
    return isinstance(form, str) and form.partition(" ")[0] == "onrecord"


def case_files(data: object) -> dict[str, str]:
    """Return the text of each file by its name; raises ValueError for what is no export of version 1."""
    if not isinstance(data, Mapping) or not is_export(data):
        raise ValueError("this is not what `onrecord export --to json` writes")
    if data["format"] != "onrecord 1":
        raise ValueError(f"the form of this export is {data['format']!r}; this program reads 'onrecord 1'")
    try:
        return dict(_files(data))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"this export is damaged: {error}") from error


def part_words(data: object) -> str:
    """Return which part of a case an export holds, as a comment says it; nothing of a whole one."""
    part = data.get("part") if isinstance(data, Mapping) else None
    if not isinstance(part, Mapping) or part.get("whole") is not False:
        return ""
    which = clean(one_line(str(part.get("words") or ""))) or "it is not told which"
    return f"# This is a part of a case: {which}.\n# What other claims of it say, also of these, is not here.\n"


def _files(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    outside = _Outside(data)
    for name, kind in SECTIONS.items():
        records = data.get(name)
        if name == "case":
            yield "case.yaml", part_words(data) + section("case", _fields(kind, records, outside))
            continue
        if not isinstance(records, list):
            raise NotWritten(f"{name!r} is not a list")
        entries = "".join(entry(_fields(kind, record, outside)) for record in records)
        left = f"# {outside.words}\n" if name == "claims" and outside.left else ""
        if entries:
            yield f"{name}.yaml", f"{left}{name}:\n{entries}"
    seal = data.get("seal")
    if isinstance(seal, Mapping) and seal.get("there"):
        yield "seal.yaml", "".join(f"{line}\n" for line in _seal(seal))


class _Outside:
    """The claims of an export, and how many references to others were left out."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        part = data.get("part")
        self.whole = not isinstance(part, Mapping) or part.get("whole") is not False
        claims = data.get("claims")
        among = claims if isinstance(claims, list) else []
        self.claims = {claim.get("id") for claim in among if isinstance(claim, Mapping) and _is_text(claim.get("id"))}
        self.left = 0

    @property
    def words(self) -> str:
        """How many were left out, as a comment says it."""
        return f"Left out: {counted(self.left, 'reference')} to claims that are not in the part that was exported."

    def leads(self, name: object) -> bool:
        """Tell whether a reference leads to a claim outside, and count it then."""
        out = not self.whole and _is_text(name) and name not in self.claims
        self.left += out
        return out


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _fields(kind: type[Record], found: object, outside: _Outside) -> dict[str, Value]:
    """Return a record's fields as its file has them, those that have their usual value left out."""
    if not isinstance(found, Mapping):
        raise NotWritten("a record is not an object")
    fields: dict[str, Value] = {}
    known = {key_of(name): spec for name, spec in kind.SPECS.items()}
    texts = {f"{key}_text" for key, spec in known.items() if spec.kind == "number"}
    for key, value in found.items():
        spec = known.get(key)
        if key in texts or key in _NOT_FIELDS or value is None:
            continue
        if spec and spec.to == ("claim",) and kind.__name__ != "Link" and outside.leads(value):
            continue
        if spec and spec.part:
            fields[key] = _parts(spec.part, value, outside)
        elif spec and spec.kind == "number":
            fields[key] = number(found.get(f"{key}_text", value))
        elif spec and spec.mapped:
            fields[key] = _answers(value, found.get("positions"))
        elif not (spec and spec.options and not spec.required and value == spec.options[0]):
            fields[key] = _date(value) if spec and spec.kind == "date" else _plain(value)
    return fields


def number(value: object) -> Value:
    """Return a number as a file has it: in the digits that were written, and without an exponent."""
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return str(value)  # which `check` then names
    if str(found) == str(value) and "E" not in str(value):
        return found
    usual = found.is_finite() and abs(found.adjusted()) <= _MOST_DIGITS
    return format(found, "f") if usual else str(value)


def _date(value: object) -> Value:
    try:
        return parse(str(value))
    except DateError:
        return _plain(value)


def _plain(value: object, *, listed: bool = True) -> Value:
    """Return a value as one of YAML; raises NotWritten for a list or mapping within another."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    if listed and isinstance(value, list):
        return [_plain(each, listed=False) for each in value]
    if listed and isinstance(value, Mapping):
        return {str(key): _plain(each, listed=False) for key, each in value.items()}
    if isinstance(value, list | Mapping):
        raise NotWritten("there are lists within lists")
    return str(value)


def _parts(kind: type[Record], value: object, outside: _Outside) -> Value:
    if isinstance(value, Mapping):
        return _fields(kind, value, outside)
    if not isinstance(value, list):
        raise NotWritten("parts of a record are not a list")
    kept = [part for part in value if not (kind.__name__ == "Link" and _leads_out(part, outside))]
    return [_fields(kind, part, outside) for part in kept]


def _leads_out(link: object, outside: _Outside) -> bool:
    return isinstance(link, Mapping) and outside.leads(link.get("to"))


def _answers(value: object, positions: object) -> Value:
    """Return the questions that a claim answers, each with its position where it takes one."""
    taken = dict(positions) if isinstance(positions, Mapping) else {}
    if not isinstance(value, list):
        return _plain(value)
    named = dict.fromkeys([*(str(_plain(each, listed=False)) for each in value), *taken])
    return [{each: str(_plain(taken[each], listed=False))} if each in taken else each for each in named]


def _seal(seal: Mapping[str, Any]) -> list[str]:
    """Return the lines of the seal as the case had it."""
    lines = ["# From an export of the case; checked by `onrecord check`.", "seal: 1"]
    for key in ("sources", "words"):
        rows = seal.get(key)
        if not isinstance(rows, list) or not all(isinstance(row, list) and row for row in rows):
            raise NotWritten(f"{key!r} of the seal is not a list of lists")
        lines.append(f"{key}:" if rows else f"{key}: []")
        for row in rows:
            parts = row[:-2] if key == "words" and len(row) == 7 and row[-2:] == [0, 0] else row
            lines.append(f"- {scalar(' '.join(map(str, parts)))}")
    return lines
