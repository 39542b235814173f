"""What a file of another form holds, as records of a case that are ready to be written, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.authoring.edits import Edit, New, appended
from tui.authoring.slugs import slug
from tui.authoring.yaml import Comments, Value, printed
from tui.lean import dataclass, field
from tui.model import SECTIONS, Actor, Question, Source
from tui.reading.records import Reading
from tui.text import as_written, counted, one_line

_ORDER = tuple(key for key in SECTIONS if key != "case")
GUESSED = {
    "actor": ("kind", "taken for a person: say what it is"),
    "source": ("publisher", "write who published it"),
}


@dataclass(slots=True)
class Imported:
    """Records by their sections, each with comments on its fields; what is wrong, and what is to be said besides."""

    records: dict[str, list[tuple[dict[str, Value], Comments]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, section: str, record: dict[str, Value], comments: Comments | None = None) -> None:
        """Add a record to a section; raises Unwritable for what no file can hold."""
        printed(record, comments)
        self.records.setdefault(section, []).append((record, comments or {}))

    @property
    def counts(self) -> str:
        """How many records of each kind there are, in words."""
        return ", ".join(
            counted(len(self.records[key]), key.removesuffix("s")) for key in _ORDER if key in self.records
        )

    @property
    def ids(self) -> list[str]:
        """The ids of all of them."""
        return [str(record["id"]) for key in _ORDER for record, _ in self.records.get(key, ())]

    def entries(self) -> Iterator[tuple[str, str]]:
        """Yield each section and the YAML of its records."""
        for key in _ORDER:
            if key in self.records:
                yield key, "".join(printed(record, comments) for record, comments in self.records[key])

    def edits(self, reading: Reading) -> list[Edit | New]:
        """Return the edits that put all into a case; new files of one name are one."""
        return [appended(reading, key, entries) for key, entries in self.entries()]

    def files(self, folder: Path) -> list[New]:
        """Return the files of a new case that holds all of it, and is called as its folder is."""
        name = folder.absolute().name
        case: dict[str, Value] = {"format": 1, "id": slug(name, "my-case"), "title": one_line(name) or "A case"}
        fields = printed(case).removeprefix("- ").rstrip("\n").split("\n")
        head = "case:\n" + "".join(f"  {line.strip()}\n" for line in fields)
        made = [New(folder / "case.yaml", head.encode())]
        return [*made, *(New(folder / f"{key}.yaml", f"{key}:\n{own}".encode()) for key, own in self.entries())]


class Known:
    """The records of a case, and those that come to it, by their ids and by what they are called."""

    def __init__(self, reading: Reading | None) -> None:
        self.case = reading is not None
        self.kinds: dict[str, str] = {}
        self._published: dict[str, list[str]] = {}
        self._called: dict[tuple[str, str], list[str]] = {}
        self.addresses: dict[str, str] = {}
        """The sources by the addresses of their pages, letter for letter."""
        for name in reading.records.numbers if reading else ():
            assert reading
            record = reading.records.get(name)
            self.add(name, reading.records.kind(name) or "", *_called(record))
            if isinstance(record, Source):
                self._published.setdefault(_folded(as_written(record.publisher)), []).append(name)
                self.addresses |= {as_written(page): name for page in (record.url, record.archived) if page}

    def add(self, name: str, kind: str, *called: str) -> None:
        """Add a record."""
        self.kinds[name] = kind
        for words in called:
            found = self._called.setdefault((kind, _folded(words)), [])
            if name not in found:
                found.append(name)

    def find(self, words: str, kinds: Sequence[str]) -> list[str]:
        """Return the ids of the records of some kinds that words are, or call: several where these are called alike.

        What nothing is called may be a publisher: the sources are his.
        """
        if self.kinds.get(words.strip()) in kinds:
            return [words.strip()]
        if "source" in kinds and words.strip() in self.addresses:
            return [self.addresses[words.strip()]]
        found = [name for kind in kinds for name in self._called.get((kind, _folded(words)), ())]
        return found or (self._published.get(_folded(words), []) if "source" in kinds else [])


def _folded(words: str) -> str:
    return one_line(words).casefold()


def _called(record: object) -> list[str]:
    """Return what a record may be called in a table."""
    if isinstance(record, Source):
        return [as_written(words) for words in (record.short, record.title) if words]
    if isinstance(record, Actor):
        return [as_written(record.name), *(as_written(spelling.text) for spelling in record.names)]
    return [as_written(record.asks)] if isinstance(record, Question) else []
