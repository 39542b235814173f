"""The texts that a case quotes from: found by their SHA-256, searched word for word, cut into sentences."""

from __future__ import annotations

import hashlib
import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tui.problems import CaseError
from tui.reading.files import read_bounded
from tui.text import clean, ranges

MOST_BYTES = 64 * 1024**2  # of one text: an article, or a book

# A sentence ends at a full stop, question or exclamation mark, with what closes behind it, before a new beginning.
_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[^\Wa-z_])")


class Sentence(NamedTuple):
    """A sentence: its line from 1, and where it begins and ends, in characters."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class SourceText:
    """A source's text as it was quoted from."""

    text: str
    sha256: str

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [match.start() for match in re.finditer(r"^.*\S.*$", self.text, re.MULTILINE)]

    def line(self, offset: int) -> int:
        """Return the number of the line, from 1, that a character stands in."""
        return bisect_right(self._lines, offset)

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph, from 1, that a character stands in: of the lines that are not empty."""
        return bisect_right(self._paragraphs, offset)

    def find(self, exact: str, prefix: str = "", suffix: str = "") -> list[int]:
        """Return where `exact` begins wherever it stands between its prefix and its suffix."""
        whole, found = prefix + exact + suffix, []
        at = self.text.find(whole)
        while at >= 0:
            found.append(at + len(prefix))
            at = self.text.find(whole, at + 1)
        return found

    def sentences(self, furniture: str | None = None) -> Iterator[Sentence]:
        """Yield the sentences outside the lines of page furniture; a line without a full stop is one of its own."""
        left_out = {number for first, last in ranges(furniture or "") for number in range(first, last + 1)}
        starts = [*self._lines, len(self.text) + 1]
        for number, (begin, end) in enumerate(pairwise(starts), start=1):
            if number in left_out:
                continue
            start = begin
            for stop in [*(match.start() for match in _END.finditer(self.text, begin, end - 1)), end - 1]:
                words = self.text[start:stop]
                if any(char.isalnum() for char in words):
                    lead = len(words) - len(words.lstrip())
                    yield Sentence(number, start + lead, start + len(words.rstrip()))
                start = stop


def load(folder: Path, wanted: Iterable[str]) -> dict[str, SourceText]:
    """Return the texts of a folder whose SHA-256 is wanted, by it; raises CaseError when the folder can't be read."""
    digests = set(wanted)
    found: dict[str, SourceText] = {}
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        raise CaseError(f"{clean(str(folder))}: the texts can't be read ({error.strerror}); name a folder") from error
    for name in names:
        try:
            data = read_bounded(folder / name, MOST_BYTES)
        except OSError:
            continue  # a folder, a pipe: whatever it is, it is not the text; a text that is missed is named
        digest = hashlib.sha256(data).hexdigest()
        if digest in digests:
            found[digest] = SourceText(data.decode("utf-8", errors="surrogateescape"), digest)
    return found
