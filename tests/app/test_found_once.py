"""What pilots find once for every app (`frames.py`) is what Textual finds anew for each."""

from __future__ import annotations

import frames
from pilots import harbour, opened
from textual.css.stylesheet import Stylesheet


def rules(sheet: Stylesheet) -> list[tuple[object, ...]]:
    """Return all that a style sheet says, in its order."""
    return [(rule.selector_names, rule.styles.get_rules()) for rule in sheet.rules]


async def test_each_theme_has_its_own_rules_and_colours() -> None:
    async with opened(harbour()) as driver:
        sheets = []
        for theme in ("on-record-light", "nord", "ansi-dark", "on-record-light"):
            driver.app.theme = theme
            await driver.settle()
            anew = driver.app.stylesheet.copy()
            frames._parse_all(anew)
            anew._require_parse = False
            sheets.append(rules(driver.app.stylesheet))
            assert sheets[-1] == rules(anew), theme
            colours = driver.app.current_theme.to_color_system()
            assert frames._generated_once(colours) == frames._generate(colours), theme
        assert sheets[0] == sheets[3]
        assert sheets[0] != sheets[1] != sheets[2]
