"""The fields of JSON: every key that a command prints is documented, and what is documented is printed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers import BUNDLED, CASES, ROOT, SMALL, changed, put

from tui.__main__ import main
from tui.case import Case
from tui.case.lists import KINDS
from tui.formats import fields
from tui.model import KIND_OF

DOCUMENT = (ROOT / ".github" / "JSON.md").read_text(encoding="utf-8")
FOLDERS = [BUNDLED, *sorted(folder for folder in CASES.iterdir() if folder.is_dir())]


def paths(value: Any, above: str = "") -> Iterator[str]:
    """Yield the path of each key in a value, lists left aside."""
    if isinstance(value, list):
        for each in value:
            yield from paths(each, above)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield f"{above}{key}"
            if f"{above}{key}" not in (*fields.OPEN, "derived.positions"):
                yield from paths(each, f"{above}{key}.")


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    main([*words, "--format", "json"])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def printed_one(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    main([*words, "--format", "json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def a_change(folder: Path) -> tuple[Path, Path]:
    """Return a case before and after some words, a date and a link have changed."""
    link = "  links:\n  - {to: frail, kind: contradicts, by: editor, why: Both can not be.}\n  reports:"
    text = changed("exact: it was strong", "exact: it was very strong", changed("when: 2020-01-02", "when: 2020-01-03"))
    text = changed("id: weak", "id: frail", text)
    return put(folder / "old", SMALL), put(folder / "new", changed("  reports:", link, text))


def a_text(folder: Path) -> Path:
    """Return a case with a text, of which one quote differs by white space in one place and one in two."""
    text = "He said “it was strong”, and “so” and “so”. Nobody knew it."
    put(folder / "texts", text, "paper.txt")
    digest = hashlib.sha256(text.encode()).hexdigest()
    case = changed("title: A headline", f"title: A headline\n  sha256: {digest}")
    case = changed("exact: it was weak", "exact: '\"so\"'", case)
    return put(folder, changed("exact: it was strong", "exact: '\"it was strong\"'", case))


def test_the_document_has_the_table_of_all_fields() -> None:
    assert fields.table() in DOCUMENT, f"paste this into .github/JSON.md:\n{fields.table()}"


def test_every_key_that_a_command_prints_is_documented_and_each_is_printed_somewhere(
    capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    known = fields.every()
    seen: dict[str, set[str]] = {kind: set() for kind in known}
    assert len(FOLDERS) >= 5
    for folder in FOLDERS:
        case = Case.open(folder)
        for kind in KINDS:
            seen[KIND_OF[kind]] |= set(paths(printed(capsys, "list", kind, "--case", str(folder))))
        seen["case"] |= set(paths(printed(capsys, "show", case.info.id, "--case", str(folder))))
        for question in case.questions:
            seen["statement"] |= set(paths(printed(capsys, "compare", question, "--case", str(folder))))
        seen["told"] |= set(paths(printed(capsys, "check", str(folder))))
    seen["diff"] = set(paths([printed_one(capsys, "diff", str(CASES / "harbour"), str(CASES / "lamps"))]))
    seen["diff"] |= set(paths([printed_one(capsys, "diff", *map(str, a_change(tmp_path_factory.mktemp("two"))))]))
    told = printed_one(capsys, "brief", "tokayev", "--case", str(BUNDLED))
    seen["brief"] = {path for path in paths([told]) if path[:7] != "claims." or path[7:] not in known["claim"]}
    seen["count"] = set(paths(printed(capsys, "list", "claims", "--count", "said", "--case", str(BUNDLED))))
    faulty = put(tmp_path_factory.mktemp("faulty"), changed("kind: person", "kind: nobody"))
    seen["told"] |= set(paths(printed(capsys, "check", str(faulty))))
    with_text = a_text(tmp_path_factory.mktemp("texts"))
    seen["told"] |= set(paths(printed(capsys, "check", str(with_text), "--coverage", "--fix")))
    assert {kind: sorted(found - set(known[kind])) for kind, found in seen.items()} == {kind: [] for kind in known}
    derived = {name: known[name] for name in ("statement", "told", "diff", "brief", "count")} | fields.DERIVED
    never = {f"{kind}: {name}" for kind, told in derived.items() for name in told if name not in seen[kind]}
    assert never <= RARE


RARE = {"told: times", "source: derived", "source: derived.findings", "statement: elsewhere.named"}
"""What no case of the tests has: a hundred faults of a kind, a finding on what a source itself says, a relay that
prints nothing of what it relays."""


def test_a_record_is_the_same_object_in_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    listed = {each["id"]: each for each in printed(capsys, "list", "claims", "--case", str(BUNDLED))}
    name = next(iter(listed))
    assert printed(capsys, "show", name, "--case", str(BUNDLED)) == [listed[name]]
    found = [each for each in printed(capsys, "search", "kind:denies", "--case", str(BUNDLED)) if each["id"] in listed]
    assert found
    assert found == [listed[each["id"]] for each in found]
