"""The formats in which records are printed and saved; FORMATS is the one list of them.

A format's module has `cards(case, names)` and `rows(case, kind, names, filters)`, and where it has no cards of
comparisons `comparison(case, question, agreed=)`; all yield lines of text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui.cards.blocks import COMPARISONS
from tui.case import ALL, Case
from tui.case.lists import claim_list
from tui.case.query import Clause, Filters
from tui.later import modules_of
from tui.lean import dataclass
from tui.text import listed

if TYPE_CHECKING:  # `as` hands it on
    from tui.formats import citation as citation
else:
    __getattr__ = modules_of(__name__)  # what copying takes, and a start does not need


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is called, the module that writes it, and what it can print."""

    name: str
    """What `--format` takes."""
    module: str
    """The module that writes it; imported when something is written."""
    suffix: str
    """How the name of a file in this format ends."""
    language: str
    """What its files are written in, as a sentence names it."""
    says: str
    """What it is, for `--help`."""
    side_by_side: bool = False
    """Whether it has cards of comparisons and of days; any other has comparisons as data, and of days the claims."""
    by_kind: bool = False
    """Whether records of several kinds are one list for each kind, claims first, and not one list of all."""
    terminal: bool = False
    """Whether it fits itself to a terminal: its functions take a `look`, and `IN_A_FILE` is the one for files."""

    spreadsheet: bool = False
    """Whether its files are for spreadsheets, which take them for UTF-8 by a byte order mark and end lines in CRLF."""

    def data(self, lines: Iterable[str]) -> bytes:
        """Return the bytes of a file that holds lines."""
        mark, end = ("\ufeff", "\r\n") if self.spreadsheet else ("", "\n")
        return (mark + "".join(line + end for line in lines)).encode("utf-8", "backslashreplace")

    def cards(self, case: Case, names: Sequence[str], *, in_file: bool = False) -> Iterator[str]:
        """Yield the lines of records whole, or of one comparison (`compare=ID`, `agreed=ID`) or day (`said=9 …`)."""
        axis, separator, words = names[0].partition("=") if len(names) == 1 else ("", "", "")
        if axis in COMPARISONS and not self.side_by_side:
            found: Iterator[str] = import_module(self.module).comparison(case, words, agreed=axis == "agreed")
            return found
        if separator and not self.side_by_side:
            listing = claim_list(case, Filters(also=(Clause(axis, (words,)),)))
            return self.rows(case, "claims", [listing.id(index) for index in range(len(listing))], in_file=in_file)
        module = import_module(self.module)
        lines: Iterator[str] = module.cards(case, names, **self._look(module, in_file))
        return lines

    def rows(
        self, case: Case, kind: str, names: Iterable[str], filters: Filters = ALL, *, in_file: bool = False
    ) -> Iterator[str]:
        """Yield the lines of a list of records of one kind; claims are counted of what filters leave."""
        module = import_module(self.module)
        lines: Iterator[str] = module.rows(case, kind, names, filters, **self._look(module, in_file))
        return lines

    def _look(self, module: Any, in_file: bool) -> dict[str, Any]:
        return {"look": module.IN_A_FILE} if self.terminal and in_file else {}


FORMATS = {
    each.name: each
    for each in (
        Format(
            "text", "tui.formats.text", ".txt", "plain text", "plain text, in a pipe one record of a list on a line",
            side_by_side=True, by_kind=True, terminal=True,
        ),
        Format(
            "md", "tui.formats.md", ".md", "Markdown", "Markdown: headings, quotes and tables",
            side_by_side=True, by_kind=True,
        ),
        Format("csv", "tui.formats.csv", ".csv", "CSV", "CSV: a table for a spreadsheet", spreadsheet=True),
        Format(
            "tsv", "tui.formats.tsv", ".tsv", "tab-separated values", "the same table with tabs between its cells",
            spreadsheet=True,
        ),
        Format("json", "tui.formats.json", ".json", "JSON", "JSON: every field, in one array"),
        Format("jsonl", "tui.formats.jsonl", ".jsonl", "JSON", "the same records of JSON, one on a line"),
    )
}  # fmt: skip
"""Every format by its name; the first is what is printed when none is named."""

SUFFIXES = {each.suffix: each for each in sorted(FORMATS.values(), key=lambda each: each.terminal)}
"""Every format by how the names of its files end; the first is what a file is offered in."""

SAVED_AS = listed(list(dict.fromkeys(each.language for each in FORMATS.values() if not each.terminal)), "or")
"""What files are written in, in words."""
