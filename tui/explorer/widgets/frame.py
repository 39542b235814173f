"""What Textual draws around a line of a widget, asked of it once: the sides of a frame are the same for all lines."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.css.styles import StylesBase
from textual.geometry import Size
from textual.strip import Strip


class Framed(StylesCache):
    """Puts lines between the sides of a widget's frame; of each line Textual makes them out of the styles anew."""

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[object, ...] | None = None
        self._sides: tuple[list[Segment], list[Segment]] | None = None

    def forget(self) -> None:
        """Forget the sides, since the styles are other ones."""
        self._known = None

    def render_line(self, styles: StylesBase, y: int, size: Size, content_size: Size, *rest: Any) -> Strip:
        """Return a line of the widget, counted from its upper edge."""
        padding, base, background, draw, _title, _subtitle, opacity, *_ = rest
        top = styles.gutter.top
        if not 0 <= y - top < content_size.height or (top and not y):
            return super().render_line(styles, y, size, content_size, *rest)
        known = (size, content_size, padding, base, background, opacity)
        if self._known != known:
            self._known, self._sides = known, self._learnt(styles, y, size, content_size, rest)
        line: Strip = draw(y - top) if self._sides else Strip([])
        if self._sides is None or line.cell_length != content_size.width:
            return super().render_line(styles, y, size, content_size, *rest)
        before, after = self._sides
        return Strip([*before, *line, *after], size.width)

    def _learnt(
        self, styles: StylesBase, y: int, size: Size, content_size: Size, rest: tuple[Any, ...]
    ) -> tuple[list[Segment], list[Segment]] | None:
        """Return what stands before a line and after it; None where Textual does something to the line itself, too."""
        mark = Segment("x" * content_size.width)
        others = (*rest[:3], lambda _: Strip([mark], content_size.width), *rest[4:])
        framed = [*super().render_line(styles, y, size, content_size, *others)]
        at = next((at for at, segment in enumerate(framed) if segment is mark), None)
        return None if at is None else (framed[:at], framed[at + 1 :])
