"""What the reader looks at, frozen: each key makes a new state out of the old one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from tui.query import Filters

TIMELINE: Final = 1
ACTORS: Final = 2
CLAIMS: Final = 3
DETAIL: Final = 4
TABS: Final = ("actors", "questions", "sources")

# The facet by which a record of each list narrows the claims; the case itself narrows nothing.
_FACET = {"events": "event", "actors": "actor", "questions": "question", "sources": "source"}


@dataclass(frozen=True, slots=True)
class Cursors:
    """The id under the cursor of each list; None before there is one. The timeline's first row is the case itself."""

    events: str | None = None
    actors: str | None = None
    questions: str | None = None
    sources: str | None = None
    claims: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Pane with the focus, pane last read, pane that narrows the claims, tab of pane 2, cursors and zoom."""

    case: str = ""
    pane: int = TIMELINE
    read: int = TIMELINE
    topic: int = TIMELINE
    tab: str = "actors"
    cursors: Cursors = field(default_factory=Cursors)
    zoomed: bool = False

    def list_of(self, pane: int) -> str:
        """Return the name of the list that a pane shows."""
        return {TIMELINE: "events", ACTORS: self.tab, CLAIMS: "claims"}[pane]

    def cursor(self, pane: int) -> str | None:
        """Return the id under the cursor of a pane's list."""
        found: str | None = getattr(self.cursors, self.list_of(pane))
        return found

    @property
    def about(self) -> tuple[str, str] | None:
        """The facet and the id that narrow the claims, or None when nothing does."""
        name = self.cursor(self.topic)
        return None if name is None or name == self.case else (_FACET[self.list_of(self.topic)], name)

    @property
    def filters(self) -> Filters:
        """What the claims are narrowed to."""
        return Filters().with_(*self.about) if self.about else Filters()

    @property
    def reading(self) -> str | None:
        """The id of the record that the detail shows."""
        return self.cursor(self.read)

    def moved(self, kind: str, name: str | None) -> State:
        """Return the state with the cursor of a list on a record."""
        return replace(self, cursors=replace(self.cursors, **{kind: name}))

    def focused(self, pane: int) -> State:
        """Return the state with the focus in a pane; what stands under its cursor is what is read."""
        read = self.read if pane == DETAIL else pane
        topic = pane if pane in (TIMELINE, ACTORS) else self.topic
        return replace(self, pane=pane, read=read, topic=topic)

    def tabbed(self, step: int) -> State:
        """Return the state with another tab of pane 2, and the focus there."""
        tab = TABS[(TABS.index(self.tab) + step) % len(TABS)]
        return replace(self, tab=tab).focused(ACTORS)

    def in_(self) -> State | None:
        """Return the state one step in: from what claims are about to a claim, then to its detail; None at the end."""
        if self.pane == DETAIL:
            return None
        return self.focused(DETAIL if self.pane == CLAIMS else CLAIMS)

    def back(self) -> State | None:
        """Return the state one step back the way `in_` leads; None at its start."""
        if self.pane == DETAIL:
            return self.focused(self.read)
        return self.focused(self.topic) if self.pane == CLAIMS else None
