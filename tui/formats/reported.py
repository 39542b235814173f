"""What `check` tells of a case, in the forms that people and their tools read; REPORTS is the one list of them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from tui import __version__
from tui.formats.kinds import KINDS, kind_of
from tui.problems import Place, Problem
from tui.text import clean, counted, one_line

ERROR, NOTE, FINDING, COVERAGE, FIX = "error", "note", "finding", "coverage", "fix"
LEVELS = {ERROR: "error", NOTE: "note", FINDING: "note", COVERAGE: "note", FIX: "note"}
"""What is told, and how loudly: an error is the case's, a note is left to do, a finding is what sources leave open."""


class Replaced(NamedTuple):
    """What takes the place of characters of a file, from one place to before another."""

    start: Place
    end: Place
    text: str


class Told(NamedTuple):
    """One thing that is told: what it is, of what kind, where, what it says, and for an error what would mend it."""

    level: str
    kind: str
    place: Place
    says: str
    cure: str = ""
    times: int = 1
    """How many of its kind it stands for: itself, and those that are not listed."""
    more: Mapping[str, object] = {}
    """What it says as values, by the names that JSON has for them."""
    replaced: tuple[Replaced, ...] = ()
    """The changes of a file that would mend it."""

    @property
    def words(self) -> str:
        """What it says, with its cure, on one line."""
        more = f" (and {counted(self.times - 1, f'more {self.level}')} of this kind)" if self.times > 1 else ""
        return clean(one_line(f"{self.says}; {self.cure}{more}" if self.cure else f"{self.says}{more}"))


def of_problem(problem: Problem) -> Told:
    """Return an error as it is told."""
    return Told(ERROR, kind_of(problem.what), problem.place, problem.what, problem.cure, problem.times)


def few(told: Iterable[Told], most: int) -> Iterator[Told]:
    """Yield the first of each kind of what is told, in their order, the last of which stands for the others, too."""
    of_kind: dict[str, list[Told]] = {}
    for each in told:
        of_kind.setdefault(each.kind, []).append(each)
    for found in of_kind.values():
        yield from found[: most - 1]
        yield from (each._replace(times=len(found) - most + 1) for each in found[most - 1 : most])


def text(told: Iterable[Told]) -> Iterator[str]:
    """Yield a line for each, led by its place; of a change two, and of a text's coverage one that the text leads."""
    for each in told:
        file, line, col, _ = each.place
        where, more = f"{file}:{line}:{col}", each.more
        lines = [f"{where}: {each.level}: {each.words}"]
        if each.level == FIX and "after" in more:
            lines = [f"{where}: fix: - {more['before']}", f"{where}: fix: + {more['after']}"]
        elif each.level == FIX:
            lines = [f"{where}: left: {more['before']} ({more['left']})"]
        elif each.level == COVERAGE:
            lines = [f"coverage: {more['source']}:{more['line']}: {more['sentence']}" if "line" in more else
                     f"coverage: {each.says}"]  # fmt: skip
        yield from (clean(one_line(words)) for words in lines)


def as_json(told: Iterable[Told]) -> Iterator[str]:
    """Yield the lines of an array."""
    found = list(jsonl(told))
    yield "["
    yield from (each + ("," if number < len(found) else "") for number, each in enumerate(found, 1))
    yield "]"


def jsonl(told: Iterable[Told]) -> Iterator[str]:
    """Yield a line for each, as an object."""
    for each in told:
        file, line, col, _ = each.place
        plain: dict[str, Any] = {"level": each.level, "kind": each.kind, "says": clean(one_line(each.says))}
        plain |= {"cure": clean(one_line(each.cure))} if each.cure else {}
        plain |= {"times": each.times} if each.times > 1 else {}
        plain |= each.more
        yield json.dumps(plain | {"place": {"file": file, "line": line, "column": col}}, ensure_ascii=True)


def github(told: Iterable[Told]) -> Iterator[str]:
    """Yield a workflow command for each, which GitHub shows beside the line in a change."""
    for each in told:
        file, line, col, _ = each.place
        level = "error" if LEVELS[each.level] == ERROR else "notice"
        place = f"file={_escaped(clean(file), ':,')},line={line},col={col},title={each.level}"
        yield f"::{level} {place}::{_escaped(each.words)}"


def _escaped(words: str, more: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{more}" else char for char in words)


def sarif(told: Iterable[Told]) -> Iterator[str]:
    """Yield the lines of a log in SARIF 2.1.0, which code scanning and editors read."""
    rules: dict[str, dict[str, Any]] = {}
    results = []
    for each in told:
        rule = f"{each.level}/{each.kind}"
        level = LEVELS[each.level]
        means = KINDS[each.kind].means
        rules.setdefault(
            rule, {"id": rule, "shortDescription": {"text": means}, "defaultConfiguration": {"level": level}}
        )
        region = {"startLine": each.place.line, "startColumn": each.place.col}
        where = {"artifactLocation": {"uri": _address(each.place.file)}, "region": region}
        result: dict[str, Any] = {
            "ruleId": rule,
            "ruleIndex": list(rules).index(rule),
            "level": level,
            "message": {"text": each.words},
            "locations": [{"physicalLocation": where}],
        }
        results.append(result | ({"fixes": [_mending(each)]} if each.replaced else {}))
    driver = {"name": "onrecord", "semanticVersion": __version__, "rules": list(rules.values())}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    yield from json.dumps(log, ensure_ascii=True, indent=1).split("\n")


def _mending(told: Told) -> dict[str, Any]:
    """Return the changes that would mend what is told, as SARIF has them."""
    changes = [
        {
            "deletedRegion": {
                "startLine": start.line, "startColumn": start.col, "endLine": end.line, "endColumn": end.col,
            },
            "insertedContent": {"text": text},
        }
        for start, end, text in told.replaced
    ]  # fmt: skip
    where = {"uri": _address(told.place.file)}
    words = {"text": "Write it as it stands in the text."}
    return {"description": words, "artifactChanges": [{"artifactLocation": where, "replacements": changes}]}


def _address(file: str) -> str:
    """Return a path as an address: relative as it is shown, or `file://` from the root on."""
    path = quote(os.fsencode(file).replace(os.sep.encode(), b"/"))
    return f"file://{path}" if path.startswith("/") else path


REPORTS: dict[str, Callable[[Iterable[Told]], Iterator[str]]] = {
    "text": text,
    "json": as_json,
    "jsonl": jsonl,
    "github": github,
    "sarif": sarif,
}
"""What `check --format` takes; the first is what is printed when none is named."""
