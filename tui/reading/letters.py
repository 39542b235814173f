"""Letters by their names and code points, for messages on words that look right and are not."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Small letters of other alphabets that are drawn like a Latin one, or whose capitals are; below each that one.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһԝвкмнтѵαορνικβεζηµμτυχϲօսզոհցıɡℓ",
    "aeopcyxijsdhwbkmhtvaopvikbezhmmtyxcouqnhgigl",
)
_PUNCTUATION = str.maketrans(
    "‘’‚‛“”„‟«»‹›′″´`‐‑‒–—―−﹣－，．：；！？",
    '\'\'\'\'""""""""\'"\'\'---------,.:;!?',
)
_CONTROLS = {"\t": "TAB", "\n": "LINE FEED", "\r": "CARRIAGE RETURN", "\x1b": "ESCAPE", "\0": "NULL"}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def named(text: str) -> str:
    """Return characters by code point and name: `U+0435 CYRILLIC SMALL LETTER IE`; of more than three the first."""
    found = [f"U+{ord(char):04X} {unicodedata.name(char, _CONTROLS.get(char, ''))}".rstrip() for char in text[:3]]
    return " and ".join(found) + (" and so on" if len(text) > 3 else "")


def invisible(char: str) -> bool:
    """Tell whether a character leaves no mark of its own where it stands, as a zero width space does."""
    return (
        unicodedata.category(char) in ("Cf", "Cc") and not char.isspace()
    ) or char in "\u034f\u115f\u1160\u3164\ufe0f"


@lru_cache(65536)
def skeleton(word: str) -> str:
    """Return what a word looks like: without case, accents and invisible characters, lookalikes as Latin letters."""
    seen = "".join(char for char in word if not invisible(char)) if not word.isascii() else word
    drawn = unicodedata.normalize("NFKD", seen.translate(_PUNCTUATION).casefold())
    return "".join(char for char in drawn if not unicodedata.combining(char)).translate(_LOOKALIKES)


def odd_letters(word: str) -> str:
    """Return what of a word that should be Latin letters is not, with its places; nothing where all of it is."""
    found = [
        f"the {_ordinal(at)} character is {named(char)}"
        for at, char in enumerate(word, 1)
        if not char.isascii() or not (char.isprintable() or char == "\n")
    ]
    return ", ".join(found[:3]) + (" and so on" if len(found) > 3 else "")


def _ordinal(number: int) -> str:
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"
