"""Settings of a person: one file that sets other keys, and one in which twelve things are wrong."""

from __future__ import annotations

import os
from pathlib import Path


def write(text: str) -> Path:
    """Write this person's config.yaml and return its path."""
    file = Path(os.environ["XDG_CONFIG_HOME"]) / "onrecord" / "config.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


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
