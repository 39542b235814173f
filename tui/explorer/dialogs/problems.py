"""What is wrong with files: one fault a row, each with a way to its line in the editor."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.cards.blocks import Span
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.wrapped import Entry, Wrapped
from tui.folding import fold
from tui.problems import Problem, number_of
from tui.text import counted

MOST = 300  # faults listed at once: each is wrapped anew at every letter, and a case may have a hundred thousand


class ProblemList(Chooser[Problem]):
    """The faults; Enter opens the editor at one."""

    hint = "Enter edits that line · {choose.close} closes"
    placeholder = "type to find a fault"
    of_the_case = False
    empty = "No fault has these words."

    def __init__(self, problems: Sequence[Problem], title: str) -> None:
        super().__init__()
        self._problems = problems
        self._title_rest = title
        self.title_words = self._words()

    def _words(self) -> str:
        return f"▲ {counted(number_of(self._problems), 'error')} · {self._title_rest}"

    def rows(self, text: str) -> Wrapped:
        """Return the faults that match what is typed: place, what is wrong, and what would mend it."""
        words = fold(text).split()
        found = [
            (number, problem) for number, problem in enumerate(self._problems)
            if all(word in fold(str(problem)) for word in words)
        ]  # fmt: skip
        entries = [Entry(str(number), _paragraphs(problem)) for number, problem in found[:MOST]]
        if len(found) > MOST:
            rest = number_of(problem for _, problem in found[MOST:])
            more = f"{rest:,} more follow; `onrecord check` prints the first of each kind."
            entries.append(Entry(None, (Span(more, "heading"),)))
        return Wrapped(entries)

    def renew(self, problems: Sequence[Problem], title: str) -> None:
        """Show the faults of a later reading."""
        self._problems, self._title_rest = problems, title
        self.query_one(".chooser").border_title = Content(self._words())
        self.search(self.text, self.list.name_at)

    def take(self, name: str | None) -> None:
        """Close with the fault."""
        if name is not None:
            self.close(self._problems[int(name)])


def _paragraphs(problem: Problem) -> tuple[Span, ...]:
    place = problem.place
    where = Span(f"{place.file}:{place.line}:{place.col}", "accent")
    more = (Span(problem.more, "meta"),) if problem.more else ()
    return (where, Span(problem.what), Span(problem.cure, "meta"), *more)
