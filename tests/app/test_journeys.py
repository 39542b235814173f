"""Filters, days, comparison, disputed claims, bookmarks, the session and the palette, driven by keys alone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from pilots import BUNDLED, SIZES, Driver, at_each_size, bundled, harbour, opened, squeezed, written

from tui.explorer.app import OnRecord
from tui.explorer.state.session import plain
from tui.user.memory import Memory

CLAIMS = written(BUNDLED)["claims"]
WIDE = (120, 40)


def left(driver: Driver) -> int:
    """Return how many claims the header says are left."""
    found = re.search(r"([\d,]+)(?: of [\d,]+)? claims?", driver.header())
    assert found, driver.header()
    return int(found[1].replace(",", ""))


# Filters


async def test_each_count_in_the_menu_is_that_of_a_plain_recount() -> None:
    async with opened(bundled(), (120, 160)) as driver:
        await driver.press("f")
        shown = dict(re.findall(r"○ (asserts|a promise|a demand|a denial|does not know) +(\d+)", driver.screen()))
        kinds = Counter(claim.get("kind", "asserts") for claim in CLAIMS)
        words = {"asserts": "asserts", "promises": "a promise", "demands": "a demand", "denies": "a denial",
                 "disclaims": "does not know"}  # fmt: skip
        assert {name: int(count) for name, count in shown.items()} == {words[k]: n for k, n in kinds.items()}


async def test_two_values_of_a_facet_are_alternatives_and_two_facets_narrow_each_other() -> None:
    async with opened(bundled(), WIDE) as driver:
        await driver.press("f")
        await driver.type("a,denial\n")
        assert left(driver) == sum(claim.get("kind") == "denies" for claim in CLAIMS)
        await driver.type("fpromise\n")
        both = [claim for claim in CLAIMS if claim.get("kind") in ("denies", "promises")]
        assert left(driver) == len(both)
        assert "denials or promises" in driver.chips()
        await driver.press("f")
        await driver.type("source,112\n")
        narrowed = [claim for claim in both if any(report["source"] == "112ua" for report in claim["reports"])]
        assert left(driver) == len(narrowed)
        await driver.press("backspace")
        assert left(driver) == len(both)
        await driver.press("X")
        assert left(driver) == len(CLAIMS)
        assert driver.chips() == ""


@pytest.mark.parametrize(
    ("keys", "chip"), [("j", "about “"), ("2", "with "), ("2]", "on “"), ("2]]", "in "), ("3", "around “")]
)
async def test_space_pins_what_the_cursor_is_on_and_a_second_one_unpins_it(keys: str, chip: str) -> None:
    async with opened(bundled(), WIDE) as driver:
        await driver.press(*keys)
        before = left(driver)
        await driver.press("space")
        assert chip in driver.chips()
        assert 0 < left(driver) < before
        await driver.press("space")
        assert driver.chips() == ""
        assert left(driver) == before


# Days


async def test_as_of_the_ninth_the_health_ministry_stands_alone_and_the_tenth_brings_the_others() -> None:
    async with opened(bundled(), WIDE, at="dead-164-health") as driver:
        await driver.press("a", "enter", "<")
        assert "as of 9 Jan 2022" in driver.chips()
        assert "Contradicted by" not in driver.text("detail")
        assert "disputed" not in driver.at("claims")
        assert left(driver) == sum(str(claim.get("said", "")).startswith("2022-01-09") for claim in CLAIMS)
        await driver.press(">")
        assert "as of 10 Jan 2022" in driver.chips()
        assert "disputed" in driver.at("claims")
        await driver.press("4")
        assert "Contradicted by" in driver.read_on()
        await driver.press(">")
        assert driver.chips() == ""


async def test_t_turns_the_timeline_and_a_day_has_its_claims() -> None:
    async with opened(bundled(), WIDE) as driver:
        await driver.press("t", "j")
        said = sum(str(claim.get("said", "")) == "2022-01-09" for claim in CLAIMS)
        assert "Timeline · said" in driver.text("timeline")
        assert driver.at("timeline").startswith("Sun 9 Jan 2022")
        assert f"{said} claims" in driver.at("timeline")
        assert f"1/{said}" in driver.text("claims")
        await driver.press("t")
        assert "Timeline · printed" in driver.text("timeline")
        await driver.press("t")
        assert "Timeline · happened" in driver.text("timeline")


# Comparison and disputed claims


@at_each_size
async def test_c_puts_the_positions_side_by_side_and_says_where_else_it_is_told(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        await driver.press("2", "]", "c")
        whole = squeezed(driver.read_on())
        for words in (
            "HealthMinistry",
            "InformationMinistry",
            "noclaimofRFE/RLislinkedwiththese",
            "otherwise:row",
            "removed",
        ):
            assert words in whole
        if size[0] < 60:  # below each other each quote stands in one piece
            assert "164peoplewerekilledintheviolence,includingthreechildren" in whole
        assert not re.search(r"true|false|verdict|wins|correct", whole)
        await driver.press("escape")
        assert driver.focus() == "actors"


async def test_d_pressed_to_the_end_visits_each_disputed_claim_once_and_d_back_again() -> None:
    async with opened(bundled(), WIDE) as driver:
        met = []
        await driver.press("d")
        while "No disputed claim comes after" not in driver.toasts():
            met.append(driver.title("detail"))
            await driver.press("d")
        disputed = [name for name in bundled().claims if "disputed" in bundled().marks(name)]
        assert [re.findall(r"Claim · (\S+)", title) for title in met] == [[name] for name in disputed]
        await driver.press("D")
        assert disputed[-2] in driver.title("detail")


# Bookmarks, session, palette


async def test_a_bookmark_is_named_gone_to_and_kept_for_the_next_time(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "harbour.json")
    async with opened(harbour(), WIDE, app=OnRecord(harbour(), "sparks", memory=memory)) as driver:
        await driver.press("m")
        await driver.type("the crane")
        await driver.press("enter")
        assert "Bookmarked “the crane”" in driver.toasts()
    again = Memory(tmp_path / "harbour.json", dict(memory.bookmarks))
    async with opened(harbour(), WIDE, app=OnRecord(harbour(), memory=again)) as driver:
        await driver.press("apostrophe")
        await driver.type("crane")
        await driver.press("enter")
        assert "Claim · sparks" in driver.text("detail")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_case_opens_where_one_left_it_unless_a_record_is_named(size: tuple[int, int]) -> None:
    memory = Memory()
    async with opened(bundled(), size, app=OnRecord(bundled(), memory=memory)) as driver:
        await driver.press("t", "j", "space", "2", "j", "a", "enter", "3", "j")
        left_at = driver.view()
        memory.view = plain(driver.explorer.state)
    async with opened(bundled(), size, app=OnRecord(bundled(), memory=memory)) as driver:
        assert driver.view() == left_at
    async with opened(bundled(), size, app=OnRecord(bundled(), "dead-164-info", memory=memory)) as driver:
        assert driver.chips() == ""
        assert "164 people were killed" in driver.at("claims")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("toqaev", "Actor · tokayev"), ("quanysh", "Actor · quanyshalin"), ("dead-164-info", "Claim · dead-164-info"),
        ("people are killed", "Event · deaths"), ("how many people were killed", "Question · how-many-killed"),
    ],
)  # fmt: skip
async def test_the_palette_goes_to_a_record_by_any_name(typed: str, shown: str) -> None:
    async with opened(bundled(), WIDE) as driver:
        driver.send(":", *typed)  # at once, as a paste
        await driver.press("enter")
        assert shown in driver.text("detail")


async def test_the_palette_runs_an_action_and_tells_its_key() -> None:
    async with opened(bundled(), WIDE) as driver:
        await driver.press(":")
        await driver.type("next disputed")
        assert re.search(r"Go to the next disputed claim +d", driver.screen())
        await driver.press("enter")
        assert "Claim · spy-captured" in driver.text("detail")
