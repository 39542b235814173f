"""The first screen: painted once, and made without what only a later key needs."""

from __future__ import annotations

import sys
from pathlib import Path

from terminals import at_home

# Prints what is imported when the first screen is painted, in place of that screen.
SCRIPT = """
import sys
from tui.explorer.app import OnRecord
from tui.explorer.screen import Explorer
Explorer.begin = lambda explorer: explorer.app.exit(sorted(sys.modules))
run = OnRecord.run
def ran(app, **how):
    print("\\nIMPORTED", *run(app, **how), "END", sep="\\n")
OnRecord.run = ran
from tui.__main__ import main
main([])
"""
LATER = (
    "yaml", "tui.reading.nodes", "tui.reading.records",  # compiling a case
    "argparse", "tui.commands.arguments", "tui.commands.common",  # the grammar of commands
    "tui.user.settings_file", "tui.explorer.reference", "tui.explorer.remap",  # settings, where there are some
    "tui.fuzzy",
    "tui.cards.article", "tui.cards.body", "tui.cards.unfolded", "tui.explorer.widgets.window", "tui.user.texts",
    "tui.reading.source_text", "tui.reading.source_texts", "tui.reading.sentences", "tui.authoring",  # texts of sources
    "tui.user.seen",
    "tui.formats.csv", "tui.formats.json", "tui.formats.jsonl", "tui.formats.md", "tui.formats.text",
    "tui.formats.compared", "tui.formats.citation",  # saving and copying
    "tui.explorer.terminal.editing", "shlex",  # other programs
)  # fmt: skip
"""What only a later key needs, or none at all."""
LATE = ("tui.explorer.dialogs.", "tui.desktop.")
"""Rooms of which a start needs no module, but may load the room, which loads its modules late."""


def imported(tmp_path: Path) -> list[str]:
    script = tmp_path / "start.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with at_home(command=[sys.executable, str(script)], PYTHONPATH=str(Path(__file__).parents[2])) as it:
        assert it.end() == 0
        return it.bytes.decode().partition("IMPORTED")[2].partition("END")[0].split()


def test_the_first_screen_does_without_what_only_a_later_key_needs(tmp_path: Path) -> None:
    imported(tmp_path)  # the first opening compiles the case and keeps it
    there = imported(tmp_path)
    assert "textual.app" in there
    assert "tui.explorer.screen" in there
    later = tuple(f"{name}." for name in LATER)
    assert [module for module in there if module.startswith(LATE) or f"{module}.".startswith(later)] == []


def test_the_first_screen_is_painted_once_and_the_detail_with_it() -> None:
    with at_home() as it:
        it.shows("On Record", "1 Timeline", "2 ‹Actors by count›", "3 Claims", "4 Case", "q quit")
        it.read()
        for words in (b"1 Timeline", b"The whole case", b"3 Claims", b"4 Case", b"quit"):
            assert it.bytes.count(words) == 1, words
