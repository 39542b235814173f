"""Which claims have which values of facets, gathered claim by claim and put into a store in the order of its table."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tui.case.facets import ITSELF, Value
from tui.case.ordered import Ordered
from tui.case.times import FOREVER

Row = tuple[str, str, int, int, int | None]


class Postings:
    """The values of claims. Nearly all hold from the day on which the claim stands, so that no day is kept of them.

    A claim as a value, which nearly all have alone, is known by its number: a million arrays would fill the memory.
    """

    def __init__(self, claims: Ordered) -> None:
        """Take the claims, whose numbers are given with their values."""
        self._claims, self._stands = claims, claims.days
        self._plain: dict[str, dict[str, array[int]]] = defaultdict(dict)
        self._others: dict[str, dict[str, array[int]]] = defaultdict(dict)
        self._near = array("q")  # of each pair of claims the number of the value and that of the claim, since and until

    def add_steady(self, number: int, values: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Take facets of the claim with a number, each with values that it has from the day on which it stands."""
        plain = self._plain
        for facet, found in values:
            known = plain[facet]
            for value in found:
                numbers = known.get(value)
                if numbers is None:
                    known[value] = array("I", (number,))
                elif numbers[-1] != number:
                    numbers.append(number)

    def add(self, number: int, values: Iterable[Value]) -> None:
        """Take the values of the claim with a number; numbers rise."""
        stands, plain = self._stands[number], self._plain
        for facet, value, since, until in values:
            if facet == ITSELF:
                of = self._claims.number(value)
                if of is not None:
                    self._near.extend((of, number, since, until))
            elif since == stands and until == FOREVER:
                known = plain[facet].get(value)
                if known is None:
                    plain[facet][value] = array("I", (number,))
                elif known[-1] != number:
                    known.append(number)
            else:
                self._others[facet].setdefault(value, array("q")).extend((number, since, until))

    def put_into(self, base: sqlite3.Connection) -> None:
        """Fill the table `facet`; a value that a claim has on several grounds it has from the first of them on."""
        base.executemany(
            "INSERT INTO facet VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET since = min(since, excluded.since), until = max(until, excluded.until)",
            self._rows(),
        )

    def _rows(self) -> Iterator[Row]:
        """Yield the rows in the order of the table's primary key: each is then appended, which is fast.

        A value that a claim has for ever has no day until which it has it.
        """
        for facet in sorted({ITSELF, *self._plain, *self._others}):
            if facet == ITSELF:
                yield from self._around()
                continue
            plain, others = self._plain.pop(facet, {}), self._others.pop(facet, {})
            for value in sorted({*plain, *others}):
                numbers = plain.pop(value, ())
                rows = ((facet, value, number, self._stands[number], None) for number in numbers)
                held = iter(others.pop(value, ()))
                more = [
                    (facet, value, *_held(number, since, until))
                    for number, since, until in zip(held, held, held, strict=True)
                ]
                # Of what nearly all claims have no list is made: it would be the largest of all that is in memory.
                yield from sorted([*rows, *more], key=lambda row: row[2]) if more else rows

    def _around(self) -> Iterator[Row]:
        """Yield the rows of claims as values: each is around itself, and around those that are linked with it."""
        near: dict[int, list[int]] = defaultdict(list)  # by the value's number where they stand in what was gathered
        for at in range(0, len(self._near), 4):
            near[self._near[at]].append(at + 1)
        for of in self._claims.by_name():
            name = self._claims.name(of)
            yield from sorted(
                [
                    (ITSELF, name, of, self._stands[of], None),
                    *((ITSELF, name, *_held(*self._near[at : at + 3])) for at in near.get(of, ())),
                ],
                key=lambda row: row[2],
            )


def _held(number: int, since: int, until: int) -> tuple[int, int, int | None]:
    return number, since, until if until != FOREVER else None
