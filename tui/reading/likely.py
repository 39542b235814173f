"""Which record an id that no record has may have been meant for: of a large case, too, without a look at each id."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice

from tui.problems import MOST_OF_A_KIND
from tui.reading.shelf import Shelf
from tui.text import closest

_MOST_IDS = 50_000  # of the ids of some kinds that are looked at
_MOST_ALIKE = 200  # ids that are remembered for three letters that stand in them
_MOST_COMPARED = 30
_FEW = 500  # ids that are all compared


class Likely:
    """Finds the id that is most like another one, for as many as there are errors of a kind that are listed."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._left = MOST_OF_A_KIND
        self._names: dict[tuple[str, ...], list[str]] = {}
        self._alike: dict[tuple[str, ...], dict[str, list[str]]] = {}

    def of(self, target: str, kinds: tuple[str, ...]) -> str | None:
        """Return the id of a record of some kinds that is most like a target, or None where none is."""
        self._left -= 1
        if self._left < 0:
            return None
        if kinds not in self._names:
            every = (name for name in self._shelf.numbers if self._shelf.kind(name) in kinds)
            self._names[kinds] = list(islice(every, _MOST_IDS))
            self._alike[kinds] = _index(self._names[kinds]) if len(self._names[kinds]) > _FEW else {}
        names, alike = self._names[kinds], self._alike[kinds]
        if alike:
            votes = Counter(name for part in _parts(target) for name in alike.get(part, ()))
            names = [name for name, _ in votes.most_common(_MOST_COMPARED)]
        close = closest(target, names)
        return close[0] if close else None


def _index(names: list[str]) -> dict[str, list[str]]:
    """Return ids by what stands side by side in them, and no more than a few for each of that."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for part in _parts(name):
            if len(there := alike[part]) < _MOST_ALIKE:
                there.append(name)
    return alike


def _parts(name: str) -> set[str]:
    """Return all that stands side by side in an id, by threes, its ends included, and its letters in their order."""
    padded = f"^{name[:80]}$"
    return {padded[at : at + 3] for at in range(len(padded) - 2)} | {"".join(sorted(padded))}
