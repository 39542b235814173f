"""A case as read from its files: the valid records, the problems, and an account of what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from tui.bounded import open_bounded
from tui.collecting import uncollected
from tui.lean import dataclass, field
from tui.model import Info
from tui.paths import shown
from tui.problems import CaseError, Kinds, Lost, Place, Problem, few
from tui.progress import Tell, unheard
from tui.reading.defaults import Defaults, in_full, standing, untaken
from tui.reading.encoding import decode
from tui.reading.entries import BEGIN, Begin
from tui.reading.files import MOST_BYTES, FileText, case_files, read_text
from tui.reading.found import Found
from tui.reading.locating import Locator
from tui.reading.pieces import Mark, Piece, pieces, read_piece
from tui.reading.rules import Fault, Refers
from tui.reading.shelf import Shelf
from tui.reading.taking import found_in
from tui.text import clean

_TOLD_EVERY = 256  # records
FIRST = 256 * 1024
"""Bytes of each file that are read first: some hundreds of claims."""
APART = 2 * 1024**2
"""Bytes of a case's files from which on it is worth the time to start processes that read them."""


@dataclass(slots=True)
class Reading:
    """A case as read: the valid records by id, the problems with their places, and an account of what is left out."""

    path: Path
    info: Info | None = None
    records: Shelf = field(default_factory=Shelf)
    """The valid records; of those left out that have an id the kind and the place are known, too."""
    doubles: set[tuple[str, str]] = field(default_factory=set)
    """Id and kind of each record left out because its id was taken: a reference to it is not a second fault."""
    mentioned: set[str] = field(default_factory=set)
    """Every value in the records left out: an event that only they name does have a claim about it."""
    meant: set[str] = field(default_factory=set)
    """What each malformed id may have been meant to be: a reference to one of these is not a second fault."""
    refers: set[Refers] = field(default_factory=set)
    """All that any record refers to, as what."""
    about: set[str] = field(default_factory=set)
    """The events that any claim is about."""
    faults: list[Fault] = field(default_factory=list)
    """What the checks of one record alone have found."""
    problems: list[Problem] = field(default_factory=list)
    left_out: list[tuple[str, str, Place]] = field(default_factory=list)
    """Kind, id (empty where unknown) and place of each record that is not in `records`."""
    altered: int = 0
    """How many texts contain control characters, which are shown written out (`^[`)."""
    texts: dict[str, FileText] = field(default_factory=dict)
    """The text of each file by its shown name, from which places are found; of a large one once it is asked for."""
    pieces: dict[str, list[Mark]] = field(default_factory=dict)
    """The pieces of each file that was read in pieces to its end."""
    files: dict[str, Path] = field(default_factory=dict)
    """The case's files by their shown names."""
    defaults: dict[str, Defaults] = field(default_factory=dict)
    """The defaults of each file that has any."""
    kinds: Kinds = field(default_factory=Kinds)
    """How many faults of each kind the checks have reported."""
    told: set[tuple[Place, str]] = field(default_factory=set)
    """Where they are: what is wrong with a default is so of each claim that takes it, and is told once."""
    given: set[tuple[str, tuple[str | int, ...], str]] = field(default_factory=set)
    """The file, the path and what is wrong of each fault of a default that was told."""
    locator: Locator = field(default_factory=Locator)

    def place_of(self, record: str, *path: str | int) -> Place:
        """Return the place of a record, or of the value at a path of keys and indices in it."""
        place = self.records.place(record) or Place(shown(self.path))
        if path and place.file in self.files and place.file not in self.texts:
            self.texts[place.file] = read_text(self.files[place.file], place.file)
        if not path or place.file not in self.texts:
            return place
        claim, defaults = self.records.kind(record) == "claim", self.defaults.get(place.file)
        return self.locator.locate(
            self.texts[place.file], place, path, lambda node: in_full(node, defaults).node if claim else node
        )

    def report(self, record: str, path: tuple[str | int, ...], what: str, cure: str) -> None:
        """Add a problem at a value of a record, or at the case itself where there is no such record.

        Of very many of a kind all but the first are counted and not looked for in their files.
        """
        if self.kinds.full(what):
            self.kinds.beyond[self.kinds.kind(what)] += 1
            return
        whole = self.records.place(record)
        given = whole and path and (whole.file, path, what)
        if given in self.given and not self._has(record, "source" if path[0] == "reports" else str(path[0])):
            return
        place = self.place_of(record, *path)
        if whole and given and place.offset < whole.offset:
            self.given.add(given)
        if (place, what) not in self.told:
            self.told.add((place, what))
            self.kinds.room(what)
            self.problems.append(Problem(place, what, cure))

    def _has(self, record: str, field: str) -> bool:
        """Tell whether a field may stand in a record itself: whether its name does, up to the next record."""
        number = self.records.numbers[record]
        place, behind = self.records.place_at(number), self.records.place_at(number + 1)
        text = self.texts.get(place.file) if place else None
        if not place or not text:
            return True
        end = behind.offset if behind and behind.file == place.file else len(text.text)
        return text.text.find(field, place.offset, end) >= 0

    def sort_problems(self) -> None:
        """Put the problems in the order of the files, the first of each kind alone; these stand for the others."""
        beyond, self.kinds, self.told = self.kinds.beyond, Kinds(), set()
        self.problems = sorted(few(self.problems, beyond), key=lambda problem: problem.place)

    def lose(self, lost: Iterable[Lost]) -> None:
        """Account for records that can't be read for a fault outside of them: what refers to one is not a fault."""
        for name, place, mentioned in lost:
            self.left_out.append(("", name, place))
            self.meant.add(name)
            self.mentioned |= mentioned

    def leave_out(self, record: str) -> None:
        """Move a record that a check of the whole case has found faulty to `left_out`."""
        if self.records.leave_out(record):
            kind, place = self.records.kind(record), self.records.place(record)
            assert kind
            assert place, "a record that was read has one"
            self.left_out.append((kind, record, place))


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
        raise CaseError(f"{clean(str(path))}: there is no record in it; name a folder that holds a case")
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
        """Read the first piece of each file that can be read apart."""
        for name, file in self.reading.files.items():
            with suppress(OSError), open_bounded(file, MOST_BYTES) as opened:
                for found in read_piece(next(pieces(name, opened, FIRST))) or ():
                    self._add(found)

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

    def _take(self, read: Iterable[tuple[Piece, list[Found] | None]]) -> None:
        """Add what was read of pieces in their order; behind one that can't be read apart, its file is read on."""
        for piece, records in read:
            self.before += len(piece.data or b"")
            self.tell("Reading", self.before / self.total)
            if piece.name in self.whole:
                continue
            first = len(self.reading.records.names)
            if piece.own and records is not None:
                self.reading.defaults[piece.name] = standing(piece.name, piece.own)
            for found in records or ():
                self._add(found)
            if records is not None:
                self.reading.pieces.setdefault(piece.name, []).append(piece.mark(first, records))
            else:
                self.whole.add(piece.name)
                self.reading.pieces.pop(piece.name, None)
                self._read_on(piece.name, Begin(piece.before[1], piece.section, piece.seen, piece.given))

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


def _mentioned(found: Found) -> set[str]:
    """Return every id that a record names which is left out only for one that came before it."""
    return {found.name, *(target for target, _ in found.refers)}


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # said with its reason by what reads the file
        return 0
