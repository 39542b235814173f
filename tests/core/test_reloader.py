"""Who watches a case's files calls for a look when there is something to look at, and nobody once one has left."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from helpers import HARBOUR, environment

from tui.case import Case
from tui.explorer.state import reloader
from tui.explorer.state.reloader import Reloader


@pytest.fixture(name="case")
def _case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of a case that is watched without a pause."""
    monkeypatch.setattr(reloader, "EVERY", 0.001)
    monkeypatch.setattr(reloader, "SOON", 0.001)
    shutil.copytree(HARBOUR, tmp_path / "harbour")
    return tmp_path / "harbour"


UNDER_A_SCREEN = """
import asyncio, sys
from pathlib import Path
from textual.app import App
from tui.explorer.state.reloader import Reloader
from tui.kept import opening

async def read():
    opening.LARGE = 1
    async with App().run_test():
        assert sys.stderr is not sys.__stderr__
        watching = Reloader(Path(sys.argv[1]), keep=True)
        watching.ask()
        assert watching.look() is None and watching.making, "a process reads it"
        watching.making._process.join()
        print(len(watching.look().claims))

asyncio.run(read())
"""


def test_a_large_case_is_read_anew_under_a_screen_that_has_taken_the_place_of_standard_error(case: Path) -> None:
    """In a process that has started no other yet, as one has not that opened a case from what was kept of it."""
    done = subprocess.run(
        [sys.executable, "-c", UNDER_A_SCREEN, case], env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == (f"{len(Case.open(case).claims)}\n", "")


def test_a_reading_that_fails_as_nobody_expects_is_told_and_the_next_one_tries_again(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_path: Path) -> None:
        raise ValueError("bad [value]")

    watching = Reloader(case, keep=True)
    watching.ask()
    with monkeypatch.context() as broken:
        broken.setattr(reloader, "begun", failing)
        found = watching.look()
    assert isinstance(found, tuple)
    assert "ValueError: bad [value]" in found[0].what
    watching.ask()
    assert isinstance(watching.look(), Case)


def watchers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "watch"]


def test_a_look_is_called_for_when_a_file_has_changed_and_when_it_was_asked_for(case: Path) -> None:
    called = threading.Event()
    watching = Reloader(case)
    watching.watch(called.set)
    (case / "case.yaml").touch()
    assert called.wait(20)
    assert watching.look(), "it is read anew"
    called.clear()
    watching.ask()
    assert called.wait(20)
    watching.leave()


def test_nobody_watches_once_one_has_left(case: Path) -> None:
    before = {*watchers()}  # those of other tests are on their way out
    watching = Reloader(case)
    watching.watch(lambda: None)
    (thread,) = {*watchers()} - before
    watching.leave()
    thread.join(20)
    assert not thread.is_alive()


def test_nothing_is_called_for_while_nothing_changes(case: Path) -> None:
    called: list[int] = []
    looks = 0
    done = threading.Event()
    watching = Reloader(case)
    still = watching._watch.still

    def counted() -> bool:
        nonlocal looks
        looks += 1
        if looks == 50:
            done.set()
        return still()

    watching._watch.still = counted  # type: ignore[method-assign]
    watching.watch(lambda: called.append(1))
    assert done.wait(20)
    watching.leave()
    assert not called
