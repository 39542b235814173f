"""What links and sources give to claims from outside, by the claims' numbers, packed: a million have little room."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from tui.case.ordered import Ordered


class Noted:
    """The marks that more than a claim's own sources give it, each with the day from which it holds.

    Most claims have none, and the others share what they have.
    """

    def __init__(self, claims: int, notes: Iterable[tuple[int, str, int]]) -> None:
        """Take marks, as `marks.noted` has them, of some of so many claims."""
        self._sets: list[Mapping[str, int]] = [{}]
        self._of = array("I", bytes(4 * claims))
        known: dict[frozenset[tuple[str, int]], int] = {frozenset(): 0}
        steps: dict[tuple[int, str, int], int] = {}
        for number, mark, since in notes:
            step = self._of[number], mark, since
            if step not in steps:
                before = self._sets[step[0]]
                after = {**before, mark: min(since, before.get(mark, since))}
                steps[step] = known.setdefault(frozenset(after.items()), len(self._sets))
                if steps[step] == len(self._sets):
                    self._sets.append(after)
            self._of[number] = steps[step]

    def __getitem__(self, number: int) -> Mapping[str, int]:
        """Return the marks of the claim with a number, which may be none."""
        return self._sets[self._of[number]]


class Inward:
    """The links that lead to claims from others, found by the number of the claim that they lead to."""

    def __init__(self, claims: Ordered) -> None:
        found = sorted(
            (target, number, at)
            for number in claims.giving("links")
            for at, link in enumerate(claims.outline(number).links)
            if (target := claims.number(link.to)) is not None
        )
        self._there = bytearray(len(claims))
        for target, _, _ in found:
            self._there[target] = True
        self._targets, self._numbers, self._at = (array("I", [row[field] for row in found]) for field in range(3))

    def __contains__(self, number: int) -> bool:
        """Tell whether any link leads to the claim with a number."""
        return bool(self._there[number])

    def to(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield each link to a claim, by the number of the claim that draws it, and its place among that one's links.

        They come in the order of the list.
        """
        if self._there[number]:
            at = bisect_left(self._targets, number)
            while at < len(self._targets) and self._targets[at] == number:
                yield self._numbers[at], self._at[at]
                at += 1

    def rows(self) -> Iterator[tuple[int, int, int]]:
        """Yield the table `inward`."""
        return zip(self._targets, self._numbers, self._at, strict=True)
