"""What is kept from one run to the next: of each case its bookmarks, and apart from them the last view."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.lean import dataclass, field
from tui.paths import shown, state_dir
from tui.text import counted, shorten
from tui.user import kept_files
from tui.user.kept_files import Values, change, moved_aside, read

MOST_BOOKMARKS = 1000
MOST_NAME = 80  # characters of a bookmark's name
MOST_ID = 200  # and of the id that it leads to
MOST_VIEW = 500_000  # characters of a view as it is written


@dataclass(slots=True)
class Memory:
    """Bookmarks and a view, and the files that keep them; without a file they last until the program ends."""

    file: Path | None = None
    bookmarks: dict[str, str] = field(default_factory=dict)
    """The id of a record by the bookmark's name, the latest last."""
    view: Values = field(default_factory=dict)
    """The last state of the explorer, as JSON values; in looks.json the theme and the widths."""
    view_file: Path | None = None
    """Where the view is kept, if not beside the bookmarks."""
    seen_file: Path | None = None
    """Where it is kept what a case held when one last left: `tui.user.seen` reads and writes it."""
    folder: Path | None = None
    """The folder of our own that all of it lies in."""
    notices: list[str] = field(default_factory=list)
    """What of it could not be read, and what became of that, in sentences."""
    _owed: list[tuple[str, str | None]] = field(default_factory=list)  # bookmarks to be kept, as they were set
    _guard: Any = field(default_factory=threading.Lock, compare=False)  # of all that threads share
    _writing: Any = field(default_factory=threading.Lock, compare=False)  # one of them writes at a time

    def bookmark(self, name: str, record: str | None) -> str | None:
        """Set a bookmark, or remove it (None), and keep it; return None, or why it can't be kept for the next run."""
        self.set(name, record)
        return self.keep()

    def set(self, name: str, record: str | None) -> None:
        """Set a bookmark, or remove it (None), until the program ends; `keep` brings it to the file."""
        with self._guard:
            self.bookmarks = _changed(self.bookmarks, [(name, record)])
            self._owed.append((name, record))

    def keep(self, *, haste: bool = False) -> str | None:
        """Bring the bookmarks that were set to the file; return None, or why they can't be kept for the next run.

        It may wait for another instance: on a thread that answers nobody.
        """
        with self._writing:
            with self._guard:
                owed, self._owed = self._owed, []
            if self.file is None or not owed:
                return None
            lost: list[str] = []

            def make(values: Values) -> None:
                kept, _ = sound_bookmarks(values)
                values.pop("marks", None)
                values["bookmarks"] = _changed(kept, owed)
                lost.extend(name for name in kept if name not in values["bookmarks"] and (name, None) not in owed)

            try:
                values = change(self.file, self.folder, make, _patience(haste))
            except OSError as error:
                with self._guard:
                    self._owed[:0] = owed  # another time it may go
                return _why(error)
            with self._guard:
                self.bookmarks = _changed(values["bookmarks"], self._owed)
            return f"{MOST_BOOKMARKS:,} are kept, and the oldest gave way: {shorten(lost[0], 40)!r}" if lost else None

    def leave(self, view: Values) -> str | None:
        """Keep the last view, and what bookmarks are not kept yet; return None, or why that can't be done."""
        self.view = view
        failed = self.keep(haste=True)
        return self.keep_view(haste=True) or failed

    def keep_view(self, *, haste: bool = False) -> str | None:
        """Keep the view as it is; return None, or why it can't be kept for the next run."""
        file, view = self.view_file or self.file, self.view
        if file is None:
            return None
        if len(json.dumps(view)) > MOST_VIEW:
            return "it can't be kept for the next time: there is too much of it"
        with self._writing:
            try:
                change(file, self.folder, lambda values: values.update(view=view), _patience(haste))
            except OSError as error:
                return _why(error)
        return None

    def take(self, file: Path, what: str, take: Callable[[Values], None]) -> Path:
        """Take what stands in a file, or move it aside; return it. One that stays is not written over either."""
        found = read(file)
        if found.why is None:
            take(found.values)
            return file
        aside = moved_aside(file)
        kept = f"It lies aside as {shown(aside)}" if aside else "It stays as it is, and nothing is kept in it this time"
        self.notices.append(f"{what} can't be read: {found.why}. {kept}.")
        return file


def recall(case_id: str, folder: Path) -> Memory:
    """Return what is kept of a case; what can't be read is moved aside.

    A case is known by its id, so that it is recognised wherever its folder lies; one without an id by its folder.
    """
    memory, place = Memory(), state_dir()
    if place is None:
        return memory
    name = f"{(case_id if case_id != '-' else f'-{folder.resolve().name[:60]}')[:120]}.json"
    memory.folder = place

    def bookmarks(values: Values) -> None:
        memory.bookmarks, dropped = sound_bookmarks(values)
        memory.view = _mapping(values.get("view"))  # version 0.1 kept it there
        if dropped:
            memory.notices.append(
                f"{counted(dropped, 'bookmark made', 'bookmarks made')} no sense, and can't be gone to."
            )

    def view(values: Values) -> None:
        memory.view = _mapping(values.get("view")) or memory.view

    memory.file = memory.take(place / "cases" / name, "The file of the bookmarks", bookmarks)
    memory.view_file = memory.take(place / "views" / name, "The file of where you left this case", view)
    memory.seen_file = place / "seen" / name
    return memory


def recall_looks() -> Memory:
    """Return what is kept for all cases alike, as a view: theme, widths, and that the hint was seen."""
    memory, place = Memory(), state_dir()
    if place is not None:
        memory.folder = place

        def view(values: Values) -> None:
            memory.view = _mapping(values.get("view"))

        memory.file = memory.take(place / "looks.json", "The file of theme and widths", view)
    return memory


def sound_bookmarks(values: Values) -> tuple[dict[str, str], int]:
    """Return the bookmarks in a file, and how many of its entries are none."""
    found = values.get("bookmarks", values.get("marks", {}))  # version 0.1 called them marks
    if not isinstance(found, dict):
        return {}, 1
    kept = {
        name: record for name, record in found.items()
        if isinstance(record, str) and 0 < len(name) <= MOST_NAME and 0 < len(record) <= MOST_ID
    }  # fmt: skip
    return dict([*kept.items()][-MOST_BOOKMARKS:]), len(found) - min(len(kept), MOST_BOOKMARKS)


def _changed(bookmarks: dict[str, str], changes: list[tuple[str, str | None]]) -> dict[str, str]:
    """Return bookmarks after changes, no more than are kept: the oldest give way."""
    found = dict(bookmarks)
    for name, record in changes:
        found.pop(name, None)
        if record is not None:
            found[name] = record
    return dict([*found.items()][-MOST_BOOKMARKS:])


def _mapping(value: Any) -> Values:
    return value if isinstance(value, dict) else {}


def _patience(haste: bool) -> float:
    return kept_files.HASTE if haste else kept_files.PATIENCE


def _why(error: OSError) -> str:
    return f"it can't be kept for the next time: {error.strerror or error}"
