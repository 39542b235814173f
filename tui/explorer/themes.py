"""The two themes of its own: one accent, everything else shades of the ground."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="on-record-dark",
    primary="#e0b060",
    accent="#e0b060",
    warning="#ff9c7a",
    error="#ff9c7a",
    foreground="#d3d7de",
    background="#15171b",
    surface="#15171b",
    panel="#1d2026",
    dark=True,
    variables={
        "quote": "#ffffff",
        "meta": "#9aa2b1",
        "line": "#464d5a",
        "quiet": "#2a2f38",
        "on-quiet": "#d3d7de",
        "on-accent": "#15171b",
        "lit": "#5c4714",
        "on-lit": "#ffffff",
    },
)
LIGHT = Theme(
    name="on-record-light",
    primary="#8a5600",
    accent="#8a5600",
    warning="#a8320a",
    error="#a8320a",
    foreground="#2c2f36",
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#f1efe8",
    dark=False,
    variables={
        "quote": "#000000",
        "meta": "#5e6370",
        "line": "#c3bfb3",
        "quiet": "#e9e5da",
        "on-quiet": "#2c2f36",
        "on-accent": "#ffffff",
        "lit": "#ffe2a0",
        "on-lit": "#000000",
    },
)
THEMES = (DARK, LIGHT)


def foreign(theme: Theme) -> dict[str, str]:
    """Return our own variables for a theme that does not give them."""
    if theme.ansi:
        quiet = {
            "line": "ansi_bright_black",
            "quiet": "ansi_bright_black",
            "on-quiet": "ansi_bright_white",
            "on-accent": "ansi_black",
            "lit": "ansi_default",
            "on-lit": "ansi_default",
        }
        return {"quote": "ansi_default", "meta": "ansi_default", **quiet}
    line, quiet_ground = theme.secondary or theme.primary, f"{theme.primary} 25%"
    return {
        "quote": "auto",
        "meta": "auto 75%",
        "line": line,
        "quiet": quiet_ground,
        "on-quiet": "auto",
        "on-accent": "auto",
        "lit": f"{theme.primary} 45%",
        "on-lit": "auto",
    }
