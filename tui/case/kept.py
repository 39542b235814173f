"""The store of a case in a file, kept for the next time."""

from __future__ import annotations

from pathlib import Path

from tui.case.store import Store


def kept_store(path: Path) -> Store | None:
    """Return the store that is kept of the case at a path, or None."""
    return None
