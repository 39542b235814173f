"""What is kept from one run to the next: of each case its bookmarks and the last view, one small JSON file a case."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tui.bounded import read_bounded
from tui.lean import dataclass, field
from tui.paths import state_dir

_MOST_BYTES = 1_000_000
MOST_BOOKMARKS = 1000
MOST_NAME = 80  # characters of a bookmark's name


@dataclass(slots=True)
class Memory:
    """Bookmarks and a view, and the file that keeps them; without a file they last until the program ends."""

    file: Path | None = None
    bookmarks: dict[str, str] = field(default_factory=dict)
    """The id of a record by the bookmark's name, the latest last."""
    view: dict[str, Any] = field(default_factory=dict)
    """The last state of the explorer, as JSON values; in looks.json the theme and the widths."""

    def bookmark(self, name: str, record: str | None) -> str | None:
        """Set a bookmark, or remove it (None); return None, or why it can't be kept for the next run."""

        def change(kept: Memory) -> None:
            kept.bookmarks.pop(name, None)
            if record is not None:
                kept.bookmarks[name] = record

        return self._change(change)

    def leave(self, view: dict[str, Any]) -> str | None:
        """Keep the last view; return None, or why it can't be kept for the next run."""

        def change(kept: Memory) -> None:
            kept.view = view

        return self._change(change)

    def _change(self, change: Callable[[Memory], None]) -> str | None:
        """Make a change here and in the file as it is now: another instance may have written to it since."""
        change(self)
        if self.file is None:
            return None
        try:
            with _locked(self.file):
                kept = _read(self.file)
                change(kept)
                self.bookmarks = kept.bookmarks
                _write(self.file, {"bookmarks": kept.bookmarks, "view": kept.view})
        except OSError as error:
            return f"it can't be kept for the next time: {error.strerror or error}"
        return None


def recall(case_id: str, folder: Path) -> Memory:
    """Return what is kept of a case; a file that can't be read counts as empty.

    A case is known by its id, so that it is recognised wherever its folder lies; one without an id by its folder.
    """
    place = state_dir()
    if place is None:
        return Memory()
    name = case_id if case_id != "-" else f"-{folder.resolve().name[:60]}"
    return _read(place / "cases" / f"{name[:120]}.json")


def recall_looks() -> Memory:
    """Return what is kept for all cases alike, as a view: theme, widths, and that the hint was seen."""
    place = state_dir()
    return _read(place / "looks.json") if place else Memory()


def _read(file: Path) -> Memory:
    memory = Memory(file)
    try:
        kept = json.loads(read_bounded(file, _MOST_BYTES).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return memory
    if isinstance(kept, dict):
        # Version 0.1 called them marks.
        bookmarks, view = kept.get("bookmarks", kept.get("marks")), kept.get("view")
        if isinstance(bookmarks, dict):
            pairs = [(name[:MOST_NAME], to) for name, to in bookmarks.items() if isinstance(to, str)]
            memory.bookmarks = dict(pairs[-MOST_BOOKMARKS:])
        memory.view = view if isinstance(view, dict) else {}
    return memory


def _write(file: Path, values: dict[str, Any]) -> None:
    from tui.writing import write_whole  # here, since a start does not need it

    write_whole(file, json.dumps(values, ensure_ascii=True, indent=1).encode("ascii"), over=True, mode=0o600)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Hold a lock that other instances wait for before they change a file, where the system has such locks."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl  # here, since not every system has it
    except ImportError:
        yield
        return
    with open(file.with_suffix(".lock"), "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
