"""The way into a person's editor and back."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from textual.app import App, SuspendNotSupported

from tui.desktop.editor import choose, command, in_terminal
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
            window = subprocess.Popen(words, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
            Thread(target=window.wait, daemon=True).start()  # no zombie where it ends before us
            return f"{words[0]} has {name}, line {line}."
        code, failed = 0, None
        with app.suspend(), _interrupts_for_the_editor():
            try:
                code = subprocess.run(words, check=False).returncode
            except OSError as error:  # raised in here, it would leave the terminal given away
                failed = error
        if failed:
            raise failed
        return f"{words[0]} ended with {code}." if code else None
    except SuspendNotSupported:
        return f"The editor can't be given this terminal. The record stands in {name}, line {line}."
    except OSError as error:
        return f"{words[0]} can't be started ({error.strerror}). The record stands in {name}, line {line}."


@contextmanager
def _interrupts_for_the_editor() -> Iterator[None]:
    """Let ctrl+c and ctrl+backslash mean the editor alone: the terminal sends them to all that runs in it."""
    # The loop would answer each signal once the editor has ended, so it hears of none meanwhile. A handler that does
    # nothing is not handed on to the editor, as ignoring a signal would be.
    waits: list[int] = []
    kept = {"SIGINT": _nothing, "SIGQUIT": _nothing, "SIGTERM": _keep(waits), "SIGHUP": _keep(waits)}
    numbers = {getattr(signal, name): handler for name, handler in kept.items() if hasattr(signal, name)}
    fd = signal.set_wakeup_fd(-1)
    before = {number: signal.signal(number, handler) for number, handler in numbers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(fd)
        for number in waits:
            signal.raise_signal(number)


def _nothing(number: int, frame: object) -> None:
    """Let the editor answer a signal alone."""


def _keep(waits: list[int]) -> Callable[[int, object], None]:
    """Return what keeps a signal for later."""
    return lambda number, _: waits.append(number)
