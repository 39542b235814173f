"""The pager that shows what is longer than the terminal: which one, and the lines that are given to it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import IO, cast

from tui.desktop.browser import Which, program

USUAL = "less"
_LESS = "FRX"
"""What less is told where nobody tells it anything: end at the end of what fits, colours and no other escapes, stay."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def choose(environ: Mapping[str, str], which: Which = shutil.which) -> list[str] | None:
    """Return the pager's words, of PAGER or else of less; None where there is none, or PAGER is empty or `cat`."""
    try:
        words = shlex.split(environ.get("PAGER", USUAL))
    except ValueError:  # a quotation mark without its other
        return None
    found = program(words[0], which) if words and words[0] != "cat" else None
    return [found, *words[1:]] if found else None


def shows_colours(words: list[str], environ: Mapping[str, str]) -> bool:
    """Tell whether a pager shows colours: less, where nothing tells it otherwise; of another one that is not known."""
    return os.path.basename(words[0]) == USUAL and "R" in environ.get("LESS", _LESS)


def page(words: list[str], lines: Iterable[str], encoding: str, errors: str) -> None:
    """Give lines to a pager until it has seen enough, and wait for its end; raises OSError if it won't start."""
    colours = shows_colours(words, os.environ)
    shown = subprocess.Popen(words, stdin=subprocess.PIPE, env={"LESS": _LESS, **os.environ})
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the pager's
    try:
        with suppress(BrokenPipeError), cast("IO[bytes]", shown.stdin) as stream:
            for line in lines:
                text = line if colours else _COLOUR.sub("", line)
                stream.write(f"{text}\n".encode(encoding, errors))
    finally:
        shown.wait()
        signal.signal(signal.SIGINT, before)
