"""Pilots without what no test looks at: unseen frames, an unread log, and what is the same for every app found anew.

What stands on the screen is drawn when a test asks for it (`Driver.strips`), by the same code. Textual would besides
draw each frame as it comes, for a terminal that is not there. A test of that itself is marked `painted`.
"""

from __future__ import annotations

from typing import Any

import pytest
from textual import message_pump
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.design import ColorSystem

_paint = Compositor.render_update
_parse = Stylesheet._parse_rules
_parse_all = Stylesheet.parse
_generate = ColorSystem.generate
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}
_sheets: dict[tuple[object, ...], tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}
_colours: dict[tuple[object, ...], dict[str, str]] = {}


class _Unread:
    """The log of what each widget is told, which Textual's console would show if one were connected."""

    def __getattr__(self, name: str) -> _Unread:
        return self

    def __call__(self, *said: object, **more: object) -> _Unread:
        return self


def _unpainted(compositor: Compositor, full: bool = False, screen_stack: Any = None, simplify: bool = False) -> Any:
    """Take note of a frame and draw nothing, but for one that is asked for whole, as a picture is."""
    if full:
        return _paint(compositor, full, screen_stack, simplify)
    visible_screen_stack.set(screen_stack or [])
    compositor._dirty_regions.clear()
    return None


def _parsed_once(sheet: Stylesheet, css: str, *where: Any, **more: Any) -> list[RuleSet]:
    """Parse a style sheet, unless it was with the same variables."""
    key = (css, *where, *more.items(), frozenset(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse(sheet, css, *where, **more)
    return _parsed[key]


def _all_parsed_once(sheet: Stylesheet) -> None:
    """Put the rules of all sources together, unless they were with the same sources and variables."""
    if sheet._invalid_css:  # such a source is left out
        _parse_all(sheet)
        return
    key = (tuple(sheet.source.items()), frozenset(sheet._variables.items()))
    if key not in _sheets:
        _parse_all(sheet)
        _sheets[key] = sheet._rules, sheet.rules_map
    sheet._rules, sheet._rules_map = _sheets[key]
    sheet._require_parse = False


def _generated_once(colours: ColorSystem) -> dict[str, str]:
    """Mix the colours of a theme, unless they were from the same ones."""
    given = vars(colours)
    key = (*(value for name, value in given.items() if name != "variables"), *given["variables"].items())
    if key not in _colours:
        _colours[key] = _generate(colours)
    return dict(_colours[key])


def leave_unpainted(monkeypatch: pytest.MonkeyPatch, *, painted: bool) -> None:
    """Find once what is the same for every app, write no log, and draw no frame but where frames are meant."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parsed_once)
    monkeypatch.setattr(Stylesheet, "parse", _all_parsed_once)
    monkeypatch.setattr(ColorSystem, "generate", _generated_once)
    monkeypatch.setattr(message_pump, "log", _Unread())
    if not painted:
        monkeypatch.setattr(Compositor, "render_update", _unpainted)
