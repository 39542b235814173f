"""Tones: what a card says of its text, as a style of the widget that draws it."""

from __future__ import annotations

from rich.style import Style
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget

from tui.explorer.widgets.frame import Framed

TONES = ("title", "meta", "quote", "aside", "accent", "warn", "label", "heading", "chip")
PARTS = ("cursor", "quiet", "thumb", "track", "lit")
WITHOUT_COLOUR = {"cursor": Style(reverse=True), "quiet": Style(underline=True)}
"""How what only a background would tell is told where there are no colours."""
COMPONENTS = {*(f"tone--{tone}" for tone in TONES), *(f"line--{part}" for part in PARTS)}


class Toned(Widget, inherit_bindings=False):
    """A widget that styles a tone when it first draws in it.

    As `COMPONENT_CLASSES` Textual would style all of them anew in each widget whenever the focus moves: half of what
    styling takes at a start, and most of what Tab costs.
    """

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._styles_by_tone: dict[str, Style] = {}
        self._styles_cache = self._framed_by = Framed()

    def tone(self, name: str) -> Style:
        """Return the style of a tone, of a part of a line, or of the widget itself (`plain`)."""
        style = self._styles_by_tone.get(name)
        if style is None:
            kind = "line" if name in PARTS else "tone"
            visual = self.visual_style if name == "plain" else self.get_visual_style(f"{kind}--{name}")
            style = self._styles_by_tone[name] = visual.rich_style
            if self.app.no_color and name in WITHOUT_COLOUR:
                style = self._styles_by_tone[name] = WITHOUT_COLOUR[name]
        return style

    def get_component_styles(self, *names: str) -> RenderStyles:
        """Return the styles of components; those of tones are made of the style sheet now, as Textual makes others."""
        late_styles(self, *COMPONENTS.intersection(names))
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        """Forget the styles of the theme or the focus that was."""
        self._styles_by_tone = {}
        self._component_styles.clear()
        self._framed_by.forget()
        super().notify_style_update()


def late_styles(widget: Widget, *names: str) -> None:
    """Style parts of a widget, unless they are, as Textual would have done before anything is drawn in them."""
    for name in names:
        if name not in widget._component_styles:
            part = DOMNode(classes=name)
            part._attach(widget)
            widget.app.stylesheet.apply(part, animate=False)
            widget._component_styles[name] = part.styles
