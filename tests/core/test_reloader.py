"""Who watches a case's files calls for a look when there is something to look at, and nobody once one has left."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from helpers import HARBOUR

from tui.explorer.state import reloader
from tui.explorer.state.reloader import Reloader


@pytest.fixture(name="case")
def _case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of a case that is watched without a pause."""
    monkeypatch.setattr(reloader, "EVERY", 0.001)
    monkeypatch.setattr(reloader, "SOON", 0.001)
    shutil.copytree(HARBOUR, tmp_path / "harbour")
    return tmp_path / "harbour"


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
    watching = Reloader(case)
    watching.watch(lambda: None)
    (thread,) = watchers()
    watching.leave()
    thread.join(20)
    assert not watchers()


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
