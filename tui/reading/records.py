"""Reading the files of a case into what is known of it as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from tui.bounded import open_bounded
from tui.collecting import uncollected
from tui.model import Info
from tui.paths import shown
from tui.problems import CaseError, Problem
from tui.progress import Tell, unheard
from tui.reading.batch import Batch
from tui.reading.defaults import Defaults, standing, untaken
from tui.reading.encoding import decode
from tui.reading.entries import BEGIN, Begin
from tui.reading.files import MOST_BYTES, case_files, read_text
from tui.reading.found import Found
from tui.reading.grains import marks_of
from tui.reading.pieces import Piece, pieces, read_piece, taken_by
from tui.reading.reading import Reading as Reading  # by the name that it is known by elsewhere
from tui.reading.shelf import Shelf
from tui.reading.taking import found_in
from tui.text import clean

_TOLD_EVERY = 256  # records
_SOON = 16  # times its share that a first piece may have: one that is longer can't be cut
FIRST = 512 * 1024
"""Bytes of all files together that are read first: some hundreds of claims."""
LEAST = 2 * 1024
"""Bytes of each file that are, however many there are."""
APART = 2 * 1024**2
"""Bytes of a case's files from which on it is worth the time to start processes that read them."""


def read(path: Path, tell: Tell = unheard, shelf: Shelf | None = None) -> Reading:
    """Return a case as read; raises CaseError when there is nothing to read, every other fault is in `problems`.

    Its records are put on an empty shelf, or on one in memory.
    """
    files, problems = case_files(path)
    records = Shelf() if shelf is None else shelf
    reading = Reading(path, problems=problems, records=records, files={name: file for file, name in files})
    with uncollected():  # the collector costs more than the parser
        _Reader(reading, tell).read()
    reading.records.settle()
    if not reading.records.numbers and not reading.problems:
        raise CaseError(f"{clean(shown(path))}: there is no record in it; name a folder, or a file, that holds a case")
    return reading


def read_first(path: Path) -> Reading:
    """Return the first records of each file of a case, as far as they are easily read; raises CaseError as `read` does.

    Nothing is said of faults: whoever shows these reads the whole as well.
    """
    files, _ = case_files(path)
    reading = Reading(path, files={name: file for file, name in files})
    _Reader(reading, unheard).read_first()
    reading.records.settle()
    reading.problems.clear()
    reading.left_out.clear()
    reading.mentioned.update(reading.records.names)  # claims that were not read yet may be about any event
    return reading


