"""What the mouse reports from beyond the screen, as a terminal may that has just become smaller, or anyone forge."""

from __future__ import annotations

from textual import events
from textual.geometry import Size


def within(event: events.MouseEvent, size: Size) -> bool:
    """Tell whether an event is to be heeded; a drag or a release beyond the edge is brought back to it.

    A press out there is on nothing, for which Textual would take the focus away.
    """
    if size.region.contains_point(event.screen_offset):
        return True
    if not isinstance(event, events.MouseMove | events.MouseUp) or not size:
        return False
    x, y = (min(max(at, 0), most - 1) for at, most in zip(event.screen_offset, size, strict=True))
    event._x = event._screen_x = x
    event._y = event._screen_y = y
    return True
