"""State files as hostile input: nothing in them keeps a case from opening, and nothing that can't be read is lost."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from helpers import HARBOUR, harbour, many
from hypothesis import given
from hypothesis import strategies as st

from tui.explorer.state.navigation import opening
from tui.explorer.state.session import dropped, plain, restored
from tui.lean import replace
from tui.user import kept_files
from tui.user.memory import MOST_BOOKMARKS, Memory, recall, recall_looks


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tui.user.memory.state_dir", lambda: tmp_path / "state")
    return tmp_path / "state"


def put(file: Path, content: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


UNREADABLE = {
    "nothing": b"",
    "half": b'{"bookmarks": {"a": "spa',
    "no UTF-8": b"\xff\xfe{}",
    "a list": b"[]",
    "deep": b"[" * 200_000,
    "a newer version's": b'{"format": 2, "bookmarks": {"a": "sparks"}}',
    "no version": b'{"format": "one", "bookmarks": {}}',
    "a number of a million digits": b'{"bookmarks": ' + b"9" * 1_000_000 + b"}",
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("kind", ["cases", "views"])
def test_a_file_that_cant_be_read_is_moved_aside_and_said_and_another_begins(
    kind: str, content: bytes, place: Path
) -> None:
    file = put(place / kind / "harbour.json", content)
    other = "views" if kind == "cases" else "cases"
    put(place / other / "harbour.json", b'{"bookmarks": {"old": "sparks"}, "view": {"pane": 3}}')
    memory = recall("harbour", HARBOUR)
    aside = file.with_name("harbour.json.unread-1")
    assert aside.read_bytes() == content
    assert [str(aside.name) in notice for notice in memory.notices] == [True]
    assert memory.bookmarks == ({} if kind == "cases" else {"old": "sparks"}), "the other one is no part of it"
    assert memory.view == {"pane": 3}
    assert memory.bookmark("new", "sparks") is memory.leave({"pane": 2}) is None
    again = recall("harbour", HARBOUR)
    assert ("new" in again.bookmarks, again.view, again.notices) == (True, {"pane": 2}, [])


def test_what_is_no_file_at_all_is_moved_aside_and_what_it_leads_to_is_left_alone(place: Path, tmp_path: Path) -> None:
    target = put(tmp_path / "precious", b"words")
    kinds: dict[str, Callable[[Path], object]] = {"folder": Path.mkdir, "pipe": os.mkfifo}
    kinds["link"] = lambda path: path.symlink_to(target)
    kinds["nowhere"] = lambda path: path.symlink_to("not-there")
    (place / "cases").mkdir(parents=True)
    for number, (name, make) in enumerate(kinds.items(), 1):
        make(place / "cases" / "harbour.json")
        memory = recall("harbour", HARBOUR)
        assert len(memory.notices) == 1, name
        assert os.path.lexists(place / "cases" / f"harbour.json.unread-{number}"), name
        assert memory.bookmark("new", "sparks") is None
        (place / "cases" / "harbour.json").unlink()
    assert target.read_bytes() == b"words"


def test_files_are_moved_aside_a_few_times_then_one_stays_and_is_not_written_over(place: Path) -> None:
    for _ in range(kept_files.ASIDE + 1):
        file = put(place / "cases" / "harbour.json", b"{")
        memory = recall("harbour", HARBOUR)
    assert "It stays as it is" in memory.notices[0]
    assert "can't be kept" in (memory.bookmark("new", "sparks") or "")
    assert file.read_bytes() == b"{"
    assert len(list(file.parent.glob("*.unread-*"))) == kept_files.ASIDE


def test_a_file_of_a_million_bytes_loses_no_bookmark_and_what_is_kept_is_bounded(place: Path) -> None:
    old = {"bookmarks": {"old": "sparks"}, "view": {"search": "x" * 1_200_000}}
    put(place / "cases" / "harbour.json", json.dumps(old).encode())
    memory = recall("harbour", HARBOUR)
    assert (memory.bookmarks, memory.notices) == ({"old": "sparks"}, [])
    state = restored(harbour(), opening(harbour()), memory.view)
    assert memory.leave(plain(state)) is None
    assert (place / "views" / "harbour.json").stat().st_size < 5_000
    assert memory.leave({"search": "x" * 1_200_000}), "it says that it can't be kept"
    for number in range(MOST_BOOKMARKS - 1):
        memory.set(f"{number}", "sparks")
    assert memory.keep() is None
    assert memory.bookmark("one more", "sparks") == "1,000 are kept, and the oldest gave way: 'old'"
    kept = recall("harbour", HARBOUR).bookmarks
    assert (len(kept), "old" in kept, "one more" in kept) == (MOST_BOOKMARKS, False, True)


# Locks and modes


@contextmanager
def held(lock: Path) -> Iterator[None]:
    lock.parent.mkdir(parents=True, exist_ok=True)
    with open(lock, "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def test_a_lock_that_something_holds_is_waited_for_no_longer_than_a_while_and_nothing_is_lost(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_files, "PATIENCE", 0.02)
    memory = recall("harbour", HARBOUR)
    with held(place / "cases" / "harbour.lock"):
        why = memory.bookmark("one", "sparks")
        assert why == "it can't be kept for the next time: something else has locked it"
        assert memory.bookmarks == {"one": "sparks"}
    assert memory.bookmark("two", "sparks") is None
    assert list(recall("harbour", HARBOUR).bookmarks) == ["one", "two"]


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_lock_that_is_no_file_is_refused_and_what_it_leads_to_is_left(kind: str, place: Path, tmp_path: Path) -> None:
    target = put(tmp_path / "precious", b"words")
    lock = place / "cases" / "harbour.lock"
    lock.parent.mkdir(parents=True)
    if kind == "link":
        lock.symlink_to(target)
    elif kind == "pipe":
        os.mkfifo(lock)
    else:
        lock.mkdir()
    assert "can't be kept" in (recall("harbour", HARBOUR).bookmark("one", "sparks") or "")
    assert target.read_bytes() == b"words"


def test_nobody_else_sees_what_one_reads(place: Path) -> None:
    os.umask(before := os.umask(0o022))
    assert before is not None
    old = put(place / "cases" / "harbour.json", b'{"bookmarks": {}}')
    put(place / "cases" / "harbour.lock", b"")
    for each in (old, old.with_suffix(".lock")):
        each.chmod(0o644)
    for folder in (place, place / "cases"):
        folder.chmod(0o755)
    for memory in (recall("harbour", HARBOUR), recall_looks(), recall("another", HARBOUR)):
        assert memory.bookmark("one", "sparks") is memory.leave({"pane": 1}) is None
    modes = {str(path.relative_to(place)): path.stat().st_mode & 0o777 for path in [place, *place.rglob("*")]}
    assert {mode for name, mode in modes.items() if name.endswith((".json", ".lock"))} == {0o600}, modes
    assert {mode for name, mode in modes.items() if not name.endswith((".json", ".lock"))} == {0o700}, modes


# Whatever stands there

SOUND: dict[str, Any] = plain(opening(harbour())) | {
    "pins": [["mark", ["disputed"]], ["kind", ["fact"]]], "search": "искра", "unit": None, "orders": {"actors": "name"},
}  # fmt: skip
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.integers() | st.floats() | st.text(max_size=4)
    | st.sampled_from(["sparks", "said=?", "mark", "disputed", "claims", "events", "name", "x" * 1_000]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3) | st.sampled_from(
        ["events", "actors", "claims", "mark"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
VIEWS = st.dictionaries(st.sampled_from([*SOUND]) | st.text(max_size=3), PLAIN, max_size=4).map(lambda odd: SOUND | odd)


@many(300)
@given(VIEWS)
def test_whatever_a_view_holds_the_case_opens_and_what_makes_no_sense_is_told(kept: dict[str, Any]) -> None:
    state = restored(harbour(), opening(harbour()), kept)
    assert state.pane in (1, 2, 3, 4)
    assert state.list_of(state.read)
    harbour().left(state.filters)
    again = plain(state)
    assert dropped(again) == []
    assert restored(harbour(), opening(harbour()), again) == state, "what is written is what is read"
    for name in kept:
        if name not in SOUND or type(kept[name]) is float:
            assert name == "unit" or dropped(kept)


def test_what_is_dropped_of_a_view_is_named_and_however_much_it_is_the_sentence_is_short() -> None:
    assert dropped(SOUND) == []
    odd = SOUND | {"tab": ["actors"], "pins": [[["mark"], ["x"]]], "\x1b[2J": 1}
    assert dropped(odd) == ["Of where you left this case what made no sense was left out: tab, pins and ^[[2J."]
    assert len(dropped({f"{number}" * 50: 1 for number in range(10_000)})[0]) < 250


def damaged(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for at, length, put_in in edits:
        at %= len(data) + 1
        data = data[:at] + put_in + data[at + length :]
    return data


EDITS = st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=4)


@many(150)
@given(EDITS, EDITS)
def test_of_damaged_files_every_byte_is_still_there_and_the_case_opens(
    ours: list[tuple[int, int, bytes]], views: list[tuple[int, int, bytes]]
) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        place = Path(folder)
        patch.setattr("tui.user.memory.state_dir", lambda: place)
        bookmarks = damaged(json.dumps({"bookmarks": {"a": "sparks", "b": "fire"}}).encode(), ours)
        view = damaged(json.dumps({"view": SOUND}).encode(), views)
        files = {put(place / "cases" / "harbour.json", bookmarks): bookmarks,
                 put(place / "views" / "harbour.json", view): view}  # fmt: skip
        memory = recall("harbour", HARBOUR)
        restored(harbour(), opening(harbour()), memory.view)
        told = " ".join(memory.notices)
        for file, content in files.items():
            aside = file.with_name(f"{file.name}.unread-1")
            assert (aside if aside.exists() else file).read_bytes() == content
            assert aside.exists() == (f"{file.parent.name}/{aside.name}" in told)


def test_without_a_file_a_memory_lasts_until_the_end_and_fails_of_nothing() -> None:
    memory = Memory()
    assert memory.bookmark("one", "sparks") is memory.leave({"pane": 1}) is None
    assert memory.bookmarks == {"one": "sparks"}


@pytest.mark.parametrize("day", [20200303, 20200304, 20190101, 99991231, -440315])
def test_any_day_as_of_which_a_case_was_left_is_come_back_to(day: int) -> None:
    """Also one that was typed and on which nothing changed."""
    case = harbour()
    state = replace(opening(case), as_of=day)
    assert dropped(plain(state)) == []
    assert restored(case, opening(case), json.loads(json.dumps(plain(state)))).as_of == day


@pytest.mark.parametrize("day", [20201332, 7, 10**40, -(10**40), True, 1.5, "20200303"])
def test_what_is_no_day_is_left_out_and_said(day: object) -> None:
    kept = plain(opening(harbour())) | {"as_of": day}
    assert [words for words in dropped(kept) if "as_of" in words]
    assert restored(harbour(), opening(harbour()), kept).as_of is None
