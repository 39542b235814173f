"""A state as plain values, and back: what is kept of a session until the case is opened again."""

from __future__ import annotations

from typing import Any

from tui.case import Case
from tui.case.facets import FACETS
from tui.case.query import Filters
from tui.case.search import understand
from tui.case.spread import BY_NAME
from tui.case.times import AXES
from tui.explorer.state.state import ACTORS, LISTS, ORDERS, PANES, TABS, TIMELINE, Cursors, State
from tui.lean import fields, replace


def plain(state: State) -> dict[str, Any]:
    """Return what of a state is kept, as values that JSON has; a comparison and a search's beginning are not."""
    return {
        "pane": state.pane, "read": state.read, "topic": state.topic, "tab": state.tab, "axis": state.axis,
        "unit": state.unit, "orders": dict(state.orders),
        "cursors": {item.name: getattr(state.cursors, item.name) for item in fields(Cursors)},
        "pins": [[facet, list(values)] for facet, values in state.pins],
        "search": state.sought.text, "as_of": state.as_of,
    }  # fmt: skip


def restored(case: Case, opening: State, kept: dict[str, Any]) -> State:
    """Return the state that was kept, in a case that may have been edited since; what no longer fits is left out."""
    state = opening
    if kept.get("tab") in TABS:
        state = replace(state, tab=kept["tab"])
    orders = kept.get("orders")
    if isinstance(orders, dict):
        fit = {tab: order for tab, order in orders.items() if isinstance(order, str) and order in ORDERS.get(tab, ())}
        state = replace(state, orders=tuple(fit.items()))
    if kept.get("axis") in AXES:
        state = replace(state, axis=kept["axis"])
    unit = kept.get("unit")
    if state.axis == kept.get("axis") and isinstance(unit, str) and unit in BY_NAME:
        state = replace(state, unit=unit)
    cursors = kept.get("cursors")
    if isinstance(cursors, dict):
        for item in fields(Cursors):
            name = cursors.get(item.name)
            if isinstance(name, str) and _there(case, name):
                state = state.moved(item.name, name)
    for facet, value in _pins(kept.get("pins")):
        if value not in Filters(state.pins).values(facet) and case.count(facet, value):
            state = state.toggled(facet, value)
    day = kept.get("as_of")
    if isinstance(day, int) and day in case.days():
        state = replace(state, as_of=day)
    if isinstance(kept.get("search"), str) and kept["search"]:
        state = replace(state, sought=understand(case, kept["search"]))
    numbers = {name: kept.get(name) for name in ("pane", "read", "topic")}
    if numbers["pane"] in PANES:
        state = replace(state, pane=numbers["pane"])
    if numbers["read"] in LISTS:
        state = replace(state, read=numbers["read"])
    if numbers["topic"] in (0, TIMELINE, ACTORS):
        state = replace(state, topic=numbers["topic"])
    return state.focused(state.pane) if state.pane in LISTS and state.pane != state.read else state


def _there(case: Case, name: str) -> bool:
    head, _, event = name.partition("|")
    axis, heading, words = head.partition("=")
    if heading:
        return words in case.times.headings.get(axis, ()) and (not event or event in case.events)
    return case.get(name) is not None


def _pins(kept: Any) -> list[tuple[str, str]]:
    pairs = [pair for pair in kept if isinstance(pair, list) and len(pair) == 2] if isinstance(kept, list) else []
    return [
        (facet, value) for facet, values in pairs if facet in FACETS and isinstance(values, list)
        for value in values if isinstance(value, str)
    ]  # fmt: skip
