"""The streams that are printed to: the one door to each, and what stands for a sign that its encoding lacks."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, TextIO

SIGNS = {
    "¶": "par.", "·": "-", "–": "-", "—": "--", "‖": "||", "“": '"', "”": '"', "…": "...", "‼": "!!", "←": "<-",
    "→": "->", "∅": "(/)", "≈": "~", "≠": "/=", "⊘": "(x)", "─": "-", "━": "=", "│": "|", "▎": "|", "▏": ":",
    "▲": "^", "▸": ">", "▾": "v", "○": "o", "∧": "/\\", "◔": "(.)", "⚐": "?", "⚑": "!", "✓": "+", "✗": "x",
}  # fmt: skip
"""What stands in ASCII for each sign that we put between words; a quote is never written with it."""
_INSTEAD, _EXACTLY = "onrecord", "backslashreplace"
_USUAL = 80  # columns, where nothing tells how many there are


def _instead(error: UnicodeError) -> tuple[str, int]:
    """Return what is written for characters that an encoding lacks: signs of ours in ASCII, others by their numbers."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(SIGNS.get(char) or char.encode("ascii", _EXACTLY).decode() for char in lacking), error.end


codecs.register_error(_INSTEAD, _instead)


class Unwritten(OSError):
    """Raised where something can't be written, to tell it from what can't be read."""


class Door:
    """stderr, to which nothing gets that could steer a terminal; what it can't take is lost, and nobody fails of it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write text with each control character written out."""
        from tui.text import clean  # here, as below: `--version` needs none of it

        self.steer(clean(text))
        return len(text)

    def steer(self, text: str) -> None:
        """Write text with sequences of our own in it; what of it is data must be clean."""
        try:
            self._stream.write(text)
        except (OSError, ValueError):  # full, gone or closed
            give_up(2)

    def flush(self) -> None:
        """Send on what is written, if that is possible."""
        try:
            self._stream.flush()
        except (OSError, ValueError):
            give_up(2)

    def __getattr__(self, name: str) -> Any:
        """Return whatever else the stream has."""
        return getattr(self._stream, name)


def give_up(number: int) -> None:
    """Let nothing get to a stream any more, by its number: Python would try once more at exit, fail, and exit 120."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


def put(line: str) -> None:
    """Print a line to stdout, for a terminal once more without what could steer it; raises Unwritten where it can't be.

    A reader that has seen enough (`| head`) raises BrokenPipeError.
    """
    if sys.stdout.isatty():
        line = harmless(line)
    try:
        sys.stdout.write(f"{line}\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unwritten(error.errno, error.strerror or str(error)) from error


def harmless(line: str) -> str:
    """Return a line without what could steer a terminal, but for our colours."""
    import re  # here, as below: a start that opens the app prints no line

    from tui.text import clean

    colour = re.compile(r"\x1b\[[0-9;]*m")  # which are ours
    colours = iter(colour.findall(line))
    return "".join(clean(part) + next(colours, "") for part in colour.split(line))


def set_up(stream: TextIO, environment: Mapping[str, str]) -> None:
    """Let a stream lose no line for a character that its encoding lacks; in the locale C it lacks all but ASCII.

    Python takes UTF-8 for granted there, which such a terminal need not show.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        locale = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))), "")
        chosen = environment.get("PYTHONIOENCODING") or environment.get("PYTHONUTF8")
        plain = locale in ("C", "POSIX") and not chosen
        reconfigure(encoding="ascii" if plain else None, errors=_INSTEAD)


def exactly(stream: TextIO) -> None:
    """Let a stream have data, for other programs: each character as it is, or by its number where it lacks it."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8" if sys.flags.utf8_mode else None, errors=_EXACTLY)


def as_printed(text: str, *, words: bool) -> str:
    """Return text as stdout will have it; of a quote's words what is lacking is written out by its number."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return text.encode(encoding, _EXACTLY if words else _INSTEAD).decode(encoding)


def whole() -> bool:
    """Tell whether stdout has every character."""
    return codecs.lookup(getattr(sys.stdout, "encoding", None) or "utf-8").name.startswith("utf")


def columns() -> int:
    """Return how wide the terminal is that stdout leads to, whatever COLUMNS holds; to a pipe, what that holds."""
    try:
        if terminal := os.get_terminal_size(sys.stdout.fileno()).columns:
            return terminal
    except (OSError, ValueError, AttributeError):
        pass  # it leads to none
    try:
        return max(int(os.environ["COLUMNS"]), 0) or _USUAL
    except (KeyError, ValueError):
        return _USUAL


def rows() -> int:
    """Return how many lines the terminal has that stdout leads to."""
    return os.get_terminal_size(sys.stdout.fileno()).lines
