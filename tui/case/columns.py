"""What each claim has of a facet, as one column of numbers, by which claims are counted without a query for each."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, compress, islice
from operator import itemgetter
from typing import overload

from tui.case.holders import Holders
from tui.case.query import Having
from tui.case.store import Store, asked
from tui.lean import NamedTuple

STEADY = frozenset((
    "speaker", "kind", "via", "about", "actor", "event", "question", "position", "where", "said", "happened",
))  # fmt: skip
"""The facets whose values a claim has from the day on which it stands, and for ever."""
COLUMNS = STEADY | {"mark", "stance", "caveat", "source", "printed"}
"""The facets of which many claims share a few sets of values: these only have columns."""


_MANY = 4  # a share of all from which on all are gone through rather than some picked out
_LISTED = 256  # of a mask's numbers the first that are listed without the rest, and the last


class Sets(Sequence[Sequence[str]]):
    """Sets of values, each made when it is looked at: of tens of thousands few are."""

    def __init__(self, values: Sequence[str], ends: array[int], members: array[int]) -> None:
        """Take all values, and of each set where its members end, which are the numbers of values."""
        self._values, self._ends, self._members = values, ends, members

    @overload
    def __getitem__(self, number: int) -> Sequence[str]: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Sequence[str]]: ...
    def __getitem__(self, number: int | slice) -> Sequence[str] | Sequence[Sequence[str]]:
        """Return a set."""
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        begin = self._ends[number - 1] if number else 0
        values = self._values
        return [values[member] for member in self._members[begin : self._ends[number]]]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends)

    def added(self, sums: Sequence[int]) -> list[int]:
        """Return for each value, in its order, what a sum of each set makes for all sets that have it."""
        found, begin = [0] * len(self._values), 0
        for end, each in zip(self._ends, sums, strict=True):
            if each:
                for member in self._members[begin:end]:
                    found[member] += each
            begin = end
        return found

    def summed(self, sums: Mapping[int, int]) -> dict[str, int]:
        """Return for each value, in the order in which it is met, the sum of what is told of the sets that have it."""
        ends, members = array("I", [0]) + self._ends, self._members
        found: dict[int, int] = {}
        so_far = found.get
        for number, each in sums.items():
            for member in members[ends[number] : ends[number + 1]]:
                found[member] = so_far(member, 0) + each
        return {self._values[member]: each for member, each in found.items()}

    def counted(self, numbers: Iterable[int]) -> dict[str, int]:
        """Return how many of some sets have each value; quick where hardly any set comes twice."""
        ends, members = array("I", [0]) + self._ends, self._members
        each = [members[ends[number] : ends[number + 1]] for number in numbers]
        return {self._values[member]: sets for member, sets in Counter(chain.from_iterable(each)).items()}


class Column(NamedTuple):
    """The sets of values that claims have, and the number of each claim's set."""

    sets: Sequence[Sequence[str]]
    of: array[int]

    @property
    def scattered(self) -> bool:
        """Whether hardly any claims have the same values, so that sets are no quicker to count than claims."""
        return 2 * len(self.sets) > len(self.of)

    def counts(self, claims: Sequence[int]) -> dict[str, int]:
        """Return how many of some claims have each value."""
        if isinstance(self.sets, Sets) and self.scattered:
            return self.sets.counted(of_claims(self.of, claims))
        sums = Counter(of_claims(self.of, claims))
        if isinstance(self.sets, Sets):
            return self.sets.summed(sums)
        found: dict[str, int] = {}
        so_far, sets = found.get, self.sets
        for number, claims_of_it in sums.items():
            for value in sets[number]:
                found[value] = so_far(value, 0) + claims_of_it
        return found

    def pairs(self, other: Column, claims: Sequence[int]) -> dict[tuple[str, str], int]:
        """Return how many of some claims have each pair of a value of this column and one of another."""
        found = Counter[tuple[str, str]]()
        both = Counter(zip(of_claims(self.of, claims), of_claims(other.of, claims), strict=True))
        for (one, two), claims_of_them in both.items():
            for first in self.sets[one]:
                for second in other.sets[two]:
                    found[first, second] += claims_of_them
        return found


def of_claims(of: array[int], claims: Sequence[int]) -> Iterable[int]:
    """Return what a column has of some claims, in their order; at once, since one after the other takes thrice."""
    if len(claims) == len(of):
        return of
    if isinstance(claims, Rising) and _MANY * len(claims) > len(of):
        return compress(of, claims.mask)
    return itemgetter(*claims)(of) if len(claims) > 1 else [of[number] for number in claims]


def column(store: Store, facet: str, claims: int) -> Column:
    """Return the column of a facet in the whole of a case: as it is kept, or else made of each claim's values."""
    query = "SELECT vals, ends, members, code, of FROM columns WHERE facet = ?"
    kept = store.row(query, facet) if has_columns(store) else None
    if kept is not None:
        values, ends, members, code, of = kept
        return Column(Sets(json.loads(values), _numbers("I", ends), _numbers("I", members)), _numbers(code, of))
    of = array("I", [0]) * claims
    sets: list[tuple[str, ...]] = [()]
    known: dict[tuple[int, str], int] = {}
    for value, numbers in Holders(store, claims).each(facet, None):
        alone = len(sets)  # most claims have one value alone
        sets.append((value,))
        for number in numbers:
            before = of[number]
            if not before:
                of[number] = alone
                continue
            key = before, value
            if key not in known:
                known[key] = len(sets)
                sets.append((*sets[before], value))
            of[number] = known[key]
    return Column(sets, of)


