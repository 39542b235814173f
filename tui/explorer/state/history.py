"""Where one has been: a list of views, each a state with where its panes were scrolled to."""

from __future__ import annotations

from tui.explorer.state.state import State
from tui.lean import NamedTuple, replace


class Scroll(NamedTuple):
    """Where one has scrolled to, to come back to in any size.

    In a list: the first row that shows, and the lines there was room for. In a text: its first line that shows, the
    width it was laid out in, the letters above that line, which hold at any width, and the number of the chosen link;
    of a card in chunks letters and links are counted from the `first` chunk that is laid out.
    """

    line: int = 0
    size: int = 0
    letters: int = 0
    link: int | None = None
    first: int = 0


class View(NamedTuple):
    """A state, and where each pane was scrolled to, by its digit."""

    state: State
    places: tuple[tuple[int, Scroll], ...] = ()


class History:
    """Views in the order in which they were seen; a jump after going back forgets what lay ahead.

    A view is kept as it was left, cursor and scroll included. The opening one is kept as it was opened, so that the
    way back leads there.
    """

    def __init__(self, opening: View) -> None:
        self._views = [opening]
        self._left = opening  # the opening view as it was left last
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
        else:
            self._left = view

    def push(self, view: View) -> None:
        """Go on to a new view."""
        del self._views[self._at + 1 :]
        self._views.append(view)
        self._at += 1

    def amend(self, view: View) -> None:
        """Keep the present view as it has turned out to be."""
        self._views[self._at] = view

    def last(self, state: State) -> View | None:
        """Return the view in which a state was last left, or None where it is not one of those that lie behind."""
        views, sought = [self._left, *self._views[: self._at]], replace(state, came=None)
        return next((view for view in reversed(views) if replace(view.state, came=None) == sought), None)

    def step(self, step: int) -> View:
        """Go back (-1) or on (1) by a view and return it; raises IndexError where there is none."""
        at = self._at + step
        if not 0 <= at < len(self._views):
            raise IndexError(step)
        self._at = at
        return self._views[at]
