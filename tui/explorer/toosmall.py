"""What stands there when the terminal has no room for a pane."""

from __future__ import annotations

from textual.strip import Strip

from tui.cards.blocks import Span
from tui.explorer.chrome import Bar
from tui.explorer.sizes import LEAST_HEIGHT, LEAST_WIDTH


class TooSmall(Bar):
    """One line that says what would help."""

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        self.left = [Span(f"Too small: {LEAST_WIDTH}x{LEAST_HEIGHT} or more. q quits", "warn")]
        return super().render_line(y)
