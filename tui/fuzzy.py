"""Fuzzy matching: the names that a few typed letters match, the best match first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from tui.folding import fold

Meant = TypeVar("Meant")
ENOUGH = 40  # with as many better matches, scattered letters are not looked for
MOST_SCATTERED = 20_000  # names in which scattered letters are looked for at a key press
MOST = 200  # matches returned


class Name(NamedTuple, Generic[Meant]):
    """A name to match, and the thing that it names."""

    text: str
    meant: Meant


class Names(Generic[Meant]):
    """Names that are matched against typed text.

    A name that begins with the text comes first, then one in which a word begins with it, one that contains it, one
    that contains its words in any order, one that contains its letters in their order; equals stay in their order.
    """

    def __init__(self, names: Sequence[Name[Meant]]) -> None:
        self.names = names
        self._folded = [fold(name.text) for name in names]

    def __add__(self, others: Names[Meant]) -> Names[Meant]:
        """Return these names with others behind them; none of them is folded again."""
        both = Names[Meant](())
        both.names, both._folded = [*self.names, *others.names], [*self._folded, *others._folded]
        return both

    def find(self, text: str, most: int = MOST, *, scattered: bool = True) -> list[Name[Meant]]:
        """Return at most `most` names that match a text, the best first; without a text the first names.

        Names that have its letters in their order, and no more of it than that, are left out unless `scattered`.
        """
        wanted = " ".join(fold(text).split())
        if not wanted:
            return list(self.names[:most])
        tiers: list[list[int]] = [[], [], [], [], []]
        words = wanted.split()
        for at, folded in enumerate(self._folded):
            if words[0] not in folded:
                continue
            if wanted in folded:
                tiers[0 if folded.startswith(wanted) else 1 if _word_begins(folded, wanted) else 2].append(at)
            elif len(words) > 1 and all(word in folded for word in words):
                tiers[3].append(at)
        if scattered and sum(map(len, tiers)) < ENOUGH:
            found = {at for tier in tiers for at in tier}
            letters = "".join(words)
            tiers[4] = [
                at for at, folded in enumerate(self._folded[:MOST_SCATTERED])
                if at not in found and _scattered(folded, letters)
            ]  # fmt: skip
        for tier in tiers[:2]:
            tier.sort(key=lambda at: len(self._folded[at]))  # what is typed is more of a shorter name
        return [self.names[at] for tier in tiers for at in tier][:most]


def _word_begins(folded: str, wanted: str) -> bool:
    at = folded.find(wanted)
    while at > 0:
        if not folded[at - 1].isalnum():
            return True
        at = folded.find(wanted, at + 1)
    return at == 0


def _scattered(folded: str, letters: str) -> bool:
    at = -1
    for letter in letters:
        at = folded.find(letter, at + 1)
        if at < 0:
            return False
    return True
