"""Settings of a person: how they are read, a file that sets other keys, and one in which twelve things are wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from helpers import put

from tui.problems import Problem
from tui.user.settings import Settings, read_settings


def write(text: str) -> Path:
    """Write this person's config.yaml and return its path."""
    file = Path(os.environ["XDG_CONFIG_HOME"]) / "onrecord" / "config.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def own_places(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody's own settings be read, and none of the variables that name places be set."""
    for kind in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    monkeypatch.setenv("HOME", str(home))


def reading(folder: Path, text: str | bytes) -> tuple[Settings, list[Problem]]:
    return read_settings(put(folder, text, "config.yaml") / "config.yaml")


def sound(folder: Path, text: str) -> Settings:
    """Return what a file sets in which nothing is wrong."""
    settings, problems = reading(folder, text)
    assert problems == []
    return settings


def keys(settings: Settings) -> dict[str, tuple[str, ...]]:
    return {remap.id: tuple(key.text for key in remap.keys) for remap in settings.keys}


REMAP = """\
keys:
  search.next: [b, F5]   # instead of n
  move.down: x           # instead of j and down
"""


WRONG = """\
theme: on-record-dork
axis: happend
motion: perhaps
case: [a, b]
editor: {nano: 1}
keys:
  move.dwn: v
  search.next: not-a-key
  time.axis: f
  help: ctrl+q
  search.open: [a b]
  theme: {}
colour: red
"""
LINES = [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13]
"""The lines on which they stand."""
