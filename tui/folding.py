"""The one folding: what a text is compared, searched, sorted and lit up by, whatever the script it is written in.

`fold` makes letters alike that differ in case, accents or a keyboard's lack of them. `readings` cuts folded text into
words. A text whose apostrophes or grouped digits may be read in two ways has two: apart (`o brien`, `1 743`) and
joined (`obrien`, `1743`); what is sought is there if a reading of it stands in a reading of the text.
"""

from __future__ import annotations

import re
import unicodedata

from tui.lean import NamedTuple
from tui.patterns import regex

# What no decomposition leads back to the letter that a keyboard has; `_base` finds most of those with a bar or a tail.
_LETTERS = {
    "ı": "i", "ȷ": "j", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n", "ĸ": "k", "ə": "e", "ǝ": "e", "ɛ": "e",
    "ɔ": "o", "і": "и", "ј": "и", "є": "е", "ѣ": "е", "ә": "а", "ө": "о", "ү": "у", "һ": "х", "ѳ": "ф", "ѵ": "и",
    "љ": "л", "њ": "н", "ی": "ي", "ى": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "ة": "ه",
    "ۃ": "ه", "ٱ": "ا", "ـ": "",
    **dict.fromkeys("ʹʺʻʼʽʾʿˈˊˋ\u115f\u1160\u034f", ""),  # apostrophes that are letters, and fillers
}  # fmt: skip

# Marks that are accents; those of other scripts (the vowels of Thai, Hindi and others) are letters as any.
_ACCENT = regex(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08ca-\u08e1\u08e3-\u08ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef]"
)
_NUKTA = 7  # the combining class of the dot that Indian scripts put under a letter, and leave out as often

# Scripts that put no space between words: each sign is a word, so that a word is found inside a run of them.
_SIGNS = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf\u1000-\u102a\u103f"
    "\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e\u1780-\u17b3\u17d7\u17dc"
    "\u3005-\u3007\u3031-\u3035\u303b\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_VOWELS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u105e-\u1060"
    "\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd\u3099\u309a"
)
_WORD = regex(rf"[{_SIGNS}][{_VOWELS}]*|[^\s{_SIGNS}]+")

_SIGN = regex(rf"[{_SIGNS}]")

_APOSTROPHES = "'’‘`´′＇׳״"
_GROUPED = (
    rf"[ \n,.{_APOSTROPHES}٬，．\xa0\u2000-\u200a\u202f\u205f]"  # what stands between thousands; a line may end there
)
_GLUE = regex(
    rf"(?:(?<=[^\W\d_])|(?<=[\u0300-\u036f\xad]))[{_APOSTROPHES}]\xad?(?=[^\W\d_])"
    rf"|(?<![0-9])[0-9]{{1,3}}(?P<by>{_GROUPED})[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*(?![0-9])"
    r"|(?<![0-9])[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])"  # 12,34,567 in India
)
_MAY_GLUE = regex(rf"[{_APOSTROPHES}]|[0-9]{_GROUPED}[0-9]")
_NOT_DIGIT = regex(r"[^0-9]")
_WRITTEN_OUT = regex("<([0-9a-f]{2,5})>")


