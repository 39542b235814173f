"""The way into a person's editor and back."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from tui.editor import choose, command, in_terminal
from tui.paths import shown


def edit(app: App[Any], setting: str | None, file: Path, line: int, col: int) -> str | None:
    """Open a file at a line in the editor; return what to say about it, or None. One in the terminal is waited for."""
    name = shown(file)
    if not file.is_file():
        return f"There is no file {name} to edit."
    if not os.access(file, os.W_OK):
        return f"{name} is read-only; it stays as it is. Copy the case's folder to edit it."
    editor = choose(os.environ, setting)
    if editor is None:
        return f"No editor is set: put one into $EDITOR. The record stands in {name}, line {line}."
    words = command(editor, file, line, col)
    try:
        if not in_terminal(editor):
            nothing = subprocess.DEVNULL
            subprocess.Popen(words, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
            return f"{words[0]} has {name}, line {line}."
        with app.suspend():
            code = subprocess.run(words, check=False).returncode
        return f"{words[0]} ended with {code}." if code else None
    except SuspendNotSupported:
        return f"The editor can't be given this terminal. The record stands in {name}, line {line}."
    except OSError as error:
        return f"{words[0]} can't be started ({error.strerror}). The record stands in {name}, line {line}."
