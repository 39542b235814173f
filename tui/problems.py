"""Problems of a case or of settings, each with its place, as `file:line:col: error: what; cure`."""

from __future__ import annotations

from typing import NamedTuple

from tui.lean import dataclass
from tui.text import clean, one_line


class Place(NamedTuple):
    """A position in a file: the path as it is shown, line and column from 1, and offset in characters from 0."""

    file: str
    line: int = 1
    col: int = 1
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One error: its place, what is wrong, and what would mend it; `str()` gives it on one line."""

    place: Place
    what: str
    cure: str

    def __str__(self) -> str:
        file, line, col, _ = self.place
        return clean(one_line(f"{file}:{line}:{col}: error: {self.what}; {self.cure}"))


class CaseError(Exception):
    """Raised when a case can't be opened at all; the message is one line that says why and what would help."""

    def __str__(self) -> str:
        return clean(one_line(super().__str__()))
