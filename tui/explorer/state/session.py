"""A state as plain values, and back: what is kept of a session until the case is opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tui.case import Case
from tui.case.facets import FACETS
from tui.case.query import Filters
from tui.case.spread import BY_NAME
from tui.case.times import AXES, day_words
from tui.dates import DateError
from tui.explorer.state.state import ACTORS, LISTS, ORDERS, PANES, TABS, TIMELINE, Cursors, State
from tui.later import later
from tui.lean import fields, replace
from tui.text import clean, listed, shorten

if TYPE_CHECKING:
    from tui.case import search
else:
    (search,) = later("tui.case", "search")

MOST_SEARCH = 2_000  # characters of a search that is kept; a longer one was pasted
_MOST_NAME = 500  # characters of an id, a heading or a value
_MOST_TOLD = 5  # of what was dropped
_MOST_DAY = 10**13  # the number of a day in a year of nine digits


def _text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _MOST_NAME


def _number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_day(value: Any) -> bool:
    """Tell whether a value is the number of a day: any can be typed, also one on which nothing changed."""
    if not _number(value) or abs(value) > _MOST_DAY:
        return False
    try:
        return bool(day_words(value))
    except DateError:
        return False


def _is_pin(value: Any) -> bool:
    match value:
        case [str(facet), list(values)]:
            return facet in FACETS and all(map(_text, values))
    return False


def _are_cursors(value: Any) -> bool:
    names = {item.name for item in fields(Cursors)}
    return isinstance(value, dict) and all(key in names and (at is None or _text(at)) for key, at in value.items())


# What each entry looks like that is kept: whatever does not was not written by us.
_FITS: dict[str, Callable[[Any], bool]] = {
    "pane": lambda value: _number(value) and value in PANES,
    "read": lambda value: _number(value) and value in LISTS,
    "topic": lambda value: _number(value) and value in (0, TIMELINE, ACTORS),
    "tab": lambda value: _text(value) and value in TABS,
    "axis": lambda value: _text(value) and value in AXES,
    "unit": lambda value: value is None or (_text(value) and value in BY_NAME),
    "orders": lambda value: (
        isinstance(value, dict) and all(_text(order) and order in ORDERS.get(tab, ()) for tab, order in value.items())
    ),
    "cursors": _are_cursors,
    "pins": lambda value: isinstance(value, list) and all(map(_is_pin, value)),
    "search": lambda value: isinstance(value, str) and len(value) <= MOST_SEARCH,
    "as_of": lambda value: value is None or _is_day(value),
}


def dropped(kept: dict[str, Any]) -> list[str]:
    """Return in a sentence which entries of what was kept make no sense and are left out; nothing where all do."""
    odd = [shorten(clean(name), 20) for name in kept if name not in _FITS or not _FITS[name](kept[name])]
    told = [*odd[:_MOST_TOLD], *([f"{len(odd) - _MOST_TOLD:,} more"] if len(odd) > _MOST_TOLD else [])]
    return [f"Of where you left this case what made no sense was left out: {listed(told)}."] if odd else []


def plain(state: State) -> dict[str, Any]:
    """Return what of a state is kept, as values that JSON has; a comparison and a search's beginning are not."""
    return {
        "pane": state.pane, "read": state.read, "topic": state.topic, "tab": state.tab, "axis": state.axis,
        "unit": state.unit, "orders": dict(state.orders),
        "cursors": {item.name: getattr(state.cursors, item.name) for item in fields(Cursors)},
        "pins": [[facet, list(values)] for facet, values in state.pins],
        "search": state.sought.text if len(state.sought.text) <= MOST_SEARCH else "", "as_of": state.as_of,
    }  # fmt: skip


def restored(case: Case, opening: State, kept: dict[str, Any]) -> State:
    """Return the state that was kept, in a case that may have been edited since; what no longer fits is left out.

    What makes no sense is left out as well: it may have been written by anyone.
    """
    kept = {name: value for name, value in kept.items() if name in _FITS and _FITS[name](value)}
    state = replace(opening, tab=kept.get("tab", opening.tab), axis=kept.get("axis", opening.axis))
    state = replace(state, orders=tuple(kept.get("orders", {}).items()))
    if "axis" in kept:
        state = replace(state, unit=kept.get("unit"))
    for kind, name in kept.get("cursors", {}).items():
        if name is not None and _there(case, name):
            state = state.moved(kind, name)
    for facet, values in kept.get("pins", ()):
        for value in values:
            if value not in Filters(state.pins).values(facet) and case.count(facet, value):
                state = state.toggled(facet, value)
    if kept.get("as_of") is not None and case.days():
        state = replace(state, as_of=kept["as_of"])
    if kept.get("search"):
        state = replace(state, sought=search.understand(case, kept["search"]))
    numbers = {name: kept[name] for name in ("pane", "read", "topic") if name in kept}
    state = replace(state, **numbers)
    return state.focused(state.pane) if state.pane in LISTS and state.pane != state.read else state


def _there(case: Case, name: str) -> bool:
    head, _, event = name.partition("|")
    axis, heading, words = head.partition("=")
    if heading:
        return words in case.times.headings.get(axis, ()) and (not event or event in case.events)
    return case.get(name) is not None


def read_anew(case: Case, old: Case, state: State) -> State:
    """Return a state of a case as it is of another reading of it: what is sought is understood anew.

    What was chosen in a source's text is no longer chosen where that has become another text.
    """
    if state.sought.text:
        state = replace(state, sought=search.understand(case, state.sought.text))
    text = state.text
    if text and text.source and _digest(case, text.source) != _digest(old, text.source):
        state = replace(state, text=replace(text, at=None))
    if state.cursors.events == old.info.id:
        state = state.moved("events", case.info.id)
    return replace(state, case=case.info.id)


def _digest(case: Case, source: str) -> str | None:
    record = case.sources.get(source)
    return record.sha256 if record else None
