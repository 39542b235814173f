"""What is wrong with files: one fault a row, each with a way to its line in the editor."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cards.blocks import Span
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.drawing import sides
from tui.problems import Problem
from tui.text import counted, fold


class TroubleRows:
    """Faults, each on three lines: its place, what is wrong, and what would mend it."""

    lines = 3

    def __init__(self, problems: Sequence[Problem], typed: str) -> None:
        words = fold(typed).split()
        self._rows = [
            (number, problem) for number, problem in enumerate(problems)
            if all(word in fold(str(problem)) for word in words)
        ]  # fmt: skip

    def __len__(self) -> int:
        return len(self._rows)

    def fit(self, width: int) -> None:
        """Keep to three lines."""

    def id(self, index: int) -> str | None:
        """Return a fault's number."""
        return str(self._rows[index][0])

    def find(self, name: str | None) -> int | None:
        """Return the index of a fault by its number."""
        return next((index for index in range(len(self)) if self.id(index) == name), None)

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows of three lines."""
        return [self._lines(problem, width) for _, problem in self._rows[first:last]]

    def _lines(self, problem: Problem, width: int) -> list[list[Span]]:
        place = problem.place
        where = f"{place.file}:{place.line}:{place.col}"
        return [
            sides([Span(where, "mark")], [], width),
            sides([Span("  "), Span(problem.what)], [], width),
            sides([Span("  "), Span(problem.cure, "meta")], [], width),
        ]


class Troubles(Chooser[Problem]):
    """The faults; Enter opens the editor at one."""

    hint = "Enter edits that line · Esc closes"
    placeholder = "type to find a fault"
    empty = "No fault has these words."

    def __init__(self, problems: Sequence[Problem], title: str = "The case as it was before is shown") -> None:
        super().__init__()
        self._problems = problems
        self._title_rest = title
        self.title_words = self._words()

    def _words(self) -> str:
        return f"▲ {counted(len(self._problems), 'error')} · {self._title_rest}"

    def rows(self, text: str) -> TroubleRows:
        """Return the faults that match what is typed."""
        return TroubleRows(self._problems, text)

    def renew(self, problems: Sequence[Problem]) -> None:
        """Show the faults of a later reading."""
        self._problems = problems
        self.query_one(".chooser").border_title = self._words()
        self.search(self.text, self.list.name_at)

    def take(self, name: str | None) -> None:
        """Close with the fault."""
        if name is not None:
            self.close(self._problems[int(name)])
