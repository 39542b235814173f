"""The panes: each draws its own rows or page, and none knows another.

A pane has its digit (`digit`), says what of a state it is made of (`made_of`), asks a case for what it shows of it, in
whatever thread (`ask`), and shows that (`open`).
"""

from __future__ import annotations

from tui.explorer.panes.actors import Actors
from tui.explorer.panes.claims import Claims
from tui.explorer.panes.detail import Detail
from tui.explorer.panes.timeline import Timeline

Pane = Timeline | Actors | Claims | Detail

INDEX: tuple[type[Pane], ...] = (Timeline, Actors)
"""What one reads from, on the left."""
READING: tuple[type[Pane], ...] = (Claims, Detail)
"""What one reads, on the right."""
