"""A search that is being typed."""

from __future__ import annotations

from tui.explorer.state.history import View
from tui.lean import dataclass


@dataclass(slots=True)
class Typing:
    """The view that it began from, or None while nothing is typed; and the text as it was understood last."""

    began: View | None = None
    text: str = ""

    def end(self) -> View | None:
        """End it and return the view that it began from, or None where nothing was typed."""
        began, self.began = self.began, None
        return began
