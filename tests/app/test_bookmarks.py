"""Bookmarks, and where one left a case: named, found again, and kept whatever happens to the file."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from pilots import HARBOUR, Driver, bundled, harbour, opened

from tui.case import Case
from tui.explorer.app import OnRecord
from tui.explorer.state.navigation import opening
from tui.explorer.state.session import plain, restored
from tui.text import clean, one_line
from tui.user.memory import recall


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let what is remembered be kept in a folder of the test."""
    monkeypatch.setattr("tui.user.memory.state_dir", lambda: tmp_path / "state")
    return tmp_path / "state"


@asynccontextmanager
async def sitting(
    case: Case | None = None, size: tuple[int, int] = (120, 40), at: str | None = None
) -> AsyncIterator[Driver]:
    """Open a case as the command does, and leave it like that."""
    case = case or harbour()
    memory = recall(case.info.id, case.path)
    app = OnRecord(case, at, memory=memory)
    async with opened(case, size, app=app) as driver:
        yield driver
        memory.leave(app.left())


def title(driver: Driver) -> str:
    return driver.title("detail")


async def quiet(driver: Driver) -> None:
    driver.quiet()
    await driver.settle()


# Bookmarks


@pytest.mark.parametrize("size", [(120, 40), (50, 16)], ids=str)
async def test_a_record_of_each_kind_is_bookmarked_and_gone_to_by_its_name(size: tuple[int, int]) -> None:
    bookmarked = {"fire": "1j", "witnesses": "2", "what-cause": "2]j", "courier": "2]j", "nobody-hurt": "1g3g"}
    async with sitting(size=size) as driver:
        for number, keys in enumerate(bookmarked.values()):
            await driver.type(keys)
            await driver.type(f"mplace {number}\n")
            assert f"Bookmarked “place {number}”; ' goes there." in driver.toasts()
            await quiet(driver)
        for number, name in enumerate(bookmarked):
            await driver.type("1g'")
            assert "place 0" in driver.screen()
            await driver.type(f"place {number}\n")
            await driver.press("4")
            assert f" · {name}" in title(driver), driver.screen()


async def test_enter_alone_names_a_bookmark_after_its_record() -> None:
    async with sitting(at="sparks") as driver:
        await driver.press("m")
        assert "new: A spark from a crane set it off." in driver.screen()
        await driver.type("\n1g'")
        assert "A spark from a crane set it off." in driver.screen()
        await driver.type("\n")
        assert "Claim · sparks" in title(driver)


async def test_bookmarks_stand_in_the_next_sitting_the_last_one_first() -> None:
    async with sitting(at="sparks") as driver:
        await driver.type("mfirst\n")
        await driver.type("3gmsecond\n")
    async with sitting() as driver:
        await driver.press("'")
        shown = driver.screen()
        assert shown.index("second  Nobody was hurt.") < shown.index("first  A spark from a crane")
        await driver.type("crane\n")  # the record's own words find it, too
        assert "Claim · sparks" in title(driver)


async def test_a_name_that_is_there_is_moved_and_del_takes_a_bookmark_away() -> None:
    async with sitting(at="sparks") as driver:
        await driver.type("mhere\n3gmhere\n")
        await quiet(driver)
        await driver.type("1g'here\n")
        assert "Claim · nobody-hurt" in title(driver)
        await driver.press("'")
        assert driver.screen().count("here  ") == 1
        await driver.press("delete")
        assert "No bookmark here." in driver.screen()
        await driver.press("escape")
    async with sitting() as driver:
        await driver.press("'")
        assert "No bookmark here. Esc closes; m bookmarks the record that you read." in driver.screen()


async def test_only_a_record_is_bookmarked() -> None:
    async with sitting() as driver:
        await driver.press("t", "j", "m")
        assert "Only a record can be bookmarked." in driver.toasts()


async def test_a_bookmark_that_chips_hide_is_gone_to_and_they_give_way() -> None:
    async with sitting(at="sparks") as driver:
        await driver.type("mcrane\n<'crane\n")
        assert "Claim · sparks" in title(driver)
        assert "Taken away to show it: the day. H brings them back." in driver.toasts()
        await driver.press("H")
        assert driver.chips() == "as of 3 Mar 2020 ✕"


async def test_bookmarks_outlive_edits_of_the_case_and_name_what_is_gone(tmp_path: Path) -> None:
    folder = shutil.copytree(HARBOUR, tmp_path / "moved")
    async with sitting(at="sparks") as driver:
        await driver.type("mcrane\n3gmgone\n")
    text = (HARBOUR / "case.yaml").read_text(encoding="utf-8")
    head, _, claims = text.partition("claims:\n")
    kept = [claim for claim in claims.split("- id: ") if claim and not claim.startswith("nobody-hurt")]
    edited = f"{head}claims:\n" + "".join(f"- id: {claim}" for claim in reversed(kept))
    (folder / "case.yaml").write_text(edited.replace("A spark from", "A spark out of"), encoding="utf-8")
    async with sitting(Case.open(folder)) as driver:
        await driver.type("'crane\n")
        assert "Claim · sparks" in title(driver)
        assert driver.inside("detail")[0] == "A spark out of a crane set it off."
        before = driver.view()
        await driver.press("'")
        assert "gone  nobody-hurt: no longer in the case" in driver.screen()
        await driver.type("gone\n")
        assert "nobody-hurt is no longer in the case." in driver.toasts()
        await quiet(driver)
        assert driver.view() == before


