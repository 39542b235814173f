"""A large case on its first records: what is said of them, and how the whole takes their place."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any, cast

import pytest
from helpers import put
from pilots import HARBOUR, Driver, opened

from tui.case import Case
from tui.explorer.app import OnRecord
from tui.kept.making import Making
from tui.reading import records
from tui.reading.records import read_first
from tui.user.memory import Memory

SHARE = 0.25


class Waiting:
    """What makes a case and is done when a test says so."""

    share, done = SHARE, False

    def __init__(self) -> None:
        self._ready, self._write = os.pipe()

    @property
    def sentinel(self) -> int:
        return self._ready

    def ended(self) -> bool:
        return self.done

    def end(self) -> None:
        self.done = True
        os.write(self._write, b"\0")

    cancel = end


def first(
    folder: Path, monkeypatch: pytest.MonkeyPatch, view: dict[str, Any] | None = None
) -> tuple[OnRecord, Waiting]:
    """Return the explorer on the first records of a copy of the made-up case, and what makes the rest of it."""
    shutil.copytree(HARBOUR, folder / "harbour")
    monkeypatch.setattr(records, "FIRST", 3_200)
    case = Case.of(read_first(folder / "harbour"))
    assert 0 < len(case.claims) < 7
    app, making = OnRecord(case, memory=Memory(view=view or {})), Waiting()
    app.making = cast(Making, making)
    return app, making


def left(driver: Driver) -> dict[str, Any]:
    assert isinstance(driver.app, OnRecord)
    return driver.app.left()


def banner(driver: Driver) -> str:
    return driver.lines(driver.pane("chips"))[0]


async def whole(driver: Driver, making: Waiting) -> None:
    """Let the rest of the case be made, and wait until it is shown."""
    making.end()
    await driver.until(lambda: not driver.explorer.reloader.making, "the whole case")
    await driver.app.workers.wait_for_complete()
    await driver.settle()


async def test_it_is_said_that_the_rest_is_still_read_and_how_far_that_has_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, making = first(tmp_path, monkeypatch)
    async with opened(app.case, app=app) as driver:
        claims = len(driver.explorer.case.claims)
        assert f"Reading, 25%: so far {claims} claims" in banner(driver)
        making.share = 0.5
        await driver.until(lambda: "Reading, 50%" in banner(driver), "how far it has come")


async def test_the_whole_takes_their_place_and_the_cursor_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, making = first(tmp_path, monkeypatch)
    async with opened(app.case, app=app) as driver:
        await driver.press("3", "j")
        at = driver.explorer.state.cursors.claims
        await whole(driver, making)
        assert len(driver.explorer.case.claims) == 7
        assert driver.explorer.state.cursors.claims == at
        assert "Reading" not in banner(driver)
        assert "The case is read: 7 claims." in driver.text("notice")


async def test_who_has_not_gone_on_comes_back_to_where_one_left_the_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(Case.open(HARBOUR)) as driver:
        await driver.press("3", "G")
        at, view = driver.at("claims"), left(driver)
    app, making = first(tmp_path, monkeypatch, view)
    async with opened(app.case, app=app) as driver:
        assert left(driver) == view, "who leaves now has seen nothing else"
        await whole(driver, making)
        assert driver.at("claims") == at


async def test_what_is_wrong_with_the_whole_is_told_once_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, making = first(tmp_path, monkeypatch)
    file = tmp_path / "harbour" / "case.yaml"
    file.write_text(file.read_text().replace("speaker: town", "speaker: twon"))
    async with opened(app.case, app=app) as driver:
        await whole(driver, making)
        assert "1 error: 1 record is left out" in banner(driver)
        assert len(driver.explorer.case.claims) == 6


async def test_what_was_not_read_yet_is_not_said_to_be_missing_in_the_case(tmp_path: Path) -> None:
    """A file that can't be cut is read late, with all its claims: the case may well have what is not here."""
    case = Case.open(
        put(tmp_path, "case: {format: 1, id: bare, title: Bare}\nactors: [{id: a, name: A, kind: state}]\n")
    )
    case.partial = True
    async with opened(case, (160, 40)) as driver:
        assert "No claims have been read yet." in " ".join(driver.inside("claims"))
        await driver.press("]")
        assert "No questions have been read yet." in " ".join(driver.inside("actors"))
        await driver.press("a")
        assert "Nothing that has been read yet has a date to go by." in driver.text("notice")
        await driver.press("[", "2")
        assert "No claim that has been read yet is about this." in " ".join(" ".join(driver.inside("claims")).split())


async def test_neither_are_days_before_the_first_nor_addresses(tmp_path: Path) -> None:
    source = "{id: s, title: T, publisher: P, published: 2022-01-05}"
    claim = "{id: c, text: It was so., speaker: s, reports: [{source: s, quotes: [{exact: so}]}]}"
    case = Case.open(
        put(tmp_path, f"case: {{format: 1, id: bare, title: Bare}}\nsources: [{source}]\nclaims: [{claim}]\n")
    )
    case.partial = True
    async with opened(case, (160, 40), at="c") as driver:
        await driver.press("o")
        assert "What has been read yet gives no address for the source of this claim." in driver.text("notice")
        await driver.press("<", "<")
        assert "Nothing that has been read yet is known to have been said before this day." in driver.text("notice")


async def test_nothing_is_saved_or_cited_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What leaves says nothing of a banner that stood over it; the words themselves are what they are."""
    app, _ = first(tmp_path, monkeypatch)
    async with opened(app.case, app=app) as driver:
        await driver.press("3")
        for key, words in (("s", "still being read"), ("Y", "still being read"), ("y", "Copied the quote")):
            await driver.press(key)
            assert words in driver.text("notice")
