"""What is kept of a case from one run to the next: whole whatever happens, and read whoever wrote it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import HARBOUR, ROOT, harbour

from tui.explorer.state.navigation import opening
from tui.explorer.state.session import restored
from tui.user.memory import recall


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is remembered in a folder of the test."""
    monkeypatch.setattr("tui.user.memory.state_dir", lambda: tmp_path / "state")
    return tmp_path / "state"


def test_bookmarks_of_a_file_that_calls_them_marks_are_read_and_written_as_bookmarks(place: Path) -> None:
    (place / "cases").mkdir(parents=True)
    file = place / "cases" / "harbour.json"
    file.write_text('{"marks": {"old": "sparks"}, "view": {"pane": 2}}', encoding="utf-8")
    memory = recall("harbour", HARBOUR)
    assert memory.bookmarks == {"old": "sparks"}
    assert memory.bookmark("new", "nobody-hurt") is None
    kept = {"bookmarks": {"old": "sparks", "new": "nobody-hurt"}, "view": {"pane": 2}}
    assert json.loads(file.read_text(encoding="utf-8")) == kept


SPOILT: list[bytes] = [
    b"", b"{", b"\xff\xfe", b"[]", b"null", b"[" * 200_000, b'{"bookmarks": [1], "view": "x"}', b"\x00" * 100,
    b'{"bookmarks": {"a": 1, "b": ["c"]}, "view": {"pane": 99, "cursors": 3, "pins": [[]], "as_of": "x"}}',
    b'{"view": {"pins": [["mark", "disputed"], [1, 2], ["x", ["y"]], ["mark", [1, "no such"]]], "tab": []}}',
    b'{"bookmarks": {"\\ud800\\u001b[2J": "sparks"}, "view": {"search": "\\ud800\\u0000", "tab": "\\ud800"}}',
]  # fmt: skip


@pytest.mark.parametrize("content", SPOILT, ids=range(len(SPOILT)))
def test_a_file_that_makes_no_sense_is_as_good_as_none_and_is_mended(content: bytes, place: Path) -> None:
    (place / "cases").mkdir(parents=True)
    file = place / "cases" / "harbour.json"
    file.write_bytes(content)
    memory = recall("harbour", HARBOUR)
    state = restored(harbour(), opening(harbour()), memory.view)
    assert state.pane in (1, 2, 3, 4)
    assert state.list_of(state.read)
    harbour().left(state.filters)
    assert memory.bookmark("again", "nobody-hurt") is None
    assert json.loads(file.read_text(encoding="utf-8"))["bookmarks"]["again"] == "nobody-hurt"


BOOKMARKING = """
import itertools, sys, tui.user.memory
from pathlib import Path
tui.user.memory.state_dir = lambda: Path(sys.argv[1])
memory = tui.user.memory.recall("harbour", Path("harbour"))
for number in range(int(sys.argv[3])) if sys.argv[3] != "on" else itertools.count():
    assert memory.bookmark(f"{sys.argv[2]} {number}", "sparks") is None
    print(number, flush=True)
"""


def bookmarking(place: Path, name: str, times: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BOOKMARKING, str(place), name, times]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "HOME": "/"})


def test_of_400_bookmarks_from_two_instances_at_once_all_400_are_kept(place: Path) -> None:
    both = [bookmarking(place, name, "200") for name in ("one", "other")]
    for process in both:
        process.communicate()
        assert process.returncode == 0
    assert set(recall("harbour", HARBOUR).bookmarks) == {
        f"{name} {at}" for name in ("one", "other") for at in range(200)
    }


def test_an_instance_that_is_killed_while_it_writes_spoils_nothing(place: Path) -> None:
    most = 0
    for _ in range(10):
        process = bookmarking(place, "place", "on")
        assert process.stdout
        for _ in range(15):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.communicate()
        (file,) = (place / "cases").glob("*.json")
        kept = json.loads(file.read_text(encoding="ascii"))["bookmarks"]
        assert len(kept) >= max(15, most)
        most = len(kept)
