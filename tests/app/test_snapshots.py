"""Pictures of the whole, in four looks at four sizes.

Run with --snapshot-update when a change of looks is meant, and look at each before it is kept.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pilots import HARBOUR, SIZES, Driver, harbour
from textual.pilot import Pilot

from tui.case import Case
from tui.explorer.app import OnRecord

Compare = Callable[..., bool]
LAMPS = HARBOUR.parent / "lamps"

LOOKS = ("on-record-dark", "on-record-light", "ansi-dark", "monochrome")
# One view a size; together they show the panes, a claim with its quotes, chips, lights, a dialog and a question.
VIEWS = {
    (160, 45): "3 j j enter right",
    (120, 40): "j space / h u r t enter",
    (80, 24): "] c",
    (50, 16): "? c o p y",
}


@pytest.mark.painted
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("look", LOOKS)
def test_picture(look: str, size: tuple[int, int], snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    if look == "monochrome":
        monkeypatch.setenv("NO_COLOR", "1")
    app = OnRecord(harbour())

    async def press(pilot: Pilot[None]) -> None:
        if look != "monochrome":
            app.theme = look
        driver = Driver(app, pilot)
        await driver.settle()
        await driver.press(*VIEWS[size].split())
        driver.quiet()
        await driver.settle()

    assert snap_compare(app, terminal_size=size, run_before=press)


@pytest.mark.painted
@pytest.mark.parametrize("look", ["on-record-dark", "monochrome"])
def test_picture_of_a_text(look: str, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    if look == "monochrome":
        monkeypatch.setenv("NO_COLOR", "1")
    app = OnRecord(Case.open(LAMPS), "tarn-burning")

    async def press(pilot: Pilot[None]) -> None:
        driver = Driver(app, pilot)
        await driver.settle()
        for key in "vvn":
            await driver.press(key)
            await driver.until(lambda: driver.explorer.questions.pending is None, "the text")
        await driver.settle()

    assert snap_compare(app, terminal_size=(80, 24), run_before=press)