async def test_a_name_is_shown_as_it_stands() -> None:
    async with sitting(at="sparks") as driver:
        for text in HOSTILE[:7]:
            name = "".join(letter for letter in text if letter.isprintable())[:60]
            await driver.type(f"m{name}\n")
            await quiet(driver)
            await driver.press("'")
            assert f"{one_line(name)}  A spark" in driver.screen(), driver.screen()
            assert clean(driver.screen()) == driver.screen()
            await driver.press("escape")
            assert driver.app.return_code is None


# The sitting before

LEFT = ["2jj", "]]", "3j", "3j\n", "t", "ttjj", "fmark disputed\n\x1b3j", "</hurt\n", "3j 1jj", "4"]


@pytest.mark.parametrize("keys", LEFT, ids=range(len(LEFT)))
async def test_a_case_opens_where_one_left_it(keys: str) -> None:
    async with sitting() as driver:
        await driver.type(keys)
        left, focus = driver.view(), driver.focus()
    async with sitting() as driver:
        assert driver.view() == left, driver.screen()
        assert driver.focus() == focus


async def test_another_case_has_its_own_place() -> None:
    async with sitting() as driver:
        await driver.type("</hurt\n")
    async with sitting(bundled()) as driver:
        assert "200 claims" in driver.header()
        assert driver.chips() == ""


async def test_at_goes_before_where_one_left_it() -> None:
    async with sitting() as driver:
        await driver.type("t</hurt\n2]")
    async with sitting(at="sparks") as driver:
        assert driver.focus() == "claims"
        assert driver.chips() == ""
        assert "Claim · sparks" in title(driver)


async def test_what_has_vanished_from_the_case_is_left_out_of_where_one_was(tmp_path: Path) -> None:
    folder = shutil.copytree(HARBOUR, tmp_path / "edited")
    async with sitting(at="nobody-hurt") as driver:
        await driver.type("mhere\n2fspeaker,ana\nfmark,disputes\n3j")
    file = folder / "case.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("mayor", "major"), encoding="utf-8")
    async with sitting(Case.open(folder)) as driver:
        assert driver.chips() == "disputing another ✕"
        assert " 1 of 7 claims" in driver.header()


# The file

SPOILT: list[bytes] = [
    b"{",
    b'{"bookmarks": {"a": 1, "b": ["c"]}, "view": {"pane": 99, "cursors": 3, "pins": [[]], "as_of": "x"}}',
    b'{"bookmarks": {"\\ud800\\u001b[2J": "sparks"}, "view": {"search": "\\ud800\\u0000", "tab": "\\ud800"}}',
]  # more of them without a screen, in test_memory.py


@pytest.mark.parametrize("content", SPOILT, ids=range(len(SPOILT)))
async def test_a_file_that_makes_no_sense_is_as_good_as_none_and_is_mended(content: bytes, place: Path) -> None:
    file = place / "cases" / "harbour.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    async with sitting() as driver:
        assert "7 claims" in driver.header()
        assert clean(driver.screen()) == driver.screen()
        await driver.type("3gmagain\n")
        assert "Bookmarked “again”" in driver.toasts()
        await quiet(driver)
        await driver.type("1g'again\n")
        assert "Claim · nobody-hurt" in title(driver)
    assert json.loads(file.read_text(encoding="utf-8"))["bookmarks"]["again"] == "nobody-hurt"


async def test_what_of_the_files_can_not_be_read_is_said_at_the_start(place: Path) -> None:
    for kind, content in (("cases", b"{"), ("views", b'{"view": {"pins": [[["mark"], ["disputed"]]], "pane": 3}}')):
        (place / kind).mkdir(parents=True)
        (place / kind / "harbour.json").write_bytes(content)
    async with sitting() as driver:
        assert "The file of the bookmarks can't be read: it is damaged." in driver.toasts()
        assert "harbour.json.unread-1" in driver.toasts()
        assert "what made no sense was left out: pins." in driver.toasts()
        assert plain(driver.explorer.state)["pane"] == 3, "and what makes sense is where it was"
        await driver.type("j")
        assert driver.toasts() == ""
    assert (place / "cases" / "harbour.json.unread-1").read_bytes() == b"{"


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats() | st.sampled_from(["sparks", "said=?", "mark", "?"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
KEPT = ("pane", "read", "topic", "tab", "axis", "cursors", "pins", "search", "as_of")


@given(st.dictionaries(st.sampled_from(KEPT), PLAIN))
@settings(derandomize=True, deadline=None, max_examples=24)
def test_whatever_stands_in_the_file_a_case_opens(kept: dict[str, Any]) -> None:
    state = restored(harbour(), opening(harbour()), kept)
    assert state.pane in (1, 2, 3, 4)
    assert state.list_of(state.read)
    harbour().left(state.filters)


async def test_where_nothing_can_be_kept_a_bookmark_holds_for_the_sitting_and_it_says_so(place: Path) -> None:
    place.write_text("a file where a folder should be", encoding="utf-8")
    async with sitting(at="sparks") as driver:
        await driver.type("mcrane\n")
        assert "Bookmarked “crane”; ' goes there. But it can't be kept for the next time: " in driver.toasts()
        await quiet(driver)
        await driver.type("1g'crane\n")
        assert "Claim · sparks" in title(driver)
    assert place.read_text(encoding="utf-8") == "a file where a folder should be"
