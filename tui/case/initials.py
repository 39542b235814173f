"""The letters that words begin with: of those that many records have it is kept which records these are.

Most records have a word that begins with the letter that one types first, and to gather them from the table of words
takes longer than one waits for a letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import compress
from operator import itemgetter

from tui.case.columns import numbers_of
from tui.case.store import Store
from tui.folding import is_sign
from tui.readings import BOUND

TABLE = "CREATE TABLE initial (letter TEXT PRIMARY KEY, claims BLOB, others BLOB) WITHOUT ROWID"
"""The letters, each with the claims and the other records that have it: a bit for each, from number 0 and -1 on."""
LEAST = 5_000
"""Records that have a letter from which on it is kept; of fewer the closest are looked for among their words anyway."""
_TOGETHER = 8192  # claims whose letters are packed together, a multiple of eight
_MOST_KNOWN = 1 << 16  # texts of which the letters are remembered
_BETWEEN = f" {BOUND} "
_FIRST = itemgetter(0)
_SHOWN = bytes(48) + bytes((0, 1)) + bytes(206)  # `0` and `1` as bytes 0 and 1
_WRITTEN = b"01" + bytes(254)  # and back
# For each bit, whether a byte has it, as `1` or `0`.
_HAS = [bytes(48 + (byte >> bit & 1) for byte in range(256)) for bit in range(8)]
Row = tuple[int | str, ...]
"""A record's number, and its texts by the columns of `Texts`, as words with spaces between."""


class _Bits(dict[str, int]):
    """A bit for each letter, found out when it is first met: none for what is not kept."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[str] = []

    def __missing__(self, letter: str) -> int:
        kept = letter.isalnum() and not is_sign(letter)
        found = self[letter] = 1 << len(self.letters) if kept else 0
        self.letters += [letter] * kept
        return found

    def of(self, text: str) -> int:
        """Return the bits of the letters that the words of a text begin with."""
        return sum(map(self.__getitem__, {*map(_FIRST, text.split())}))


class _Known(dict[str, int]):
    """The bits of texts that many records share: names and titles."""

    def __init__(self, bits: _Bits) -> None:
        super().__init__()
        self._bits = bits

    def __missing__(self, text: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[text] = self._bits.of(text)
        return found


class Initials:
    """The letters that words begin with, gathered record by record: claims in the order of their numbers, all of them.

    A sign that is a word by itself is none of them: it is found as quickly as any word, and there are thousands.
    """

    def __init__(self) -> None:
        self._bits = _Bits()
        self._known = _Known(self._bits)
        self._some: list[int] = []  # of each of the last claims its letters, as bits
        self._claims: dict[str, bytearray] = {}
        self._others: dict[str, list[int]] = defaultdict(list)
        self._packed = 0  # claims that are among these

    def noted(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield rows as they come, and take note of them."""
        bits, known, some = self._bits, self._known, self._some
        for row in rows:
            number, own, names, around, links, reserved = row
            assert isinstance(number, int)
            if number < 0:
                for letter in filter(bits.__getitem__, letters_of(row)):
                    self._others[letter].append(-1 - number)
            else:
                found = bits.of(f"{own} {links} {reserved}" if links or reserved else str(own))
                for text in f"{names}{_BETWEEN}{around}".split(_BETWEEN):
                    found |= known[text]
                some.append(found)
                if len(some) == _TOGETHER:
                    self._pack()
            yield row

    def _pack(self) -> None:
        """Put the letters of the last claims behind those of the ones before."""
        width = -(-len(self._bits.letters) // 8)
        joined = b"".join([bits.to_bytes(width, "little") for bits in self._some])
        for at, letter in enumerate(self._bits.letters):
            there = joined[at // 8 :: width].translate(_HAS[at % 8])
            self._claims.setdefault(letter, bytearray(self._packed // 8)).extend(_packed(there))
        self._packed += len(self._some)
        self._some.clear()

    def put_into(self, store: Store) -> None:
        """Keep the letters that many records have."""
        if self._some:
            self._pack()
        for letter in self._bits.letters:
            others = bytearray(max(self._others[letter], default=-1) + 1)
            for at in self._others[letter]:
                others[at] = 1
            _keep(store, letter, bytes(self._claims.get(letter, b"")), _packed(others.translate(_WRITTEN)))


def letters_of(row: Row) -> set[str]:
    """Return what the words of a record begin with."""
    return {*map(_FIRST, " ".join(row[1:]).split())}  # type: ignore[arg-type]  # all but its number are texts


def letter_of(match: str) -> str:
    """Return the letter that an FTS5 query asks words to begin with, if that is all that it asks for, or nothing."""
    return match[1] if len(match) == 4 and match[0] == '"' and match[2:] == '"*' else ""


def found(store: Store, letter: str, claims: int) -> tuple[bytes, list[int]] | None:
    """Return which of so many claims have a letter, as a mask, and the numbers of other records from -1 down.

    None where that is not kept.
    """
    row = store.row("SELECT claims, others FROM initial WHERE letter = ?", letter)
    if row is None:
        return None
    others = unpacked(row[1], 8 * len(row[1]))
    return unpacked(row[0], claims), [-1 - at for at in compress(range(len(others)), others)]


def unpacked(bits: bytes, size: int) -> bytes:
    """Return so many bits as a byte each, 1 or 0."""
    return f"{int.from_bytes(bits, 'little'):0{size}b}".encode()[::-1].translate(_SHOWN) if size else b""


def _packed(written: bytes | bytearray) -> bytes:
    """Return bits that are written as `0` and `1` each, eight in a byte."""
    return int(written[::-1], 2).to_bytes(-(-len(written) // 8), "little") if written else b""


def _keep(store: Store, letter: str, claims: bytes, others: bytes) -> bool:
    """Keep a letter if many records have it, in place of what was kept of it; tell whether it is kept."""
    store.base.execute("DELETE FROM initial WHERE letter = ?", [letter])
    many = sum(int.from_bytes(bits, "little").bit_count() for bits in (claims, others)) > LEAST
    if many:
        store.base.execute("INSERT INTO initial VALUES (?, ?, ?)", [letter, claims, others])
    return many


def amend(store: Store, before: Iterable[Row], after: Iterable[Row], claims: int) -> list[str]:
    """Put right what is kept of the letters of some claims that had these words and have those; return which letters.

    It is done once the table of words is as it is to be.
    """
    was = {int(row[0]): letters_of(row) for row in before}
    changed: dict[str, list[int]] = defaultdict(list)
    for row in after:
        for letter in letters_of(row) ^ was[int(row[0])]:
            changed[letter].append(int(row[0]))
    return sorted(letter for letter, numbers in changed.items() if _amended(store, letter, numbers, claims))


def _amended(store: Store, letter: str, numbers: list[int], claims: int) -> bool:
    row = store.row("SELECT claims, others FROM initial WHERE letter = ?", letter)
    if row is not None:
        bits = bytearray(row[0])
        for number in numbers:
            bits[number // 8] ^= 1 << number % 8
        _keep(store, letter, bytes(bits), row[1])
        return True
    if not letter.isalnum() or is_sign(letter):
        return False
    there, others = bytearray(claims), bytearray()
    for number in numbers_of(store, "SELECT rowid AS n FROM words WHERE words MATCH ?", [f'"{letter}"*']):
        if number < 0:
            others.extend(bytes(max(-number - len(others), 0)))
            others[-1 - number] = 1
        else:
            there[number] = 1
    return _keep(store, letter, _packed(there.translate(_WRITTEN)), _packed(others.translate(_WRITTEN)))
