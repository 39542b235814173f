"""The sources' own texts: found by their SHA-256, searched for each quote of a case, cut into sentences."""

from __future__ import annotations

import hashlib
import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tui.bounded import read_bounded
from tui.lean import dataclass
from tui.model import Record, Source
from tui.problems import CaseError
from tui.reading.quotes import Position, Words, all_words
from tui.reading.rules import Fault
from tui.text import clean, ranges

MOST_BYTES = 64 * 1024**2  # of one text: an article, or a book

# A sentence ends at a full stop, question or exclamation mark, with what closes behind it, before a new beginning.
_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[^\Wa-z_])")


class Sentence(NamedTuple):
    """A sentence of a text: the number of its line from 1, and the offsets of its beginning and end in characters."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class SourceText:
    """The text that a source's quotes were taken from, and its SHA-256 in hex."""

    text: str
    sha256: str

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [match.start() for match in re.finditer(r"^.*\S.*$", self.text, re.MULTILINE)]

    def line(self, offset: int) -> int:
        """Return the number, from 1, of the line that an offset lies in."""
        return bisect_right(self._lines, offset)

    def paragraph(self, offset: int) -> int:
        """Return the number, from 1, of the paragraph that an offset lies in: of the lines that are not blank."""
        return bisect_right(self._paragraphs, offset)

    def find(self, exact: str, prefix: str = "", suffix: str = "") -> list[int]:
        """Return the offset of each occurrence of `exact` between its prefix and its suffix."""
        whole, found = prefix + exact + suffix, []
        at = self.text.find(whole)
        while at >= 0:
            found.append(at + len(prefix))
            at = self.text.find(whole, at + 1)
        return found

    def sentences(self, furniture: str | None = None) -> Iterator[Sentence]:
        """Yield the sentences, but not those in the lines of page furniture (`3-10, 57`); each line ends a sentence."""
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
    """Return the texts in a folder by their SHA-256, those that are wanted; raises CaseError for a bad folder."""
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


def against_texts(
    records: Mapping[str, Record], texts: Mapping[str, SourceText]
) -> Iterator[Fault | tuple[Words, Position]]:
    """Look up every quote and spelling of a case: yield each with its position, or a fault where it is not found."""
    missing: set[str] = set()
    for name, record in records.items():
        if isinstance(record, Source) and (not record.sha256 or record.sha256 not in texts):
            missing.add(name)
            if record.sha256:
                cure = "give the folder of the unchanged text, or correct 'sha256'"
                yield Fault(name, ("sha256",), f"no text has the SHA-256 of the source {name!r}", cure)
            else:
                cure = "add the SHA-256 of its text, by which the text is found (`sha256sum` prints it)"
                yield Fault(name, (), f"the source {name!r} has no 'sha256'", cure)
    for words in all_words(records):
        source = records.get(words.source)
        if words.source in missing or not isinstance(source, Source):
            continue
        text = texts[source.sha256 or ""]
        found = text.find(words.exact, words.prefix, words.suffix)
        if not found:
            between = " between prefix and suffix" if text.find(words.exact) else ""
            what = f"this {words.noun} does not stand in the text of {words.source!r}{between}"
            yield Fault(words.record, words.path, what, "copy the words from it, character for character")
        elif len(found) > 1 and words.noun != "spelling":
            what = f"this {words.noun} stands {len(found)} times in the text of {words.source!r}"
            yield Fault(words.record, words.path, what, "add 'prefix' or 'suffix', or quote more")
        else:
            yield words, Position(found[0], text.paragraph(found[0]))
