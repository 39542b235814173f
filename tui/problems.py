"""What is wrong with a case, where, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tui.text import clean, one_line


class Place(NamedTuple):
    """Where something stands: a file as a person would open it, line and column from 1, offset in characters from 0."""

    file: str
    line: int = 1
    col: int = 1
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One error of a case: its place, what is wrong and what would mend it."""

    place: Place
    what: str
    cure: str

    def __str__(self) -> str:
        file, line, col, _ = self.place
        return clean(one_line(f"{file}:{line}:{col}: error: {self.what}; {self.cure}"))


class CaseError(Exception):
    """A case that can't be opened at all; the message is one line that says why and what would help."""

    def __str__(self) -> str:
        return clean(one_line(super().__str__()))
