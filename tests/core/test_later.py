"""Rooms that load modules when they are first asked for: those of their own, and nothing else."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from helpers import modules, run

from tui import cards
from tui.later import modules_of

ROOMS = {name: path for name, path in modules() if "modules_of(__name__)" in path.read_text(encoding="utf-8")}
LATE = [
    f"{room}.{name}"
    for room, path in ROOMS.items()
    for name in re.findall(rf"from {room} import (\w+) as \1\n", path.read_text(encoding="utf-8"))
]


def test_a_room_loads_no_late_module_by_itself() -> None:
    assert len(LATE) > 20
    script = f"import sys, {', '.join(ROOMS)}\nprint([name for name in {LATE!r} if name in sys.modules])"
    done = run(python=("-c", script))
    assert (done.stdout, done.stderr) == (b"[]\n", b"")


@pytest.mark.parametrize("name", LATE)
def test_a_late_module_is_the_one_that_has_its_name(name: str) -> None:
    room, _, short = name.rpartition(".")
    assert modules_of(room)(short) is sys.modules[name]


def test_what_is_no_module_of_a_room_is_not_there() -> None:
    assert not hasattr(cards, "nothing")
    with pytest.raises(ImportError, match="nothing"):
        exec("from tui.desktop import nothing")


def test_a_module_that_lacks_another_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a_room").mkdir()
    (tmp_path / "a_room" / "__init__.py").write_text("")
    (tmp_path / "a_room" / "late.py").write_text("import not_installed\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="not_installed"):
        modules_of("a_room")("late")
