"""Which panes stand where at which size: a question of numbers, so that it can be answered without a screen."""

from __future__ import annotations

from tui.explorer.state.state import DETAIL, LISTS, PANES, State
from tui.lean import NamedTuple

THREE_COLUMNS, TWO_COLUMNS, INDEX_AND_DETAIL = 150, 100, 60
LEAST_WIDTH, LEAST_HEIGHT = 24, 6
WIDTHS = {"three": 27, "two": 40}
"""By shape: the share of the width that the left panes have, in per cent."""
STEP, LEAST_SHARE, MOST_SHARE = 4, 16, 68


class Arrangement(NamedTuple):
    """The shape, a class of the screen (`three`, `two`, `pair`, `one`, `none`), and the panes that show."""

    shape: str
    panes: frozenset[int]


def too_small(width: int, height: int) -> bool:
    """Tell whether a terminal has no room for even one pane."""
    return width < LEAST_WIDTH or height < LEAST_HEIGHT


def arrange(width: int, height: int, state: State) -> Arrangement:
    """Return how the panes stand in a terminal of a width and height in cells."""
    if too_small(width, height):
        return Arrangement("none", frozenset())
    if state.compare:
        return Arrangement("one", frozenset({DETAIL}))
    if state.zoomed or width < INDEX_AND_DETAIL:
        return Arrangement("one", frozenset({state.pane}))
    if width < TWO_COLUMNS:
        return Arrangement("pair", frozenset({state.read, DETAIL if state.pane in LISTS else state.pane}))
    return Arrangement("three" if width >= THREE_COLUMNS else "two", frozenset(PANES))


def widened(widths: dict[str, int], shape: str, step: int) -> dict[str, int]:
    """Return widths with the left panes of a shape a step wider (1) or narrower (-1), within bounds."""
    return {**widths, shape: min(max(share(widths, shape) + step * STEP, LEAST_SHARE), MOST_SHARE)}


def share(widths: dict[str, int], shape: str) -> int:
    """Return the share of a shape's left panes in per cent; what was kept may be anything."""
    kept = widths.get(shape)
    return kept if isinstance(kept, int) and LEAST_SHARE <= kept <= MOST_SHARE else WIDTHS[shape]
