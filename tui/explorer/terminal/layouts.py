"""Keyboard layouts without Latin letters: which key of a Latin keyboard stands where a letter does.

A terminal that speaks kitty's keyboard protocol tells it by itself; for all others there are these tables.
"""

from __future__ import annotations

import unicodedata

SHIFTED = dict(zip("`1234567890-=[]\\;',./", '~!@#$%^&*()_+{}|:"<>?', strict=True))
"""What a Latin keyboard makes of a key with shift, where that is no letter."""
_RUSSIAN = ("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`")
_UKRAINIAN = ("йцукенгшщзхїфівапролджєячсмитьбюґ", "qwertyuiop[]asdfghjkl;'zxcvbnm,.\\")
_KAZAKH = (f"әіңғүұқөһ{_RUSSIAN[0]}", f"2345890-={_RUSSIAN[1]}")
_GREEK = ("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm")


def _table(letters: str, keys: str) -> dict[str, str]:
    """Return the key of each letter, and of each capital the key with shift."""
    small = dict(zip(letters, keys, strict=True))
    large = {
        letter.upper(): key.upper() if key.isalpha() else SHIFTED[key]
        for letter, key in small.items()
        if letter != "ς"  # which has no capital of its own
    }
    return small | large


LAYOUTS = {
    "Russian": _table(*_RUSSIAN),
    "Ukrainian": _table(*_UKRAINIAN),
    "Kazakh": _table(*_KAZAKH),
    "Greek": _table(*_GREEK),
}
"""The key of a Latin keyboard at the place of each letter, by the name of the layout."""


class Layout:
    """The layout of a keyboard, as far as the keys that were pressed have told."""

    def __init__(self) -> None:
        self._abroad = False  # whether the last letter was of another script than Latin
        self._name = ""  # the last layout that a letter could only be of

    def place(self, character: str, told: str) -> str:
        """Return the key of a Latin keyboard where a character's stands, by what the terminal told or by the tables.

        A Latin letter, a sign on a Latin keyboard, and what is no character stay as they are; it is empty for a letter
        whose place can't be told.
        """
        if len(character) != 1:
            return character
        if character.isalpha():
            self._abroad = not _is_latin(character)
        if not self._abroad:
            return character
        return told or (self._by_tables(character) if character.isalpha() else character)

    def _by_tables(self, letter: str) -> str:
        found = {name: keys[letter] for name, keys in LAYOUTS.items() if letter in keys}
        if len(found) == 1:
            [self._name] = found
        return found.get(self._name, "") if len(set(found.values())) > 1 else next(iter(found.values()), "")


def _is_latin(letter: str) -> bool:
    """Tell whether a letter is of the Latin script, with whatever accents."""
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN ")
