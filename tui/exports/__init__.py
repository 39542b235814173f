"""What a case, or a part of it, is exported to; EXPORTS is the one list.

A module of text in one file has `lines(part)`, which yields its lines; one of a folder `files(part)`, which yields the
name and the lines of each of its files; one of bytes `write(part, path)`, which fills a file that nobody else sees yet.
All are made as they are written: what a module holds at once grows with the case only where its format asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tui.lean import dataclass

if TYPE_CHECKING:
    from tui.exports.part import Part


@dataclass(frozen=True, slots=True)
class Export:
    """One thing to export to: what it is called, the module that makes it, and how it is written."""

    name: str
    """What `--to` takes."""
    module: str
    """The module that makes it; imported when something is exported."""
    suffixes: tuple[str, ...]
    """How the names of its files end: `--out` is taken for it by any of them; a folder needs none."""
    says: str
    """What it is, for `--help`."""
    folder: bool = False
    """Whether it is several files, in a folder."""
    binary: bool = False
    """Whether it is no text, and can't be printed."""
    mark: bool = False
    """Whether its files of CSV begin with a byte order mark and end their lines in CRLF, as spreadsheets want it."""

    others: str = "every"
    """Which records it has beside claims: `every` one of the part, `near` those that claims name, `source`, `none`."""

    @property
    def printable(self) -> bool:
        """Whether it can go to stdout."""
        return not (self.folder or self.binary)

    def lines(self, part: Part) -> Iterator[str]:
        """Yield the lines of the one file of text that it is."""
        found: Iterator[str] = import_module(self.module).lines(part)
        return found

    def files(self, part: Part) -> Iterator[tuple[str, Iterator[str]]]:
        """Yield the name and the lines of each file of the folder that it is."""
        found: Iterator[tuple[str, Iterator[str]]] = import_module(self.module).files(part)
        return found

    def write(self, part: Part, path: Path) -> None:
        """Fill an empty file with the bytes that it is."""
        import_module(self.module).write(part, path)

    def data(self, lines: Iterator[str], name: str = "") -> Iterator[bytes]:
        """Yield the bytes of a file that holds lines, a line at a time; of a folder the name tells which file it is."""
        mark = self.mark and not name.endswith(".json")  # which has neither
        end = "\r\n" if mark else "\n"
        if mark:
            yield "\ufeff".encode()
        for line in lines:
            yield (line + end).encode("utf-8", "backslashreplace")


EXPORTS = {
    each.name: each
    for each in (
        Export("md", "tui.exports.md", (".md", ".markdown"), "a Markdown dossier", others="near"),
        Export(
            "csv", "tui.exports.csv", (), "CSV tables in a folder, with what each column means",
            folder=True, mark=True,
        ),
        Export("json", "tui.exports.json", (".json",), "all that the case says, as JSON; `import` makes a case of it"),
        Export(
            "html", "tui.exports.html", (".html", ".htm"), "one page of HTML, without script or network", others="near"
        ),
        Export(
            "sqlite", "tui.exports.sqlite", (".sqlite", ".sqlite3", ".db"), "an SQLite database, which Datasette opens",
            binary=True,
        ),
        Export(
            "csl", "tui.exports.csl", (".csl.json",), "the sources in CSL-JSON, for Zotero or Pandoc", others="source"
        ),
        Export("bibtex", "tui.exports.bibtex", (".bib",), "the sources in BibTeX", others="source"),
        Export(
            "webannotation", "tui.exports.webannotation", (".jsonld",), "the quotes as W3C Web Annotations, in JSON-LD",
            others="none",
        ),
        Export("ftm", "tui.exports.ftm", (".ftm.json", ".ftm.jsonl"), "FollowTheMoney entities, for OpenAleph"),
    )
}  # fmt: skip
"""Every export by its name."""


def named_so(file: str) -> Export | None:
    """Return the export that the name of a file stands for, by the longest suffix that fits; None where none does."""
    found = [
        (len(suffix), each.name)
        for each in EXPORTS.values()
        for suffix in each.suffixes
        if file.lower().endswith(suffix)
    ]
    return EXPORTS[max(found)[1]] if found else None
