"""A dialog that is open while the case is edited: it counts, names and saves what the case is now, or says what not."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import SMALL, put
from pilots import Driver, opened

from tui.case import Case
from tui.explorer.dialogs.chooser import BEFORE

MORE = """\
- id: calm
  text: It was calm.
  speaker: ann
  said: 2020-01-02
  reports: [{source: other, quotes: [calm]}]
"""


async def edited(driver: Driver, folder: Path, text: str) -> None:
    """Edit the case and wait until it is read."""
    put(folder, text)
    driver.explorer.reloader.ask()
    await driver.until(lambda: "calm" in driver.explorer.case.claims, "the edit")
    await driver.settle()


@pytest.mark.parametrize(
    ("keys", "before", "after"),
    [
        (("f",), "2 of 2 claims", "3 of 3 claims"),
        (("3", "s"), "Save this list of 2 claims", "Save this list of 3 claims"),
        (("a",), "as of no day", "3 claims"),
        (("m",), "It was strong.", "It was mighty."),
    ],
    ids=["filters", "save", "as of", "bookmark"],
)
async def test_a_dialog_shows_the_case_as_it_is_read_now(
    keys: tuple[str, ...], before: str, after: str, tmp_path: Path
) -> None:
    dated = SMALL.replace("  text: It was weak.\n", "  text: It was weak.\n  said: 2020-01-01\n")
    async with opened(Case.open(put(tmp_path, dated)), at="strong") as driver:
        await driver.press(*keys)
        assert before in driver.screen()
        assert after not in driver.screen()
        await edited(driver, tmp_path, dated.replace("It was strong.", "It was mighty.") + MORE)
        assert after in driver.screen()


async def test_what_is_saved_is_what_is_shown_by_then(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    async with opened(Case.open(put(tmp_path / "case", SMALL)), at="strong") as driver:
        await driver.press("3", "s")
        await edited(driver, tmp_path / "case", SMALL + MORE)
        await driver.press(*["backspace"] * 30)
        await driver.type(f"{file}\n")
        await driver.until(file.exists, "the file")
        assert "Saved this list of 3 claims" in driver.toasts()
        assert "It was calm." in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("keys", [(":",), ("p",), ("o",)], ids=["palette", "pieces", "addresses"])
async def test_rows_of_the_reading_before_are_said_to_be_that(keys: tuple[str, ...], tmp_path: Path) -> None:
    text = SMALL.replace("    - exact: it was strong\n", "    - exact: it was strong\n    - exact: and dark\n")
    text = text.replace("  publisher: The Paper\n", "  publisher: The Paper\n  url: https://example.org\n", 1)
    async with opened(Case.open(put(tmp_path, text)), at="strong") as driver:
        await driver.press(*keys)
        await edited(driver, tmp_path, text + MORE)
        assert driver.toasts() == BEFORE


@pytest.mark.parametrize("keys", [("T",), ("?",)], ids=["themes", "help"])
async def test_rows_that_are_not_of_the_case_are_not_said_to_be_of_the_reading_before(
    keys: tuple[str, ...], tmp_path: Path
) -> None:
    async with opened(Case.open(put(tmp_path, SMALL)), at="strong") as driver:
        await driver.press(*keys)
        await edited(driver, tmp_path, SMALL + MORE)
        assert BEFORE not in driver.toasts()


async def test_errors_that_an_edit_mended_are_listed_no_more(tmp_path: Path) -> None:
    one, two = "  text: It was strong.\n", "  text: It was weak.\n"
    broken = SMALL.replace(one, one + "  wrong: 1\n").replace(two, two + "  odd: 1\n")
    async with opened(Case.open(put(tmp_path, broken))) as driver:
        await driver.press("!")
        assert "unknown field 'wrong'" in driver.screen()
        await edited(driver, tmp_path, SMALL.replace(two, two + "  odd: 1\n") + MORE)
        assert "unknown field 'wrong'" not in driver.screen()
        assert "unknown field 'odd'" in driver.screen()


async def test_what_has_gone_meanwhile_is_not_bookmarked(tmp_path: Path) -> None:
    gone = SMALL[: SMALL.index("- id: strong")] + SMALL[SMALL.index("- id: weak") :]
    async with opened(Case.open(put(tmp_path, SMALL)), at="strong") as driver:
        await driver.press("m")
        await edited(driver, tmp_path, gone + MORE)
        await driver.press("enter")
        assert driver.toasts() == "strong is no longer in the case."
        assert not driver.explorer.memory.bookmarks


async def test_what_is_said_of_the_case_is_said_in_the_dialog_that_covers_it(tmp_path: Path) -> None:
    async with opened(Case.open(put(tmp_path, SMALL)), at="strong") as driver:
        put(tmp_path, SMALL.replace("  speaker: ann\n", "", 1))
        driver.explorer.reloader.ask()
        await driver.until(lambda: bool(driver.explorer.reloader.problems), "the errors")
        await driver.press(":")
        await edited(driver, tmp_path, SMALL + MORE)
        assert driver.toasts() == f"{BEFORE} The case is read anew. Its errors are gone."
        await driver.press("escape")
        assert driver.toasts() == "The case is read anew. Its errors are gone."
