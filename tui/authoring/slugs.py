"""Ids made of words: in the letters that an id may have, and unlike those that there are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_MOST = 60  # characters of an id
_CYRILLIC = (
    "аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya єye іi "
    "їyi ґg ўu әa ғg қq ңn өo ұu үu һh ђd јj љlj њnj ћc џdz"
)
_GREEK = "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo"
_OTHERS = "ßss æae œoe øo łl đd ðd þth ıi"
_LETTERS = str.maketrans({each[0]: each[1:] for each in f"{_CYRILLIC} {_GREEK} {_OTHERS}".split()})
"""What stands for a letter that an id may not have; nothing for a hard and a soft sign."""


def slug(words: str, otherwise: str) -> str:
    """Return words as an id: Latin letters without accents, Cyrillic and Greek ones in Latin; `otherwise` for none."""
    lower = unicodedata.normalize("NFC", words).casefold().translate(_LETTERS)
    bare = "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
    plain = re.sub(r"(?<=[a-z])'(?=[a-z])", "", bare.translate(_LETTERS))
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(found) > _MOST:
        found = found[: _MOST + 1].rpartition("-")[0] or found[:_MOST]
    return found or otherwise


def unique(wanted: str, taken: Container[str]) -> str:
    """Return an id, with a number behind it where it is taken: found in few steps, of however many that are."""
    if wanted not in taken:
        return wanted
    last, free = 1, 2
    while f"{wanted}-{free}" in taken:
        last, free = free, 2 * free
    while free - last > 1:
        middle = (last + free) // 2
        last, free = (middle, free) if f"{wanted}-{middle}" in taken else (last, middle)
    return f"{wanted}-{free}"
