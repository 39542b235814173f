"""What stands there when the terminal has no room for a pane."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.cards.blocks import Span
from tui.explorer.keys import key, told
from tui.explorer.state.sizes import LEAST_HEIGHT, LEAST_WIDTH
from tui.explorer.widgets.bars import Bar


class TooSmall(ModalScreen[None], inherit_bindings=False):
    """One line that says what would help; being modal it keeps every key from what can't be seen, but quitting."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("q", "app.quit", "quit", "Leave a terminal that is too small.", "toosmall.quit")
    ]

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Bar("toosmall")

    def on_mount(self) -> None:
        """Say it."""
        self.query_one(Bar).tell(
            [Span(f"{LEAST_WIDTH}x{LEAST_HEIGHT} needed, {told(self.app, '{toosmall.quit} quits')}", "warn")]
        )
