"""Two apps to measure against: an empty one, and one of three panes that holds nothing but what Textual brings.

    python bare.py empty|panes

They import nothing of ours: what they take is what any app takes in which three panes are seen.
"""

import sys
from typing import ClassVar

from textual.app import App, ComposeResult


class Empty(App[None]):
    """Nothing at all."""

    def compose(self) -> ComposeResult:
        """Put a word on the screen, by which its end is seen."""
        from textual.widgets import Static

        yield Static("empty app")


class Panes(App[None]):
    """A header, two lists, a text and a footer."""

    CSS = "OptionList, Static { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar = [("q", "quit", "Quit"), ("f", "filter", "Filter"), ("d", "detail", "Detail")]

    def compose(self) -> ComposeResult:
        """Lay the three panes side by side."""
        from textual.containers import Horizontal
        from textual.widgets import Footer, Header, OptionList, Static

        yield Header()
        with Horizontal():
            yield OptionList(*(f"Row {number} of a list of a hundred" for number in range(100)))
            yield OptionList(*(f"Row {number} of a list of forty" for number in range(40)))
            yield Static("\n".join(f"Line {number} of a text of sixty lines" for number in range(60)))
        yield Footer()


if __name__ == "__main__":
    (Empty if sys.argv[1:] == ["empty"] else Panes)().run()
