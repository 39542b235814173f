"""The settings in config.yaml: each wrong entry is a problem and takes its default, the others hold."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from tui.paths import shown
from tui.problems import Place, Problem
from tui.text import closest, instead, shorten
from tui.user.options import AXES as AXES
from tui.user.options import EXAMPLES as EXAMPLES
from tui.user.options import Remap as Remap
from tui.user.options import Settings as Settings
from tui.user.options import Written as Written

MOST_BYTES = 100_000  # settings are a page; what is larger is another file


def read_settings(path: Path | None) -> tuple[Settings, list[Problem]]:
    """Return a file's settings and its problems; a file that does not exist gives the defaults, without a problem.

    A file that can't be read at all (too large, a folder, not YAML, not a mapping) is one problem, with the defaults.
    """
    if path is None or not os.path.lexists(path):
        return Settings(), []
    name = shown(path)
    try:
        size = path.stat().st_size
    except OSError:  # said with its reason by what reads the file
        size = 0
    if size > MOST_BYTES:
        what = f"the file has {size:,} bytes, more than the {MOST_BYTES:,} that settings may have"
        return Settings(), [Problem(Place(name), what, "keep only settings in it")]
    from tui.user.settings_file import read_file  # here, with the reader of YAML: most starts have no settings

    return read_file(path, name)


def unknown_theme(settings: Settings, themes: Collection[str]) -> Problem | None:
    """Return a problem where the theme that is set is not one of those that exist, or None."""
    if settings.theme is None or settings.theme in themes:
        return None
    names = sorted(themes)
    place = settings.places.get("theme", Place("config.yaml"))
    cure = instead(closest(settings.theme.lower(), names), names)
    return Problem(place, f"there is no theme {shorten(settings.theme, 40)!r}", cure)