def _numbers(code: str, kept: bytes) -> array[int]:
    found = array(code)
    found.frombytes(kept)
    return found


def has_columns(store: Store) -> bool:
    """Tell whether columns are kept in a store."""
    return bool(store.row("SELECT count(*) FROM sqlite_master WHERE name = 'columns'")[0])


def keep_columns(store: Store, claims: int) -> None:
    """Keep the columns of a case in its store, and how many claims have each value, and how many disputed ones."""
    store.base.execute("""CREATE TABLE columns (facet TEXT PRIMARY KEY, vals TEXT, ends BLOB, members BLOB, code TEXT,
        of BLOB, counts TEXT) WITHOUT ROWID""")
    store.base.execute("""CREATE TABLE counted (facet TEXT, value TEXT, claims INTEGER, disputed INTEGER,
        PRIMARY KEY (facet, value)) WITHOUT ROWID""")
    disputed = sorted(Holders(store, claims).numbers(Having("mark", ("disputed",))))
    for facet in sorted(COLUMNS):
        sets, of = column(store, facet, claims)
        code = next(code for code, most in (("B", 1 << 8), ("H", 1 << 16), ("I", 1 << 32)) if len(sets) <= most)
        whole, some = (Column(sets, of).counts(numbers) for numbers in (range(claims), disputed))
        places = {value: number for number, value in enumerate(whole)}
        members = array("I", (places[value] for each in sets for value in each)).tobytes()
        ends = array("I", accumulate(map(len, sets))).tobytes()
        row = facet, json.dumps([*whole]), ends, members, code, array(code, of).tobytes(), json.dumps(whole)
        store.base.execute("INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        counted = ((facet, value, whole[value], some.get(value, 0)) for value in sorted(whole))
        store.base.executemany("INSERT INTO counted VALUES (?, ?, ?, ?)", counted)


def kept_counts(store: Store, facet: str) -> dict[str, int] | None:
    """Return how many claims of the whole case have each value of a facet, where that is kept."""
    kept = store.row("SELECT counts FROM columns WHERE facet = ?", facet) if has_columns(store) else None
    return None if kept is None else json.loads(kept[0])


def kept_count(store: Store, facet: str, value: str) -> tuple[int, int]:
    """Return how many claims of the whole case have a value of a facet, where columns are kept, and how many disputed.

    It is asked for each row of a list: to read the counts of all values would take longer than the rest of a start.
    """
    found = store.row("SELECT claims, disputed FROM counted WHERE facet = ? AND value = ?", facet, asked(value))
    return (0, 0) if found is None else (found[0], found[1])


def listed(joined: str) -> list[int]:
    """Return the numbers between commas; JSON's reader takes half as long as a call for each."""
    numbers: list[int] = json.loads(f"[{joined}]")
    return numbers


def numbers_of(store: Store, query: str, values: Sequence[object]) -> list[int]:
    """Return the numbers that a query finds, in whatever order; as one text, since a row for each takes ten times."""
    found = store.row(f"SELECT group_concat(n) FROM ({query})", *values)
    return listed(found[0] or "")


def masked(numbers: Iterable[int], claims: int) -> bytes:
    """Return which claims are among some numbers: a byte for each claim, 1 or 0."""
    mask = bytearray(claims)
    for number in numbers:
        mask[number] = 1
    return bytes(mask)


class Rising(Sequence[int]):
    """The numbers that a mask has, rising; all are listed only when others than the first or last are asked for."""

    def __init__(self, mask: int, claims: int) -> None:
        """Take a mask as one number, of so many claims."""
        self.mask = mask.to_bytes(claims, "little")
        """A byte for each claim, 1 or 0."""
        self._many = self.mask.count(1)
        self._listed = array("I", islice(self, _LISTED))
        self._last = array("I")

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> array[int]: ...
    def __getitem__(self, index: int | slice) -> int | array[int]:
        """Return the number at an index, or some of them."""
        found = range(self._many)[index]
        return self._at(found) if isinstance(found, int) else array("I", map(self._at, found))

    def _at(self, index: int) -> int:
        behind = self._many - index
        if index >= len(self._listed) and behind <= _LISTED:
            if not self._last:
                self._last = array("I", islice(self._falling(), _LISTED))
            return self._last[behind - 1]
        if index >= len(self._listed):
            self._listed = array("I", self)
        return self._listed[index]

    def _falling(self) -> Iterator[int]:
        at = len(self.mask)
        while (at := self.mask.rfind(1, 0, at)) >= 0:
            yield at

    def __len__(self) -> int:
        """Return how many there are."""
        return self._many

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers."""
        return compress(range(len(self.mask)), self.mask)

    def place(self, number: int) -> int | None:
        """Return the index of a number, or None."""
        return self.mask.count(1, 0, number) if self.mask[number] else None


def place(numbers: Sequence[int], number: int) -> int | None:
    """Return the index of a claim's number among some that rise, or None."""
    if isinstance(numbers, Rising):
        return numbers.place(number)
    at = bisect_left(numbers, number)
    return at if at < len(numbers) and numbers[at] == number else None
