"""Why words are not found in a text: where it has the nearest to them, and what is different there.

A text is gone through once, however many quotes are missing; each is then compared with one place alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from tui.reading.differing import first_difference, tokens
from tui.reading.flowing import Unspaced
from tui.reading.letters import skeleton
from tui.reading.quotes import Words
from tui.text import one_line, shorten

if TYPE_CHECKING:
    from tui.reading.source_text import SourceText

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+[^\W_]*)*")
LEFT_OUT = re.compile(r"\s*[\[(]?(?:\.{3}|…|\. \. \.)[\])]?\s*")
COPY = "copy the words from it, character for character"
NOTHING = "nothing in it is like these words"
_ASKED = 8  # words of a quote, the rarest, by which its place is sought
_OFTEN = 60  # places of a word that are looked at
_TRIED = 20  # places
_AROUND = 5  # words before and behind
_MORE = 2  # words before and behind, since where the first would stand is a guess
_SHORT = 4  # letters of a word that is not taken for another one with one letter changed
_WINDOW = range(-2, 3)


class _Index:
    """The words of a text by what they look like, and the text without any white space."""

    def __init__(self, text: str) -> None:
        self.unspaced = Unspaced(text)
        self.starts: list[int] = []
        self.places: dict[str, list[int]] = defaultdict(list)
        looks: dict[str, str] = {}
        for number, match in enumerate(_WORD.finditer(text)):
            word = match.group()
            if word not in looks:
                looks[word] = skeleton(word)
            self.starts.append(match.start())
            self.places[looks[word]].append(number)

    @cached_property
    def _shortened(self) -> dict[str, str]:
        """Return each longer word by what is left of it without one of its letters."""
        return {less: word for word in self.places if len(word) >= _SHORT for less in _without_one(word)}

    def of(self, word: str) -> list[int]:
        """Return the places of a word, or else of one that differs by a letter."""
        if word in self.places:
            return self.places[word]
        if len(word) < _SHORT:
            return []
        for less in (word, *_without_one(word)):
            other = less if less in self.places else self._shortened.get(less)
            if other:
                return self.places[other]
        return []

    def nearest(self, words: list[str]) -> int | None:
        """Return the number of the word at which a text that is most like some words begins, or None."""
        found = sorted(((at, self.of(word)) for at, word in enumerate(words[:400])), key=lambda each: len(each[1]))
        asked = [(at, places) for at, places in found if places][:_ASKED]
        votes: Counter[int] = Counter()
        for at, places in asked:
            votes.update({place - at for place in places[:_OFTEN]})
        if not votes:
            return None
        heard = [{place - at for place in places[:_OFTEN]} for at, places in asked]
        around = {
            begin: sum(any(begin + near in each for near in _WINDOW) for each in heard)  # a word is heard once
            for begin, _ in votes.most_common(_TRIED)
        }
        best = max(around, key=lambda begin: (around[begin], votes[begin], -begin))
        enough = 1 if len(words) <= 2 else max(2, min(len(words), _ASKED) // 3)
        return best if around[best] >= enough else None


class Nearest:
    """The texts of a case's sources, in which the nearest to words is sought that are not found."""

    def __init__(self, texts: Mapping[str, SourceText]) -> None:
        self.texts = texts
        self._indices: dict[str, _Index] = {}
        self._vocabularies: dict[str, frozenset[str]] = {}

    def why(self, words: Words) -> tuple[str, str]:
        """Return that words do not stand in their source's text, as far as it can be told why, and the cure."""
        text = self.texts[words.source]
        missing = f"this {words.noun} does not stand in the text of {words.source!r}"
        if spans := text.find(words.exact) if words.prefix or words.suffix else []:
            line, column = text.lines.place(spans[0].start)
            between = f"{missing} between prefix and suffix: it stands at {line}:{column} of the text"
            return f"{between}, {_around(text, words, spans[0].start, spans[0].end)}", "copy those, too, from there"
        if elsewhere := self._elsewhere(words):
            source, (line, column) = elsewhere
            there = f"{missing}, but in that of {source!r}, at {line}:{column}"
            return there, "name that source, or copy the words from this one's text"
        sides = [side for side in LEFT_OUT.split(words.exact) if side.strip()]
        if len(sides) > 1 and all(text.find(side) for side in sides):
            parts = f"the words before and behind “{LEFT_OUT.findall(words.exact)[0].strip()}” do, apart"
            return f"{missing}: {parts}", "write a quote for each: `[…]` is shown between them"
        told = self._place(text, words)
        return f"{missing}: {told}", COPY

    def like(self, words: Words) -> str:
        """Return the words of the text that are about where some would stand that are not in it, on one line."""
        text = self.texts[words.source]
        index = self._index(text)
        sought = [skeleton(word) for word in _WORD.findall(words.exact)]
        begin = index.nearest(sought)
        if begin is None:
            return ""
        start, last = max(begin - _MORE, 0), max(begin, 0) + len(sought) + _MORE
        end = index.starts[last] if last < len(index.starts) else len(text.text)
        return one_line(text.text[index.starts[start] : end])

    def _index(self, text: SourceText) -> _Index:
        if text.sha256 not in self._indices:
            self._indices[text.sha256] = _Index(text.text)
        return self._indices[text.sha256]

    def _elsewhere(self, words: Words) -> tuple[str, tuple[int, int]] | None:
        """Return in which other text words stand, and where."""
        needed = set(_WORD.findall(words.exact))
        for name, text in self.texts.items():
            if name != words.source and needed <= self._vocabulary(name, text):
                for span in text.find(words.exact):
                    return name, text.lines.place(span.start)
        return None

    def _vocabulary(self, name: str, text: SourceText) -> frozenset[str]:
        if name not in self._vocabularies:
            self._vocabularies[name] = frozenset(_WORD.findall(text.text))
        return self._vocabularies[name]

    def _place(self, text: SourceText, words: Words) -> str:
        index = self._index(text)
        if span := index.unspaced.find(words.exact):
            region = tokens(text.text[span.start : span.end], span.start)
            return _at(text, first_difference(tokens(words.exact), region, None, words.noun))
        sought = [skeleton(word) for word in _WORD.findall(words.exact)]
        nearest = index.nearest(sought)
        if nearest is None:
            return NOTHING
        first, last = max(nearest - _AROUND, 0), max(nearest, 0) + len(sought) + 2 * _AROUND
        start = index.starts[first] if first else 0
        end = index.starts[last] if last < len(index.starts) else len(text.text)
        begin = index.starts[min(max(nearest, 0), len(index.starts) - 1)]
        region = tokens(text.text[start:end], start)
        return _at(text, first_difference(tokens(words.exact), region, begin, words.noun))


def _at(text: SourceText, difference: tuple[int, str] | None) -> str:
    if difference is None:
        return NOTHING
    offset, told = difference
    line, column = text.lines.place(offset)
    return f"at {line}:{column} of the text, {told}"


def _around(text: SourceText, words: Words, start: int, end: int) -> str:
    """Return what stands before or behind words that is not their prefix or suffix."""
    if words.prefix and not text.find(words.exact, words.prefix):
        there = shorten(text.text[max(start - len(words.prefix), 0) : start], 40)
        return f"where “{there}” stands before it and not “{shorten(words.prefix, 40)}”"
    there = shorten(text.text[end : end + len(words.suffix)], 40)
    return f"where “{there}” stands behind it and not “{shorten(words.suffix, 40)}”"


def _without_one(word: str) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
