"""Who waits for a change of a case's files is told of one at once, and of nothing else."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.explorer.state.stirring import Stirring

LONG = 600.0  # seconds: who is told only then has failed
linux = pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell of changes in a folder")


@pytest.fixture(name="stirring")
def _stirring(tmp_path: Path) -> Iterator[Stirring]:
    stirring = Stirring(tmp_path)
    stirring.begin()
    stirring.wait(0)  # from here on changes are told of
    yield stirring
    stirring.leave()
    stirring.close()


def came(stirring: Stirring) -> bool:
    """Tell whether the system has told of a change of a case's file, without waiting for one."""
    return stirring._stirred()


@linux
@pytest.mark.parametrize("how", ["written", "renamed into place", "removed", "touched"])
def test_a_wait_ends_when_a_file_is(how: str, stirring: Stirring, tmp_path: Path) -> None:
    file, aside = tmp_path / "case.yaml", tmp_path / "case.yaml.new"
    file.write_text("a: 1")
    aside.write_text("a: 2")
    assert came(stirring)
    ways: dict[str, Callable[[], object]] = {
        "written": lambda: file.write_text("a: 3"),
        "renamed into place": lambda: aside.rename(file),
        "removed": file.unlink,
        "touched": file.touch,
    }
    ways[how]()
    assert stirring.wait(LONG), "told of it, and nobody has left"


@linux
def test_a_file_that_is_not_the_case_s_is_not_told_of(stirring: Stirring, tmp_path: Path) -> None:
    for name in ("notes.txt", ".case.yaml.swp", ".hidden.yaml"):
        (tmp_path / name).write_text("x")
    assert not came(stirring)


@linux
def test_a_folder_that_took_the_name_of_another_is_watched_in_its_place(stirring: Stirring, tmp_path: Path) -> None:
    tmp_path.rename(tmp_path.with_name("before"))
    tmp_path.mkdir()
    stirring.wait(0)
    (tmp_path / "case.yaml").write_text("a: 1")
    assert stirring.wait(LONG)


def test_a_wait_ends_when_something_else_is_ready(stirring: Stirring) -> None:
    ready, write = os.pipe()
    os.write(write, b"\0")
    assert stirring.wait(LONG, [ready])
    os.close(ready)
    os.close(write)


def test_a_wait_ends_when_another_thread_wakes_it_or_leaves(stirring: Stirring) -> None:
    found: list[bool] = []
    waiting = threading.Thread(target=lambda: found.extend([stirring.wait(LONG), stirring.wait(LONG)]))
    waiting.start()
    stirring.wake()
    stirring.leave()
    waiting.join(60)
    assert not waiting.is_alive()
    assert found[-1] is False, "one has left"


def test_where_the_system_tells_nothing_one_waits_and_leaves_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "name", "nt")
    stirring = Stirring(tmp_path)
    stirring.begin()
    assert stirring.wait(0)
    stirring.leave()
    assert not stirring.wait(LONG)
    stirring.close()
