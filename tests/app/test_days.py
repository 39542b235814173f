"""Time by the keyboard: the timeline along its three axes, the day strip, and the case as of a day."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from helpers import SMALL, put
from pilots import BUNDLED, HARBOUR, SIZES, Driver, bundled, harbour, opened, squeezed, wide_and_narrow, written

from tui.case import Case
from tui.dates import group, parse

NO_DAY = "No day is given"
CASES = pytest.mark.parametrize(
    ("case", "folder"), [(harbour(), HARBOUR), (bundled(), BUNDLED)], ids=["harbour", "bundled"]
)

TITLES = [event["title"] for event in written(HARBOUR)["events"]]


def edtf(value: Any) -> str:
    """Return a date as it was written, which YAML's reader has made something else of."""
    if isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def dates(folder: Path, axis: str) -> dict[str, set[str]]:
    """Return on which days each claim was said, or printed; an empty text where none is given."""
    published = {
        source["id"]: edtf(source.get("published", "")) for source in written(folder)["sources"] if "id" in source
    }
    found = {}
    for claim in written(folder)["claims"]:
        printed = {published[report["source"]] for report in claim["reports"]}
        found[claim["id"]] = {edtf(claim.get("said", ""))} if axis == "said" else printed
    return found


def heading(text: str) -> str:
    return group(parse(text)) if text else NO_DAY


def shelved(folder: Path, axis: str) -> list[tuple[str, int]]:
    """Return the rows of a timeline: headings with their claims, each above its events with theirs."""
    days = dates(folder, axis)
    written_days = {text for texts in days.values() for text in texts}
    by_time = sorted(written_days, key=lambda text: (not text, text[:10], "?" in text, text))
    happened = list(harbour().events if folder == HARBOUR else bundled().events)
    titles = {event["id"]: event["title"] for event in written(folder)["events"]}
    rows: list[tuple[str, int]] = []
    for words in dict.fromkeys(map(heading, by_time)):
        claims = [c for c in written(folder)["claims"] if words in map(heading, days[c["id"]])]
        about = Counter(event for claim in claims for event in claim.get("events", []))
        rows += [(words, len(claims)), *((titles[name], about[name]) for name in happened if about[name])]
    return rows


@CASES
@pytest.mark.parametrize("turns", [1, 2], ids=["said", "printed"])
async def test_t_turns_the_timeline_to_what_was_said_and_printed_each_day(case: Case, folder: Path, turns: int) -> None:
    axis = ("happened", "said", "printed")[turns]
    async with opened(case, (120, 180)) as driver:
        await driver.press(*"t" * turns, "+")
        assert f"1 Timeline · {axis}" in driver.text("timeline")
        lines = [line.strip() for line in driver.inside("timeline")[4:] if line]
        rows = [re.sub(r"\s+(⚑\s+)?(\d+)( claims?)?$", r"|\2", line) for line in lines]
        assert rows == [f"{words}|{number}" for words, number in shelved(folder, axis)]
        await driver.press(*"t" * (3 - turns))
        assert "1 Timeline · happened" in driver.text("timeline")


@wide_and_narrow
async def test_a_days_row_narrows_the_claims_to_those_of_the_day_and_has_a_card(size: tuple[int, int]) -> None:
    assert len(shelved(HARBOUR, "said")) > 3
    days = dates(HARBOUR, "said")
    rows = shelved(HARBOUR, "said")
    texts = {claim["id"]: claim["text"] for claim in written(HARBOUR)["claims"]}
    async with opened(harbour(), size) as driver:
        await driver.press("t")
        for words, number in rows:
            await driver.press("j")
            assert driver.at("timeline").startswith(words[:20])
            on_event = words in TITLES
            await driver.press("3")
            last = driver.text("claims").splitlines()[-1]
            assert last.rstrip("─╯ ").endswith(f"1/{number}"), driver.screen()
            if not on_event:
                on_day = [name for name in texts if heading(min(days[name])) == words]
                assert len(on_day) == number
                await driver.press("1", "4")
                shown = squeezed(driver.read_on())
                assert {name for name in texts if squeezed(texts[name]) in shown} == set(on_day)
                assert driver.inside("detail")[0] == f"Said: {words.replace(NO_DAY, 'no day given')}"
            await driver.press("1")


