"""Which claims have which values of facets, gathered claim by claim and put into a store in the order of its table."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tui.case.facets import Value
from tui.case.times import FOREVER

Row = tuple[str, str, int, int, int | None]


class Postings:
    """The values of claims. Nearly all hold from the day on which the claim stands, so that no day is kept of them."""

    def __init__(self, stands: Sequence[int]) -> None:
        """Take the day from which each claim stands, by its number."""
        self._stands = stands
        self._plain: dict[str, dict[str, array[int]]] = defaultdict(dict)
        self._others: dict[tuple[str, str], array[int]] = {}

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
            if since == stands and until == FOREVER:
                known = plain[facet].get(value)
                if known is None:
                    plain[facet][value] = array("I", (number,))
                elif known[-1] != number:
                    known.append(number)
            else:
                self._others.setdefault((facet, value), array("q")).extend((number, since, until))

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
        there = {(facet, value) for facet, values in self._plain.items() for value in values}
        for key in sorted(there.union(self._others)):
            plain = self._plain[key[0]].pop(key[1], None) or ()
            found = ((*key, number, self._stands[number], None) for number in plain)
            held = iter(self._others.pop(key, ()))
            others = [
                (*key, number, since, until if until != FOREVER else None)
                for number, since, until in zip(held, held, held, strict=True)
            ]
            yield from sorted([*found, *others], key=lambda row: row[2]) if others else found
