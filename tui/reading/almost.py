"""A text that would have the SHA-256 that is sought, were it not for its line ends, a byte order mark, or the hex."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Set
from typing import NamedTuple

_MARK = b"\xef\xbb\xbf"
_MOST = 8 * 1024**2  # bytes of a text that is tried so


class Almost(NamedTuple):
    """By what a text differs from the one that is sought, and what would mend it."""

    what: str
    cure: str


def almost(name: str, data: bytes, wanted: Set[str]) -> Iterator[tuple[str, Almost]]:
    """Yield each SHA-256 of some that a file's bytes nearly have."""
    digest = hashlib.sha256(data).hexdigest()
    for each in wanted:
        if each != digest and "".join(each.split()).lower() == digest:
            how = "in small letters" if each.lower() == digest else "without spaces, in small letters"
            yield each, Almost(f"{name!r} has it, written otherwise", f"write it {how}: {digest}")
    if len(data) > _MOST:
        return
    for made, what, cure in _variants(data):
        found = hashlib.sha256(made).hexdigest()
        for each in wanted:
            if found == each.strip().lower():
                yield each, Almost(f"{name!r} differs from that text only {what}", f"{cure}, or correct 'sha256'")


def _variants(data: bytes) -> Iterator[tuple[bytes, str, str]]:
    """Yield the bytes with other line ends, with or without a byte order mark or the last line's end."""
    ends = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for end, called in ((b"\n", "LF"), (b"\r\n", "CR LF"), (b"\r", "CR")):
        lines = ends.replace(b"\n", end)
        other = [] if lines == data else [f"by its line ends: that one's are {called}"]
        for body, last in _lasts(lines, end):
            for marked, mark in _marks(body):
                differs = [*other, *last, *mark]
                if differs:
                    saved = f"save it with the line ends {called}" if other else "give it as it was"
                    yield marked, " and ".join(differs), saved


def _lasts(lines: bytes, end: bytes) -> Iterator[tuple[bytes, list[str]]]:
    yield lines, []
    if lines.endswith(end):
        yield lines[: -len(end)], ["by the end of its last line, which that one has not"]
    else:
        yield lines + end, ["by the end of its last line, which that one has"]


def _marks(body: bytes) -> Iterator[tuple[bytes, list[str]]]:
    yield body, []
    if body.startswith(_MARK):
        yield body[len(_MARK) :], ["by its byte order mark, U+FEFF, which that one has not"]
    else:
        yield _MARK + body, ["by the byte order mark, U+FEFF, which that one has and it has not"]