async def test_an_event_under_a_day_narrows_to_what_was_said_of_it_that_day() -> None:
    async with opened(harbour()) as driver:
        await driver.press("t", "j", "j")
        assert driver.at("timeline").startswith("Something sets it off")
        assert "said Tue 3 Mar 2020 · about “Something sets it off”" in driver.text("claims")
        assert "The cause is not known." in driver.text("claims")
        assert "1/1" in driver.text("claims")
        assert driver.inside("detail")[0] == "Something sets it off"


@pytest.mark.parametrize("turns", [1, 2], ids=["said", "printed"])
async def test_the_strips_bars_are_the_numbers_of_claims_of_the_days(turns: int) -> None:
    axis = ("happened", "said", "printed")[turns]
    number = Counter(day[:10] for days in dates(HARBOUR, axis).values() for day in days)
    heights = [number[f"2020-03-0{day}"] for day in range(1, 5)]  # as many eighths as claims
    assert max(heights) <= 8
    async with opened(harbour()) as driver:
        await driver.press(*"t" * turns)
        bars = f"{driver.inside('timeline')[0]:<12}"
        assert [" ▁▂▃▄▅▆▇█".index(bars[3 * day]) for day in range(4)] == heights


async def test_the_strip_marks_the_chosen_day_and_the_day_as_of() -> None:
    async with opened(bundled(), (160, 45)) as driver:
        assert "2 3 4 5 6 7 8 9 10" in " ".join(driver.inside("timeline")[1].split())
        await driver.press_until("j", lambda: "The CSTO agrees to help" in driver.at("timeline"))
        assert "2 3 4 5• 6 7 8 9 10" in " ".join(driver.inside("timeline")[1].split())
        await driver.press("<")
        assert "8 9▲ 10" in " ".join(driver.inside("timeline")[1].split())
        await driver.press("t", "j")
        await driver.press("+")  # with more room the words stand beside it
        assert "▲ as of 9 Jan 2022" in driver.inside("timeline")[1]
        await driver.press("a", "enter")
        assert "▲" not in driver.text("timeline")
        assert "9• 10" in " ".join(driver.inside("timeline")[1].split())


DEAD = "164 people were killed in the violence, three of them children."
NO_INFORMATION = "Representatives of the Health Ministry did not have information on the number of those killed."


def row_of(driver: Driver, text: str) -> str:
    """Return the lines of the row under the cursor of the claims."""
    row = driver.at("claims")
    assert text[:20] in row, driver.screen()
    return row


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
async def test_as_of_9_january_the_164_stands_alone_and_the_10th_brings_what_contradicts_it(
    size: tuple[int, int],
) -> None:
    async with opened(bundled(), size) as driver:
        await driver.press("a", "enter")
        assert "as of 10 Jan 2022 ✕" in driver.chips()
        await driver.press("<")
        assert "as of 9 Jan 2022 ✕" in driver.chips()
        assert " 12 of 200 claims" in driver.header()
        await driver.type(":dead-164-health\n")
        assert "disputed" not in row_of(driver, DEAD)
        card = driver.read_on()
        assert "as of 9 Jan 2022 it counts as said; its words here were printed later" in " ".join(card.split())
        for word in ("disputed", "Contradicted", "Differs", "did not have information", "103"):
            assert word not in card
        await driver.press(">")
        assert "as of 10 Jan 2022 ✕" in driver.chips()
        assert "disputed" in row_of(driver, DEAD)
        card = " ".join(driver.read_on().split())
        assert f"Contradicted by {NO_INFORMATION}" in card
        assert "103 of them in Almaty" in card
        await driver.press("<")
        assert "disputed" not in row_of(driver, DEAD)
        assert "Contradicted" not in driver.read_on()
        await driver.press(">", ">")
        assert driver.chips() == ""
        assert "The whole case again, as of no day." in driver.toasts()


