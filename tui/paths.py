"""Where things lie: the bundled cases, and the case that is opened when none is named."""

from __future__ import annotations

import os
from pathlib import Path

DEFAULT = "kazakhstan-2022"
VARIABLE = "ONRECORD_CASE"


def bundled() -> Path:
    """Return the folder of the bundled cases: a checkout's own before the copy in the installed package."""
    package = Path(__file__).parent
    checkout = package.parent
    # An editable install runs from the checkout; a copy of the data beside it would be stale.
    if (checkout / "pyproject.toml").is_file() and (checkout / "data").is_dir():
        return checkout / "data"
    return package / "data"


def case_path(named: str | None) -> Path:
    """Return the case to open: the one named, else the one in ONRECORD_CASE, else the bundled one."""
    chosen = named or os.environ.get(VARIABLE)
    if not chosen:
        return bundled() / DEFAULT
    try:
        return Path(chosen).expanduser()
    except RuntimeError:  # there is no such person, so it is a name like any other
        return Path(chosen)


def shown(path: Path) -> str:
    """Return a path as a person would type it: relative to where they stand when it is below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
