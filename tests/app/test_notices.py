"""What is said for a moment: in the row kept for it, over the line of keys, also under a dialog; none in a corner."""

from __future__ import annotations

import ast
import errno
from pathlib import Path

import pytest
from pilots import SIZES, Driver, at_each_size, harbour, opened

import tui
from tui.explorer.dialogs import save
from tui.explorer.widgets.bars import Notice

SHELL = "No shell stands behind this terminal to come back from; ctrl+q leaves."
LEAVING = "q leaves, from anywhere ctrl+q."


def said_at_the_end(driver: Driver, words: str, before: list[str]) -> bool:
    """Tell whether words stand in the last lines of the screen, and all lines above them as they stood before."""
    lines = driver.lines()
    first = next((at for at in range(len(lines) - 1, -1, -1) if "".join(lines[at:]).count(words[:12])), 0)
    return " ".join(" ".join(lines[first:]).split()) == words and lines[:first] == before[:first]


@at_each_size
@pytest.mark.painted
async def test_a_word_about_a_key_stands_in_the_last_lines_wherever_it_is_pressed(size: tuple[int, int]) -> None:
    # A dialog has its own place in a wide terminal and takes the whole of a narrow one.
    dialogs = ("f", "question_mark", "colon", "s", "f2", "a", "T") if size in SIZES[1::2] else ()
    async with opened(harbour(), size) as driver:
        for dialog in ("", *dialogs):
            await driver.press(*filter(None, [dialog]))
            before = driver.lines()
            for key, words in (("ctrl+z", SHELL), *([] if dialog else [("ctrl+c", LEAVING)])):
                await driver.press(key)
                assert said_at_the_end(driver, words, before), f"{dialog}\n{driver.screen()}"
                assert not driver.app.screen.query("Toast"), dialog
            await driver.press("down")
            assert driver.toasts() == "", f"{dialog}: the next key takes it away"
            await driver.press("escape")
            assert driver.app.screen is driver.explorer


async def test_what_is_said_while_the_terminal_is_too_small_waits_until_it_can_be_seen() -> None:
    async with opened(harbour(), (80, 24)) as driver:
        await driver.resize(10, 3)
        driver.explorer.say("Something.")
        notice = driver.explorer.query_one(Notice)
        notice.end("Something.")  # as its clock does
        await driver.resize(80, 24)
        assert driver.toasts() == "Something."
        notice.end("Something.")
        assert driver.toasts() == ""


@pytest.mark.parametrize("letter", ["і", "ש"])
async def test_a_letter_whose_place_cannot_be_told_is_told_of_there_too(letter: str) -> None:
    async with opened(harbour(), (80, 24)) as driver:
        before = driver.lines()
        await driver.press(letter)
        assert driver.toasts().startswith("Which key of a Latin keyboard")
        assert f"“{letter}”" in driver.toasts()
        assert driver.lines()[:21] == before[:21]


async def test_what_can_not_be_saved_is_told_of_there_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(save, "write_whole", full)
    monkeypatch.chdir(tmp_path)
    async with opened(harbour()) as driver:
        await driver.press("s")
        before = driver.lines()
        await driver.press("enter")
        assert said_at_the_end(driver, "Not saved: No space left on device.", before), driver.screen()


def test_nothing_in_the_program_notifies_in_a_corner() -> None:
    calls = [
        f"{file.name}:{node.lineno}"
        for file in sorted(Path(tui.__file__).parent.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "notify"
    ]
    assert calls == []
