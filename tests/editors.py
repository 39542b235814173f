"""Made-up editors: each writes down what it was handed, and may edit a case on the way."""

from __future__ import annotations

import os
from pathlib import Path


def line_of(folder: Path, name: str, file: str = "case.yaml") -> int:
    """Return the line, from 1, on which a record begins."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return 1 + next(
        number for number, line in enumerate(lines) if line.startswith(("- id: " + name, f"- {{id: {name},"))
    )


def fake_editor(folder: Path, name: str, does: str = "") -> Path:
    """Make an editor that writes down its words, a word a line, then does something; return where it writes them."""
    (folder / "bin").mkdir(exist_ok=True)
    ran = folder / f"{name}-ran"
    script = folder / "bin" / name
    script.write_text(f'#!/bin/sh\n{does}\nprintf "%s\\n" "$@" > {ran}.new; mv {ran}.new {ran}\n')
    script.chmod(0o755)
    return ran


def replacing(file: Path, old: str, new: str) -> str:
    """Return a shell line that replaces words of a file the way most editors save: aside, then renamed into place."""
    return f"sed 's/{old}/{new}/' {file} > {file}.tmp && mv {file}.tmp {file}"


def path(folder: Path) -> str:
    return f"{folder}/bin{os.pathsep}{os.environ['PATH']}"
