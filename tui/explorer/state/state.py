"""What the reader looks at, frozen: each key makes a new state out of the old one."""

from __future__ import annotations

from typing import Final

from tui.case.lists import BY_COUNT, BY_NAME, OWN
from tui.case.query import NOTHING_SOUGHT, Chosen, Clause, Filters, Sought
from tui.case.times import AXES
from tui.lean import dataclass, field, replace

EVERYTHING: Final = 0
TIMELINE: Final = 1
ACTORS: Final = 2
CLAIMS: Final = 3
DETAIL: Final = 4
LISTS: Final = (TIMELINE, ACTORS, CLAIMS)
"""The panes in which a cursor stands on a record; the others show what is read there."""
PANES: Final = (*LISTS, DETAIL)
"""Every pane, in the order of Tab."""
TABS: Final = ("actors", "questions", "sources")
ORDERS: Final = {
    "actors": {OWN: "by count", BY_NAME: "by name"},
    "questions": {OWN: "as given", BY_COUNT: "by count", BY_NAME: "by name"},
    "sources": {OWN: "as given", BY_COUNT: "by count", BY_NAME: "by name"},
}
"""The orders that each tab can have, its own first, and what they are called."""

# The facet by which a record of each list narrows the claims; the case itself narrows nothing.
FACET_OF: Final = {
    "events": "event", "actors": "actor", "questions": "question", "sources": "source", "claims": "claim",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cursors:
    """The id under the cursor of each list; None before there is one. The timeline's first row is the case itself."""

    events: str | None = None
    actors: str | None = None
    questions: str | None = None
    sources: str | None = None
    claims: str | None = None


@dataclass(frozen=True, slots=True)
class InText:
    """What is read in its source's text: a claim's quotes in their paragraphs, or the whole text of one source."""

    claim: str
    pane: int
    """The pane in which that was asked for."""
    source: str | None = None
    """The source whose whole text is read."""
    at: tuple[int, int] | None = None
    """The run of that text that is chosen: from a character to one behind its last."""


@dataclass(frozen=True, slots=True)
class State:
    """Panes, tab and orders, axis, cursors, pins, search, as-of day, question compared, rows unfolded, text, zoom.

    `pane` has the focus, `read` was read last (the detail shows what its cursor is on), `topic` narrows the claims.
    """

    case: str = ""
    pane: int = TIMELINE
    read: int = TIMELINE
    topic: int = TIMELINE
    tab: str = "actors"
    orders: tuple[tuple[str, str], ...] = ()
    """The tabs of pane 2 that have another order than their own, each with it."""
    axis: str = AXES[0]
    unit: str | None = None
    """What a bar of the day strip is wanted to be, or None for what fits by itself."""
    cursors: Cursors = field(default_factory=Cursors)
    pins: Chosen = ()
    sought: Sought = NOTHING_SOUGHT
    as_of: int | None = None
    compare: str | None = None
    unfolded: tuple[str, ...] = ()
    """The rows of the comparison that are unfolded, by their first claims."""
    text: InText | None = None
    came: State | None = None
    """The text that was read when one went on from it to a claim, and where Esc leads back to."""
    zoomed: bool = False
    before: State | None = None
    """What a search began from, and what its end restores."""

    def list_of(self, pane: int) -> str:
        """Return the name of the list that a pane shows."""
        return {TIMELINE: "events", ACTORS: self.tab, CLAIMS: "claims"}[pane]

    def cursor(self, pane: int) -> str | None:
        """Return the id under the cursor of a pane's list."""
        found: str | None = getattr(self.cursors, self.list_of(pane))
        return found

    # What narrows

    @property
    def pinned(self) -> Filters:
        """What the chips narrow to: pins and the search."""
        return Filters(self.pins, (), self.sought)

    @property
    def filters(self) -> Filters:
        """What the claims are narrowed to: by the chips, and by what the cursor of the topic's pane is on."""
        return self.pinned.narrowed(*self.about)

    @property
    def about(self) -> tuple[Clause, ...]:
        """The clauses of what the cursor of the topic's pane is on; none when nothing narrows."""
        name = self.cursor(self.topic) if self.topic else None
        return () if name is None or name == self.case else clauses_of(self.list_of(self.topic), name)

    @property
    def narrowed(self) -> bool:
        """Whether chips narrow the case."""
        return bool(self.pins or self.sought.asks or self.as_of is not None)

    @property
    def reading(self) -> str | None:
        """The id of the record, or the heading of the time axis, that the detail shows."""
        name = self.cursor(self.read)
        return name.partition("|")[2] or name if name else None

    # One step on

    def moved(self, kind: str, name: str | None) -> State:
        """Return the state with the cursor of a list on a record; one that goes on leaves the text that is read."""
        stays = getattr(self.cursors, kind) == name
        text, came = (self.text, self.came) if stays else (None, None)
        return replace(self, cursors=replace(self.cursors, **{kind: name}), text=text, came=came)

    def focused(self, pane: int) -> State:
        """Return the state with the focus in a pane; what stands under its cursor is what is read."""
        read = pane if pane in LISTS else self.read
        topic = pane if pane in (TIMELINE, ACTORS) else self.topic
        compare = None if pane in LISTS else self.compare
        unfolded = self.unfolded if compare else ()
        text, came = (None, None) if pane in LISTS else (self.text, self.came)
        return replace(
            self, pane=pane, read=read, topic=topic, compare=compare, unfolded=unfolded, text=text, came=came
        )  # fmt: skip

    def folded(self, rows: list[str]) -> State:
        """Return the state with rows of a comparison unfolded, or folded where all of them are unfolded."""
        if all(row in self.unfolded for row in rows):
            return replace(self, unfolded=tuple(row for row in self.unfolded if row not in rows))
        return replace(self, unfolded=tuple(dict.fromkeys((*self.unfolded, *rows))))

    def folded_back(self) -> State:
        """Return the state a step out of a text: from the whole of it to the paragraphs, from these to the card."""
        text = self.text
        if text and text.source is not None:
            return replace(self, text=replace(text, source=None, at=None))
        return replace(self, text=None, pane=text.pane if text else self.pane)

    def tabbed(self, step: int) -> State:
        """Return the state with another tab of pane 2, and the focus there."""
        tab = TABS[(TABS.index(self.tab) + step) % len(TABS)]
        return replace(self, tab=tab).focused(ACTORS)

    @property
    def order(self) -> str:
        """The order of the tab that shows: a key of its `ORDERS`."""
        return dict(self.orders).get(self.tab, OWN)

    def ordered(self) -> State:
        """Return the state with the tab that shows in its next order, and the focus there."""
        orders = list(ORDERS[self.tab])
        order = orders[(orders.index(self.order) + 1) % len(orders)]
        others = {tab: other for tab, other in self.orders if tab != self.tab} | ({self.tab: order} if order else {})
        return replace(self, orders=tuple(others.items())).focused(ACTORS)

    def turned(self) -> State:
        """Return the state with the timeline on the next axis, and the focus there."""
        axis = AXES[(AXES.index(self.axis) + 1) % len(AXES)]
        return replace(self, axis=axis, unit=None).focused(TIMELINE)

    def in_(self) -> State | None:
        """Return the state one step in: from what claims are about to a claim, then to its detail; None at the end."""
        if self.pane not in LISTS:
            return None
        return self.focused(DETAIL if self.pane == CLAIMS else CLAIMS)

    def back(self) -> State | None:
        """Return the state one step back the way `in_` leads, out of a text or comparison; at its start of a search."""
        if self.text:
            return self.folded_back()
        if self.came:
            return replace(self.came, pins=self.pins, sought=self.sought, before=self.before, as_of=self.as_of)
        if self.compare:
            return replace(self, compare=None).focused(self.read)
        if self.pane not in LISTS:
            return self.focused(self.read)
        if self.pane == CLAIMS:
            return self.focused(self.topic or TIMELINE)
        return self.unsought() if self.sought.asks else None

    def unsought(self) -> State:
        """Return the state without the search: where it began, unless other chips have come or gone since."""
        before = self.before
        if before and (before.pins, before.as_of) == (self.pins, self.as_of):
            return before
        return self.without("search")

    # Filters

    def toggled(self, facet: str, value: str) -> State:
        """Return the state with a value pinned, or no longer pinned."""
        return replace(self, pins=Filters(self.pins).toggled(facet, value).chosen)

    def without(self, chip: str) -> State:
        """Return the state without a chip: a facet's, `as-of` or `search`."""
        if chip == "as-of":
            return replace(self, as_of=None)
        if chip == "search":
            return replace(self, sought=NOTHING_SOUGHT, before=None, topic=self.topic or TIMELINE)
        return replace(self, pins=Filters(self.pins).freed(chip).chosen)

    def chips(self) -> list[str]:
        """Return the names of the chips, in the order in which they stand."""
        return [
            *(facet for facet, _ in self.pins), *(["as-of"] if self.as_of is not None else ()),
            *(["search"] if self.sought.asks else ()),
        ]  # fmt: skip


def clauses_of(kind: str, name: str) -> tuple[Clause, ...]:
    """Return the clauses that a row's id stands for: a record's, or a time axis's (`said=Sun 9 Jan 2022|fire`)."""
    head, _, event = name.partition("|")
    axis, found, words = head.partition("=")
    if not found:
        return (Clause(FACET_OF[kind], (name,)),)
    return (Clause(axis, (words,)), *([Clause("event", (event,))] if event else ()))
