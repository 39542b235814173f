"""What narrows the case, in the words of its chips; and the panes by their digits, where not all of them show."""

from __future__ import annotations

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.query import chip
from tui.case.times import day_words
from tui.explorer.state.navigation import Hits, hit_at
from tui.explorer.state.state import ACTORS, CLAIMS, DETAIL, TIMELINE, State
from tui.text import shorten

MOST_WORDS = 40  # characters of a value's name, or of a search


def chip_words(case: Case, state: State, found: Hits) -> list[tuple[str, str]]:
    """Return each chip's name and its words, in the order in which the chips stand."""
    words = {facet: chip(facet, values, lambda *value: _named(case, *value)) for facet, values in state.pins}
    if state.as_of is not None:
        words["as-of"] = f"as of {day_words(state.as_of)}"
    words["search"] = f"/{shorten(state.sought.text, MOST_WORDS)} {hit_words(case, state, found)}"
    return [(name, words[name]) for name in state.chips()]


def pane_names(shape: str, state: State) -> tuple[Span, ...]:
    """Return the panes with their digits, the one with the focus set off; nothing where all of them show."""
    if shape not in ("pair", "one"):
        return ()
    names = {TIMELINE: "timeline", ACTORS: state.tab, CLAIMS: "claims", DETAIL: "detail"}
    return tuple(
        Span(f"{digit} {name} ", "label" if digit != state.pane else "accent") for digit, name in names.items()
    )


def hit_words(case: Case, state: State, found: Hits) -> str:
    """Return which hit of how many is read: `3/17`; nothing where nothing is searched."""
    if not state.sought.asks:
        return ""
    at = hit_at(case, state, found)
    return f"{'–' if at is None else f'{at + 1:,}'}/{len(found):,}"


def _named(case: Case, facet: str, value: str) -> str:
    return shorten(case.value_name(facet, value), MOST_WORDS)
