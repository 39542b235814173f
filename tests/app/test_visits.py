"""`U`: what changed since one was last here, said once one is back, listed, and gone to."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path

from helpers import SMALL, changed, put
from pilots import Driver, opened

from tui.case import Case
from tui.explorer.app import OnRecord
from tui.explorer.dialogs.changes import ChangeList
from tui.explorer.state.since import FIRST
from tui.user.memory import recall

MORE = (
    "- id: calm\n  text: It was calm [/x].\n  speaker: ann\n  reports:\n  - source: other\n    quotes: [it was calm]\n"
)
LINK = "  links: [{to: weak, kind: contradicts, by: editor, why: They can not both be.}]\n"


def visiting(case: Case) -> AbstractAsyncContextManager[Driver]:
    """Open a case with what is kept of it."""
    return opened(case, app=OnRecord(case, memory=recall(case.info.id, case.path)))


def leave(driver: Driver) -> None:
    """Keep what is kept as one leaves."""
    assert isinstance(driver.app, OnRecord)
    assert driver.app.keep_seen() is None


async def compared(driver: Driver) -> None:
    """Wait for the thread that compares."""
    await driver.app.workers.wait_for_complete()
    await driver.settle()


async def test_the_first_time_says_so_and_that_nothing_changed_is_said_when_asked(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, SMALL))
    async with visiting(case) as driver:
        await compared(driver)
        assert driver.toasts() == ""
        await driver.press("U")
        assert driver.toasts() == FIRST
        leave(driver)
    async with visiting(case) as driver:
        await compared(driver)
        assert driver.toasts() == ""
        await driver.press("U")
        assert driver.toasts().startswith("Nothing changed in the records, marks and findings since you left on ")


async def test_what_changed_is_said_quietly_listed_and_gone_to(tmp_path: Path) -> None:
    async with visiting(Case.open(put(tmp_path, SMALL))) as driver:
        await compared(driver)
        leave(driver)
    text = changed("It was weak.", "It was feeble.", changed("it was strong\n", f"it was strong\n{LINK}")) + MORE
    later = Case.open(put(tmp_path, text.replace("name: Ann", "name: Anna")))
    async with visiting(later) as driver:
        await compared(driver)
        assert driver.toasts().startswith("4 records have changed since you left on ")
        assert driver.toasts().endswith("; U shows them.")
        await driver.press("U")
        assert isinstance(driver.app.screen, ChangeList)
        shown = driver.screen()
        assert "What changed since you left on " in shown
        assert ": 4 records ─" in shown
        for words in (
            "It was calm [/x].", "claim · new", "changed: paraphrase · ⚑ disputed began",
            "changed: links · ⚑ disputed began", "actor · changed: name",
        ):  # fmt: skip
            assert words in shown
        await driver.type("feeble\n")
        assert driver.explorer.state.cursors.claims == "weak"
        assert "It was feeble." in driver.text("detail")


async def test_a_source_that_now_doubts_what_it_prints_is_not_told_to_print_other_words(tmp_path: Path) -> None:
    async with visiting(Case.open(put(tmp_path, SMALL))) as driver:
        await compared(driver)
        leave(driver)
    doubting = changed("  - source: paper\n", "  - source: paper\n    stance: doubts\n")
    async with visiting(Case.open(put(tmp_path, doubting))) as driver:
        await compared(driver)
        await driver.press("U")
        shown = driver.screen()
        assert "changed: sources, words, stance" in shown


async def test_what_is_gone_is_listed_and_leads_nowhere(tmp_path: Path) -> None:
    async with visiting(Case.open(put(tmp_path, SMALL + MORE))) as driver:
        await compared(driver)
        leave(driver)
    async with visiting(Case.open(put(tmp_path, SMALL))) as driver:
        await compared(driver)
        await driver.press("U")
        assert "claim · no longer in the case" in driver.screen()
        await driver.type("calm\n")
        assert isinstance(driver.app.screen, ChangeList)


async def test_a_reload_counts_as_since_one_came(tmp_path: Path) -> None:
    async with opened(Case.open(put(tmp_path, SMALL))) as driver:
        await compared(driver)
        driver.explorer.replace_case(Case.open(put(tmp_path, SMALL + MORE)))
        await compared(driver)
        assert driver.toasts() == "", "what one has done oneself needs no message"
        await driver.press("U")
        await driver.until(lambda: "What changed since you opened it: 1 record ─" in driver.screen(), "the list")
