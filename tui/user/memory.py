"""What the app remembers of a case between two openings: where one left it, and one's marks. One small file a case."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui.paths import state_dir
from tui.reading.files import read_bounded

_MOST_BYTES = 1_000_000
MOST_MARKS = 1000
MOST_NAME = 80  # characters of a mark's name


@dataclass(slots=True)
class Memory:
    """Marks by their names, each the id of a record, and the last view as plain values; without a file, for now."""

    file: Path | None = None
    marks: dict[str, str] = field(default_factory=dict)
    view: dict[str, Any] = field(default_factory=dict)

    def mark(self, name: str, record: str | None) -> str | None:
        """Set a mark, or take it away (None); return why it can't be kept for the next time, or None."""

        def change(kept: Memory) -> None:
            kept.marks.pop(name, None)
            if record is not None:
                kept.marks[name] = record

        return self._change(change)

    def leave(self, view: dict[str, Any]) -> str | None:
        """Remember the view that is left; return why it can't be kept, or None."""

        def change(kept: Memory) -> None:
            kept.view = view

        return self._change(change)

    def _change(self, change: Callable[[Memory], None]) -> str | None:
        """Change what is kept and what is in hand alike: another instance may have written since."""
        change(self)
        if self.file is None:
            return None
        try:
            with _alone(self.file):
                kept = _read(self.file)
                change(kept)
                self.marks = kept.marks
                _write(self.file, {"marks": kept.marks, "view": kept.view})
        except OSError as error:
            return f"it can't be kept for the next time: {error.strerror or error}"
        return None


def recall(case_id: str, folder: Path) -> Memory:
    """Return what is remembered of a case; what can't be read is as good as nothing.

    A case is known by its id, so that it is recognised wherever its folder lies; one without an id by its folder.
    """
    place = state_dir()
    if place is None:
        return Memory()
    name = case_id if case_id != "-" else f"-{folder.resolve().name[:60]}"
    return _read(place / "cases" / f"{name[:120]}.json")


def recall_looks() -> Memory:
    """Return what is remembered whatever the case: theme, widths, and that the hint was seen."""
    place = state_dir()
    return _read(place / "looks.json") if place else Memory()


def _read(file: Path) -> Memory:
    memory = Memory(file)
    try:
        kept = json.loads(read_bounded(file, _MOST_BYTES).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return memory
    if isinstance(kept, dict):
        marks, view = kept.get("marks"), kept.get("view")
        if isinstance(marks, dict):
            pairs = [(name[:MOST_NAME], to) for name, to in marks.items() if isinstance(to, str)]
            memory.marks = dict(pairs[-MOST_MARKS:])
        memory.view = view if isinstance(view, dict) else {}
    return memory


def _write(file: Path, values: dict[str, Any]) -> None:
    from tui.writing import write_whole  # here, since a start does not need it

    write_whole(file, json.dumps(values, ensure_ascii=True, indent=1).encode("ascii"), over=True, mode=0o600)


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Keep other instances from changing a file meanwhile, where the system knows how."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl  # here, since not every system has it
    except ImportError:
        yield
        return
    with open(file.with_suffix(".lock"), "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
