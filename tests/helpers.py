"""What the core's tests share: small cases, marked positions, and the program as a child process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import IO

from hypothesis import settings

import tui
from tui.case import Case
from tui.cards.blocks import Block, Field, Heading, Para, Quoted
from tui.model import Actor, Claim, Event, Info, Question, Record, Source
from tui.paths import DEFAULT, bundled
from tui.problems import Problem
from tui.reading import Reading
from tui.voices.layout import Line

LONG = 50 if os.environ.get("ONRECORD_LONG") == "1" else 1
ROOT = Path(tui.__file__).parent.parent
HARBOUR = Path(__file__).parent / "cases" / "harbour"
BUNDLED = bundled() / DEFAULT

SECTION_OF: dict[type[Record], str] = {
    Info: "case",
    Source: "sources",
    Actor: "actors",
    Event: "events",
    Question: "questions",
    Claim: "claims",
}

# One record of each kind, and nothing wrong.
SMALL = """\
case:
  format: 1
  id: small
  title: A small case
sources:
- id: paper
  title: A headline
  publisher: The Paper
- id: other
  title: Another headline
  publisher: The Other
actors:
- id: ann
  name: Ann
  kind: person
events:
- id: storm
  title: A storm
  when: 2020-01-02
questions:
- id: how-strong
  asks: How strong was it?
claims:
- id: strong
  text: It was strong.
  speaker: ann
  events: [storm]
  answers: [how-strong]
  reports:
  - source: paper
    quotes:
    - exact: it was strong
- id: weak
  text: It was weak.
  speaker: ann
  reports:
  - source: paper
    quotes:
    - exact: it was weak
"""


def many(examples: int) -> settings:
    """Return settings that try the same examples in every run, and fifty times as many when asked to."""
    return settings(derandomize=True, deadline=None, max_examples=examples * LONG)


@cache
def harbour() -> Case:
    return Case.open(HARBOUR)


@cache
def kazakhstan() -> Case:
    return Case.open(BUNDLED)


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return text without its marks `§`, and the line and column at which each of them stood."""
    found: list[tuple[int, int]] = []
    clear = ""
    for number, piece in enumerate(text.split("§")):
        if number:
            found.append((clear.count("\n") + 1, len(clear) - clear.rfind("\n")))
        clear += piece
    return clear, found


def put(folder: Path, text: str | bytes, name: str = "case.yaml") -> Path:
    """Write a file into a case's folder and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def changed(old: str, new: str, text: str = SMALL) -> str:
    """Return a case's text with one passage replaced, which must be in it."""
    assert old in text, f"{old!r} is not in the case"
    return text.replace(old, new, 1)


def spots(problems: Iterable[Problem]) -> list[tuple[int, int]]:
    return [(problem.place.line, problem.place.col) for problem in problems]


def left(reading: Reading | Case) -> list[str]:
    return sorted(name for _, name, _ in reading.left_out)


def texts(block: Block) -> str:
    """Return all text of a block."""
    match block:
        case Para() | Field():
            label = f"{block.label}: " if isinstance(block, Field) else ""
            return label + "".join(span.text for span in block.spans)
        case Quoted():
            return block.words
        case Heading():
            return block.text
        case _:
            return ""


def plain(line: Line) -> str:
    return "".join(span.text for span in line.spans)


def tree(folder: Path) -> dict[str, tuple[int, str]]:
    """Return the size and hash of every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in files
    }


def environment(**changes: str) -> dict[str, str]:
    """Return the environment without what would change what the program does."""
    ours = {"ONRECORD_CASE", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_DRIVER", "COLUMNS", "LINES"}
    kept = {key: value for key, value in os.environ.items() if key not in ours and not key.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def run(
    *words: str,
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
    stdout: int | IO[bytes] = subprocess.PIPE,
    python: Sequence[str] = ("-m", "tui"),
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a child process without a terminal."""
    return subprocess.run(
        [sys.executable, *python, *words],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment(**(env or {})),
        cwd=cwd,
        timeout=60,
        check=False,
    )


def modules() -> Iterator[tuple[str, Path]]:
    """Yield the name and the file of each module of the program."""
    package = Path(tui.__file__).parent
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path