class _Reader:
    """Reads the files of a case one after the other into a reading."""

    def __init__(self, reading: Reading, tell: Tell) -> None:
        self.reading, self.tell = reading, tell
        self.sizes = {name: _size(file) for name, file in reading.files.items()}
        self.total, self.before = max(sum(self.sizes.values()), 1), 0
        self.whole: set[str] = set()  # files that are not, or no longer, read in pieces
        self.took: dict[str, set[str]] = {}  # what the claims of each file took of its defaults
        self.doubtful: set[str] = set()  # files of which more might be known if they were mended

    def read(self) -> None:
        """Read all files; large ones in pieces, apart."""
        if self.total < APART:
            for name in self.reading.files:
                self._read_on(name)
                self.before += self.sizes[name]
        else:
            from tui.reading.workers import reading_apart  # here, since most cases are small

            with reading_apart() as apart:
                self._take(apart(self._pieces()))
        for name, defaults in self.reading.defaults.items():
            if name not in self.doubtful:
                self.reading.problems += untaken(defaults, self.took.get(name, ()))

    def read_first(self) -> None:
        """Read the first piece of each file, or all of a small one, as far as they can be read apart and soon."""
        from tui.reading.batches import read_batch  # here, since most cases are small

        share = max(FIRST // max(len(self.reading.files), 1), LEAST)
        for name, file in self.reading.files.items():
            with suppress(OSError), open_bounded(file, MOST_BYTES) as opened:
                for piece in islice(pieces(name, opened, share), None if self.sizes[name] <= share else 1):
                    if len(piece.data or b"") > _SOON * share or not self._add_each(piece, read_batch(piece)):
                        break

    def _pieces(self) -> Iterator[Piece]:
        for name, file in self.reading.files.items():
            try:
                with open_bounded(file, MOST_BYTES) as opened:
                    for piece in pieces(name, opened):
                        if name in self.whole:
                            break
                        yield piece
            except OSError:
                yield Piece(name, None)

    def _take(self, read: Iterable[tuple[Piece, Batch | list[Found] | None]]) -> None:
        """Add what was read of pieces in their order; behind one that can't be read apart, its file is read on."""
        for piece, records in read:
            self.before += len(piece.data or b"")
            self.tell("Reading", self.before / self.total)
            if piece.name in self.whole:
                continue
            if not self._add_each(piece, records):
                self.whole.add(piece.name)
                self.reading.pieces.pop(piece.name, None)
                self._read_on(piece.name, Begin(piece.before[1], piece.section, piece.seen, piece.given))

    def _add_each(self, piece: Piece, records: Batch | list[Found] | None) -> bool:
        """Add what was read of a piece; tell whether it could be read apart."""
        first = len(self.reading.records.names)
        if isinstance(records, Batch):
            if self.reading.records.takes(records.names):
                self._add_all(piece, records)
                return True
            records = read_piece(piece)  # one by one: an id is taken, and of its record is told where it stands
        if records is None:
            return False
        if piece.own:
            self.reading.defaults[piece.name] = standing(piece.name, piece.own)
        for found in records:
            self._add(found)
        marks = marks_of(piece, first, [found.place[1:] for found in records], taken_by(records))
        self.reading.pieces.setdefault(piece.name, []).extend(marks)
        return True

    def _add_all(self, piece: Piece, batch: Batch) -> None:
        reading = self.reading
        marks = marks_of(piece, len(reading.records.names), batch.each_place(), ())
        reading.records.take(piece.name, batch)
        reading.refers.update(batch.refers)
        reading.about.update(batch.events)
        reading.altered += batch.altered
        reading.pieces.setdefault(piece.name, []).extend(marks)

    def _read_on(self, name: str, begin: Begin = BEGIN) -> None:
        """Read a file, or what is left of it."""
        reading = self.reading
        text = reading.texts[name] = read_text(reading.files[name], name)
        reading.problems += text.problems
        if text.problems or text.conflicts:
            self.doubtful.add(name)
        for count, found in enumerate(found_in(text, begin)):
            if isinstance(found, Problem):
                reading.problems.append(found)
                reading.lose(found.lost)
                self.doubtful.add(name)
                continue
            if isinstance(found, Defaults):
                reading.defaults[name] = found
                reading.problems += found.problems
                continue
            if count % _TOLD_EVERY == 0:
                at = found.place.offset / max(len(text.text), 1)
                self.tell("Reading", (self.before + self.sizes[name] * at) / self.total)
            self._add(found)

    def _add(self, found: Found) -> None:
        """Add one record, or its problems and what it mentions where it is left out."""
        reading, shelf, problems, name = self.reading, self.reading.records, found.problems, found.name
        if found.took:
            self.took.setdefault(found.place.file, set()).update(found.took)
        if not found.yaml:
            self.doubtful.add(found.place.file)
        declared = name in shelf.numbers
        if found.body is not None and declared:
            first = shelf.place(name) or found.place
            reading.doubles.add((name, found.kind))
            taken = f"the id {name!r} is taken by the {shelf.kind(name)} in {first.file}:{first.line}"
            problems.append(Problem(found.id_place, taken, "give this record an id of its own"))
        if found.kind == "case" and reading.info and not problems:
            problems.append(Problem(found.place, "a second 'case' record", "keep one"))
        if name and not declared:
            shelf.declare(name, found.kind, found.place)
        if problems or found.body is None:
            reading.problems += problems
            reading.left_out.append((found.kind, name, found.place))
            reading.lose(found.lost)
            reading.mentioned |= found.mentioned or _mentioned(found)
            reading.meant |= found.meant
            return
        if found.kind == "case":
            info = decode("case", found.body)
            assert isinstance(info, Info)
            reading.info = info
        else:
            shelf.put(name, found.body, found.outline)
            reading.faults += found.faults
            reading.refers |= found.refers
            reading.about.update(found.events)
        reading.altered += found.altered
        reading.twice.update(found.twice)


def _mentioned(found: Found) -> set[str]:
    """Return every id that a record names which is left out only for one that came before it."""
    return {found.name, *(target for target, _ in found.refers)}


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # said with its reason by what reads the file
        return 0
