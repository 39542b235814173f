"""Pane 2: its numbers under a heading, and its order, which the title names."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from pilots import BUNDLED, HARBOUR, Driver, at_each_size, bundled, harbour, opened, written
from rich.cells import cell_len

from tui.case.lists import actor_list
from tui.explorer.app import OnRecord
from tui.explorer.panes.actors import actor_sides
from tui.explorer.widgets.drawing import sides
from tui.folding import light_pattern
from tui.formats.layout import light_up
from tui.user.memory import Memory


def title(driver: Driver) -> str:
    """Return the upper edge of pane 2."""
    return driver.lines(driver.pane("actors"))[0].strip("╭─╮ ")


def rows(driver: Driver) -> list[str]:
    """Return the rows that show, without the heading."""
    return [line for line in driver.inside("actors")[1:] if line.strip()]


@at_each_size
async def test_each_tab_has_the_heading_of_its_numbers_over_them(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        await driver.press("2")
        for heading, words in (("actors", ["said", "about"]), ("questions", ["claims"]), ("sources", ["claims"])):
            assert f"‹{heading.capitalize()}" in title(driver)
            head, *lines = driver.inside("actors")
            assert head.split() == words, driver.screen()
            ends = [match.end() for match in re.finditer(r"\S+", head)]
            numbers = [re.search(r"([\d–]+)(?: +([\d–]+))?$", line) for line in lines if line.strip()]
            for found in numbers:
                assert found
                assert [found.end(group) for group in (1, 2) if found[group] and found.end(group) in ends], lines
            assert all(not set(words) & set(line.split()) for line in lines), "a number's name is said once"
            await driver.press("]")


async def test_the_heading_stays_while_the_list_is_scrolled_and_no_click_is_on_it() -> None:
    async with opened(bundled()) as driver:
        await driver.press("2", "G")
        assert driver.inside("actors")[0].split() == ["said", "about"]
        name = driver.explorer.state.cursors.actors
        await driver.pilot.click("#actors", offset=(5, 1))
        await driver.settle()
        assert driver.explorer.state.cursors.actors == name


def said_and_about() -> Counter[str]:
    """Return how often each actor speaks or is spoken of, counted in the records."""
    found: Counter[str] = Counter()
    for claim in written(BUNDLED)["claims"]:
        found[claim["speaker"]] += 1
        found.update(set(claim.get("actors", ())))
    return found


async def test_actors_stand_by_count_until_the_key_orders_them_by_name() -> None:
    counts = said_and_about()
    names = {actor["id"]: actor["name"] for actor in written(BUNDLED)["actors"]}
    async with opened(bundled(), (120, 160)) as driver:
        await driver.press("2")
        assert title(driver).startswith("2 ‹Actors by count›")
        shown = [re.split(r"  +", row.strip())[0] for row in rows(driver)]
        ids = {name: id for id, name in names.items()}
        numbers = [counts[ids[name]] for name in shown if name in ids]
        assert len(numbers) > 40
        assert numbers == sorted(numbers, reverse=True)
        await driver.press("g", "=")
        assert title(driver).startswith("2 ‹Actors by name›")
        shown = [re.split(r"  +", row.strip())[0] for row in rows(driver)]
        assert [name.lower() for name in shown] == sorted(name.lower() for name in shown)
        await driver.press("=")
        assert title(driver).startswith("2 ‹Actors by count›")


async def test_questions_and_sources_stand_as_the_case_gives_them_then_by_count_then_by_name() -> None:
    asks = [question["asks"] for question in written(BUNDLED)["questions"]]
    answers = Counter(name for claim in written(BUNDLED)["claims"] for name in claim.get("answers", ()))
    counts = {question["asks"]: answers[question["id"]] for question in written(BUNDLED)["questions"]}
    async with opened(bundled(), (240, 130)) as driver:
        await driver.press("2", "]")

        def shown() -> list[str]:
            return [next(name for name in asks if name[:30] in row) for row in rows(driver)]

        assert "‹Questions as given›" in title(driver)
        assert shown() == asks
        await driver.press("=")
        assert "‹Questions by count›" in title(driver)
        assert shown() != asks
        assert [counts[name] for name in shown()] == sorted(counts.values(), reverse=True)
        await driver.press("=")
        assert "‹Questions by name›" in title(driver)
        assert shown() == sorted(asks, key=str.lower)
        await driver.press("]")
        assert "‹Sources as given›" in title(driver), "each tab has an order of its own"
        await driver.press("[", "=")
        assert shown() == asks


async def test_the_key_comes_from_any_pane_and_keeps_the_cursor_on_its_record() -> None:
    async with opened(harbour(), at="zhanna") as driver:
        name = driver.explorer.state.cursors.actors
        await driver.press("1", "=")
        assert driver.focus() == "actors"
        assert "by name" in title(driver)
        assert driver.explorer.state.cursors.actors == name
        await driver.press("H")
        assert "by count" in title(driver)


@pytest.mark.parametrize("width", [30, 40])
async def test_a_narrow_title_names_the_tab_that_shows_and_its_order(width: int) -> None:
    async with opened(harbour(), (width, 16)) as driver:
        await driver.press("2", "]")
        assert "‹Questions as given›" in title(driver)


async def test_an_order_is_kept_for_the_next_time_and_nonsense_is_not(tmp_path: Path) -> None:
    app = OnRecord(harbour(), memory=Memory())
    async with opened(harbour(), app=app) as driver:
        await driver.press("2", "=", "]", "=", "z")
    kept = app.left()
    async with opened(harbour(), app=OnRecord(harbour(), memory=Memory(view=kept))) as driver:
        assert "‹Questions by count›" in title(driver)
        await driver.press("[")
        assert "‹Actors by name›" in title(driver)
    bad = {**kept, "orders": {"actors": 3, "questions": "upwards", "walls": "name", "sources": ["name"]}}
    async with opened(harbour(), app=OnRecord(harbour(), memory=Memory(view=bad))) as driver:
        assert "‹Questions as given›" in title(driver)


async def test_a_list_is_saved_in_the_order_in_which_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = sorted((actor["name"] for actor in written(HARBOUR)["actors"]), key=str.lower)
    async with opened(harbour()) as driver:
        await driver.press("2", "=", "s", "enter")
        await driver.until(lambda: list(tmp_path.glob("*.md")), "the file")
    text = next(tmp_path.glob("*.md")).read_text(encoding="utf-8")
    places = [text.index(name.split("[")[0]) for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [37, 43, 75])
def test_an_actor_found_by_a_spelling_that_is_not_its_name_shows_it_with_what_was_sought_lit(width: int) -> None:
    rows = {row.id: row for row in actor_list(bundled()).rows()}
    tried = 0
    for actor in written(BUNDLED)["actors"]:
        for spelling in actor.get("names", ()):
            for word in re.findall(r"[A-Za-z]{4,}", spelling["text"]):
                lights = light_pattern((word.lower(),))
                line = light_up(tuple(sides(*actor_sides(rows[actor["id"]], width, lights), width)), lights)
                shown = "".join(span.text for span in line)
                assert cell_len(shown) == width
                assert any(span.lit for span in line), (shown, word)
                if word.lower() not in actor["name"].lower():
                    assert shown.startswith(actor["name"][:5]), shown
                    tried += 1
    assert tried > 40


async def test_a_search_by_a_spelling_shows_it_in_pane_two() -> None:
    async with opened(bundled()) as driver:
        await driver.press("/")
        await driver.type("alliance\n")
        await driver.press("2", "g")
        assert any(re.search("CSTO .*alliance", line) for line in driver.inside("actors")), driver.screen()
