"""Pane 3: the claims about whatever the cursor stands on in pane 1 or 2."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.lists import claim_list
from tui.case.marks import KIND_WORDS, MARKS
from tui.case.query import chip
from tui.case.rows import ClaimRow, Listing
from tui.explorer.state.state import CLAIMS, State
from tui.explorer.widgets.drawing import sides
from tui.explorer.widgets.landing import begun
from tui.explorer.widgets.rows import Rows
from tui.text import listed, shorten

LEAST_SAID = 18  # cells that are kept for who says it, before a mark gives up its glyph


class ClaimRows:
    """Claims on two lines each: what is claimed; below, who says it and when, and the marks that tell it apart."""

    lines, trails = 2, False

    def __init__(self, listing: Listing[ClaimRow]) -> None:
        self._listing = listing

    def fit(self, width: int) -> None:
        """Keep to two lines."""

    def __len__(self) -> int:
        return len(self._listing)

    def id(self, index: int) -> str | None:
        """Return a claim's id."""
        return self._listing.id(index)

    def find(self, name: str | None) -> int | None:
        """Return the index of a claim."""
        return self._listing.find(name)

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return claims, each as its lines."""
        return [claim_lines(row, width) for row in self._listing.rows(first, last)]


def claim_lines(row: ClaimRow, width: int) -> list[list[Span]]:
    """Return a claim as two lines of a width; what has no room for its words is told by a glyph or an ellipsis."""
    glyph = MARKS[row.marks[0]].glyph if row.marks else " "
    claimed = sides([Span(f"{glyph} ", "accent"), Span(row.text)], [], width)
    own = row.sources == (row.speaker,) and not row.via
    relays = f"via {listed(row.via)}" if row.via else ""
    said = [f"{row.speaker}, own voice" if own else row.speaker, relays, row.when, "" if own else listed(row.sources)]
    left = [Span("  "), Span(" · ".join(part for part in said if part), "meta")]
    notes = [*filter(None, [KIND_WORDS.get(row.kind)]), *(MARKS[mark].word for mark in row.marks)]
    short = ["…"] * (len(notes) - len(row.marks)) + [MARKS[mark].glyph for mark in row.marks]
    # Who says it, when, and in which source stand before a mark's word: where they need the room it has its glyph.
    told = sum(cell_len(span.text) for span in left)
    room = max(width - 1 - told, cell_len(" ".join(dict.fromkeys(short))))
    marks = fitting(notes, short, min(room, width - 1 - min(LEAST_SAID, told)))
    return [claimed, sides(left, [Span(marks, "accent")] if marks else [], width, least=1)]


def fitting(words: list[str], short: list[str], room: int) -> str:
    """Return words in so much room: the last ones give way to their short forms, and all of them to an ellipsis."""
    for kept in range(len(words), -1, -1):
        told = " · ".join(words[:kept])
        rest = " ".join(dict.fromkeys(short[kept:]))
        line = f"{told} {rest}" if told and rest else told or rest
        if cell_len(line) <= room:
            return line
    return "…"


class Made(NamedTuple):
    """What the pane shows of a state: its title, what it says where it is empty, rows, the record under the cursor."""

    title: str
    empty: str
    source: ClaimRows
    name: str | None


def ask(case: Case, state: State) -> Made:
    """Return the claims about what the cursor of the topic is on, as the chips leave them."""
    listing = claim_list(case, state.filters)
    words = [chip(facet, values, lambda *value: shorten(case.value_name(*value), 60))
             for facet, values, _ in state.about]  # fmt: skip
    searched = [f"with {listed(state.sought.understood)}"] if state.sought.asks and not words else []
    order = "closest first" if case.closest_first(state.filters) else "in the order said"
    ordered = [order] if state.sought.asks else []
    empty = (
        "No claim is left. Backspace takes the last chip away, X all; Esc ends a search that is being typed."
        if state.narrowed
        else "No claim is about this. Move on in 1 or 2, or press g there for the whole case."
    )  # fmt: skip
    title = " · ".join(["3 Claims", *ordered, *words, *searched])
    return Made(title, empty, begun(ClaimRows(listing)), state.cursors.claims)


class Claims(Rows):
    """What is said of one thing: of a search the closest first, otherwise what was said first."""

    digit = CLAIMS
    made_of = attrgetter("about", "topic")
    ask = staticmethod(ask)

    def __init__(self) -> None:
        super().__init__("claims")

    def open(self, made: Made) -> None:
        """Show what was asked for."""
        self.border_title, self.empty = Content(made.title), made.empty
        self.show(made.source, made.name)

    def count(self) -> None:
        """Write which claim of how many the cursor stands on."""
        number = len(self.source)
        self.border_subtitle = Content(f"{self.at + 1:,}/{number:,}" if number else "none")
