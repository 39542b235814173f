"""Text: made safe for a terminal, shortened, and put into sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.patterns import regex

# Whatever could steer a terminal, reorder its line or hide in it. Newline, tab, ZWJ and ZWNJ stay: scripts need them.
_UNSAFE = regex(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 (but tab and newline), DEL, C1
    "\xad\u061c\u180e\u200b\u200e\u200f"  # soft hyphen, zero width space, direction marks
    "\u2028-\u202e\u2060-\u206f"  # separators that break lines, direction overrides, invisible operators
    "\ufeff\ufff0-\ufffb\ufdd0-\ufdef"  # byte order mark, interlinear marks, noncharacters
    "\ud800-\udfff"  # lone surrogates
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # joiners of signs in scripts, beams of notes
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags, and what Unicode keeps free for what nobody sees
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)

_ALIKE = 0.6  # the share of letters in common from which on words are alike
_RANGE = regex(r"\s*([0-9]{1,7})(?:\s*[-–]\s*([0-9]{1,7}))?\s*")


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return "^" + chr(code + 0x40)
    return "^?" if code == 0x7F else f"<{code:02x}>"


def clean(text: str) -> str:
    """Return text with each code point that could steer a terminal written out, as vim does (`^[`, `<202e>`)."""
    # Nothing unsafe is printable to Python, which knows of most text that all of it is far sooner than an expression.
    return text if text.isprintable() or not _UNSAFE.search(text) else _UNSAFE.sub(_visible, text)


class Cleaned(str):
    """Text made safe by `clean`, with the original in `raw`."""

    __slots__ = ("raw",)
    raw: str

    def __new__(cls, raw: str) -> Cleaned:
        """Clean text, and keep the original."""
        made = super().__new__(cls, clean(raw))
        made.raw = raw
        return made


def as_written(text: str) -> str:
    """Return text as its file has it, with control characters: for hashing and JSON, never for a terminal."""
    return text.raw if isinstance(text, Cleaned) else text


def is_unsafe(text: str) -> bool:
    """Tell whether text has any code point that `clean` writes out."""
    return not is_printable(text) and _UNSAFE.search(text) is not None


def is_printable(text: str) -> bool:
    """Tell, much faster than an expression does, whether text is line ends and what Python calls printable alone.

    Nothing of that is unsafe, and YAML forbids none of it.
    """
    return text.replace("\n", "").isprintable()


def unsafe_count(text: str) -> int:
    """Return how many code points `clean` would write out."""
    return len(_UNSAFE.findall(text))


def one_line(text: str) -> str:
    """Return text with each run of white space made one space: for rows and messages, never for a quote."""
    return " ".join(text.split())


def shorten(text: str, most: int) -> str:
    """Return text on one line, cut to `most` characters with an ellipsis where it was longer."""
    line = one_line(text)
    return line if len(line) <= most else line[: max(most - 1, 0)].rstrip() + "…"


def counted(number: int, one: str, many: str = "") -> str:
    """Return the number with its noun: `1 claim`, `1,743 claims`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def an(noun: str) -> str:
    """Return a noun with its article."""
    return f"a{'n' if noun[:1] in 'aeiou' else ''} {noun}"


def listed(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """Return words joined by commas, the last by `and` or another word: `a`, `a and b`, `a, b and c`."""
    return f" {last} ".join([*([", ".join(words[:-1])] if words[:-1] else []), *words[-1:]])


def ranges(text: str) -> list[tuple[int, int]]:
    """Return the first and last number of each range in text such as `3-10, 57`; raises ValueError for other text."""
    found = []
    for part in filter(str.strip, text.split(",")):
        match = _RANGE.fullmatch(part)
        if not match:
            raise ValueError(f"{part.strip()!r} is not a range of lines")
        found.append((int(match[1]), int(match[2] or match[1])))
    return found


def closest(word: str, options: Sequence[str], most: int = 1) -> list[str]:
    """Return at most `most` options that are similar to a word, the closest first; an empty list where none is."""
    import difflib  # here, since only a fault needs it and a start should not pay for it

    word = word[:80]
    letters = [(letter, word.count(letter)) for letter in set(word)]
    like = []
    for option in options:  # difflib would find as many letters in common, but slowly
        common = sum(min(number, option.count(letter)) for letter, number in letters)
        if 2 * common >= _ALIKE * (len(word) + len(option)):
            like.append(option)
    return difflib.get_close_matches(word, like, most, _ALIKE) if like else []


def instead(close: Sequence[str], options: Sequence[str]) -> str:
    """Return advice for a word that is not an option: the closest one, if there is one, or else all of them."""
    return f"did you mean {close[0]!r}?" if close else f"use {listed(tuple(options), 'or')}"
