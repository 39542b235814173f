"""What a first screen does without is neither imported nor compiled for it."""

from __future__ import annotations

import subprocess
import sys

from helpers import environment

from tui import text
from tui.text import clean

START = """
import re._compiler, sys, traceback
from pathlib import Path
compile_, ours = re._compiler.compile, []

def compiled(pattern, flags=0):
    frames = (frame for frame in reversed(traceback.extract_stack()) if Path(frame.filename).parent.name != "re")
    asked = next(frame for frame in frames if frame.name != "compiled")
    if "site-packages" not in asked.filename and "tui" in Path(asked.filename).parts:
        ours.append(f"{asked.filename}:{asked.lineno}")
    return compile_(pattern, flags)

re._compiler.compile = compiled
import tui.commands.app, tui.explorer.app
print(*ours, *(name for name in sys.modules if name.startswith(("tui.cards.", "tui.explorer.actions."))))
"""


def test_a_start_compiles_no_expression_and_imports_no_card_but_the_case_s_and_no_action() -> None:
    done = subprocess.run([sys.executable, "-c", START], env=environment(), capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {
        "tui.cards.blocks",
        "tui.cards.overview",
        "tui.explorer.actions.action",
        "tui.explorer.actions.table",
    }


def test_of_all_characters_none_is_printable_to_python_and_not_safe_for_a_terminal() -> None:
    """`clean` asks the one before it looks for the other."""
    assert not [char for char in map(chr, range(0x110000)) if char.isprintable() and text._UNSAFE.match(char)]
    assert clean("a\x1bb\u202ec\xa0") == "a^[b<202e>c\xa0"
