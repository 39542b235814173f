"""What is kept of a case from one run to the next: whole whatever happens, and read whoever wrote it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import HARBOUR, ROOT

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
