"""A careful guess at what of a text belongs to its page: only lines of which hardly any article has the like."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import NamedTuple

from tui.authoring import heads
from tui.text import one_line

_LINE = re.compile(r"\r\n|\n|\r")
_SHORT = 40  # characters of a line that may stand in a menu
_HEADLINE = range(20, 300)  # characters
_OFTEN = 3  # times that a short line stands in a text, from which on it is none of the article's

_SAID = r"""
accessibility links|skip to (?:main )?content|breaking news|live|share|share this(?: article| story)?|share on .{1,20}
print|e-?mail|copy link|tweet|facebook|twitter|x|telegram|whatsapp|linkedin|vkontakte|reddit|pinterest|messenger
read more|read also|see also|more news|more on this story|related(?: articles| stories| topics| news)?|auto
most (?:read|popular|viewed)|latest(?: news)?|top stories|trending|recommended|editors?'? picks?|comments?(?: \(\d+\))?
leave a comment|add a comment|no comments|subscribe(?: now)?|sign in|log in|sign up|register|newsletter
follow us(?: on.{0,20})?|menu|search|home|navigation|close|back to top|next|previous|prev|advertisement|advertising
sponsored|ad|embed|embed share|please wait|no media source currently available|cookie (?:policy|settings)
the code has been copied to your clipboard\.?|accept(?: all)?(?: cookies)?|privacy policy|terms of (?:use|service)
contact us|about us|all rights reserved\.?|(?:©|\(c\)|copyright).{0,80}|\d+ (?:min|minutes?) read|load more|show more
download|поделиться|печать|подписаться|читайте также|комментарии|реклама|главная|меню|поиск|ещё|еще
teilen|drucken|anzeige|kommentare|mehr zum thema|partager|imprimer|publicité|commentaires|compartir|imprimir
κοινοποίηση|διαφήμιση|शेयर करें|विज्ञापन
"""
_FURNITURE = re.compile("|".join(_SAID.split("\n")[1:-1]), re.IGNORECASE)
_CLOCKS = re.compile(r"(?:\d{1,2}:\d{2}(?::\d{2})?\s*)+|\d+[kp]?|\d+\s*/\s*\d+|[|•·<>»«*_=-]+")
"""A player's times, numbers of shares, and signs that part one thing from the next."""
_SENTENCE = re.compile(r"\w\w[.!?…][\"'”»’)]*$")
_LONG = 100  # characters of a line that is a paragraph by itself
_FULL = 45  # characters of a line that a page has broken
_HEAD = 3  # lines of a headline, with what stands right above or below it
_AHEAD = 3  # lines behind one in capitals, which may be the paper's name, among which the headline is sought


class Guess(NamedTuple):
    """What of a text may be the page's, by line numbers from 1, and what that says of the article."""

    furniture: list[int]
    headline: str
    publisher: str = ""
    author: str = ""
    published: str = ""
    """The day in EDTF."""


