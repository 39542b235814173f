"""The forms in which a case's facts leave the program: a name, and the module that speaks so.

Each module has `cards(case, names)` and `rows(case, kind, names)`; both yield lines.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

VOICES = {
    "text": "tui.voices.text",
    "md": "tui.voices.md",
    "json": "tui.voices.json",
    "jsonl": "tui.voices.jsonl",
    "csv": "tui.voices.csv",
}


def voice(name: str) -> Any:
    """Return the module of a voice."""
    return import_module(VOICES[name])
