"""What the core's tests share: small cases, marked positions, and the program as a child process."""

from __future__ import annotations

import ast
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
from tui.cards.blocks import Block, Field, Heading, Para, Quoted
from tui.case import Case
from tui.formats.layout import Line
from tui.model import SECTIONS, Record, Spec, key_of
from tui.paths import DEFAULT, bundled
from tui.problems import Problem
from tui.reading.records import Reading

LONG = 50 if os.environ.get("ONRECORD_LONG") == "1" else 1
_SHARE = 0.25  # of the examples that are asked for, in a run of every day: the suite should take three minutes
ROOT = Path(tui.__file__).parent.parent
CASES = Path(__file__).parent / "cases"
HARBOUR = CASES / "harbour"
BUNDLED = bundled() / DEFAULT

Keys = tuple[str, ...]

HEAD = "case: {format: 1, id: c, title: A case}\n"

# One record of each kind at least, and nothing wrong.
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


SMALL_IDS = ("paper", "other", "ann", "storm", "how-strong", "strong", "weak")


def many(examples: int, long: int = 0) -> settings:
    """Return settings that try the same examples in every run: a quarter, and fifty times as many when asked to.

    `long` is how many it is then at the least, for what the promises give a number of.
    """
    share = max(round(examples * _SHARE), 5) * LONG
    return settings(derandomize=True, deadline=None, max_examples=share if LONG == 1 else max(share, long))


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
            lead = block.lead if isinstance(block, Para) else ()
            return label + "".join(span.text for span in (*lead, *block.spans))
        case Quoted():
            return block.words
        case Heading():
            return block.text
        case _:
            return ""


def plain(line: Line) -> str:
    return "".join(span.text for span in line.spans)


def tree(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Return of all that lies below a folder the mode, the time of writing, and the hash or where a link leads."""
    found = {}
    for path in sorted([folder, *folder.rglob("*")]):
        status = path.lstat()
        leads = path.readlink() if path.is_symlink() else ""
        held = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not leads else str(leads)
        found[str(path.relative_to(folder))] = (status.st_mode, status.st_mtime_ns, held)
    return found


def environment(**changes: str) -> dict[str, str]:
    """Return the environment without what would change what the program does."""
    ours = {"ONRECORD_CASE", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_DRIVER", "COLUMNS", "LINES"}
    kept = {key: value for key, value in os.environ.items() if key not in ours and not key.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(ROOT), "PAGER": "cat", **changes}


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


def files_of_tests() -> list[Path]:
    """Return the modules of the tests, with what they share."""
    return sorted(Path(__file__).parent.rglob("*.py"))


@cache
def trees_of_tests() -> dict[str, ast.Module]:
    """Return what each module of the tests is as Python reads it, by the name of its file."""
    return {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in files_of_tests()}


# Records with all their fields, and a bad value in one of them

NAMES = {"source": "paper", "actor": "ann", "event": "storm", "question": "how-strong", "claim": "strong"}
ANOTHER = {"source": "ann", "actor": "storm", "event": "ann", "question": "ann", "claim": "ann"}
LINES = {"furniture": "1-2, 4", "from": "5", "to": "9"}  # with a grammar of their own
GOOD = {"words": "some words", "folder": "some/texts", "date": "2020-01-02", "number": "7", "format": "1", "id": "full"}
BAD = {
    "words": ["§[a list]", "§''", "§{a: mapping}"],
    "id": ["§No Slug", "§''", "§[a]"],
    "ref": ["§No Slug", "§nobody-there", "§''", "§[a]"],
    "date": ["§2020-13-45", "§2020-02-02/2020-01-01", "§yesterday", "§''"],
    "choice": ["§nonsense", "§''", "§[a]"],
    "number": ["§1_000", "§many", "§1e3", "§''"],
    "folder": ["§[a list]", "§''", "§/etc", "§../texts", "§a/../../b", "§~/texts"],
    "format": ["§2", "§'01'"],
    "part": ["§words"],
}


def walk(kind: type[Record], above: Keys = ()) -> Iterator[tuple[Keys, Spec]]:
    for name, spec in kind.SPECS.items():
        path = (*above, key_of(name))
        yield path, spec
        if spec.part:
            yield from walk(spec.part, path)


def written(kind: type[Record], at: Keys, bad: str | None, pad: str = "  ") -> str:
    """Return a record with all its fields; the field at a path is written as `bad`, or left out."""
    lines: list[str] = []
    for name, spec in kind.SPECS.items():
        key = key_of(name)
        below = at[1:] if at[:1] == (key,) else ()
        if at == (key,) and bad is None:
            continue
        if at == (key,):
            lines.append(f"{pad}{key}: {bad}\n")
        elif spec.part:
            part = written(spec.part, below, bad, pad + "  ")
            lines.append(f"{pad}{key}:\n{pad}- {part.lstrip()}" if spec.many else f"{pad}{key}:\n{part}")
        else:
            value = (
                NAMES[spec.to[0]] if spec.to else spec.options[-1] if spec.options else LINES.get(key, GOOD[spec.kind])
            )
            lines.append(f"{pad}{key}: {f'[{value}]' if spec.many else value}\n")
    whole = "".join(lines)
    return whole.replace(pad, f"{pad}§", 1) if bad is None and len(at) == 1 else whole


def with_full(section: str, record: str, *, about: bool = True) -> str:
    """Return the small case with one more record in a section, which stands in the middle of the file."""
    if section == "case":
        return changed(SMALL[: SMALL.index("sources:")], "case:\n" + record)
    text = changed(f"{section}:\n", f"{section}:\n- {record.lstrip()}")
    if section == "events" and about:  # an event needs a claim
        text = changed("events: [storm]\n  answers", "events: [storm, full]\n  answers", text)
    return text


def bad_values() -> Iterator[tuple[str, Keys, str | None]]:
    """Yield a section, the path of a field of its records, and a bad value; None stands for a field left out."""
    for section, kind in SECTIONS.items():
        for path, spec in walk(kind):
            values = [*BAD[spec.kind], *([f"§{ANOTHER[spec.to[0]]}"] if spec.to else [])]
            if path[-1] == "by" and "actor" in spec.to and not spec.many:
                values.remove("§ann")  # an actor may draw a link, or translate
            if spec.many:
                values = [*(value if value == "§''" else f"[{value}]" for value in values), "§one", "§{a: b}"]
            if spec.mapped:  # a mapping gives positions
                values = [value.replace("§{a", "{§a") for value in values]
            if path[-1] == "quotes":  # a plain text is one, also alone
                values = [value for value in values if value not in ("[§words]", "§one")]
            if spec.many and spec.required:
                values.append("§[]")
            yield from ((section, path, value) for value in values)
            if spec.required:
                yield section, path, None
