"""What is kept of a case from one run to the next: whole whatever happens, and read whoever wrote it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import HARBOUR, LONG, ROOT, harbour

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


# A process that begets others, one after the other, and kills each while it writes: a start of Python for all of them.
KILLING = """
import itertools, json, os, signal, sys, tui.user.memory, tui.writing
from pathlib import Path
place = Path(sys.argv[1])
tui.user.memory.state_dir = lambda: place
most = left = 0
for turn in range(int(sys.argv[2])):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        memory = tui.user.memory.recall("harbour", Path("harbour"))
        for number in itertools.count(len(memory.bookmarks)):
            assert memory.bookmark(f"place {number % 990}", "sparks") is None
            os.write(writing, b".")
    os.read(reading, 1)
    for _ in range(turn * 997 % 40_000):  # so that it is killed at each stage of writing
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    for pipe in (reading, writing):
        os.close(pipe)
    kept = json.loads((place / "cases" / "harbour.json").read_text("ascii"))["bookmarks"]
    assert len(kept) >= most
    most = len(kept)
    left += len(list((place / "cases").glob(".new-*")))
assert tui.user.memory.recall("harbour", Path("harbour")).bookmark("last", "sparks") is None
print(most, left, len(list((place / "cases").glob(".new-*"))))
"""


def test_of_100_instances_killed_while_they_write_none_spoils_or_leaves_anything(place: Path) -> None:
    command = [sys.executable, "-c", KILLING, str(place), str(100 * LONG)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stderr == ""
    most, left, still = map(int, done.stdout.split())
    assert most >= min(100 * LONG, 900)
    assert left > 0, "some were killed between writing and naming"
    assert still == 0
