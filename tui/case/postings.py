"""Which claims have which values of facets, gathered claim by claim and put into a store, a row for each value.

What claims give in a field is what others give, too. So they are gathered by that, and what values follow from it is
asked once for all of them.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, repeat
from operator import attrgetter
from typing import Any

from tui.case.dating import Dating
from tui.case.facets import ITSELF
from tui.case.marks import Held
from tui.case.times import AXES, FOREVER, UNKNOWN
from tui.case.values import Value, Voices, printing, steady, taking_part
from tui.model import Claim, Event, Report

Row = tuple[str, str, bytes, bytes | None]
"""A row of the table `facet`, which `holders.py` reads: a facet, a value, the numbers of the claims that have it from
the day on which they stand, and of each other claim its number with the days from which and until which it has it."""


class _Numbers(dict[Any, "array[int]"]):
    """The numbers of claims by what they give."""

    def __missing__(self, given: Any) -> array[int]:
        found = self[given] = array("I")
        return found


class Postings:
    """The values of claims. Nearly all hold from the day on which the claim stands, so that no day is kept of them.

    That each claim is around itself goes without saying, and is not kept.
    """

    def __init__(self, stands: Sequence[int], out: Mapping[str, int], events: Mapping[str, Event], voices: Voices):
        """Take the day from which each claim stands, and from which sources are out; the events; and the voices."""
        self._stands, self._out, self._voices = stands, out, voices
        self._plain: dict[Value, list[array[int]]] = defaultdict(list)
        self._changing: dict[Value, array[int]] = defaultdict(lambda: array("q"))
        self._fields: list[tuple[Callable[[Claim], Any], _Numbers, Callable[[Any], Iterable[Value]]]] = [
            (attrgetter(field), _Numbers(), values) for field, values in steady(events, voices).items()
        ]
        self._parts, self._marked = _Numbers(), _Numbers()
        self._reported: dict[int, tuple[Sequence[Report], array[int]]] = {}

    def add(self, number: int, claim: Claim) -> None:
        """Take the claim with a number by what it gives itself; numbers rise."""
        for given_in, known, _ in self._fields:
            known[given_in(claim)].append(number)
        for name in taking_part(claim, self._voices):
            self._parts[name].append(number)
        reports = claim.reports
        found = self._reported.get(id(reports))  # they are kept with it, so that no others get the same
        if found is None:
            found = self._reported[id(reports)] = reports, array("I")
        found[1].append(number)

    def mark(self, number: int, marks: Sequence[Held], *, alone: bool) -> None:
        """Take the marks of a claim, each with the days from which and until which it holds.

        Those of one that has its `alone` are put in at once; all others are gathered by theirs, a tuple.
        """
        if not alone:
            self._marked[marks].append(number)
            return
        for mark, since, until in marks:
            self._changing["mark", mark].extend((number, since, until))

    def link(self, number: int, other: str, by: str, since: int) -> None:
        """Take a link between the claim with a number and another one, who draws it, and from when it stands."""
        for value in ((ITSELF, other), *(("by", drawer) for drawer in (by, *self._voices.get(by, ())))):
            self._changing[value].extend((number, since, FOREVER))

    def put_into(self, base: sqlite3.Connection, dating: Dating) -> None:
        """Fill the table `facet`; of claims' headings as `dating` has gathered them."""
        for _, known, values in self._fields:
            for given, numbers in known.items():
                for value in dict.fromkeys(values(given)):
                    self._plain[value].append(numbers)
        for name, numbers in self._parts.items():
            self._plain["actor", name].append(numbers)
        for axis in AXES:
            for headings, numbers in dating.standing(axis):
                for words, day in headings.items():
                    self._once((axis, words), day, numbers)
        for reports, numbers in self._reported.values():
            self._report(reports, numbers)
        for marks, numbers in self._marked.items():
            for mark, since, until in marks:
                held = zip(numbers, repeat(since), repeat(until))
                self._changing["mark", mark].extend(chain.from_iterable(held))
        base.executemany("INSERT INTO facet VALUES (?, ?, ?, ?)", self._rows())

    def _report(self, reports: Sequence[Report], numbers: array[int]) -> None:
        """Take what follows from reports that some claims share."""
        found = printing(reports, self._out)
        for value, day in found.values.items():
            self._once(value, day, numbers)
        for facet, until in found.unknown:
            if until is None:
                self._plain[facet, UNKNOWN].append(numbers)
                continue
            for number in numbers:
                if until > self._stands[number]:
                    self._changing[facet, UNKNOWN].extend((number, self._stands[number], until))

    def _once(self, value: Value, day: int, numbers: array[int]) -> None:
        """Take a value that claims have from a day on, or from that on which they stand."""
        later = array("I", compress(numbers, [day <= self._stands[number] for number in numbers]))
        self._plain[value].append(later)
        if len(later) < len(numbers):
            there = {*later}
            earlier = [number for number in numbers if number not in there] if later else numbers
            self._changing[value].extend(chain.from_iterable(zip(earlier, repeat(day), repeat(FOREVER))))

    def _rows(self) -> Iterator[Row]:
        """Yield the rows in the order of the table's primary key: each is then appended, which is fast."""
        for value in sorted({*self._plain, *self._changing}):
            several = self._plain.pop(value, [])
            numbers = several[0] if len(several) == 1 else array("I", sorted({*chain.from_iterable(several)}))
            numbers, held = self._held(numbers, self._changing.pop(value, None))
            if numbers or held:
                yield *value, numbers.tobytes(), held.tobytes() if held else None

    def _held(self, lasting: array[int], changing: array[int] | None) -> tuple[array[int], array[int] | None]:
        """Return who has a value as long as they stand, and who from when until when, each claim once.

        Who has it on several grounds has it from the first of them on, and until that of the last.
        """
        if not changing:
            return lasting, None
        stands = self._stands
        claims, sinces, untils = changing[::3], changing[1::3], changing[2::3]
        there = {*lasting}
        if len({*claims}) < len(claims) or not there.isdisjoint(claims):
            days: dict[int, tuple[int, int]] = {}
            for number, since, until in zip(claims, sinces, untils, strict=True):
                if number not in there:
                    first, last = days.get(number, (since, until))
                    days[number] = min(since, first), max(until, last)
            claims = array("q", days)
            sinces, untils = (array("q", [held[end] for held in days.values()]) for end in (0, 1))
        steady = [
            number
            for number, since, until in zip(claims, sinces, untils, strict=True)
            if until == FOREVER and since == stands[number]
        ]
        if steady:
            there.update(steady)
            kept = [number not in there for number in claims]
            claims, sinces, untils = (array("q", compress(each, kept)) for each in (claims, sinces, untils))
            lasting = array("I", sorted(there))
        return lasting, array("q", chain.from_iterable(zip(claims, sinces, untils, strict=True)))
