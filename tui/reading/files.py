"""Reading files that are not trusted: only regular ones, of a bounded size, and for a case only from its own folder."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

from tui.bounded import read_bounded
from tui.lean import dataclass, field, replace
from tui.paths import SEAL
from tui.paths import shown as shown_path
from tui.patterns import regex
from tui.problems import CaseError, Place, Problem
from tui.reading.beside import told_beside
from tui.reading.escapes import private
from tui.reading.mending import NO_CHARACTER, Conflict, mend, read_as
from tui.text import clean, closest, is_printable

MOST_BYTES = 2 * 1024**3  # of one file: a million claims are a third of this
LED_OUT = "the link leaves the case's folder", "copy the file into the folder"
"""What is wrong with a file of a case that is a link to another's, which is neither read nor written; the cure."""
_MOST_NEAR = 200  # words of a file for which a like one is looked for: that takes longer than reading them
_LINE_END = regex("\n")
_FEW = 16  # places that are counted from the beginning of a file
_MOST_LINES = 100  # of a file that are told not to be text

# YAML forbids control characters, and PyYAML ends a line at U+2028, U+2029 and a lone CR, which no editor does.
_NOT_YAML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]|\r(?!\n)")


_PRIVATE = [chr(code) for code in range(0xF8FF, 0xF7FF, -1)]  # a source may print U+FFFD itself


@dataclass(slots=True)
class FileText:
    """A file decoded from UTF-8, and the problems met in decoding it."""

    name: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    lost: str = ""
    """Replaces each byte or character that could not be kept; a record that holds it is left out."""
    halves: int = 0
    """The private character that the first half of one stands for in an escape, where any has such; otherwise 0."""
    conflicts: tuple[Conflict, ...] = ()
    """The merge conflicts in it, of which one side is read."""
    before: tuple[int, int] = (0, 0)
    """Lines and characters of the file that stand before the text, where this is a piece of it."""
    _near: dict[tuple[str, tuple[str, ...]], list[str]] = field(default_factory=dict)

    _asked: int = 0
    _ends: array[int] | None = None  # where its lines end, once there is more than a little to place

    def place(self, offset: int) -> Place:
        """Return where the character at an offset stands: counted for a few, looked up where very many are asked."""
        self._asked += 1
        if self._ends is None and self._asked > _FEW:
            self._ends = array("Q", (match.start() for match in _LINE_END.finditer(self.text)))
        lines, characters = self.before
        if self._ends is None:
            above, end = self.text.count("\n", 0, offset), self.text.rfind("\n", 0, offset)
        else:
            above = bisect_left(self._ends, offset)
            end = self._ends[above - 1] if above else -1
        return Place(self.name, above + 1 + lines, offset - end, offset + characters)

    def near(self, word: str, options: Sequence[str]) -> list[str]:
        """Return the option that is most like a word in the file, if one is; of very many words only the first."""
        asked = word[:80], tuple(options)
        if asked not in self._near and len(self._near) < _MOST_NEAR:
            self._near[asked] = closest(word, options)
        return self._near.get(asked, [])


def read_text(path: Path, name: str) -> FileText:
    """Return a file's text; a byte that is not UTF-8 or a character that YAML forbids is a problem, and replaced."""
    try:
        data = read_bounded(path, MOST_BYTES)
    except OSError as error:
        why = error.strerror or str(error)
        return FileText(
            name, "", [Problem(Place(name), f"the file can't be read ({why})", "make it a readable file or remove it")]
        )
    return decoded(name, data)


def decoded(name: str, data: bytes) -> FileText:
    """Return the text of some bytes; what is no plain UTF-8, or forbidden in YAML, is a problem."""
    text, wrong = read_as(data)
    mended = mend(text)
    problems = [Problem(Place(name), *wrong)] if wrong else []
    text, halves = private(mended.text)
    fault = None if is_printable(text) else _NOT_YAML.search(text)
    if not fault and not problems and not mended.faults:
        return FileText(name, text, halves=halves)
    lost = next((char for char in _PRIVATE if char not in text), "\ufffd") if fault else ""
    result = FileText(name, _NOT_YAML.sub(lost, text), problems, lost, halves=halves, conflicts=mended.conflicts)
    problems += [Problem(result.place(offset), what, cure) for offset, what, cure in mended.faults]
    line = last = lines = 0
    while fault is not None:  # one message a line: a file in another encoding has hundreds
        at, code = fault.start(), ord(fault.group())
        line, last, lines = line + text.count("\n", last, at), at, lines + 1
        if lines <= _MOST_LINES:
            begin = text.rfind("\n", 0, at)
            problems.append(_not_text(Place(name, line + 1, at - begin, at), code))
        else:
            problems[-1] = replace(problems[-1], times=problems[-1].times + 1)
        end = text.find("\n", at)
        fault = _NOT_YAML.search(text, end) if end >= 0 else None
    return result


def _not_text(place: Place, code: int) -> Problem:
    """Return what is wrong with bytes that are no text, as a lone surrogate, or with a character."""
    if 0xDC80 <= code <= 0xDCFF:
        return Problem(place, f"byte 0x{code - 0xDC00:02x} is not UTF-8", "save the file as UTF-8")
    if chr(code) == NO_CHARACTER:
        return Problem(place, "the bytes here are no character", "write what belongs here, and save the file as UTF-8")
    what = f"the character {clean(chr(code))} can't stand in YAML as it is"
    return Problem(place, what, f'write it as "\\u{code:04x}" in double quotes, or remove it')


def case_files(path: Path) -> tuple[list[tuple[Path, str]], list[Problem]]:
    """Return path and shown name of each file of a case, and a problem for each file that is skipped.

    A case is a folder of `*.yaml` files or one such file. Raises CaseError when there is nothing to read.
    """
    shown = shown_path(path)
    try:
        there, regular = path.exists(), path.is_file()
    except OSError as error:
        raise CaseError(
            f"{shown}: it can't be opened ({error.strerror}); check the name and its permissions"
        ) from error
    if regular:
        return [(path, shown)], []
    if not there:
        raise CaseError(f"{clean(shown)}: there is no such case; name a folder that holds *.yaml files")
    if not path.is_dir():
        raise CaseError(f"{clean(shown)}: this is neither a folder nor a file; name a folder that holds *.yaml files")
    files: list[tuple[Path, str]] = []
    problems: list[Problem] = []
    try:
        names = sorted(entry.name for entry in os.scandir(path))
    except OSError as error:
        raise CaseError(
            f"{clean(shown)}: the folder can't be read ({error.strerror}); check its permissions"
        ) from error
    unread = told_beside(names, path)
    problems += [Problem(Place(os.path.join(shown, name)), *told) for name, told in unread.items()]
    for name in names:
        file, label = path / name, os.path.join(shown, name)
        if name.startswith(".") or name == SEAL or name in unread:
            continue
        if name.endswith(".yml"):
            problems.append(Problem(Place(label), "the name of this file ends in .yml", "rename it to .yaml"))
        if name.endswith((".yaml", ".yml")):
            if not within(path, file):
                problems.append(Problem(Place(label), *LED_OUT))
            else:
                files.append((file, label))
    if not files and not problems:
        raise CaseError(f"{clean(shown)}: there is no *.yaml file in this folder; name a folder that holds a case")
    return files, problems


def home_of(case: Path) -> Path:
    """Return the folder of a case: its own, or the one that its file lies in."""
    return case if case.is_dir() else case.parent


def within(home: Path, path: Path) -> bool:
    """Tell whether a path leads to what lies in a folder, whatever links are on its way."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(home))  # Path.resolve raises for a circle
