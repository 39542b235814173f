"""Where the lines of a text break."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

from tui.patterns import regex

_WIDE = "\u1100-\u11ff\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60"
_ENDS = [chr(ord(char) + number % 2) for number, char in enumerate(_WIDE.replace("-", ""))]
"""The first character of each range, and the one behind its last."""
# Text may break behind white space, and behind any character of the scripts that write none; not between a number and
# what it counts: so few letters that there is room for both on any screen.
_NUMBER = r"(?:(?<!\S)[0-9][0-9,]{0,4} (?=[^\W\d]{1,9}(?!\w)))?"
_TOKEN = regex(rf"[{_WIDE}]\s*|{_NUMBER}[^\s{_WIDE}]+\s*|\s+")
_NARROW_TOKEN = regex(rf"{_NUMBER}\S+\s*|\s+")
_KEPT = regex(r"(?<!\S)[0-9][0-9,]{0,4} [^\W\d]{1,9}(?!\w)")
_OF_NUMBERS = frozenset("0123456789,")
_MOST_NUMBER = 7  # characters of a number that stays with what it counts, and the space behind it
# Characters that are one cell each, and between which no text may break but behind a space.
PLAIN = " -~\u00a1-\u00ac\u00ae-\u02ff\u0384-\u038a\u038e-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
_PLAIN = regex(f"[{PLAIN}]*")


def broken(text: str, width: int, first: int) -> Iterator[tuple[int, int]]:
    """Yield where each line of a text starts and stops; the first may be wider than the others."""
    start = 0
    for paragraph in text.split("\n"):
        yield from _paragraph(text, start, start + len(paragraph), width, first)
        first = width
        start += len(paragraph) + 1


def _paragraph(text: str, start: int, stop: int, width: int, first: int) -> Iterator[tuple[int, int]]:
    words = text[start:stop]
    if _PLAIN.fullmatch(words) and "  " not in words and not words.startswith(" "):
        return _plainly(text, start, stop, width, first)
    return word_by_word(text, start, stop, width, first)


def _plainly(text: str, start: int, stop: int, width: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a paragraph of single spaces and words of which each character is a cell.

    They are those of `word_by_word`, which takes over where a word is longer than a line: only quicker to find.
    """
    if stop - start <= limit:
        yield start, stop
        return
    end = stop - text.endswith(" ", start, stop)
    if limit != width and _MOST_NUMBER + max(map(len, text[start : start + limit + 1].split(" "))) > width:
        yield from word_by_word(text, start, stop, width, limit)  # what is longer than the other lines is cut in it
        return
    while end - start > limit:
        space = text.rfind(" ", start, start + limit + 1)
        if text[space - 1] in _OF_NUMBERS:
            number = text.rfind(" ", start, space) + 1 or start
            if _KEPT.match(text, number):
                space = number - 1
        if space < start:  # not one word has room
            yield from word_by_word(text, start, stop, width, limit)
            return
        yield start, space
        start, limit = space + 1, width
    yield start, end


def word_by_word(text: str, start: int, stop: int, width: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a paragraph start and stop, the first of them with a limit of its own."""
    if cell_len(text[start:stop]) <= limit:
        yield start, stop
        return
    begin, used = start, 0
    tokens = _TOKEN if _has_wide(text) else _NARROW_TOKEN
    for token in tokens.finditer(text, start, stop):
        word = token.group().rstrip()
        cells = cell_len(word)
        if used and used + cells > limit:
            yield begin, begin + len(text[begin : token.start()].rstrip())
            begin, used, limit = token.start(), 0, width
        if cells > width:  # a word longer than the line: cut, between whole characters as one sees them
            *pieces, word = filter(None, chop_cells(word, width))
            for piece in pieces:
                yield begin, begin + len(piece)
                begin += len(piece)
            cells = cell_len(word)
        used += cells + cell_len(token.group()[len(token.group().rstrip()) :])
    yield begin, begin + len(text[begin:stop].rstrip())


def _has_wide(text: str) -> bool:
    """Tell whether a text has any character of scripts that write no white space; their pattern takes 3 ms to make."""
    return max(text, default="") >= _ENDS[0] and any(bisect_right(_ENDS, char) % 2 for char in set(text))
