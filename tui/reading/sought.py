"""Words sought in a text as a person types them: whatever their marks, white space, case and accents, and but for one.

Letters and digits alone are compared, folded, one behind the other: so a dash, a quotation mark, a line's end or a
hyphen at it is no difference. Of words that are not found so, one may be another, be missing or be one too many.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from tui.folding import fold, is_sign
from tui.patterns import regex
from tui.reading.flowing import Span, flowing
from tui.reading.source_text import SourceText
from tui.text import closest

_TOKEN = regex("s[mi]*(?<!i)|[wm](?:[wmi]*[wm])?")
_ENOUGH = 4  # words, one of which may be quite another
_AS_GOOD = 15  # hundredths by which a place may be less like what was typed than the best one
_LONGEST = 300  # words, one of which may be another: each of them is tried
_MOST = 20_000  # places that are looked at
_BETWEEN_DIGITS = regex(r"[0-9][.,'’][0-9]")


class Place(NamedTuple):
    """Where words stand that were sought: the span, and how near to them it is, from 0 for as they were typed."""

    span: Span
    far: int
    """1 where only marks, white space, case or accents differ; from 2 on a word does, the more the less alike."""


class _Kinds(dict[int, str]):
    """What each character is: `w` of a word, `m` a mark on one, `s` a word by itself, `i` not seen, else a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        found = "s" if is_sign(char) else {"L": "w", "N": "w", "M": "m"}.get(kind[0], "i" if kind == "Cf" else " ")
        self[code] = found
        return found


_KINDS = _Kinds()


def _letters(word: str) -> str:
    return "".join(char for char in fold(word) if unicodedata.category(char)[0] in "LNM")


class Letters:
    """The letters and digits of a text, folded, and where its words begin in it and in these."""

    def __init__(self, text: str) -> None:
        kinds = text.translate(_KINDS)
        self.spans: list[tuple[int, int]] = []
        self.words: list[str] = []
        known: dict[str, str] = {}
        for match in _TOKEN.finditer(kinds):
            word = text[match.start() : match.end()]
            if word not in known:
                known[word] = _letters(word)
            if known[word]:
                self.spans.append(match.span())
                self.words.append(known[word])
        self.at = [0, *accumulate(map(len, self.words))]
        self.joined = "".join(self.words)
        self._text = text

    def number(self, at: int) -> int | None:
        """Return the number of the word that begins at an offset of the joined letters; None where none does."""
        number = bisect_left(self.at, at)
        return number if number < len(self.at) and self.at[number] == at else None

    def whole(self, at: int, end: int) -> bool:
        """Tell whether joined letters begin with a word and end with one."""
        first, last = self.number(at), self.number(end)
        if first is None or last is None:
            return False
        start, stop = self.spans[first][0], self.spans[last - 1][1]
        return not any(_BETWEEN_DIGITS.fullmatch(self._text[i - 2 : i + 1]) for i in (start, stop + 1) if i > 1)

    def span(self, at: int, end: int) -> Span:
        """Return where joined letters stand in the text."""
        first, last = self.number(at), self.number(end)
        if first is not None and last is not None:
            return Span(self.spans[first][0], self.spans[last - 1][1])
        return Span(self._raw(at)[0], self._raw(end - 1)[1])

    def _raw(self, at: int) -> tuple[int, int]:
        """Return the place of the character in the text that the joined letter at an offset is of."""
        number = bisect_right(self.at, at) - 1
        start, end = self.spans[number]
        if self.at[number] == at and self.at[number + 1] == at + 1:
            return start, end
        left = at - self.at[number]
        for i in range(start, end):  # a word is short
            left -= len(_letters(self._text[i]))
            if left < 0:
                return (start if at == self.at[number] else i), (end if at + 1 == self.at[number + 1] else i + 1)
        return start, end


@lru_cache(1)  # pieces and ends of a passage are sought in one text, one after the other
def _there(text: str) -> Letters:
    return Letters(text)


def places(text: SourceText, words: str) -> list[Place]:
    """Return where words stand in a text: nearest to how they were typed first, and these in the order of the text.

    Parts of words are found only where no whole ones are.
    """
    there, typed = _there(text.text), Letters(words)
    if not typed.joined:
        return [Place(span, 0) for span in text.find(words.strip())]
    ends = [(at, at + len(typed.joined)) for at in _all(there.joined, typed.joined)]
    ends = [each for each in ends if there.whole(*each)] or ends
    if ends:
        found = [_as_typed(text, there.span(*each), words) for each in ends]
    else:
        found = _but_for_one(text.text, there, typed, words)
    return sorted(dict.fromkeys(found), key=lambda place: (place.far, place.span))


@lru_cache(4096)
def _unlike(one: str, other: str) -> int:
    """Return how many hundredths of two texts differ."""
    return round(100 - 100 * SequenceMatcher(None, one, other, autojunk=False).ratio())


def _as_typed(text: SourceText, span: Span, words: str) -> Place:
    whole = _with_marks(text.text, span, words)
    return Place(whole, int(flowing(text.text[slice(*whole)]) != flowing(words.strip())))


