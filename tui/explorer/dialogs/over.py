"""A screen over the panes, which show through it dimmed: it comes up in one paint, and each key in it is one."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.await_complete import AwaitComplete
from textual.color import Color
from textual.css.styles import RulesMap
from textual.events import ScreenResume
from textual.geometry import Size
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.visual import RenderOptions, Visual, visualize
from textual.widget import Widget

from tui.explorer.widgets.painting import Held

Result = TypeVar("Result")


@lru_cache(1024)
def dimmed(style: Style | None, color: Color) -> Style | None:
    """Return a style as it looks under a colour, without what it links to: mixed once."""
    return next(iter(BackgroundScreen.process_segments([Segment(" ", style)], color))).style


class Dimmed(Visual):
    """What lies below a screen, dimmed; Textual's own mixes the colours of each of 600 bits of text anew."""

    def __init__(self, screen: Screen[object], color: Color) -> None:
        """Ask for the screen below, and the colour that is laid over it."""
        self._screen, self._color = screen, color

    def render_strips(self, width: int, height: int | None, style: VisualStyle, options: RenderOptions) -> list[Strip]:
        """Return the lines below in the dimmed colours."""
        size = self._screen.size
        below = self._screen._compositor.render_strips(Size(width, size.height if height is None else height))
        return [
            Strip([Segment(text, dimmed(style, self._color)) for text, style, _ in strip], strip.cell_length)
            for strip in below
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width that there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the height of the screen below."""
        return self._screen.size.height


class Over(Held[Result], ModalScreen[Result], inherit_bindings=False):
    """A screen that is painted once it is whole: filled, styled, and laid out."""

    AUTO_FOCUS = ""  # the focus is given once, by who fills it: each move of it styles anew

    def __init__(self) -> None:
        super().__init__()
        self.held = True
        self.coming = nothing_comes

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Leave out what Textual adds for toasts and tooltips: we have neither."""

    def on_mount(self) -> None:
        """Have it painted; this is called after the handler of a subclass, which fills it."""
        self.app.call_later(self.paint)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Keep the styles, which it has just got; this is called before Textual's own handler."""
        event.refresh_styles = event.refresh_styles and not self.held

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Go, with a result; what lies below is painted once, with all that this leads to."""
        below = self.app.screen_stack[-2]
        if isinstance(below, Held):
            below.held = True
            # An answer that came meanwhile is painted with it, and keys may wait for that one.
            paint = getattr(below, "questions", below).paint
            self.app.call_later(self.app.call_later, paint)  # a turn later: what goes asks for a paint, too
        return super().dismiss(result)

    def _render(self) -> Visual:
        """Return what lies below, dimmed."""
        behind = self.render()
        return Dimmed(behind.screen, behind.color) if isinstance(behind, BackgroundScreen) else visualize(self, behind)


async def nothing_comes() -> bool:
    """Tell that nothing is on its way."""
    return False
