"""Keys that are remapped in config.yaml: each sentence that names a key names the one that works."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from helpers import SMALL, put
from pilots import Driver, opened

import tui
from tui.case import Case
from tui.explorer.app import OnRecord
from tui.explorer.reference import declared

ROOT = Path(tui.__file__).parent
REMAPS = {
    "quit": "f13", "go.in": "f14", "help": "f15", "problems": "f16", "filter.last": "f17", "filter.clear": "f18",
    "typing.leave": "f19", "tab.before": "f20", "tab.next": "f21", "tab.order": "f22", "choose.close": "f23",
    "choose.up": "f24", "guide.close": "ctrl+t", "text.unfold": "ctrl+y", "history.back": "ctrl+b", "move.up": "ctrl+k",
    "search.open": "ctrl+f", "toosmall.quit": "ctrl+x", "disputed.next": "ctrl+n", "bookmark.set": "ctrl+o",
}  # fmt: skip
OWN = r"(?:^|[\s“`(])(?:[qdDHXUAYynN/!?\]\[+_]|Esc|Enter|Space|Backspace|Del|Tab)(?=[`”]? [a-z]+s\b)"
FIXED = re.compile(
    "Enter (goes|takes|opens|copies|edits|runs|keeps|saves|asks|bookmarks|shows|applies)|"
    "Space switches|Backspace brings"
)
"""What is no action: Enter takes a line that is typed, wherever there is one."""


async def test_what_stands_on_the_screen_names_the_keys_that_work(tmp_path: Path) -> None:
    broken = SMALL.replace("  speaker: ann\n", "", 1)
    async with opened(Case.open(put(tmp_path, broken))) as driver:
        driver.app.set_keymap(REMAPS)
        driver.explorer.tell_faults()
        await driver.press("2", "f21")
        assert "F16 shows them" in driver.screen()
        assert "F20 F21 tabs · F22 order" in driver.screen()
        await driver.press("f18")
        assert driver.toasts().startswith("There is no chip: Space pins, f filters, ctrl+f searches")
        await driver.press("ctrl+c")
        assert driver.toasts() == "F13 leaves, from anywhere ctrl+q."
        await driver.press("ctrl+f", *"nothing at all", "enter")
        assert "No claim is left. F17 takes the last chip away, F18 all; F19 ends" in flat(driver)


SAID = (
    (":", "f23", ["F24↓ move · Enter goes there · F23 closes"]),
    ("'", "f23", ["No bookmark here. F23 closes; ctrl+o bookmarks the record that you read."]),
    (
        *("f2", "ctrl+t"),
        [
            "ctrl+k↓ PgUp PgDn scroll · ctrl+t closes",
            "`ctrl+y` shows a claim's words",
            "ctrl+n and D go through the disputed",
        ],
    ),
)


async def test_dialogs_do_too(tmp_path: Path) -> None:
    async with opened(Case.open(put(tmp_path, SMALL)), (110, 400)) as driver:
        driver.app.set_keymap(REMAPS)
        for opens, closes, said in SAID:
            await driver.press(opens)
            shown = flat(driver)
            assert [words for words in said if words not in shown] == [], opens
            await driver.press(closes)
            assert driver.app.screen is driver.explorer, closes


async def test_a_terminal_that_is_too_small_does_too(tmp_path: Path) -> None:
    async with opened(Case.open(put(tmp_path, SMALL))) as driver:
        driver.app.set_keymap(REMAPS)
        await driver.resize(30, 3)
        assert "ctrl+x quits" in driver.screen()


def constants() -> Iterator[tuple[str, str]]:
    """Yield each text that the app has in its modules, but docstrings, with where it stands."""
    for file in sorted((*ROOT.glob("explorer/**/*.py"), ROOT / "cards" / "guide.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                yield f"{file.name}:{node.lineno}", node.value


def test_no_sentence_of_the_app_names_a_key_by_itself() -> None:
    """Each is to be written as `{id}`, or a remap makes it false."""
    named = [f"{where}: {key[0]}" for where, words in constants() for key in re.finditer(OWN, FIXED.sub("", words))]
    assert named == []


def test_whatever_a_sentence_calls_so_is_an_action() -> None:
    called = {mark for _, words in constants() for mark in re.findall(r"\{([a-z]+\.[a-z.-]+)\}", words)}
    assert len(called) > 20
    assert called <= {entry.id for entry in declared(OnRecord)}


def flat(driver: Driver) -> str:
    """Return the screen as one line, without the frames of panes and dialogs."""
    return " ".join(re.sub("[│╭╮╰╯─▏▎]", " ", driver.screen()).split())