class _Page:
    """The lines of a text, and what of them is taken for the page's."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw = _LINE.split(text.removeprefix("\ufeff"))
        self.lines = [one_line(line) for line in self.raw]
        self.found: set[int] = set()
        self.heads: list[tuple[int, str]] = []
        self._alike()
        self.headline = _headline(self.lines, self.heads)
        self.title = next((number for number, line in self.heads if line == self.headline), 0)

    def _alike(self) -> None:
        """Take lines of which hardly any article has the like, and keep those that may be headlines."""
        times = Counter(line.casefold() for line in self.lines if line)
        before = ""
        for number, line in enumerate(self.lines, 1):
            if not line:
                continue
            often = len(line) <= _SHORT and times[line.casefold()] >= _OFTEN
            there = heads.parts(self.raw[number - 1])
            menu = len(there) > 1 and any(_FURNITURE.fullmatch(part) for part in there)
            if often or line == before or menu or _FURNITURE.fullmatch(line) or _CLOCKS.fullmatch(line):
                self.found.add(number)
            elif len(line) in _HEADLINE and len(line.split()) > 2 and not (self._above(number) or heads.below(line)):
                self.heads.append((number, line))
            before = line

    def _above(self, number: int) -> bool:
        line = self._line(number)
        return heads.above(line) or heads.menu(self.raw[number - 1]) or heads.beside(line)

    def blocks(self) -> list[list[int]]:
        """Return the numbers of the lines that stand together."""
        found: list[list[int]] = [[]]
        for number, line in enumerate(self.lines, 1):
            if line:
                found[-1].append(number)
            elif found[-1]:
                found.append([])
        return [block for block in found if block]

    def around(self) -> None:
        """Take what stands around the article, above its headline and below its end, and what leads elsewhere in it."""
        blocks = self.blocks()
        head = next((at for at, block in enumerate(blocks) if self.title in block and len(block) <= _HEAD), -1)
        body = [at for at, block in enumerate(blocks) if at > head and self._body(block)]
        first, last = (body[0], body[-1]) if body else (len(blocks), len(blocks))
        for at, block in enumerate(blocks):
            own = [number for number in block if number != self.title]
            if at < head or (at == head and own[:1] < [self.title]):
                self.found |= {number for number in own if number < self.title and not self._said(number)}
            elif head < at < first or at == head:
                self.found |= set(filter(self._above, own))
            elif at > last:
                self.found |= {number for number in own if not self._said(number) or self._beside(number)}
            elif all(map(self._beside, own)):
                self.found |= set(own)

    def _said(self, number: int) -> bool:
        """Tell whether a line is a sentence, or too long for anything else."""
        line = self._line(number)
        return bool(_SENTENCE.search(line)) or len(line) > _LONG

    def _body(self, block: list[int]) -> bool:
        """Tell whether lines are a paragraph of the article: some in full width, a long one, or a sentence."""
        left = [each for each in block if not (each in self.found or self._above(each) or self._beside(each))]
        full = len(left) > 1 and max(len(self._line(number)) for number in left) > _FULL
        return full or any(map(self._said, left))

    def _line(self, number: int) -> str:
        return self.lines[number - 1]

    def _beside(self, number: int) -> bool:
        line = self._line(number)
        return number in self.found or heads.beside(line) or bool(heads.owner(line)) or heads.below(line)

    def _masthead(self) -> str:
        """Return the paper's name, as far as it is the first line of all and stands above the headline."""
        number = next((number for number, line in enumerate(self.lines, 1) if line), 0)
        alike = _FURNITURE.fullmatch(self._line(number)) if number else None
        taken = number < self.title and number in self.found and not (alike or self._above(number))
        return heads.masthead(self._line(number), self.text) if taken else ""

    def whole(self) -> str:
        """Return the headline with the lines below it into which the page has broken it, as it has its paragraphs."""
        blocks = self.blocks()
        block = next((each for each in blocks if self.title in each and len(each) <= _HEAD), [])
        body = [each for each in blocks if len(each) > 1 and each != block and self._body(each)]
        width = max((len(self._line(number)) for each in body for number in each), default=0)
        words = last = self.headline
        for number in block[block.index(self.title) + 1 :] if block and 0 < width <= _LONG else ():
            line = self._line(number)
            goes_on = last.endswith(",") or len(last) + len(line.split()[0]) + 1 > width
            if _SENTENCE.search(line):
                return self.headline
            if not goes_on or number in self.found or self._above(number):
                break
            words, last = f"{words} {line}", line
        return words

    def told(self) -> Guess:
        """Return what was found."""
        near = [self._line(number) for number in sorted(self.found)]
        owners = filter(None, map(heads.owner, near))
        return Guess(
            sorted(self.found),
            self.whole(),
            self._masthead() or next(owners, ""),
            next(filter(None, map(heads.author, near)), ""),
            next(filter(None, map(heads.published, near)), ""),
        )


def guessed(text: str) -> Guess:
    """Return what seems to be furniture in a text, the first line that reads like a headline, and what they tell."""
    page = _Page(text)
    page.around()
    guess = page.told()
    return guess if 2 * len(page.found) <= len(list(filter(None, page.lines))) else Guess([], page.whole())


def _headline(lines: list[str], heads: list[tuple[int, str]]) -> str:
    """Return the first of the lines that may be a headline; one in capitals gives way to one soon after, by itself."""
    first = heads[0][1] if heads else ""
    if not first.isupper():
        return first
    alone = (line for at, line in heads[1 : 1 + _AHEAD] if not line.isupper() and _alone(lines, at))
    return next(alone, first)


def _alone(lines: list[str], number: int) -> bool:
    """Tell whether a line stands by itself, or begins a few that are no sentence, as a headline that is broken does."""
    block = list(takewhile(bool, lines[number - 1 :]))
    return not lines[number - 2] and len(block) <= _HEAD and not any(map(_SENTENCE.search, block))


def as_ranges(numbers: list[int]) -> str:
    """Return line numbers as a source gives them: `3-10, 57`."""
    parts: list[tuple[int, int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1] = parts[-1][0], number
        else:
            parts.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)
