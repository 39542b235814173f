"""Problems of a case or of settings, each with its place, as `file:line:col: error: what; cure`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tui.lean import NamedTuple, dataclass, replace
from tui.patterns import regex
from tui.text import clean, counted, one_line

MOST_OF_A_KIND = 100  # problems that are listed; the others of the kind are counted
_MOST_KINDS = 200  # that are told apart
_NAMED = regex(r"['\"“].*['\"”]|[0-9][0-9,.]*|[&*!<]\S+|, by way of .*", re.DOTALL)


class Place(NamedTuple):
    """A position in a file: the path as it is shown, line and column from 1, and offset in characters from 0."""

    file: str
    line: int = 1
    col: int = 1
    offset: int = 0


class Lost(NamedTuple):
    """A record that can't be read for a fault outside of it: its id, where it seems to stand, all that it may name."""

    name: str
    place: Place
    mentioned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Problem:
    """One error: its place, what is wrong, and what would mend it; `str()` gives it on one line."""

    place: Place
    what: str
    cure: str
    times: int = 1
    """How many errors it stands for: itself, and those of its kind that are not listed."""
    lost: tuple[Lost, ...] = ()
    """The records that can't be read for it, the one aside that it stands in."""

    @property
    def more(self) -> str:
        """How many errors of its kind are not listed, in words; nothing where all are."""
        return f"{counted(self.times - 1, 'more error')} of this kind" if self.times > 1 else ""

    def __str__(self) -> str:
        file, line, col, _ = self.place
        more = f" (and {self.more})" if self.times > 1 else ""
        return clean(one_line(f"{file}:{line}:{col}: error: {self.what}; {self.cure}{more}"))


class Misused(ValueError):
    """Raised for an argument that means nothing: wrong usage."""


class CaseError(Exception):
    """Raised when a case can't be opened at all; the message is one line that says why and what would help."""

    def __str__(self) -> str:
        return clean(one_line(super().__str__()))


def number_of(problems: Iterable[Problem]) -> int:
    """Return how many errors there are, those counted that are not listed."""
    return sum(problem.times for problem in problems)


@lru_cache(4)  # of very many faults: each is asked for twice or three times
def _unnamed(what: str) -> str:
    return _NAMED.sub("", what)


class Kinds:
    """Counts problems of each kind: what is wrong, without what it names."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.beyond: Counter[str] = Counter()
        """How many of each kind there was no room for."""

    def kind(self, what: str) -> str:
        """Return the kind of a problem; beyond so many kinds all others are one."""
        kind = _unnamed(what)
        return kind if kind in self.counts or len(self.counts) < _MOST_KINDS else ""

    def full(self, what: str) -> bool:
        """Tell whether no more problems of a kind are listed."""
        return self.counts[self.kind(what)] >= MOST_OF_A_KIND

    def room(self, what: str, times: int = 1) -> bool:
        """Count a problem, and tell whether it is listed."""
        kind = self.kind(what)
        self.counts[kind] += 1
        if self.counts[kind] <= MOST_OF_A_KIND:
            return True
        self.beyond[kind] += times
        return False


def few(problems: Iterable[Problem], beyond: Mapping[str, int]) -> list[Problem]:
    """Return problems with the first of each kind alone, the last of which stands for those that are counted only.

    `beyond` are others that were counted before.
    """
    kinds, listed, last = Kinds(), list[Problem](), dict[str, int]()
    for problem in problems:
        if kinds.room(problem.what, problem.times):
            last[kinds.kind(problem.what)] = len(listed)
            listed.append(problem)
    for kind, number in (kinds.beyond + Counter(beyond)).items():
        at = last.get(kind, len(listed) - 1)
        listed[at] = replace(listed[at], times=listed[at].times + number)
    return listed