def _but_for_one(text: str, there: Letters, typed: Letters, words: str) -> list[Place]:
    """Return where words stand in a text but for one, those places that are about as good as the best."""
    found = []
    for at, end in but_for_one(there, typed.words):
        span = _with_marks(text, there.span(at, end), words)
        found.append(Place(span, 2 + _unlike(typed.joined, there.joined[at:end])))
    nearest = min((place.far for place in found), default=0)
    return [place for place in found if place.far <= nearest + _AS_GOOD]


def _all(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def but_for_one(there: Letters, words: list[str]) -> list[tuple[int, int]]:
    """Return where in the joined letters all words stand but for one, which is another, missing or one too many."""
    found: set[tuple[int, int]] = set()
    for number in range(len(words) if 1 < len(words) <= _LONGEST else 0):
        left, right = "".join(words[:number]), "".join(words[number + 1 :])
        found.update(_around(there, left, right, words[number], free=len(words) >= _ENOUGH))
        if number and len(words) >= _ENOUGH - 1:  # one more in the text
            found.update(_around(there, left, words[number] + right, None, free=True))
    shortest, before = [], len(there.joined) + 1
    for at, end in sorted(found, key=lambda each: (-each[0], each[1])):  # of places in each other the shortest
        if end < before:
            shortest.append((at, end))
            before = end
    return shortest[::-1]


def _around(there: Letters, left: str, right: str, word: str | None, *, free: bool) -> Iterator[tuple[int, int]]:
    """Yield where letters stand with one word between them, or with none; that is like `word`, unless it is `free`."""
    longer = left if len(left) > len(right) else right
    for at in islice(_all(there.joined, longer), _MOST):
        first, last = there.number(at), there.number(at + len(longer))
        if first is None or last is None:
            continue
        for skip in (1, 0) if word is not None else (1,):
            begin: int | None = first
            end: int | None = last
            if longer is left:
                between = range(last, min(last + skip, len(there.words)))
                end = _behind(there, last + skip, right)
            else:
                between = range(max(first - skip, 0), first)
                begin = _before(there, first - skip, left)
            if begin is None or end is None or len(between) < skip:
                continue
            like = bool(skip and word is not None and _alike(word, there.words[between[0]]))
            if like or (free and (not skip or (left and right))):
                yield there.at[begin], there.at[end]
                break


@lru_cache(4096)
def _alike(one: str, other: str) -> bool:
    return bool(closest(one, [other]))


def _behind(there: Letters, number: int, letters: str) -> int | None:
    """Return the number of the word behind some letters that begin with a word, or None where they are not there."""
    if number >= len(there.at) or not there.joined.startswith(letters, there.at[number]):
        return None
    return there.number(there.at[number] + len(letters))


def _before(there: Letters, number: int, letters: str) -> int | None:
    """Return the number of the word that some letters begin with which end before a word, or None."""
    if number < 0 or not there.joined.endswith(letters, 0, there.at[number]):
        return None
    return there.number(there.at[number] - len(letters))


# The marks at the ends


def _with_marks(text: str, span: Span, words: str) -> Span:
    """Return a span with the marks before and behind it that words have at their ends, too, or that close one in it."""
    typed = words.strip()
    kinds = typed.translate(_KINDS)
    first = next((at for at, kind in enumerate(kinds) if kind in "wms"), 0)
    last = next((at for at in range(len(kinds), 0, -1) if kinds[at - 1] in "wms"), len(kinds))
    before, behind = typed[:first], typed[last:]
    start, end = span
    if before:
        start -= _like(text[max(start - 2 * len(before) - 8, 0) : start][::-1], _drawn(before)[::-1])
    if behind:
        end += _like(text[end : end + 2 * len(behind) + 8], _drawn(behind))
    return closed(text, start, end)


def closed(text: str, start: int, end: int) -> Span:
    """Return a span with the mark right behind it that closes one in it, or the one right before it that opens one."""
    within, before, behind = text[start:end], text[start - 1 : start] if start else "", text[end : end + 1]
    for opens, closes in _PAIRS:
        more = within.count(opens) - within.count(closes) if opens != closes else within.count(opens) % 2
        if more > 0 and behind == closes:
            return Span(start, end + 1)
        if more and before == opens and (more < 0 or opens == closes):
            return Span(start - 1, end)
    return Span(start, end)


def _like(text: str, marks: str) -> int:
    """Return how many characters of a text, from its beginning, are drawn like marks, white space left aside."""
    best = 0
    for end in range(1, len(text) + 1):
        if text[end - 1].translate(_KINDS) in "wms":
            break
        drawn = _drawn(text[:end])
        if not text[end - 1].isspace() and drawn and marks.startswith(drawn):
            best = end
    return best


def _drawn(marks: str) -> str:
    """Return marks by what they are: any dash a hyphen, any quotation mark or apostrophe the same, three points one."""
    pairs = marks.replace("...", "…").replace("''", '"').replace("``", '"')
    found = "".join(_MARKS.get(char, char) for char in pairs if not char.isspace())
    while "--" in found:
        found = found.replace("--", "-")
    return found


_PAIRS = (("“", "”"), ("„", "“"), ("«", "»"), ("「", "」"), ("(", ")"), ("[", "]"), ('"', '"'))
_MARKS = {
    **dict.fromkeys("\"'`´‘’‚‛“”„‟«»‹›′″＂＇「」『』〝〞〟", "'"),
    **dict.fromkeys("-‐‑‒–—―−﹘﹣－", "-"),
}
