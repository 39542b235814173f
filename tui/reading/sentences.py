"""Paragraphs and sentences of a text: the one ends at an empty line where a text has such, the other not at "Mr."."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tui.text import ranges

_LINE = re.compile(r"\r\n|\n|\r")
_EMPTY = re.compile(rf"(?:{_LINE.pattern})[^\S\r\n]*(?:{_LINE.pattern})")
_LONG = 200
"""Characters of a line that no page has broken: a text of such lines has a paragraph in each."""
_MOST_LONG = 20  # a text with more than one such line in so many is not hard-wrapped

# A sentence ends at a full stop, question or exclamation mark, with what closes behind it, before a new beginning.
# The question marks of Greek and Arabic are others: the one is written as a semicolon.
_END = re.compile(
    r"(?:(?<=[.!?…\u061f\u06d4\u0964\u037e])|(?<=[\u0370-\u03ff\u1f00-\u1fff];))([\"”“’‘»)\]]*)\s+"
    r"(?=[\"“‘«„(\[]?[^\Wa-z_])"
)
_BEFORE = re.compile(r"(?:^|[\s\"“‘«(\[\-–—])((?:[^\W\d_]\.)+|[^\W\d_]+\.|[0-9]{1,2}\.)$")
_AFTER = re.compile(r"[\"“‘«„(\[]?(\w+)")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "mr mrs ms mx messrs dr ste prof rev hon capt cpt cmdr comdr cdr lt lieut col maj gen brig adm sgt cpl pvt gov "
    "pres sen rep supt insp mme mlle cf vs viz e.g i.e bzw ca hr fr frau st св им проф акад ген полк "
    "δρ κα"
)
"""Words that stand before another one, and end no sentence."""
_NUMBERED = _words("no nos nr num vol vols p pp par art arts sec ch fig figs abs str q стр")
"""Words that stand before a number."""
_MAY_END = _words(
    "jr sr co ltd inc corp etc bros esq al ft mt in ave jan feb mar apr jun jul aug sep sept oct nov dec approx dept "
    "eds ed г ул"
)
_OPENERS = _words(
    "a an the he she it they we i you this that these those there his her its their our my but and or nor so yet then "
    "when while where after before although though if in on at by for from to with as since until what who how why no "
    "not all some many most one another now later asked according"
)
"""Words that a sentence begins with, and a name or title does not."""
_MONTHS = re.compile(
    "jan|feb|mar|m[äa]r|apr|avr|ma[iyjë]|jun|juin|jui|jul|aug|ao[uû]|sep|oct|okt|nov|dec|dez|d[ée]c|янв|фев|мар|апр|"
    "мая|июн|июл|авг|сен|окт|ноя|дек",
    re.IGNORECASE,
)


class Sentence(NamedTuple):
    """A sentence of a text: the number of its line from 1, and the offsets of its beginning and end in characters."""

    line: int
    start: int
    end: int


class Lines:
    """A text's lines, and the paragraphs that they make."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE.finditer(text))]
        self.wrapped = self._wrapped()
        """Whether empty lines end its paragraphs, and lines end within them; else each line is a paragraph."""
        self.paragraphs = list(self._beginnings())
        """Where its paragraphs begin."""

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def paragraph(self, offset: int) -> int:
        """Return the number, from 1, of the paragraph that an offset lies in."""
        return bisect_right(self.paragraphs, offset)

    def start(self, line: int) -> int:
        """Return where a line begins by its number from 1; the end of the text for one that it has not."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self._text)

    def sentences(self, furniture: str | None = None) -> Iterator[Sentence]:
        """Yield the sentences, but not those in the lines of page furniture (`3-10, 57`)."""
        for begin, end in self._blocks(furniture):
            start = begin
            for stop in [*self._ends(begin, end), end]:
                words = self._text[start:stop]
                if any(char.isalnum() for char in words):
                    first = start + len(words) - len(words.lstrip())
                    yield Sentence(self.place(first)[0], first, start + len(words.rstrip()))
                start = stop

    def _wrapped(self) -> bool:
        text = self._text.strip()
        if not _EMPTY.search(text):
            return False
        lines = [len(line) for line in _LINE.split(text) if line.strip()]
        return _MOST_LONG * sum(length > _LONG for length in lines) <= len(lines)

    def _each(self) -> Iterator[tuple[int, int, int]]:
        """Yield number, beginning and end of each line that is not blank."""
        for number, (begin, end) in enumerate(pairwise([*self._starts, len(self._text)]), start=1):
            if not self._text[begin:end].isspace() and begin < end:
                yield number, begin, end

    def _beginnings(self) -> Iterator[int]:
        last = -1
        for number, begin, _ in self._each():
            if not self.wrapped or number != last + 1 or last < 0:
                yield begin
            last = number

    def _blocks(self, furniture: str | None) -> Iterator[tuple[int, int]]:
        """Yield beginning and end of what sentences lie in: of each paragraph without the lines of page furniture."""
        left_out = {number for first, last in ranges(furniture or "") for number in range(first, last + 1)}
        block: tuple[int, int] | None = None
        after = 0
        for number, begin, end in self._each():
            if number in left_out:
                continue
            if block and self.wrapped and number == after:
                block = block[0], end
            else:
                if block:
                    yield block
                block = begin, end
            after = number + 1
        if block:
            yield block

    def _ends(self, begin: int, end: int) -> Iterator[int]:
        """Yield where sentences end within a part of the text."""
        start = begin
        for match in _END.finditer(self._text, begin, end - 1):
            if not self._goes_on(start, match.start(), match.end()):
                start = match.end(1)
                yield start

    def _goes_on(self, start: int, stop: int, after: int) -> bool:
        """Tell whether a sentence goes on behind a full stop: that of a title, an initial, or a number in a row."""
        opener = _AFTER.match(self._text, after)
        if opener and opener[1][0].islower():  # of any alphabet that has capitals
            return True
        found = _BEFORE.search(self._text, max(start, stop - 24), stop)
        if not found:
            return False
        word = found[1].removesuffix(".").lower()
        opens = bool(opener and opener[1].lower() in _OPENERS)
        if word.isdigit():
            alone = not any(char.isalnum() for char in self._text[start : found.start(1)])
            return alone or bool(opener and _MONTHS.match(opener[1]))
        if word in _TITLES or (word in _NUMBERED and opener and opener[1][:1].isdigit()):
            return True
        initials = len(word) == 1 or "." in word
        return (initials or word in _MAY_END) and not opens
