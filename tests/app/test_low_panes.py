"""A pane with few lines: the day strip is one of them, so that the keys for it are not pressed blind."""

from __future__ import annotations

from pilots import Driver, bundled, opened

from tui.explorer.app import OnRecord
from tui.user.memory import Memory

LOW = (80, 24)


def strip(driver: Driver) -> str:
    """Return the first line of the timeline's pane."""
    return driver.inside("timeline")[0]


async def test_at_80x24_the_strip_stands_on_one_line_over_the_list() -> None:
    async with opened(bundled(), LOW) as driver:
        assert strip(driver).startswith("2█")
        assert "10▄" in strip(driver)
        assert "+5 before · +18 undated" in strip(driver), "what is in no bar is told"
        assert "The whole case" in driver.inside("timeline")[1]
        await driver.press_until("j", lambda: "The CSTO agrees" in driver.at("timeline"))
        assert "5▂•" in strip(driver)


async def test_its_bars_are_clicked_and_turned_and_zoomed_like_those_of_three_lines() -> None:
    async with opened(bundled(), LOW) as driver:
        for x, seen in ((strip(driver).index("5▂"), "The CSTO agrees"), (0, "Protests and unrest begin")):
            await driver.pilot.click("#timeline", offset=(2 + x, 1))
            await driver.settle()
            assert seen in driver.at("timeline"), driver.screen()
        await driver.press("t")
        assert strip(driver).count("█") == 1
        days = strip(driver)
        await driver.press("Z")
        assert strip(driver) != days
        await driver.press("z")
        assert strip(driver) == days


async def test_what_a_bar_stands_for_is_kept_for_the_next_time_along_its_axis_alone() -> None:
    app = OnRecord(bundled(), memory=Memory())
    async with opened(bundled(), app=app) as driver:
        await driver.press("Z", "Z")
        months = driver.inside("timeline")[:3]
    kept = app.left()
    async with opened(bundled(), app=OnRecord(bundled(), memory=Memory(view=kept))) as driver:
        assert driver.inside("timeline")[:3] == months
        await driver.press("z")
        assert driver.inside("timeline")[:3] != months
    for bad in ("fortnight", 3, ["day"], None):
        async with opened(bundled(), app=OnRecord(bundled(), memory=Memory(view={**kept, "unit": bad}))) as driver:
            assert driver.inside("timeline")[1].split()[:2] == ["2", "3"]
