"""The kinds of what `check` tells: a closed list, in which everything that the reader can say has its place."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import CASES, ROOT, changed, put

from tui.__main__ import main
from tui.case.lone_events import NO_CLAIM
from tui.formats.kinds import KINDS, OTHER, kind_of, table

Captured = pytest.CaptureFixture[str]
_TOLD_BY = {"Problem": 1, "Fault": 2, "fault": 1, "problem": 1, "report": 2, "NotYaml": 1}
"""What tells an error, and which of its arguments says what is wrong."""


def words_of(node: ast.expr) -> str | None:
    """Return the words that an expression is, with something in the place of each value in them."""
    match node:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr(values=values):
            return "".join(
                str(each.value) if isinstance(each, ast.Constant)
                else "'x'" if isinstance(each, ast.FormattedValue) and each.conversion == ord("r")
                else _PLACED.get(ast.unparse(each.value), "1") if isinstance(each, ast.FormattedValue) else ""
                for each in values
            )  # fmt: skip
    return None


_PLACED = {
    "noun": "claim", "an(noun)": "a claim", "words.noun": "quote", "an(kind)": "an actor", "key": "when",
    "what": "is a part of itself", "known.what": "x", "missing": "this quote does not stand in the text of 'x'", 
    "words_gone": "1 sealed quote",
}  # fmt: skip
"""What stands for a value in words, where a number does not."""


def said() -> Iterator[tuple[str, str]]:
    """Yield where the reader says that something is wrong, and what, read off its own source."""
    for file in sorted((ROOT / "tui" / "reading").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            found = _told_in(node) if isinstance(node, ast.Call) else []
            if isinstance(node, ast.Assign) and file.name != "syntax.py":  # which begins them itself
                found = _assigned(node)
            parts = [
                part for one in found for part in ((one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,))
            ]
            for words in filter(None, map(words_of, parts)):
                if not words.endswith("is not sealed yet"):  # a note
                    yield f"{file.name}:{getattr(node, 'lineno', 0)}", words


def _either(one: ast.expr) -> list[ast.expr]:
    return [one.body, one.orelse] if isinstance(one, ast.IfExp) else [one]


def _told_in(call: ast.Call) -> list[ast.expr]:
    place = _TOLD_BY.get(getattr(call.func, "attr", getattr(call.func, "id", "")))
    return [call.args[place]] if place is not None and len(call.args) > place else []


def _assigned(node: ast.Assign) -> list[ast.expr]:
    [target, *_] = node.targets
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        names = [getattr(each, "id", "") for each in target.elts]
        return [node.value.elts[names.index("what")]] if "what" in names else []
    return [node.value] if getattr(target, "id", "") == "what" else []


def test_all_that_the_reader_says_is_of_a_kind_of_the_list() -> None:
    every = list(said())
    assert len(every) > 60
    assert "kept for speakers not recorded" in "".join(words for _, words in every)
    assert [(where, words) for where, words in every if kind_of(words) == OTHER] == []


def told(folder: Path, capsys: Captured) -> list[tuple[str, str]]:
    """Return level and kind of all that is told of a case."""
    main(["check", str(folder), "--format", "json"])
    return [(each["level"], each["kind"]) for each in json.loads(capsys.readouterr().out)]


TEXT = "It was strong, said Ann. It was weak. It was weak."
NAMED = "  names: [{text: Anne, in: paper}]\n"
FAULTY = {
    "unknown-key": changed("claims:", "claimz: []\nclaims:"),
    "misplaced-field": changed("- id: weak\n", "- id: weak\n  quotes: [x]\n"),
    "cut-off": changed("text: It was weak.", "text: It was weak. # so"),
    "id-taken": changed("- id: weak", "- id: strong"),
    "line-ends": changed("case:\n", "case:\n").replace("\n", "\r"),
    "not-utf-8": changed("A headline", "A h\udcffadline"),
    "empty-field": changed("title: A headline", "title:"),
    "furniture": changed("title: A headline", "title: A headline\n  furniture: three"),
}
IN_TEXTS = {
    "quote-not-found": [("exact: it was strong", f"exact: {words}") for words in (
        "It was stronk", "it is strong", "It was strong said Ann", "nothing of it at all",
        "It… weak", "I\u200bt was strong",
    )],
    "spelling-not-found": [("kind: person\n", "kind: person\n" + NAMED)],
    "quote-ambiguous": [("exact: it was strong", "exact: It was weak")],
    "text-length": [("title: A headline", "title: A headline\n  chars: 3")],
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTY)
def test_a_fault_is_of_its_kind(kind: str, tmp_path: Path, capsys: Captured) -> None:
    case = put(tmp_path, FAULTY[kind].encode("utf-8", "surrogateescape"))
    assert ("error", kind) in told(case, capsys)


@pytest.mark.parametrize("kind", IN_TEXTS)
def test_what_is_not_found_in_a_text_is_of_one_kind_however_it_differs(
    kind: str, tmp_path: Path, capsys: Captured
) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    sound = changed("exact: it was weak", "exact: said Ann", changed("exact: it was strong", "exact: It was strong"))
    sound = changed("title: A headline", f"title: A headline\n  sha256: {digest}", sound)
    assert IN_TEXTS[kind]
    for number, (old, new) in enumerate(IN_TEXTS[kind]):
        folder = put(tmp_path / str(number), changed(old.replace("it was", "It was"), new, sound))
        put(folder / "texts", TEXT, "paper.txt")
        errors = [found for level, found in told(folder, capsys) if level == "error"]
        assert errors == [kind], new


def test_every_kind_of_error_is_one_that_is_told() -> None:
    found = {kind_of(words) for _, words in said()} | {*FAULTY, *IN_TEXTS}
    assert {name for name, kind in KINDS.items() if kind.level == "error"} == found | {OTHER}


def test_what_is_told_of_every_case_is_of_the_list_with_its_level(capsys: Captured) -> None:
    found = {each for folder in sorted(CASES.iterdir()) for each in told(folder, capsys)}
    assert found
    assert {(KINDS[kind].level, kind) for _, kind in found} == found
    named = re.findall(r'Finding\("([a-z-]+)"', (ROOT / "tui/case/findings.py").read_text(encoding="utf-8"))
    named.append(NO_CLAIM)
    assert {*named} == {name for name, kind in KINDS.items() if kind.level == "finding"}


def test_the_document_lists_them() -> None:
    assert table() in (ROOT / ".github" / "JSON.md").read_text(encoding="utf-8")
