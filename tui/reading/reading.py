"""What was read of a case: the valid records, the problems, and an account of what is left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tui.lean import dataclass, field
from tui.model import Info
from tui.paths import shown
from tui.problems import Kinds, Lost, Place, Problem, few
from tui.reading.defaults import Defaults, in_full
from tui.reading.files import FileText, read_text
from tui.reading.locating import Locator
from tui.reading.pieces import Mark
from tui.reading.rules import Fault, Refers
from tui.reading.shelf import Shelf


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
    twice: dict[Place, str] = field(default_factory=dict)
    """What is to be said of each value of a list that had it before, by its place."""
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