class _Folded(dict[int, str]):
    """What each character folds to, found out when it is first met: for `str.translate`."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _fold(chr(code))
        return found


class _Cut(dict[int, str]):
    """What each character folds to in words: a space for what is no part of one."""

    def __missing__(self, code: int) -> str:
        parts = [char if unicodedata.category(char)[0] in "LNM" else " " for char in _FOLDED[code]]
        if len(parts) > 1 and unicodedata.category(chr(code)) == "No":  # 3½ is not 31
            parts = [" ", *parts, " "]
        found = self[code] = "".join(parts)
        return found


def _fold(char: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(map(_base, plain))


def _base(char: str) -> str:
    """Return the letter of a keyboard for a folded one, nothing for an accent or what cannot be seen."""
    if char.isascii():
        return char
    if char in _LETTERS:
        return _LETTERS[char]
    kind = unicodedata.category(char)
    if kind == "Cf" or _ACCENT.match(char) or unicodedata.combining(char) == _NUKTA:
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(char))
    name, found, _ = unicodedata.name(char, "").partition(" WITH ")
    if found and name.startswith(("LATIN SMALL LETTER ", "CYRILLIC SMALL LETTER ")):
        try:
            return _base(unicodedata.lookup(name))
        except KeyError:
            return char
    return char


_FOLDED, _CUT = _Folded(), _Cut()
_ASCII = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))


def fold(text: str) -> str:
    """Return text as it is compared: without regard to case, accents, apostrophes in words, and what is not seen."""
    if text.isascii() and "'" not in text and "`" not in text:
        return text.lower()
    folded = text.lower() if text.isascii() else text.translate(_FOLDED)
    if any(sign in folded for sign in _APOSTROPHES):
        folded = re.sub(rf"(?<=[^\W\d_])[{_APOSTROPHES}](?=[^\W\d_])", "", folded)
    return folded


def is_sign(char: str) -> bool:
    """Tell whether a character is a word by itself, as in scripts that put no space between words."""
    return _SIGN.fullmatch(char) is not None


class Word(NamedTuple):
    """A word of a text as it is compared, and where it stands in the text as it is printed."""

    text: str
    start: int
    end: int


def readings_whole(text: str) -> tuple[str, ...]:
    """Return the words of a text with a space between each two, in each way in which they can be read; none of none.

    `readings.py` has the same at a third of the time.
    """
    found = [words_of(text, joined=False)]
    if may_be_joined(text):
        found.append(words_of(text, joined=True))
    return tuple(filter(None, dict.fromkeys(found)))


def may_be_joined(text: str) -> bool:
    """Tell whether a text may have an apostrophe in a word, or digits in groups."""
    return _MAY_GLUE.search(_plain_digits(text)) is not None


def placed(text: str) -> list[list[Word]]:
    """Return the same readings, word by word with their places."""
    ways = (False, True) if may_be_joined(text) else (False,)
    return [_placed(text, joined=joined) for joined in ways]


def words_of(text: str, *, joined: bool) -> str:
    """Return the words of a text with a space between each two, read apart or joined."""
    kept = text
    if joined or "<" in text:
        kept = "".join(text[start:end] for start, end in _kept(text, joined=joined))
    if kept.isascii():
        return " ".join(kept.translate(_ASCII).split())
    return " ".join(word for word in _WORD.findall(kept.translate(_CUT)) if _letters(word))


def _plainly_placed(text: str) -> str:
    """Return the words of a text with spaces between, each where it stands in the text.

    Nothing where they can't be put so: a sign is a word by itself, or a character folds to none or to more than one;
    and nothing where a text can be read in two ways.
    """
    if "<" in text or _MAY_GLUE.search(text):
        return ""
    if text.isascii():
        return text.translate(_ASCII)
    if any(len(_CUT[ord(char)]) != 1 for char in {*text}):
        return ""
    cut = text.translate(_CUT)
    return "" if _SIGN.search(cut) or _plain_digits(text) != text else cut


def _placed(text: str, *, joined: bool) -> list[Word]:
    folded: list[str] = []
    origin: list[int] = []  # for each folded character, where it stands in the text
    for first, last in _kept(text, joined=joined):
        for at in range(first, last):
            piece = _CUT[ord(text[at])]
            folded.append(piece)
            origin += [at] * len(piece)
    found = []
    for match in _WORD.finditer("".join(folded)):
        if _letters(match[0]):
            start, end = origin[match.start()], origin[match.end() - 1] + 1
            while end < len(text) and not _CUT[ord(text[end])]:  # what is not seen, or an accent of the last letter
                end += 1
            found.append(Word(match[0], start, end))
    return found


def _letters(word: str) -> bool:
    return word[0].isalnum() or any(map(str.isalnum, word))


def _plain_digits(text: str) -> str:
    """Return text of the same length in which all digits are those of ASCII."""
    return text if text.isascii() else re.sub(r"\d", lambda match: str(unicodedata.digit(match[0])), text)


def _kept(text: str, *, joined: bool) -> list[tuple[int, int]]:
    """Return the slices of a text that are read: without control characters written out (`<200b>`), and joined ones.

    A text is read as it is shown, so that what is found in it can be lit up there.
    """
    left_out: list[tuple[int, int]] = []
    if "<" in text:
        left_out += [match.span() for match in _WRITTEN_OUT.finditer(text) if _unseen(match[1])]
    if joined:
        plain = _plain_digits(text)
        for match in _GLUE.finditer(plain):
            if not match[0][0].isdigit():
                left_out.append(match.span())
            else:
                left_out += [sign.span() for sign in _NOT_DIGIT.finditer(plain, *match.span())]
    if not left_out:
        return [(0, len(text))]
    kept, at = [], 0
    for start, end in sorted(left_out):
        kept.append((at, start))
        at = end
    return [*kept, (at, len(text))]


def _unseen(code: str) -> bool:
    """Tell whether a code point as `clean` writes it out is one that counts as nothing."""
    return unicodedata.category(chr(int(code, 16))) == "Cf"


def light_pattern(lights: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern that finds words in a reading; a light that ends in `*` may go on; None for nothing."""
    parts = []
    for light in sorted(filter(None, (light.strip() for light in lights)), key=len, reverse=True):
        if words := light.rstrip("*").strip():
            parts.append(re.escape(words) + (r"\S*" if light.endswith("*") else ""))
    return re.compile(rf"(?<!\S)(?:{'|'.join(parts)})(?!\S)") if parts else None


def lit(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where in a text, as it stands, the pattern is found in a reading of it, rising and apart."""
    plain = _plainly_placed(text) if " " not in pattern.pattern else ""
    if plain:  # as most texts are: then each word is found where it stands, and three times as fast
        return [match.span() for match in pattern.finditer(plain)]
    found: set[tuple[int, int]] = set()
    for words in placed(text):
        line = " ".join(word.text for word in words)
        matches = list(pattern.finditer(line)) if words else []
        if matches:
            begins, at = {}, 0
            for number, word in enumerate(words):
                begins[at] = number
                at += len(word.text) + 1
            for match in matches:
                first = begins[match.start()]
                last = first + match[0].count(" ")
                found.add((words[first].start, words[last].end))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
