"""Where one has been: a list of views, each a state with where its panes were scrolled to."""

from __future__ import annotations

from typing import NamedTuple

from tui.explorer.state import State


class View(NamedTuple):
    """A state, the first visible line of each pane by its digit, and the line of the detail's chosen link."""

    state: State
    tops: tuple[tuple[int, int], ...] = ()
    link: int | None = None


class History:
    """Views in the order in which they were seen; a jump after going back forgets what lay ahead.

    A view is kept as it was left, cursor and scroll included. The opening one is kept as it was opened, so that the
    way back leads there.
    """

    def __init__(self, opening: View) -> None:
        self._views = [opening]
        self._at = 0

    def __len__(self) -> int:
        return len(self._views)

    @property
    def behind(self) -> int:
        """How many views lie behind."""
        return self._at

    @property
    def ahead(self) -> int:
        """How many views lie ahead."""
        return len(self._views) - self._at - 1

    def leave(self, view: View) -> None:
        """Keep the present view as it is left."""
        if self._at:
            self._views[self._at] = view

    def push(self, view: View) -> None:
        """Go on to a new view."""
        del self._views[self._at + 1 :]
        self._views.append(view)
        self._at += 1

    def step(self, step: int) -> View:
        """Go back (-1) or on (1) by a view and return it; raises IndexError where there is none."""
        at = self._at + step
        if not 0 <= at < len(self._views):
            raise IndexError(step)
        self._at = at
        return self._views[at]
