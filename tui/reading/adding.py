"""Putting lines into a seal, with every line that it has as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from tui.bounded import read_bounded
from tui.paths import seal_path, shown
from tui.reading.files import MOST_BYTES, decoded
from tui.reading.quotes import Key, Position
from tui.reading.seal import BROKEN, Seal, seal_in, source_lines, with_breaks, word_lines
from tui.writing import write_whole

_WORDS = re.compile(rb"^words:[ \t]*\r?\n", re.MULTILINE)
_HEAD = re.compile(rb"^seal:", re.MULTILINE)


def add_to_seal(case: Path, seal: Seal, sources: Mapping[str, str], sealed: Mapping[Key, Position]) -> Path | None:
    """Put sources and words into a case's seal, and return its path; None where it is laid out otherwise than we do.

    Raises OSError, and then leaves the seal as it was.
    """
    target = seal_path(case)
    data = read_bounded(target, MOST_BYTES)
    words, head = _WORDS.search(data), _HEAD.search(data)
    if not words or not head:
        return None
    end = b"\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else b"\n"
    told = with_breaks(sealed) and BROKEN[0].encode() not in data
    new = b"".join(
        (
            data[: head.start()],
            _lines(BROKEN if told else (), end),
            data[head.start() : words.start()],
            _lines(source_lines(sources), end),
            data[words.start() :],
            b"" if data.endswith(b"\n") else end,
            _lines(word_lines(sealed), end),
        )
    )
    made = seal_in(decoded(shown(target), new))
    if made.problems or made.sources != {**seal.sources, **sources} or made.words != {**seal.words, **sealed}:
        return None
    write_whole(target, new, over=True)
    return target


def _lines(lines: Iterable[str], end: bytes) -> bytes:
    return b"".join(line.encode() + end for line in lines)
