"""Who leaves while the first screen is still being written leaves: nothing more is begun on a screen that goes."""

from __future__ import annotations

import pytest
from pilots import harbour

from tui.explorer.app import OnRecord
from tui.explorer.screen import Explorer


async def test_what_follows_the_first_screen_is_not_begun_once_one_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    paint = Explorer.paint

    async def leaving(explorer: Explorer) -> None:
        await paint(explorer)
        app = explorer.app
        assert isinstance(app, OnRecord)
        app.end(130)

    monkeypatch.setattr(Explorer, "paint", leaving)
    monkeypatch.setattr(Explorer, "begin", lambda _: begun.append(1))
    app = OnRecord(harbour())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
    assert (app.opened, app.return_code, begun) == (True, 130, [])
