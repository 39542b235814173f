"""Documents that list what the code declares: each test prints what to paste when they have drifted apart."""

from __future__ import annotations

from pathlib import Path

from tui.explorer.app import OnRecord
from tui.explorer.reference import declared, table
from tui.model import SECTIONS, Record, key_of

ROOT = Path(__file__).parent.parent.parent


def fields() -> str:
    """Return the fields of all records as a table in Markdown, from what the model says of them."""
    rows: list[str] = []
    todo: list[type[Record]] = list(SECTIONS.values())
    seen: set[type[Record]] = set()
    while todo:
        record = todo.pop(0)
        if record in seen:
            continue
        seen.add(record)
        for name, spec in record.SPECS.items():
            notes = [spec.doc]
            if spec.options:
                notes.append(", ".join(f"`{option}`" for option in spec.options) + ".")
            if spec.to:
                notes.append("Names " + " or ".join(f"`{kind}`" for kind in spec.to) + ".")
            if spec.part:
                notes.append(f"{'Each' if spec.many else 'It'} is a {spec.part.__name__.lower()}.")
                todo.append(spec.part)
            key = f"`{key_of(name)}`" + "[]" * spec.many + "*" * spec.required
            rows.append(f"| {record.__name__.lower().replace('info', 'case')} | {key} | {' '.join(notes)} |")
    return "\n".join(["| record | field | meaning |", "|---|---|---|", *rows])


def test_the_format_document_lists_every_field_as_the_model_has_it() -> None:
    document = (ROOT / ".github" / "CASE-FORMAT.md").read_text(encoding="utf-8")
    assert fields() in document, f"paste this into .github/CASE-FORMAT.md:\n{fields()}"


def test_the_readme_lists_every_key_as_it_is_declared() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert table(OnRecord) in readme, f"paste this into README.md:\n{table(OnRecord)}"
    assert len(declared(OnRecord)) > 20
