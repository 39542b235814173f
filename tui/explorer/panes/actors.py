"""Pane 2: actors, questions and sources, on three tabs."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from operator import attrgetter
from typing import Any

from rich.cells import cell_len
from textual.content import Content
from textual.strip import Strip

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.lists import rows_of
from tui.case.marks import MARKS
from tui.case.rows import ActorRow, Listing, QuestionRow, SourceRow
from tui.explorer.keys import told
from tui.explorer.state.state import ACTORS, ORDERS, TABS, State
from tui.explorer.widgets.drawing import around, cut, sides, strip
from tui.explorer.widgets.landing import begun
from tui.explorer.widgets.rows import OneLine, Rows
from tui.folding import light_pattern, lit
from tui.lean import NamedTuple

LEAST_ROOM = 3  # lines of the pane; a lower one has none to spare for the heading
LEAST_NAME = 6  # cells of a name that is cut
TURN = "{tab.before} and {tab.next} turn to another tab"
FRAME = 6  # cells of the upper edge that are not the title's
Lights = re.Pattern[str] | None
Sides = tuple[list[Span], list[Span]]


class ListRows(OneLine):
    """The rows of a listing, each drawn on one line."""

    def __init__(self, listing: Listing[Any], draw: Callable[[Any, int, Lights], Sides], lights: Lights) -> None:
        self._listing, self._draw, self._lights = listing, draw, lights

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
        return [[sides(*self._draw(row, width, self._lights), width)] for row in self._listing.rows(first, last)]


def _number(number: int, width: int) -> str:
    return f"{number or '–':>{width}}" if number < 1000 else f"{number:>{width},}"


def actor_sides(row: ActorRow, width: int, lights: Lights) -> Sides:
    """Return an actor: its name, another spelling; and how often it speaks and is spoken of.

    `lights` finds the words that were sought. A spelling that has them where the name has not shows beside as much of
    the name as there is room for.
    """
    counts = f"{_number(row.said, 6)} {_number(row.about, 6)}"
    room = width - len(counts) - 1
    found = _found(row, lights)
    if found and lights:
        least = min(cell_len(row.name), max(room // 3, LEAST_NAME))
        name = cut([Span(row.name)], max(room - cell_len(found) - 2, least))
        rest = room - sum(cell_len(span.text) for span in name) - 2
        return [*name, Span(f"  {around(found, lights, rest)}", "meta")], [Span(counts, "meta")]
    also = f"  {row.also}" if row.also and cell_len(row.name + row.also) + 2 <= room else ""
    return [Span(around(row.name, lights, room)), Span(also, "meta")], [Span(counts, "meta")]


def _found(row: ActorRow, lights: Lights) -> str | None:
    """Return the spelling by which an actor was found whose name has not what was sought, or None."""
    if not lights or lit(row.name, lights):
        return None
    return next((spelling for spelling in (row.also, *row.spellings) if lit(spelling, lights)), None)


def question_sides(row: QuestionRow, width: int, lights: Lights) -> Sides:
    """Return a question with its number of claims."""
    flag = f"{MARKS['disputed'].glyph} " if row.disputed else ""
    counts = _number(row.claims, 2)
    asks = Span(around(row.asks, lights, width - len(flag) - len(counts) - 1))
    return [asks], [Span(flag, "accent"), Span(counts, "meta")]


def source_sides(row: SourceRow, width: int, lights: Lights) -> Sides:
    """Return a source with its number of claims."""
    counts = _number(row.claims, 6)
    room = width - len(counts) - cell_len(row.name) - 3
    title = around(row.title, lights, room) if room > 0 else row.title
    return [Span(row.name), Span(f"  {title}", "meta")], [Span(counts, "meta")]


class _Tab(NamedTuple):
    """How a tab draws its rows, and the heading of their numbers."""

    sides: Callable[[Any, int, Lights], Sides]
    heading: str


_TABS = {
    "actors": _Tab(actor_sides, "  said  about"),
    "questions": _Tab(question_sides, "claims"),
    "sources": _Tab(source_sides, "claims"),
}


class Made(NamedTuple):
    """What the pane shows of a state: its tabs, heading, words for where it is empty, rows, cursor."""

    here: str
    tabs: str
    heading: str
    empty: str
    source: ListRows
    name: str | None


def ask(case: Case, state: State) -> Made:
    """Return what chips leave of a tab's list, in its order."""
    tab, order = state.tab, ORDERS[state.tab][state.order]
    here = f"‹{tab.capitalize()} {order}›"
    tabs = " ".join(here if other == tab else other.capitalize() for other in TABS)
    listing = rows_of(case, tab, state.pinned, state.order)
    sought = state.sought
    # Of whoever has a spelling that was sought all names are lit up: the words alone tell which one it is.
    lights = tuple(chain.from_iterable(sought.terms)) if tab == "actors" else sought.lights
    rows = ListRows(listing, _TABS[tab].sides, light_pattern(lights))
    heading = _TABS[tab].heading if len(listing) else ""
    if state.narrowed:
        empty = f"Nothing here of what the chips leave. {TURN}, {{filter.clear}} clears the chips."
    else:
        none = f"No {tab} have been read yet" if case.partial else f"This case has no {tab}"
        empty = f"{none}. {TURN}."
    return Made(here, tabs, heading, empty, begun(rows), state.cursor(ACTORS))


class Actors(Rows):
    """Who speaks and acts; on further tabs what is asked, and what was read."""

    digit = ACTORS
    made_of = attrgetter("tab", "orders")
    ask = staticmethod(ask)

    def __init__(self) -> None:
        super().__init__("actors")
        self._heading = self._here = self._tabs = ""

    def open(self, made: Made) -> None:
        """Show what was asked for."""
        self._here, self._tabs, self._heading, self.empty = made.here, made.tabs, made.heading, made.empty
        self._entitle()
        self.tell_below(told(self.app, "{tab.before} {tab.next} tabs · {tab.order} order"))
        self.show(made.source, made.name)

    def _entitle(self) -> None:
        """Name all tabs where there is room, or else the one that shows, with its order."""
        room = self.outer_size.width - FRAME
        self.border_title = Content(f"2 {self._here if 0 < room < len(self._tabs) + 2 else self._tabs}")

    def draw_head(self, line: int, width: int) -> Strip:
        """Return the heading of the numbers."""
        return strip(sides([], [Span(self._heading, "heading")], width), width, self.tone)

    def resized(self) -> None:
        """Give the heading a line where there are enough."""
        self._entitle()
        self.head = 1 if self.size.height >= LEAST_ROOM else 0
        super().resized()
