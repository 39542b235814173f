"""On how many origins rest the sources that print a claim: one that repeats another adds none.

A source rests on itself, on those that it repeats, and on those that these rest on. What is a part of it, too: a whole
and its part are one print. A part may repeat what its whole does; two parts of a whole are origins of their own. Two
sources are independent where they rest on nothing in common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from tui.case.marks import ONE_ORIGIN, SOURCES, Held
from tui.case.times import FOREVER, NEVER
from tui.model import Source

Parts = Callable[[str], Sequence[str]]

_REMEMBERED = 1 << 14  # sets of sources


class Origins:
    """What the sources of a case rest on, each worked out when it is asked for."""

    def __init__(self, sources: Mapping[str, Source], parts: Parts, out: Mapping[str, int]) -> None:
        """Take the sources, what their parts are, and the day by which each is out."""
        self._sources, self._parts, self._out = sources, parts, out
        self._rests: dict[str, frozenset[str]] = {}
        self._marks: dict[frozenset[str], str] = {}
        self._steps: dict[tuple[str, ...], tuple[list[tuple[int, str]], tuple[Held, ...]]] = {}

    def rests_on(self, name: str) -> frozenset[str]:
        """Return all that a source rests on, itself included."""
        if name not in self._rests:
            self._rests[name] = frozenset(self._reached(name))
        return self._rests[name]

    def _reached(self, name: str) -> set[str]:
        found: set[str] = set()
        todo = [name]
        while todo:
            at = todo.pop()
            if at not in found:
                found.add(at)
                todo += [*self._repeats(at), *self._parts(at)]
        return found

    def _repeats(self, name: str) -> Iterator[str]:
        """Yield what a source repeats, and what any whole does that it is a part of."""
        seen: set[str] = set()
        source = self._sources.get(name)
        while source is not None and source.id not in seen:
            seen.add(source.id)
            yield from source.based_on
            source = self._sources.get(source.part_of or "")

    def several(self, names: Iterable[str]) -> bool:
        """Tell whether any two of some sources are independent."""
        rests = {self.rests_on(name) for name in names}
        return any(one.isdisjoint(other) for one, other in combinations(rests, 2))

    def mark(self, names: Iterable[str]) -> str:
        """Return the mark of what some sources print: several sources, one alone, or several of one origin."""
        printing = frozenset(names)
        if printing not in self._marks:
            several, one = SOURCES
            self._marks[printing] = one if len(printing) == 1 else several if self.several(printing) else ONE_ORIGIN
        return self._marks[printing]

    def over_time(self, names: tuple[str, ...], day: int) -> tuple[Held, ...]:
        """Return the marks that some sources give one after the other, as they come out, to what stands from a day on.

        As long as none is out there is none; that of all of them, dated or not, holds in the whole of a case.
        """
        if names not in self._steps:
            if len(self._steps) >= _REMEMBERED:
                self._steps.clear()
                self._marks.clear()
            days = {name: self._out.get(name, NEVER) for name in names}
            by_then = ((since, self.mark(name for name in days if days[name] <= since)) for since in days.values())
            steps = sorted(set(by_then))
            self._steps[names] = steps, _held(steps)
        steps, found = self._steps[names]
        return found if day <= steps[0][0] else _held([(max(since, day), mark) for since, mark in steps])


def _held(steps: Iterable[tuple[int, str]]) -> tuple[Held, ...]:
    """Return the marks that come one after the other, each from a day on, of one day the last, until the next."""
    found: list[Held] = []
    for since, mark in dict(steps).items():
        if not found or found[-1][0] != mark:
            if found:
                found[-1] = (*found[-1][:2], since)
            found.append((mark, since, FOREVER))
    return tuple(found)
