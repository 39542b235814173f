"""The words of texts, in each way in which they can be read: what stands between two spaces is looked up once.

Most of what texts consist of comes again and again. What is found is what `folding.py` finds of each text as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from tui.folding import may_be_joined, readings_whole, words_of
from tui.patterns import regex

BOUND = "\ue000"
"""A word that nobody types, between a record's texts: no phrase goes from one text over into the next."""
_BETWEEN = f" {BOUND} "
_NO_TEXT = f"{BOUND} {BOUND}"
_DIGITS = regex("[0-9] [0-9]")  # a group of digits may go on behind the space
_MOST, _LONGEST = 1 << 16, 64  # pieces of which the words are remembered, and their letters


class _Apart(dict[str, str]):
    """The words of pieces, found out when one is first met; raises KeyError for one too many, or too long.

    What can be joined stands in `_JOINED` before it stands here.
    """

    def __missing__(self, piece: str) -> str:
        if len(self) >= _MOST or len(piece) > _LONGEST:
            raise KeyError(piece)
        if may_be_joined(piece):
            _JOINED[piece] = words_of(piece, joined=True)
        found = self[piece] = words_of(piece, joined=False)
        return found


_APART, _JOINED = _Apart({BOUND: BOUND}), dict[str, str]()


def readings(text: str) -> tuple[str, ...]:
    """Return the words of a text with a space between each two, in each way in which they can be read; none of none."""
    pieces = text.split()
    try:
        words = " ".join(filter(None, map(_APART.__getitem__, pieces)))
    except KeyError:
        return readings_whole(text)
    if "<" in text or BOUND in words or _DIGITS.search(words):
        return readings_whole(text)
    if _JOINED.keys().isdisjoint(pieces):
        return (words,) if words else ()
    joined = " ".join(filter(None, (_JOINED.get(piece, _APART[piece]) for piece in pieces)))
    return tuple(filter(None, dict.fromkeys((words, joined))))


names_as_read = lru_cache(1 << 16)(readings)
"""The same of a name: names are looked through at each letter that is typed."""


def read_together(texts: Sequence[str]) -> str:
    """Return all readings of some texts, with BOUND between each two."""
    if len(texts) > 1:
        text = _BETWEEN.join(texts)
        pieces = text.split()
        try:
            words = " ".join(filter(None, map(_APART.__getitem__, pieces)))
        except KeyError:
            words = ""
        bounded = words.count(BOUND) == len(texts) - 1 and words[:1] != BOUND != words[-1:] and _NO_TEXT not in words
        if bounded and "<" not in text and not _DIGITS.search(words) and _JOINED.keys().isdisjoint(pieces):
            return words
    return bounded_by(map(readings, texts))


def bounded_by(texts: Iterable[Sequence[str]]) -> str:
    """Return readings of texts one behind the other, with BOUND between each two."""
    return _BETWEEN.join(chain.from_iterable(texts))
