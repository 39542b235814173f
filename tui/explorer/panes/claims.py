"""Pane 3: the claims about whatever the cursor stands on in pane 1 or 2."""

from __future__ import annotations

import re
from operator import attrgetter

from textual.content import Content

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.lists import claim_list
from tui.case.query import chip
from tui.case.rows import ClaimRow, Listing
from tui.explorer.state.state import CLAIMS, State
from tui.explorer.widgets.claim_lines import claim_lines, lines_of
from tui.explorer.widgets.landing import begun
from tui.explorer.widgets.rows import Rows
from tui.folding import light_pattern
from tui.lean import NamedTuple
from tui.text import listed, shorten


class ClaimRows:
    """Claims on two lines each, on more where these are short or there are many."""

    lines, trails = 2, False

    def __init__(self, listing: Listing[ClaimRow], lights: re.Pattern[str] | None = None) -> None:
        self._listing, self._lights = listing, lights

    def fit(self, width: int, room: int) -> None:
        """Give each claim the lines that it has in a width, where so many lines can be seen at once."""
        self.lines = lines_of(width, room)

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
        return [claim_lines(row, width, self.lines, self._lights) for row in self._listing.rows(first, last)]


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
    order = "closest first" if case.closest_first(state.filters) else "in order of time"
    ordered = [order] if state.sought.asks else []
    if state.narrowed:
        ends = "{typing.leave} ends a search that is being typed"
        empty = f"No claim is left. {{filter.last}} takes the last chip away, {{filter.clear}} all; {ends}."
    elif state.about:
        which = "No claim that has been read yet" if case.partial else "No claim"
        empty = f"{which} is about this. Move on in 1 or 2; {{move.start}} in {{pane.timeline}} goes to the whole case."
    else:
        none = "No claims have been read yet" if case.partial else "This case has no claims"
        empty = f"{none}. {{pane.timeline}} goes to the timeline."
    title = " · ".join(["3 Claims", *ordered, *words, *searched])
    return Made(title, empty, begun(ClaimRows(listing, light_pattern(state.sought.lights))), state.cursors.claims)


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
        self.tell_below(f"{self.at + 1:,}/{number:,}" if number else "none")
