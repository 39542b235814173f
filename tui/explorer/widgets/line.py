"""A line to type in, which lays nothing out anew and styles what it draws in."""

from __future__ import annotations

from typing import Self

from textual.css.styles import RenderStyles
from textual.geometry import Region
from textual.widgets import Input

from tui.explorer.widgets.tones import late_styles


class Line(Input):
    """A line to type in, whose size does not follow from its text."""

    def __init__(self, value: str | None = None, placeholder: str = "") -> None:
        """Begin with a text, or with what is said while there is none."""
        super().__init__(value, placeholder)
        self.set_reactive(Input.cursor_blink, False)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw it anew; of each letter Textual would lay the whole screen out besides."""
        return super().refresh(*regions, repaint=repaint, recompose=recompose)

    @classmethod
    def _get_component_classes(cls) -> frozenset[str]:  # type: ignore[override]  # Textual's is remembered
        """Return no parts: Textual would style all of them anew whenever the focus moves."""
        return frozenset()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """Return the styles of its parts, made when they are first drawn."""
        late_styles(self, *Input.COMPONENT_CLASSES.intersection(names))
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        """Forget the styles of the theme or the focus that was."""
        self._component_styles.clear()
        super().notify_style_update()