async def test_as_of_a_day_counts_claims_and_flags_are_those_of_the_day() -> None:
    def positions(day: str) -> list[str]:
        said = dates(BUNDLED, "said")
        claims = written(BUNDLED)["claims"]
        return [c["id"] for c in claims if "how-many-killed" in c.get("answers", []) and said[c["id"]] <= {day}]

    async with opened(bundled()) as driver:
        await driver.press("]", "<")
        assert re.search(r"How many people were killed\b.*… +1$", driver.at("actors").rstrip(" ┃│")), driver.screen()
        assert len(positions("2022-01-09")) == 1
        assert "1 claim; none is weighed" in driver.text("detail")
        await driver.press(">")
        assert re.search(r"How many people were killed\b.*… +⚑ 14$", driver.at("actors").rstrip(" ┃│"))
        await driver.type("1g")
        assert "10 Jan 2022 – 200 claims" in " ".join(driver.read_on().split())


async def test_days_are_stepped_through_to_their_ends_which_say_so() -> None:
    async with opened(harbour()) as driver:
        whole = driver.view()
        await driver.press(">")
        assert "The case is shown as of no day; < goes a day back." in driver.toasts()
        await driver.press("<")
        assert driver.chips() == "as of 3 Mar 2020 ✕"
        assert " 3 of 7 claims" in driver.header()
        await driver.press("<")
        assert driver.chips() == "as of 3 Mar 2020 ✕"
        assert "Nothing is known to have been said before this day." in driver.toasts()
        await driver.press(">")
        assert driver.chips() == "as of 4 Mar 2020 ✕"
        await driver.press("a", "enter")
        driver.quiet()
        await driver.settle()
        assert driver.view() == whole


async def test_a_case_without_dates_says_that_there_are_no_days(tmp_path: Path) -> None:
    async with opened(Case.open(put(tmp_path, SMALL))) as driver:
        for key in "a<":
            await driver.press(key)
            assert "Nothing in this case has a date" in driver.toasts()
            driver.quiet()
        await driver.press("t", "G", "k")
        assert driver.inside("timeline")[-1] == ""
        assert NO_DAY in driver.text("timeline")
        assert "2/2" not in driver.text("claims")


async def test_what_has_no_date_stands_last_and_as_of_no_day(tmp_path: Path) -> None:
    dated = SMALL.replace("  speaker: ann\n", "  speaker: ann\n  said: 2020-01-03\n", 1)
    ranged = dated.replace("  text: It was weak.\n", "  text: It was weak.\n  said: 2020-01-02/2020-01-05\n")
    async with opened(Case.open(put(tmp_path, dated))) as driver:
        await driver.press("a", "enter")
        assert " 1 of 2 claims" in driver.header()
        assert "as of 3 Jan 2020" in driver.chips()
        assert "It was weak." not in driver.text("claims")
        await driver.press("X", "t")
        lines = [line for line in driver.inside("timeline") if "claim" in line]
        assert [line.split("  ")[0] for line in lines] == ["The whole case", "Fri 3 Jan 2020", NO_DAY]
    async with opened(Case.open(put(tmp_path, ranged))) as driver:
        await driver.press("a", "enter")
        assert "as of 5 Jan 2020" in driver.chips()
        await driver.press("<")
        assert "as of 3 Jan 2020" in driver.chips()
        assert " 1 of 2 claims" in driver.header()


async def test_the_guide_tells_the_rules_of_the_days() -> None:
    async with opened(harbour(), (120, 240)) as driver:
        await driver.press("f2")
        told = " ".join(strip.text for strip in driver.within(driver.app.screen.query_one("#guide-page")))
        for rule in ("the end of its date", "first printed", "stands from its beginning", "stands as of no day"):
            assert rule in " ".join(told.split()), driver.screen()


async def test_past_the_last_day_a_narrowed_case_is_not_called_whole() -> None:
    async with opened(harbour()) as driver:
        await driver.press("2", "space", "<", ">", ">")
        assert driver.toasts() == "As of no day again."
