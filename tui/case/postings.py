"""Which claims have which values of facets, put into a store, a row for each value.

What claims give in a field is what others give, too. So what values follow from it is asked once for all of them.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, repeat
from typing import TypeVar

from tui.case.dating import Dating
from tui.case.facets import FACETS, ITSELF
from tui.case.marks import Held
from tui.case.ordered import Ordered
from tui.case.times import AXES, FOREVER, UNKNOWN
from tui.case.values import PRINTED, Voices, printed, speakers, steady
from tui.model import Event

T = TypeVar("T")
_REMEMBERED = 1 << 16  # of what claims give
Row = tuple[str, str, bytes, bytes | None]
"""A row of the table `facet`, which `holders.py` reads: a facet, a value, the numbers of the claims that have it from
the day on which they stand, and of each other claim its number with the days from which and until which it has it."""


class Postings:
    """The values of claims. Nearly all hold from the day on which the claim stands, so that no day is kept of them.

    That each claim is around itself goes without saying, and is not kept.
    """

    def __init__(self, claims: Ordered, out: Mapping[str, int], events: Mapping[str, Event], voices: Voices):
        """Take the claims; from when sources are out; the events; and in whose voices sources speak."""
        self._claims, self._stands, self._out, self._voices = claims, claims.days, out, voices
        self._steady = steady(events, voices)
        self._marked: dict[Sequence[Held], array[int]] = defaultdict(lambda: array("I"))
        self._alone: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("q"))  # number, since and until

    def mark(self, number: int, marks: Sequence[Held], *, alone: bool) -> None:
        """Take the marks of a claim, each with the days from which and until which it holds.

        Those of one that has its `alone` are put in at once; all others are gathered by theirs, a tuple.
        """
        if not alone:
            self._marked[marks].append(number)
            return
        for mark, since, until in marks:
            self._alone["mark", mark].extend((number, since, until))

    def link(self, number: int, other: str, by: str, since: int) -> None:
        """Take a link between the claim with a number and another one, who draws it, and from when it stands."""
        for value in ((ITSELF, other), *(("by", drawer) for drawer in (by, *self._voices.get(by, ())))):
            self._alone[value].extend((number, since, FOREVER))

    def put_into(self, base: sqlite3.Connection, dating: Dating) -> None:
        """Fill the table `facet`; of claims' headings as `dating` has gathered them."""
        for facet in sorted(FACETS):  # one after the other: the days of all would fill the memory
            rows = ((facet, *row) for row in self._values(facet, dating).rows())
            base.executemany("INSERT INTO facet VALUES (?, ?, ?, ?)", rows)

    def _values(self, facet: str, dating: Dating) -> _Values:
        """Return who has the values of a facet."""
        found = _Values(self._stands)
        if facet in self._steady:
            field, values = self._steady[facet]
            different, given = self._claims.given(field)
            found.lasting = _by_value(given, lambda at: values(different[at]))
        elif facet == "actor":
            found.lasting = self._taking_part()
        elif facet in AXES:
            for headings, numbers in dating.standing(facet):
                for words, day in headings.items():
                    found.add(words, numbers, day)
        elif facet in PRINTED:
            for reports, numbers in self._claims.by_given("reports"):
                days, first = printed(facet, reports, self._out)
                for value, day in days.items():
                    found.add(value, numbers, day)
                if facet != "source":
                    found.add_until(UNKNOWN, numbers, first)
        elif facet == "mark":
            for marks, numbers in self._marked.items():
                for mark, since, until in marks:
                    if until == FOREVER:
                        found.add(mark, numbers, since)
                    else:
                        found.changing[mark].extend(chain.from_iterable(zip(numbers, repeat(since), repeat(until))))
        for of, value in [each for each in self._alone if each[0] == facet]:
            found.changing[value].extend(self._alone.pop((of, value)))
        return found

    def _taking_part(self) -> dict[str, list[array[int]]]:
        """Return who has a part in claims, with the numbers of these: says, passes on, hears them, is spoken of."""
        found = defaultdict[str, list["array[int]"]](list)
        for field in ("speaker", "via", "to", "actors"):
            different, given = self._claims.given(field)
            named = map(self._named, different)
            for name, numbers in _by_value(given, list(named).__getitem__).items():
                found[name] += numbers
        return found

    def _named(self, given: str | Sequence[str]) -> Sequence[str]:
        """Return the actors of a field: whoever is named, or in place of the speaker those in whose voice it speaks."""
        return speakers(given, self._voices) if isinstance(given, str) else given


