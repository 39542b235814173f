"""A widget's frame, whose sides are asked of Textual once: it is the one that Textual would draw around each line."""

from __future__ import annotations

import pytest
from pilots import PANES, Driver, at_each_size, harbour, opened
from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.strip import Strip

from tui.explorer.widgets.tones import Toned


def drawn(driver: Driver, widget: Toned) -> list[Strip]:
    widget.refresh()
    return widget.render_lines(Region(0, 0, *widget.outer_size))


def by_textual(driver: Driver, widget: Toned) -> list[Strip]:
    ours, widget._styles_cache = widget._styles_cache, StylesCache()
    try:
        return drawn(driver, widget)
    finally:
        widget._styles_cache = ours


@at_each_size
async def test_every_line_stands_in_the_frame_that_textual_draws(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        looked_at = 0
        for key in ("", *"24c", *"f\x1b?\x1bTjj\x1b"):
            await driver.type(key)
            for widget in driver.app.screen.query(Toned):
                lines = drawn(driver, widget)
                assert lines == drawn(driver, widget), (key, widget, "the second time its sides are known")
                assert lines == by_textual(driver, widget), (key, widget)
                looked_at += bool(widget.region)
        assert looked_at > len(PANES)


async def test_a_line_is_drawn_without_asking_textual_for_its_sides_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(harbour()) as driver:
        claims = driver.explorer.claims
        drawn(driver, claims)
        asked: list[int] = []
        render = StylesCache.render_line

        def render_line(cache: StylesCache, styles: object, y: int, *rest: object) -> Strip:
            asked.append(y)
            return render(cache, styles, y, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr(StylesCache, "render_line", render_line)
        drawn(driver, claims)
        assert asked == [0, claims.outer_size.height - 1], "only for its edges, in which words stand"
