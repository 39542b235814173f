"""The last wall before the terminal: no control character that slipped into a line gets out."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.text import clean


class LastWall(LineFilter):
    """Cleans each segment's text; the reader has done so already, so that nothing is changed unless it slipped by.

    Other filters come first and are part of it: for each filter Textual makes each line once more.
    """

    def __init__(self, others: Sequence[LineFilter] = ()) -> None:
        super().__init__()
        self.others = others

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments without control characters."""
        for other in self.others:
            segments = other.apply(segments, background)
        if all(text.isascii() and text.isprintable() for text, _, _ in segments):
            return segments
        return [
            segment if (cleaned := clean(segment.text).replace("\n", "^J").replace("\t", "^I")) == segment.text
            else Segment(cleaned, segment.style, segment.control)
            for segment in segments
        ]  # fmt: skip
