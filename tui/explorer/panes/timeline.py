"""Pane 1: the events under the headings of their days."""

from __future__ import annotations

from itertools import groupby

from textual.content import Content

from tui.cards.blocks import Span
from tui.case import Case
from tui.explorer.drawing import sides
from tui.explorer.rows import OneLine, Rows
from tui.marks import MARKS
from tui.text import counted


class TimelineRows(OneLine):
    """The case itself, then each heading with its events."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._events = case.event_list()
        self._rows: list[int | str] = []  # an event's index, or a heading
        headings = enumerate(case.headings())
        for heading, group in groupby(headings, key=lambda pair: pair[1]):
            self._rows.append(heading)
            self._rows += [index for index, _ in group]

    def __len__(self) -> int:
        return len(self._rows) + 1

    def id(self, index: int) -> str | None:
        """Return an event's id, the case's for the first row, None for a heading."""
        if index == 0:
            return self._case.info.id
        row = self._rows[index - 1]
        return None if isinstance(row, str) else self._events.id(row)

    def find(self, name: str | None) -> int | None:
        """Return the index of the row with an id."""
        if name == self._case.info.id:
            return 0
        event = self._events.find(name)
        return None if event is None else self._rows.index(event) + 1

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows, each one line."""
        return [[self._line(index, width)] for index in range(first, last)]

    def _line(self, index: int, width: int) -> list[Span]:
        if index == 0:
            total = len(self._case.claims)
            return sides([Span("The whole case", "title")], [Span(counted(total, "claim"), "meta")], width)
        row = self._rows[index - 1]
        if isinstance(row, str):
            return sides([Span(row, "heading")], [], width)
        event = self._events.rows(row, row + 1)[0]
        count = [Span(f"{MARKS['disputed'].glyph} ", "mark")] if event.disputed else []
        lead = f"{event.lead} " if event.lead else ""
        return sides(
            [Span("  "), Span(lead, "meta"), Span(event.title)], [*count, Span(f"{event.claims:>2,}", "meta")], width
        )


class Timeline(Rows):
    """Events in the order in which they happened."""

    empty = "This case has no events."

    def open(self, case: Case) -> None:
        """Show a case's events."""
        self.border_title = Content("1 Timeline · happened")
        self.show(TimelineRows(case), case.info.id)
