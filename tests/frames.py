"""Pilots without what no test looks at: frames that nobody sees, and one style sheet parsed anew for every app.

What stands on the screen is drawn when a test asks for it (`Driver.strips`), by the same code. Textual would besides
draw each frame as it comes, for a terminal that is not there. A test of that itself is marked `painted`.
"""

from __future__ import annotations

from typing import Any

import pytest
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_paint = Compositor.render_update
_parse = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


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


def leave_unpainted(monkeypatch: pytest.MonkeyPatch, *, painted: bool) -> None:
    """Parse each style sheet once, and draw no frame but where frames are meant."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parsed_once)
    if not painted:
        monkeypatch.setattr(Compositor, "render_update", _unpainted)
