"""The themes, each tried on the whole screen while the cursor is on it."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import App

from tui.cards.blocks import Span
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.themes import THEMES
from tui.explorer.widgets.drawing import sides
from tui.explorer.widgets.rows import OneLine, Rows
from tui.folding import fold


class ThemeRows(OneLine):
    """Themes by name, our own first."""

    def __init__(self, app: App[Any], typed: str, begun: str) -> None:
        own = [theme.name for theme in THEMES]
        others = sorted(name for name in app.available_themes if name not in own)
        words = fold(typed).split()
        self._app, self._begun = app, begun
        self._names = [name for name in (*own, *others) if all(word in name for word in words)]

    def __len__(self) -> int:
        return len(self._names)

    def id(self, index: int) -> str | None:
        """Return a theme's name."""
        return self._names[index]

    def find(self, name: str | None) -> int | None:
        """Return the index of a theme."""
        return self._names.index(name) if name in self._names else None

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows of one line."""
        return [[self._line(name, width)] for name in self._names[first:last]]

    def _line(self, name: str, width: int) -> list[Span]:
        theme = self._app.available_themes[name]
        kind = "the terminal's own colours" if theme.ansi else "dark" if theme.dark else "light"
        sign = "● " if name == self._begun else "  "
        return sides([Span(sign, "accent"), Span(name)], [Span(kind, "meta")], width)


class ThemeDialog(Chooser[str]):
    """Themes; moving tries one, Enter keeps it, Esc goes back to the one before."""

    title_words = "Theme"
    hint = "{choose.up}{choose.down} try · Enter keeps · {choose.close} goes back"
    placeholder = "type to find a theme"
    of_the_case = False

    def __init__(self, begun: str) -> None:
        super().__init__()
        self._begun = begun

    def rows(self, text: str) -> ThemeRows:
        """Return the themes that match what is typed."""
        return ThemeRows(self.app, text, self._begun)

    def search(self, text: str, name: str | None = None) -> None:
        """Show the themes that match, with the cursor on the present one, and try what it is on."""
        super().search(text, name or self.app.theme)
        self._try()

    @on(Rows.Moved)
    def _try(self) -> None:
        name = self.list.name_at
        if name and name != self.app.theme:
            self.app.theme = name

    def take(self, name: str | None) -> None:
        """Keep the theme."""
        if name is not None:
            self.close(name)

    def action_close(self) -> None:
        """Go back to the theme before."""
        self.app.theme = self._begun
        self.close(None)
