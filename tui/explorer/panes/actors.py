"""Pane 2: actors, questions and sources, on three tabs."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.lists import rows_of
from tui.case.marks import MARKS
from tui.case.rows import ActorRow, Listing, QuestionRow, SourceRow
from tui.explorer.state.state import ACTORS, TABS, State
from tui.explorer.widgets.drawing import sides
from tui.explorer.widgets.landing import begun
from tui.explorer.widgets.rows import OneLine, Rows

ROOMY = 38  # cells; a narrower row counts without saying what


class ListRows(OneLine):
    """The rows of a listing, each drawn on one line."""

    def __init__(self, listing: Listing[Any], draw: Callable[[Any, int], list[Span]]) -> None:
        self._listing, self._draw = listing, draw

    def __len__(self) -> int:
        return len(self._listing)

    def id(self, index: int) -> str | None:
        """Return a row's id."""
        return self._listing.id(index)

    def find(self, name: str | None) -> int | None:
        """Return the index of the row with an id."""
        return self._listing.find(name)

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows, each one line."""
        return [[self._draw(row, width)] for row in self._listing.rows(first, last)]


def actor_line(row: ActorRow, width: int) -> list[Span]:
    """Return an actor: its name, another spelling, how often it speaks and is spoken of."""
    counts = f"{row.said or '–':>3} said {row.about or '–':>3} about" if width >= ROOMY else f"{row.claims:>3}"
    also = f"  {row.also}" if row.also and cell_len(row.name + row.also + counts) + 3 <= width else ""
    return sides([Span(row.name), Span(also, "meta")], [Span(counts, "meta")], width)


def question_line(row: QuestionRow, width: int) -> list[Span]:
    """Return a question with its number of positions."""
    flag = [Span(f"{MARKS['disputed'].glyph} ", "accent")] if row.disputed else []
    return sides([Span(row.asks)], [*flag, Span(f"{row.positions:>2}", "meta")], width)


def source_line(row: SourceRow, width: int) -> list[Span]:
    """Return a source with its number of claims."""
    return sides(
        [Span(row.publisher), Span(f"  {row.title}", "meta")], [Span(f"{row.claims:>3} claims", "meta")], width
    )


class Made(NamedTuple):
    """What the pane shows of a state: its title, rows, and the record under the cursor."""

    title: str
    source: ListRows
    name: str | None


def ask(case: Case, state: State) -> Made:
    """Return what chips leave of a tab's list."""
    tab = state.tab
    lines: dict[str, Callable[[Any, int], list[Span]]] = {
        "actors": actor_line, "questions": question_line, "sources": source_line,
    }  # fmt: skip
    names = [(f"‹{other.capitalize()}›" if other == tab else other.capitalize()) for other in TABS]
    rows = ListRows(rows_of(case, tab, state.pinned), lines[tab])
    return Made(" ".join(["2", *names]), begun(rows), state.cursor(ACTORS))


class Actors(Rows):
    """Who speaks and acts; on further tabs what is asked, and what was read."""

    digit = ACTORS
    made_of = attrgetter("tab")
    ask = staticmethod(ask)

    def __init__(self) -> None:
        super().__init__("actors")

    empty = "Nothing here of what the chips leave. [ and ] turn to another tab, X clears the chips."

    def open(self, made: Made) -> None:
        """Show what was asked for."""
        self.border_title = Content(made.title)
        self.border_subtitle = Content("[ ] tabs")
        self.show(made.source, made.name)
