"""From the JSON that `onrecord export --to json` writes: the files of the case that it was made of.

They are the same records in other files, at full length: places, comments, defaults and short forms are not kept. What
is derived is derived anew. A part of a case names claims that are not in it; those references are left out, which a
comment counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tui.authoring.plain_yaml import NotWritten, Text, entry, mapping, number_text
from tui.model import SECTIONS, Record, key_of
from tui.text import counted

_NOT_FIELDS = ("derived", "place", "positions")


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
    except (NotWritten, RecursionError) as error:
        raise ValueError(f"this export is damaged: {error}") from error


def _files(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    outside = _Outside(data)
    for section, kind in SECTIONS.items():
        records = data.get(section)
        if section == "case":
            yield "case.yaml", _text(["case:", *mapping(_fields(kind, records, outside), "  ")])
            continue
        if not isinstance(records, list):
            raise NotWritten(f"{section!r} is not a list")
        lines = [line for record in records for line in entry(_fields(kind, record, outside))]
        left = [f"# {outside.words}"] if section == "claims" and outside.left else []
        if lines:
            yield f"{section}.yaml", _text([*left, f"{section}:", *lines])
    seal = data.get("seal")
    if isinstance(seal, Mapping) and seal.get("there"):
        yield "seal.yaml", _text(_seal(seal))


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


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


def _fields(kind: type[Record], found: object, outside: _Outside) -> dict[str, Any]:
    """Return a record's fields as its file has them, those that have their usual value left out."""
    if not isinstance(found, Mapping):
        raise NotWritten("a record is not an object")
    fields: dict[str, Any] = {}
    known = {key_of(name): spec for name, spec in kind.SPECS.items()}
    texts = {f"{key}_text" for key, spec in known.items() if spec.kind == "number"}
    for key, value in found.items():
        spec = known.get(key)
        if key in texts or key in _NOT_FIELDS or value is None:
            continue
        if spec and spec.to == ("claim",) and kind.__name__ != "Link" and outside.leads(value):
            continue
        if spec and spec.part:
            value = _parts(spec.part, value, outside)
        elif spec and spec.kind == "number":
            value = number_text(found.get(f"{key}_text", value))
        elif spec and spec.mapped:
            value = _answers(value, found.get("positions"))
        elif spec and spec.kind == "words" and isinstance(value, str):
            value = Text(value)
        if value != [] and not (spec and spec.options and not spec.required and value == spec.options[0]):
            fields[key] = value
    return fields


def _parts(kind: type[Record], value: object, outside: _Outside) -> object:
    if isinstance(value, Mapping):
        return _fields(kind, value, outside)
    if not isinstance(value, list):
        raise NotWritten("parts of a record are not a list")
    kept = [part for part in value if not (kind.__name__ == "Link" and _leads_out(part, outside))]
    return [_fields(kind, part, outside) for part in kept]


def _leads_out(link: object, outside: _Outside) -> bool:
    return isinstance(link, Mapping) and outside.leads(link.get("to"))


def _answers(value: object, positions: object) -> object:
    """Return the questions that a claim answers, each with its position where it takes one."""
    taken = dict(positions) if isinstance(positions, Mapping) else {}
    if not isinstance(value, list):
        return value
    named = [*value, *(question for question in taken if question not in value)]
    return [{each: taken[each]} if _is_text(each) and each in taken else each for each in named]


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
            lines += entry(" ".join(map(str, parts)))
    return lines
