"""How many of the claims that have a letter have each value of a facet: kept of the letters of `initials`.

What a list of the screen counts of most claims takes as long to count as to find them; for all letters at once it is
a matter of adding numbers that have four bytes for each letter.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from itertools import compress

from tui.case.columns import Sets, column, masked
from tui.case.holders import Holders
from tui.case.initials import unpacked
from tui.case.query import Having
from tui.case.store import Store
from tui.case.times import AXES
from tui.lean import NamedTuple

TABLE = """CREATE TABLE tally (letter TEXT, facet TEXT, disputed INTEGER, code TEXT, claims BLOB,
    PRIMARY KEY (letter, facet, disputed)) WITHOUT ROWID"""
FACETS = {"event": (False, True), "actor": (False,), "speaker": (False,), "about": (False,)}
"""The facets that the first screen counts: of all claims, and of the disputed ones where a row tells of these."""
SHARED = 16
"""Claims to each set of dates of the first axis from which on these are counted, too: of fewer that saves little."""
_AT_ONCE = 32  # letters that are counted together
_SIZE = 4  # bytes for each of them
_TOGETHER = 1 << 16  # claims whose letters are known at once
_CODES = (("B", 8), ("H", 16), ("I", 32))
# For each of the bytes in which letters are bits: the number that has one for each letter.
_ONES = [
    [sum((byte >> bit & 1) << 8 * _SIZE * (8 * at + bit) for bit in range(8)) for byte in range(256)]
    for at in range(_AT_ONCE // 8)
]


class _Counted(NamedTuple):
    """What is counted: a facet or an axis, of all claims or of those disputed; the number of each claim's set."""

    facet: str
    disputed: bool
    of: array[int]
    many: int
    """How many sets there are."""
    sets: Sets | None
    """The sets of values; None where they are what is counted."""


def sets_of(axis: str) -> str:
    """Return as what the sets of dates of an axis are counted; by its name goes the facet of its headings."""
    return f"sets of {axis}"


def tally(store: Store, letter: str, facet: str, *, disputed: bool = False) -> array[int] | None:
    """Return how many of the claims that have a letter have each value of a facet, in the order of its column.

    Of `sets_of` an axis it is each of its sets of dates. None where that is not kept.
    """
    query = "SELECT code, claims FROM tally WHERE letter = ? AND facet = ? AND disputed = ?"
    row = store.row(query, letter, facet, disputed)
    if row is None:
        return None
    numbers: array[int] = array(row[0])
    numbers.frombytes(row[1])
    return numbers


def keep(store: Store, claims: int, letters: Sequence[str] | None = None) -> None:
    """Keep the counts of some letters as far as these are kept, or of all of them, in place of those before."""
    for letter in letters or ():
        store.base.execute("DELETE FROM tally WHERE letter = ?", [letter])
    rows = store.rows("SELECT letter, claims FROM initial ORDER BY letter")
    masks = {letter: unpacked(bits, claims) for letter, bits in rows if letters is None or letter in letters}
    counted = _all_counted(store, claims) if masks else []
    disputed = masked(Holders(store, claims).numbers(Having("mark", ("disputed",))), claims)
    some = list(masks)
    for first in range(0, len(some), _AT_ONCE):
        together = some[first : first + _AT_ONCE]
        for each, found in _tallies(counted, [masks[letter] for letter in together], disputed):
            for letter, numbers in zip(together, found, strict=False):
                code = next(code for code, bits in _CODES if max(numbers, default=0) >> bits == 0)
                row = letter, each.facet, each.disputed, code, array(code, numbers).tobytes()
                store.base.execute("INSERT INTO tally VALUES (?, ?, ?, ?, ?)", row)


def _all_counted(store: Store, claims: int) -> list[_Counted]:
    found = []
    for facet, often in FACETS.items():
        sets, of = column(store, facet, claims)
        assert isinstance(sets, Sets), "the columns are kept by then"
        found += [_Counted(facet, only, of, len(sets), sets) for only in often]
    _, dates, of = store.dated(AXES[0])
    if SHARED * len(dates) <= claims:
        found.append(_Counted(sets_of(AXES[0]), False, of, len(dates), None))
    return found


def _tallies(
    counted: list[_Counted], masks: list[bytes], disputed: bytes
) -> Iterator[tuple[_Counted, list[array[int]]]]:
    """Yield for all that is counted how many claims have each value, for each of some masks."""
    sums = [[0] * each.many for each in counted]
    for start in range(0, len(disputed), _TOGETHER):
        some = slice(start, start + _TOGETHER)
        ones = _ones([mask[some] for mask in masks])
        for each, so_far in zip(counted, sums, strict=True):
            numbered = zip(each.of[some], ones, strict=True)
            for number, one in compress(numbered, disputed[some]) if each.disputed else numbered:
                so_far[number] += one
    for each, so_far in zip(counted, sums, strict=True):
        yield each, _parted(each.sets.added(so_far) if each.sets else so_far)


def _ones(masks: list[bytes]) -> list[int]:
    """Return for each claim a number that has a one for each mask that it is in."""
    found: list[int] = []
    for at in range(0, len(masks), 8):
        bits = sum(int.from_bytes(mask, "little") << bit for bit, mask in enumerate(masks[at : at + 8]))
        ones, joined = _ONES[at // 8], bits.to_bytes(len(masks[0]), "little")
        these = map(ones.__getitem__, joined)
        found = [one | more for one, more in zip(found, these, strict=True)] if at else [*these]
    return found


def _parted(sums: list[int]) -> list[array[int]]:
    """Return what numbers have for each letter."""
    numbers = array("I")
    assert numbers.itemsize == _SIZE
    numbers.frombytes(b"".join([each.to_bytes(_SIZE * _AT_ONCE, "little") for each in sums]))
    if sys.byteorder == "big":
        numbers.byteswap()
    return [numbers[at::_AT_ONCE] for at in range(_AT_ONCE)]
