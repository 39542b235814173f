"""What an action is."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding

from tui.explorer.board import Board
from tui.explorer.keys import key
from tui.explorer.state.idle import Idle, Situation, never
from tui.lean import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done by a key: what it is called and does, how it is done, and why it has nothing to do."""

    id: str
    """What config.yaml remaps it by."""
    keys: str
    """Textual's names of its keys, with commas between."""
    name: str
    """A word for the footer; two actions that share one share a place there."""
    does: str
    """A sentence for help, palette and README."""
    run: Callable[[Board], object]
    """Does it; called only when it is not idle."""
    idle: Idle = never
    footer: int = 0
    """Its place in the footer, which names it where it is not idle; 0 has none. What has no room goes from the end."""
    offered: Callable[[Situation], bool] | None = None
    """Returns whether the footer names it where it is not idle; without, it always does."""
    called: Callable[[Situation], str | None] | None = None
    """Returns what it is called in a situation where it is called otherwise, or None elsewhere."""

    @property
    def binding(self) -> Binding:
        """Its keys, bound to `Explorer.action_do`."""
        return key(self.keys, f"screen.do({self.id!r})", self.name, self.does, self.id, footer=bool(self.footer))
