"""The line of chips alone: which chip a click on each of its cells takes away."""

from __future__ import annotations

import pytest
from pilots import Driver
from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult

from tui.cards.blocks import Span
from tui.explorer.widgets.bars import Chips

CHIPS = [
    ("mark", "marked disputed"),
    ("source", "東京都 東京都 prints it"),
    ("as-of", "as of 4 Mar 2020"),
    ("search", "/x 1/3"),
]
END = " ✕ "


class Line(App[None]):
    """The chips, and which of them were to go."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []

    def compose(self) -> ComposeResult:
        yield Chips("chips")

    def on_chips_removed(self, message: Chips.Removed) -> None:
        self.taken.append(message.chip)


def owners(line: str) -> list[str]:
    """Return for each cell of the chips which of them stands there as drawn, with the space before it as its own."""
    *drawn, rest = line.split(END)
    assert rest.strip() == ""
    return [name for (name, _), words in zip(CHIPS, drawn, strict=True) for _ in range(cell_len(words) + cell_len(END))]


@pytest.mark.parametrize("width", [120, 66, 60, 57, 54, 50, 46, 43, 40])
async def test_a_click_on_each_cell_of_a_chip_takes_that_chip_away_and_no_other(width: int) -> None:
    app = Line()
    async with app.run_test(size=(width, 3)) as pilot:
        driver = Driver(app, pilot)
        chips = app.query_one(Chips)
        chips.show_chips(CHIPS)
        await driver.settle()
        wanted = owners(driver.lines(chips)[0])
        assert len(wanted) <= width
        for x in range(width):  # beyond the last chip there is nothing to take away
            chips.on_click(events.Click(chips, x, 0, 0, 0, 1, False, False, False))
        await driver.settle()
        assert app.taken == wanted


async def test_beside_chips_panes_are_named_whole_or_not_at_all() -> None:
    app, chip, named = Line(), "/killed 1/26 ✕", "1 timeline 2 questions 3 claims 4 detail"
    async with app.run_test(size=(100, 3)) as pilot:
        driver = Driver(app, pilot)
        chips = app.query_one(Chips)
        chips.name_panes([Span(f"{named} ", "meta")])
        chips.show_chips([("search", chip.removesuffix(" ✕"))])
        found = {}
        for width in range(40, 101):
            await pilot.resize_terminal(width, 3)
            await driver.settle()
            found[width] = driver.lines(chips)[0].split()
        assert found[40] == chip.split()
        assert found[100] == [*chip.split(), *named.split()]
        assert {tuple(words) for words in found.values()} == {tuple(found[40]), tuple(found[100])}
