"""A case in which every text says something that a terminal or a markup would obey."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tui.model import SECTIONS, Record, Spec, key_of

# What must never get out: a clipboard write, a title, a cleared screen, a report that would be typed back.
COMMANDS = ("\x1b]52;c;aGk=\a", "\x1b]0;title\a", "\x1b[2J", "\x1b[6n", "\x9b31m", "\x1bP$q\x1b\\")

HOSTILE = (
    "[/]",
    "[/x] and [sic] and [1]",
    "[@click=app.quit]press me[/]",
    "[link=https://example.org]here[/link]",
    '[a="]x',
    "[bold]not bold[/bold] $x {y} %s \\[",
    *(f"before {command} after" for command in COMMANDS),
    "\u202eright to left\u202c and \u2066inside\u2069",
    "שלום עולם и مرحبا بالعالم",
    "❤️ 1️⃣ 👩‍👩‍👧‍👦 👍🏽 🇰🇿",
    "漢字かな交じり文は幅が二つ " * 4,
    "e\u0301\u0302\u0303" * 20,
    "x" * 5000,
    "\n" * 2000 + "the end",
    "\u00a0\u200b\ufeff\u2028 thin air \U000e0041",
    "\x00\x07\x08\x7f\x85 controls",
)


def quoted(text: str) -> str:
    """Return text as a YAML scalar in which nothing but plain ASCII stands as it is."""
    return '"' + "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'


def _value(spec: Spec, ids: dict[str, str], text: str) -> Any:
    match spec.kind:
        case "words":
            return quoted(text)
        case "ref":
            return next(ids[kind] for kind in spec.to if kind in ids)
        case "choice":
            return spec.options[-1]
        case "part":
            assert spec.part
            return _filled(spec.part, {}, ids, text)
        case kind:
            return {"date": "2022-01-05", "number": 3, "format": 1, "folder": "texts"}[kind]


def _filled(record: type[Record], own: dict[str, Any], ids: dict[str, str], text: str) -> dict[str, Any]:
    """Return every field of a record: its own, and in all others a text wherever words are allowed."""
    fields = {}
    for name, spec in record.SPECS.items():
        if name in own:
            fields[key_of(name)] = own[name]
        else:
            value = _value(spec, ids, text)
            if spec.mapped:
                value = {value: quoted(text)}
            fields[key_of(name)] = [value] if spec.many else value
    return fields | {key: number for key, number in (("from", 2), ("to", 4)) if "from" in fields}


def _yaml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(item)}" for key, item in value.items() if item is not None) + "}"
    return "[" + ", ".join(map(_yaml, value)) + "]" if isinstance(value, list) else str(value)


def hostile_case(folder: Path, hostile: tuple[str, ...] = HOSTILE) -> Path:
    """Write into a folder a case with a record of each kind for each hostile text, in all of its fields."""
    lines = []
    for section, record in SECTIONS.items():
        kind = section.removesuffix("s")
        texts = ("".join(text for text in hostile if len(text) < 100),) if kind == "case" else hostile
        written = []
        for number, text in enumerate(texts):
            ids = {kind: f"{kind}-{number}" for kind in ("source", "actor", "event", "question", "claim")}
            own: dict[str, Any] = {"id": ids.get(kind, "hostile"), "furniture": "1-3"}
            if kind == "claim":
                link = {"to": f"claim-{(number + 1) % len(texts)}", "kind": "denies", "by": ids["source"]}
                own["links"] = [{**link, **dict.fromkeys(("aspect", "quote", "why"), quoted(text))}]
            written.append(
                _yaml(
                    _filled(record, own | ({} if kind == "claim" else {"part_of": None, "based_on": None}), ids, text)
                )
            )
        lines += [f"case: {written[0]}"] if kind == "case" else [f"{section}:", *(f"- {entry}" for entry in written)]
    (folder / "case.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
