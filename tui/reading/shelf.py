"""The records of a case as they are read: each put away as text, and made again when it is asked for.

So a case of a million records needs no more memory than for their names and outlines. What is put away stands in a
database, which becomes the case's store.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.databases import in_memory
from tui.model import KIND_OF, SECTIONS, Claim, Record, kind_of
from tui.problems import Place
from tui.reading.encoding import decode, encode
from tui.reading.ids import Numbers
from tui.reading.outline import Outlines, Plain, plain

if TYPE_CHECKING:
    from tui.reading.batch import Batch

TABLE = "CREATE TABLE body (seq INTEGER PRIMARY KEY, body TEXT);"
_KINDS = tuple(KIND_OF[section] for section in SECTIONS)  # as a batch numbers them
_CLAIM = _KINDS.index("claim")
_AT_ONCE = 512  # records that are written together
_LOOKED_AT = 1024  # that are kept as they were made


class Shelf(Mapping[str, Record]):
    """The valid records by id, in the order of the files; of those left out the kind and the place are known.

    Every id that is declared has a number, which rises in the order of the files.
    """

    def __init__(self, base: sqlite3.Connection | None = None) -> None:
        """Put records into an empty database, or else into one in memory."""
        self.base = in_memory() if base is None else base
        self.base.executescript(TABLE)
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self.numbers: Mapping[str, int] = self._numbers
        """The number of each id that is declared."""
        self.names: Sequence[str] = self._names
        """The id by its number."""
        self.files: list[str] = []
        """The files by their shown names, as the places of records number them."""
        self._kinds, self._there = bytearray(), bytearray()
        self._places = array("I")  # file, line, column and offset of each, one behind the other
        self.outlines = Outlines()
        self._waiting: list[tuple[int, str]] = []
        self._length = 0
        self._at = lru_cache(_LOOKED_AT)(self.at)

    @classmethod
    def of(cls, records: Mapping[str, Record]) -> Shelf:
        """Return records put away."""
        shelf = cls()
        for name, record in records.items():
            shelf.declare(name, kind_of(record), None)
            shelf.put(name, encode(record), plain(record) if isinstance(record, Claim) else None)
        return shelf

    def declare(self, name: str, kind: str, place: Place | None) -> None:
        """Give an id its number."""
        self._numbers[name] = len(self._names)
        self._names.append(name)
        self._kinds.append(_KINDS.index(kind))
        self._there.append(False)
        self.outlines.skip()
        if place and (not self.files or self.files[-1] != place.file):
            self.files.append(place.file)
        self._places.extend((len(self.files), *place[1:]) if place else (0, 0, 0, 0))

    def put(self, name: str, body: str, values: Plain | None) -> None:
        """Put away a record that was declared, as `encode` has it, with its outline where it is a claim."""
        number = self.numbers[name]
        if values is not None:
            self.outlines.put(number, values)
        self._there[number] = True
        self._length += 1
        self._waiting.append((number, body))
        if len(self._waiting) >= _AT_ONCE:
            self.settle()

    def takes(self, names: Sequence[str]) -> bool:
        """Tell whether some ids are of records that none was declared with, each once."""
        return self.numbers.keys().isdisjoint(names) and len(set(names)) == len(names)

    def take(self, file: str, batch: Batch) -> None:
        """Declare and put away the records of a file that a batch has, of which none was declared before."""
        first = len(self.names)
        self._numbers.update(zip(batch.names, range(first, first + len(batch.names)), strict=True))
        self._names += batch.names
        self._kinds += batch.kinds
        self._there += b"\1" * len(batch.names)
        self._length += len(batch.names)
        if not self.files or self.files[-1] != file:
            self.files.append(file)
        places = array("I", bytes(16 * len(batch.names)))
        places[::4] = array("I", [len(self.files)]) * len(batch.names)
        found = array("I")
        found.frombytes(batch.places)
        for number in range(3):
            places[number + 1 :: 4] = found[number::3]
        self._places += places
        self.outlines.take(batch.outlines, batch.each_outline())
        self._waiting += zip(range(first, len(self.names)), batch.bodies, strict=True)
        if len(self._waiting) >= _AT_ONCE:
            self.settle()

    def settle(self) -> None:
        """Write what waits to be written."""
        if self._waiting:
            self.base.execute("BEGIN")
            self.base.executemany("INSERT INTO body VALUES (?, ?)", self._waiting)
            self.base.execute("COMMIT")
            self._waiting.clear()

    def end(self) -> None:
        """Write the rest, and pack what is known of the records: no more come."""
        self.settle()
        self.outlines.end()
        packed = Numbers(self._numbers)
        self.numbers, self.names, self._numbers, self._names = packed, packed.names, {}, []

    def leave_out(self, name: str) -> bool:
        """Take a record off the shelf; tell whether it was there."""
        number = self.numbers.get(name)
        if number is None or not self._there[number]:
            return False
        self._there[number] = False
        self._length -= 1
        return True

    def kind(self, name: str) -> str | None:
        """Return the kind of a record, left out or not, or None where no record has the id."""
        number = self.numbers.get(name)
        return None if number is None else _KINDS[self._kinds[number]]

    def place(self, name: str) -> Place | None:
        """Return where a record begins, left out or not, or None where that is not known."""
        number = self.numbers.get(name)
        return None if number is None else self.place_at(number)

    def place_at(self, number: int) -> Place | None:
        """Return where the record with a number begins, or None where that is not known, or there is none."""
        file, line, column, offset = self._places[4 * number : 4 * number + 4] or (0, 0, 0, 0)
        return Place(self.files[file - 1], line, column, offset) if file else None

    def spot_at(self, number: int) -> tuple[int | None, int, int, int]:
        """Return the same with the file's number, from 0 on: file, line, column and offset."""
        file, line, column, offset = self._places[4 * number : 4 * number + 4] or (0, 0, 0, 0)
        return file - 1 if file else None, line, column, offset

    def claims(self) -> Iterator[int]:
        """Yield the numbers of the claims on the shelf."""
        kinds, there = self._kinds, self._there
        return (number for number in range(len(kinds)) if kinds[number] == _CLAIM and there[number])

    def by_name(self) -> Iterable[int]:
        """Return the numbers of all ids that are declared, in the order of their letters."""
        numbers = self.numbers
        return numbers.sorted if isinstance(numbers, Numbers) else map(numbers.__getitem__, sorted(numbers))

    def others(self) -> dict[str, Record]:
        """Return all records but claims by id."""
        kinds, there = self._kinds, self._there
        numbers = (number for number in range(len(kinds)) if kinds[number] != _CLAIM and there[number])
        return {self.names[number]: self.at(number) for number in numbers}

    def at(self, number: int) -> Record:
        """Return the record with a number, made from what was put away; not kept."""
        if self._waiting:
            self.settle()
        (body,) = self.base.execute("SELECT body FROM body WHERE seq = ?", [number]).fetchone()
        return decode(_KINDS[self._kinds[number]], body)

    def texts_at(self, numbers: Sequence[int]) -> list[str]:
        """Return the texts of records by their numbers, as they were put away: of many much faster than of each."""
        asked = json.dumps(list(numbers))
        found = dict(
            self.base.execute("SELECT seq, body FROM body WHERE seq IN (SELECT value FROM json_each(?))", [asked])
        )
        return [found[number] for number in numbers]

    def __getitem__(self, name: str) -> Record:
        """Return a record; raises KeyError for one that is not there, or left out."""
        number = self.numbers[name]
        if not self._there[number]:
            raise KeyError(name)
        return self._at(number)

    def __contains__(self, name: object) -> bool:
        """Tell whether a record is there."""
        number = self.numbers.get(name) if isinstance(name, str) else None
        return number is not None and bool(self._there[number])

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return (name for name, number in self.numbers.items() if self._there[number])

    def __len__(self) -> int:
        """Return how many records there are."""
        return self._length

    def bodies(self) -> Iterator[tuple[str, str, str]]:
        """Yield the id, the kind and the text of each record that `decode` makes it of."""
        self.settle()
        kinds, there, names = self._kinds, self._there, self.names
        for number, body in self.base.execute("SELECT seq, body FROM body ORDER BY seq"):
            if there[number]:
                yield names[number], _KINDS[kinds[number]], body

    def stream(self) -> Iterator[tuple[str, Record]]:
        """Yield each id with its record, which is not kept."""
        return ((name, self.at(number)) for name, number in self.numbers.items() if self._there[number])
