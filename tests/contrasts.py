"""How far a text stands out from its ground."""

from __future__ import annotations

from functools import cache

from rich.color import Color
from rich.style import Style


def luminance(color: Color) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    assert color.triplet, "a theme of our own gives every colour as red, green and blue"
    parts = [value / 255 for value in color.triplet]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(style: Style) -> float:
    """Return the contrast of a style's text to its ground, from 1 to 21."""
    assert style.color
    assert style.bgcolor
    assert not style.dim, "a terminal makes of it what it likes"
    lighter, darker = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
