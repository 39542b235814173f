"""The format of a case as JSON Schema (draft 7), by which an editor completes, tells meanings and marks mistakes.

It is made from the records, and says no more than the reader does: whatever it refuses, the reader refuses. It knows
less, since it sees one file as its editor parses it: a scalar that YAML takes for a number, `true` or nothing is text.
"""

from __future__ import annotations

import re
from typing import Any

from tui.edtf import CLOCK, DATE
from tui.model import DEFAULTS, EDITOR, SECTIONS, Claim, Figure, Info, Link, Quote, Record, Report, Spec, key_of

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
SLUG = "^[a-z0-9][a-z0-9-]*$"
NUMBER = r"^-?[0-9]{1,18}(\.[0-9]{1,18})?$"
_TEXT = ["string", "number", "boolean", "null"]
"""What an editor may take for something else and is text to the reader: `no`, `2022`, `~`."""


def _edtf() -> str:
    """Return a pattern of all that the reader may take for a date; whether there is such a day it does not tell."""
    day, clock = (re.sub(r"\?P<\w+>", "?:", part) for part in (DATE, CLOCK))
    point = f"{day}(?:T{clock})?"
    some = rf"(?:{point}|(?:{point})?\.\.(?:{point})?)"
    interval = rf"(?:(?:{point})?|\.\.)/(?:(?:{point})?|\.\.)"
    return rf"^(?:\[{some}(?:, ?{some})*\]|{interval}|{point})$"


EDTF = _edtf()


def schema() -> Schema:
    """Return the schema of one file of a case."""
    parts: dict[str, Schema] = {}
    todo: list[type[Record]] = list(SECTIONS.values())
    while todo:
        record = todo.pop(0)
        if _name(record) not in parts:
            parts[_name(record)] = _of(record)
            todo += [spec.part for spec in record.SPECS.values() if spec.part]
    claim = parts["claim"]
    parts["defaults"] = _defaults(claim, parts["report"])
    sections = {name: _section(name, record) for name, record in SECTIONS.items()}
    return {
        "$schema": DRAFT,
        "title": "A case of On Record",
        "description": "One file of a case of claims and the sources that print them; other files of its folder go on.",
        "type": "object",
        "properties": {**sections, "defaults": {"$ref": "#/definitions/defaults"}},
        "additionalProperties": False,
        # What each claim needs unless the file's defaults give it.
        "if": {"required": ["defaults"], "properties": {"defaults": {"required": ["speaker"]}}},
        "else": {"properties": {"claims": {"items": {"required": ["speaker"]}}}},
        "definitions": dict(sorted(parts.items())),
    }


def _name(record: type[Record]) -> str:
    return "case" if record is Info else record.__name__.lower()


def _section(name: str, record: type[Record]) -> Schema:
    told = {"description": record.__doc__ or ""}
    if name == "case":
        return told | {"$ref": f"#/definitions/{_name(record)}"}
    noun = f"The {name}: each begins with a hyphen. "
    return {
        "description": noun + (record.__doc__ or ""),
        "type": ["array", "null"],
        "items": {"$ref": f"#/definitions/{_name(record)}"},
    }


def _of(record: type[Record]) -> Schema:
    """Return the schema of a record or a part."""
    required = [key for key, (name, spec) in record.KEYS.items() if spec.required]
    found: Schema = {
        "description": record.__doc__ or "",
        "type": "object",
        "properties": {key_of(name): _field(record, key_of(name), spec) for name, spec in record.SPECS.items()},
        "additionalProperties": False,
    }
    if record is Claim:
        own = {key_of(name): _field(record, key_of(name), spec) for name, spec in Report.SPECS.items()}
        found["properties"] |= own
        found |= {"oneOf": [{"required": ["reports"]}, {"required": ["quotes"]}]}
        found["dependencies"] = {"reports": {"not": {"anyOf": [{"required": [key]} for key in own]}}}
        required = [key for key in required if key not in ("speaker", "reports")]
    elif record is Figure:
        found |= {"anyOf": [{"required": [key]} for key in ("value", "from", "to", "approx")]}
    elif record is Link:
        by_editor = {"required": ["by"], "properties": {"by": {"const": EDITOR}}}
        found |= {"if": by_editor, "then": {"required": ["why"]}, "else": {"required": ["quote"]}}
    return found | ({"required": required} if required else {})


def _defaults(claim: Schema, report: Schema) -> Schema:
    fields = {key: claim["properties"].get(key) or report["properties"][key] for key in DEFAULTS}
    return {
        "description": "What the claims of this file share, said once; it stands above them.",
        "type": ["object", "null"],
        "properties": fields,
        "additionalProperties": False,
    }


def _field(record: type[Record], key: str, spec: Spec) -> Schema:
    """Return the schema of a field, with what it means."""
    empty = record is Claim and key in DEFAULTS and not spec.required  # left empty it says that the claim has none
    if spec.part is Quote:
        value = _quotes()
    elif spec.mapped:
        value = _mapped()
    elif spec.many:
        value = {"type": ["array", "null"] if empty else "array", "items": _one(spec)}
        value |= {"minItems": 1} if spec.required else {}
    else:
        value = _one(spec)
        if empty:
            value = {"anyOf": [value, {"enum": [None, ""]}]}
    return {"description": _means(spec)} | value


def _means(spec: Spec) -> str:
    named = f" Names {' or '.join(spec.to)}." if spec.to else ""
    return spec.doc + named


def _one(spec: Spec) -> Schema:
    """Return the schema of one value of a field."""
    if spec.part:
        return {"$ref": f"#/definitions/{_name(spec.part)}"}
    match spec.kind:
        case "id" | "ref":
            return _SLUG
        case "date":
            return {"type": ["string", "integer"], "pattern": EDTF}
        case "choice":
            return {"enum": list(spec.options)}
        case "number":
            return {"type": ["string", "number"], "pattern": NUMBER}
        case "format":
            return {"enum": [1, "1"]}
    return _WORDS


_WORDS: Schema = {"type": _TEXT, "pattern": r"[^ \t\r\n]"}
_SLUG: Schema = {"type": _TEXT, "pattern": SLUG}


def _quotes() -> Schema:
    """Return the schema of quotes, of which each may be plain text, and a single one need not stand in a list."""
    one = {"anyOf": [_WORDS, {"$ref": "#/definitions/quote"}]}
    return {"anyOf": [_WORDS, {"type": "array", "minItems": 1, "items": one}]}


def _mapped() -> Schema:
    """Return the schema of questions, alone or each with a position: a list, a mapping, or a list of both."""
    pairs = {"type": "object", "propertyNames": {"pattern": SLUG}, "additionalProperties": _WORDS}
    one = {"anyOf": [_SLUG, pairs | {"minProperties": 1, "maxProperties": 1}]}
    return {"anyOf": [{"type": "array", "items": one}, pairs, {"enum": [None, ""]}]}
