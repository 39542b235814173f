"""The program inside of a test: what it says, a case read and checked, a card's lines, a script of the maintainers'."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from helpers import ROOT, plain, put

from tui.__main__ import main
from tui.cards import card
from tui.case import Case
from tui.formats.layout import lay_out
from tui.reading.checks import check
from tui.reading.records import Reading, read


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run the program in this process; return the exit code, stdout and stderr."""
    code = main(words)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def taken(folder: Path, case: str, name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a case with the text of one of its sources, make it the one that commands take, and return its folder."""
    put(folder / "texts", text, name)
    monkeypatch.setenv("ONRECORD_CASE", str(put(folder, case)))
    return folder


def checked(folder: Path, text: str) -> Reading:
    """Return what is read and checked of a case of one file, which is written into a folder."""
    reading = read(put(folder, text))
    check(reading)
    return reading


def card_lines(case: Case, name: str, width: int = 120) -> list[str]:
    """Return the lines of a record's card."""
    found = card(case, name)
    assert found is not None
    return [plain(line) for line in lay_out(found.blocks, width)]


def script(name: str) -> ModuleType:
    """Return a script of the maintainers' as a module, loaded anew."""
    spec = spec_from_file_location(name, ROOT / ".github" / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[name] = module  # its records look there for what their annotations mean
    spec.loader.exec_module(module)
    return module
