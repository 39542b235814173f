"""What a person has set, put to work in the app."""

from __future__ import annotations

from typing import Any

from textual.app import App

from tui.explorer.themes import DARK
from tui.problems import Problem
from tui.user.settings import Settings, unknown_theme

TEXTUAL_DEFAULT = "textual-dark"


def set_up(app: App[Any], settings: Settings, kept_theme: object) -> list[Problem]:
    """Give an app its keys, theme and motion, and return what of it can't be done.

    The theme is the one in config.yaml, else the one chosen last, else TEXTUAL_THEME's, else our own dark one.
    """
    problems: list[Problem] = []
    if settings.keys:
        from tui.explorer.reference import declared  # here, with what imports every dialog: most starts remap nothing
        from tui.explorer.remap import keymap, places

        names, problems = keymap(settings.keys, declared(type(app)), places(type(app)))
        app.set_keymap(names)
    wrong = unknown_theme(settings, app.available_themes)
    if wrong:
        problems.append(wrong)
    elif settings.theme:
        _begin_with(app, settings.theme)
    elif isinstance(kept_theme, str) and kept_theme in app.available_themes:
        _begin_with(app, kept_theme)
    elif app.theme == TEXTUAL_DEFAULT:
        _begin_with(app, DARK.name)
    app.animation_level = "full" if settings.motion else "none"
    return problems


def _begin_with(app: App[Any], theme: str) -> None:
    """Give an app its theme before it runs: Textual would read the whole style sheet once more for each theme set."""
    app.theme = theme
    app._next_callbacks.clear()
    app.stylesheet.set_variables(app.get_css_variables())