def _by_value(given: Iterable[T], values: Callable[[T], Iterable[str]]) -> dict[str, list[array[int]]]:
    """Return the numbers of the claims that have each value, by what each claim gives; `values` follow from that."""
    found = defaultdict[str, "array[int]"](lambda: array("I"))
    known: dict[T, list[Callable[[int], None]]] = {}  # what takes the numbers of the claims that give it
    for number, each in enumerate(given):
        taking = known.get(each)
        if taking is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            taking = known[each] = [found[value].append for value in dict.fromkeys(values(each))]
        for take in taking:
            take(number)
    return {value: [numbers] for value, numbers in found.items()}


class _Values:
    """Who has the values of a facet: as long as they stand, or from a day on and until another one."""

    def __init__(self, stands: Sequence[int]) -> None:
        self._stands = stands
        self.lasting: dict[str, list[array[int]]] = {}
        self.changing: dict[str, array[int]] = defaultdict(lambda: array("q"))

    def add(self, value: str, numbers: array[int], day: int) -> None:
        """Take a value that claims have from a day on, or from that on which they stand."""
        later = [day <= self._stands[number] for number in numbers]
        self.lasting.setdefault(value, []).append(array("I", compress(numbers, later)))
        if not all(later):
            earlier = [number for number, stands in zip(numbers, later, strict=True) if not stands]
            self.changing[value].extend(chain.from_iterable(zip(earlier, repeat(day), repeat(FOREVER))))

    def add_until(self, value: str, numbers: array[int], until: int | None) -> None:
        """Take a value that claims have from the day on which they stand until another one, or for ever."""
        if until is None:
            self.lasting.setdefault(value, []).append(numbers)
            return
        for number in numbers:
            if until > self._stands[number]:
                self.changing[value].extend((number, self._stands[number], until))

    def rows(self) -> Iterator[tuple[str, bytes, bytes | None]]:
        """Yield the values in order: each row is then appended to its table, which is fast."""
        for value in sorted({*self.lasting, *self.changing}):
            several = self.lasting.pop(value, [])
            numbers = several[0] if len(several) == 1 else array("I", sorted({*chain.from_iterable(several)}))
            numbers, held = self._once(numbers, self.changing.pop(value, None))
            if numbers or held:
                yield value, numbers.tobytes(), held.tobytes() if held else None

    def _once(self, lasting: array[int], changing: array[int] | None) -> tuple[array[int], array[int] | None]:
        """Return who has a value as long as they stand, and who from when until when, each claim once.

        Who has it on several grounds has it from the first of them on, and until that of the last.
        """
        if not changing:
            return lasting, None
        if len(changing) == 3 and not lasting:  # as with most links
            number, since, until = changing
            always = until == FOREVER and since == self._stands[number]
            return (array("I", [number]), None) if always else (lasting, changing)
        claims: Sequence[int] = changing[::3]
        sinces: Iterable[int] = changing[1::3]
        untils: Iterable[int] = changing[2::3]
        there = {*lasting}
        if len({*claims}) < len(claims) or not there.isdisjoint(claims):
            days: dict[int, tuple[int, int]] = {}
            for number, since, until in zip(claims, sinces, untils, strict=True):
                if number not in there:
                    first, last = days.get(number, (since, until))
                    days[number] = min(since, first), max(until, last)
            claims, (sinces, untils) = list(days), zip(*days.values(), strict=True) if days else ((), ())
        held, stands = list(zip(claims, sinces, untils, strict=True)), self._stands
        steady = [number for number, since, until in held if until == FOREVER and since == stands[number]]
        if steady:
            there.update(steady)
            lasting = array("I", sorted(there))
            held = [each for each in held if each[0] not in there]
        return lasting, array("q", chain.from_iterable(held))
