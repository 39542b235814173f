"""What is said in the explorer is said of the records that it is true of: of those that chips leave, or of the case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers import SMALL, changed, put
from pilots import Driver, harbour, opened

from tui.case import Case
from tui.explorer.keys import with_keys
from tui.explorer.state import idle
from tui.explorer.state.idle import Situation
from tui.explorer.state.navigation import opening
from tui.explorer.state.since import READING
from tui.lean import replace

BARE = "case: {format: 1, id: bare, title: Bare}\n"


def flat(driver: Driver, name: str) -> str:
    return " ".join(" ".join(driver.inside(name)).split())


async def test_an_empty_case_is_not_said_to_be_narrowed_by_chips(tmp_path: Path) -> None:
    async with opened(Case.open(put(tmp_path, BARE)), (160, 40)) as driver:
        for tab in ("actors", "questions", "sources"):
            assert f"This case has no {tab}." in flat(driver, "actors")
            assert "chips" not in flat(driver, "actors")
            await driver.press("]")
        assert "This case has no claims." in flat(driver, "claims")


async def test_where_no_claim_is_about_a_record_the_key_that_is_named_leads_to_all(tmp_path: Path) -> None:
    text = changed("actors:\n", "actors:\n- {id: zed, name: Zed, kind: person}\n")
    async with opened(Case.open(put(tmp_path, text)), (160, 40), at="zed") as driver:
        assert "No claim is about this. Move on in 1 or 2; g in 1 goes to the whole case." in flat(driver, "claims")
        await driver.press("1", "g")
        assert "It was weak." in flat(driver, "claims")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("/noise\n", "No claim of what the chips leave is disputed."),
        ("", "No disputed claim comes after this; D goes back."),
    ],
)
async def test_no_disputed_claim_is_said_of_those_that_chips_leave(keys: str, said: str) -> None:
    async with opened(harbour()) as driver:
        await driver.type(keys)
        for _ in range(9):
            if not driver.toasts():
                await driver.press("d")
        assert said in driver.toasts()


async def test_of_the_one_disputed_claim_it_is_said_that_no_other_is(tmp_path: Path) -> None:
    doubted = changed("  - source: paper\n", "  - source: paper\n    stance: denies\n")
    case = Case.open(put(tmp_path, doubted))
    disputed = [name for name in case.claims if "disputed" in case.marks(name)]
    assert len(disputed) == 1, disputed
    async with opened(case) as driver:
        await driver.press("d")
        assert driver.explorer.state.cursors.claims == disputed[0]
        await driver.press("d")
        assert driver.toasts() == "No other claim is disputed."


async def test_no_disputed_claim_at_all_is_said_without_a_way_back(tmp_path: Path) -> None:
    async with opened(Case.open(put(tmp_path, SMALL))) as driver:
        await driver.press("d")
        assert driver.toasts() == "No claim is disputed."


async def test_what_changed_before_an_edit_is_not_told_as_what_changed_after_it(tmp_path: Path) -> None:
    async with opened(Case.open(put(tmp_path, SMALL))) as driver:
        await driver.app.workers.wait_for_complete()
        await driver.until(lambda: driver.explorer.visits.told.none != READING, "the first comparison")
        driver.explorer.replace_case(Case.open(put(tmp_path, SMALL.replace("Ann", "Anna"))))
        assert driver.explorer.visits.told.none == READING


def here(**known: Any) -> Situation:
    state = opening(harbour(), known.pop("at", None))
    return replace(Situation(harbour(), state), **known)


def test_while_files_are_read_nothing_is_said_of_their_faults() -> None:
    said = idle.no_faults(here(unread=True))
    assert said
    assert "still being read" in said
    assert idle.no_faults(here(unread=True, faults=True)) is None


def test_a_claim_of_several_sources_without_address_is_not_said_to_have_one(tmp_path: Path) -> None:
    text = changed("  - source: paper\n", "  - source: other\n    quotes: [so it was]\n  - source: paper\n")
    case = Case.open(put(tmp_path, text))
    both = next(claim for claim in case.claims.values() if len(claim.reports) == 2)
    said = idle.no_address(Situation(case, opening(case, both.id)))
    assert said == "The case gives no address for the sources of this claim."


def test_no_answer_among_what_chips_leave_is_not_said_of_the_whole_case(tmp_path: Path) -> None:
    """The storm has an answer in a claim that another one's chip hides."""
    case = Case.open(put(tmp_path, SMALL))
    state = opening(case, "storm")
    assert idle.no_question(Situation(case, state)) is None
    narrowed = state.toggled("claim", "weak")
    said = "No question is answered here by what the chips leave; ] turns to the questions."
    assert with_keys(idle.no_question(Situation(case, narrowed)) or "") == said
