"""Searching by the keyboard: hits while one types, the way from hit to hit, and back to exactly what was there."""

from __future__ import annotations

import re

import pytest
from pilots import BUNDLED, HARBOUR, HOSTILE, Driver, bundled, harbour, opened, squeezed, wide_and_narrow, written
from recount import Recount
from searched import Typed
from textual import events

from tui.case.query import Filters
from tui.case.search import understand
from tui.folding import fold
from tui.text import clean, one_line

COUNTED = Recount(harbour())
EVENTS = [event["id"] for event in written(HARBOUR)["events"]]
EVERYWHERE = "s"  # begins a word in a record of each kind


def bar(driver: Driver) -> str:
    """Return the line in which one searches."""
    return "".join(line for part in driver.pane("search").children for line in driver.lines(part))


def place(text: str) -> tuple[str, int]:
    """Return which hit of how many is shown, as a bar or a chip has it."""
    found = re.search(r" (–|[\d,]+)/([\d,]+) ", f"{text} ")
    assert found, text
    return found[1], int(found[2].replace(",", ""))


def found(case: Recount, *typed: Typed, goes_on: bool = True) -> tuple[list[str], list[str]]:
    """Return the ids of the claims, and of the other records, that a search must find."""
    words, clauses = case.understood(typed, goes_on)
    claims = case.left((), clauses, words)
    others = [] if clauses else case.hits(words, claims, False)
    text = " ".join(map(str, typed)) + " " * (not goes_on)
    order = harbour().ranked(Filters(sought=understand(harbour(), text)))  # the closest first is for a core test
    return sorted(claims, key=order.index), sorted(others, key=order.index)


def read(driver: Driver) -> str:
    """Return the id of the record that the detail shows."""
    title = driver.title("detail")
    return title.partition(" · ")[2].split(" ")[0]


async def quiet(driver: Driver) -> None:
    """Let the messages in the corner go."""
    driver.quiet()
    await driver.settle()


def lit(driver: Driver, name: str) -> list[str]:
    """Return what is lit up in a pane."""
    pane = driver.pane(name)
    light = pane.get_visual_style("line--lit").rich_style.bgcolor
    return [part.text for strip in driver.within(pane) for part in strip if part.style and part.style.bgcolor == light]


async def test_each_letter_shows_the_hits_of_what_is_typed_so_far() -> None:
    async with opened(harbour()) as driver:
        for text in ("hurt", "perejra", "искра", "öz", "sic"):
            await driver.press("/")
            for end in range(1, len(text) + 1):
                await driver.press(text[end - 1])
                claims, others = found(COUNTED, Typed(text[:end]))
                assert place(bar(driver)) == ("1", len(claims) + len(others)), driver.screen()
                assert read(driver) == [*claims, *others][0]
                shown = "7 claims" if len(claims) == 7 else f" {len(claims)} of 7 claims"
                assert shown in driver.header()
            assert f" /{text}" in bar(driver)
            await driver.press("escape")


async def test_n_goes_from_hit_to_hit_through_records_of_every_kind_and_round() -> None:
    claims, others = found(COUNTED, Typed(EVERYWHERE))
    kinds = {section for section, records in written(HARBOUR).items() for one in records if one.get("id") in others}
    assert kinds >= {"events", "actors", "questions", "sources"}, "what is searched must be in each of them"
    hits = [*claims, *others]
    async with opened(harbour()) as driver:
        await driver.type(f"/{EVERYWHERE}\n")
        for at, name in enumerate([*hits, hits[0]]):
            assert read(driver) == name, driver.screen()
            assert place(driver.chips()) == (str(at % len(hits) + 1), len(hits))
            assert driver.focus() == ("claims" if name in claims else "timeline" if name in EVENTS else "actors")
            await driver.press("n")
        for name in (hits[0], *reversed(hits)):
            await driver.press("N")
            assert read(driver) == name


async def test_up_and_down_go_from_hit_to_hit_while_one_types() -> None:
    claims, others = found(COUNTED, Typed("hurt"))
    hits = [*claims, *others]
    async with opened(harbour()) as driver:
        await driver.type("/hurt")
        await driver.press("down")
        assert read(driver) == hits[1]
        assert place(bar(driver)) == ("2", len(hits))
        await driver.press("up", "up")
        assert read(driver) == hits[-1]
        assert place(bar(driver)) == (str(len(hits)), len(hits))


async def test_hits_are_lit_up_in_the_list_and_in_the_detail() -> None:
    async with opened(harbour()) as driver:
        assert lit(driver, "claims") == lit(driver, "detail") == []
        await driver.type("/hurt\n")
        assert set(lit(driver, "claims")) == set(lit(driver, "detail")) == {"hurt"}
        await driver.type("/anna\n")  # whoever is spelled so is lit up by every spelling
        assert "Ana Pereira" in lit(driver, "claims")
        await driver.press("X")
        assert lit(driver, "claims") == lit(driver, "detail") == []


async def test_a_person_is_found_by_any_spelling_and_shown_as_printed() -> None:
    printed = {
        claim["id"]
        for claim in written(BUNDLED)["claims"]
        for report in claim["reports"]
        if any("Tokayev" in quote["exact"] for quote in report["quotes"])
    }
    async with opened(bundled()) as driver:
        await driver.type("/toqaev\n")
        met = set()
        for _ in range(place(driver.chips())[1]):
            met.add(read(driver))
            if read(driver) in printed:
                assert "Tokayev" in driver.read_on()
                assert {fold(text) for text in lit(driver, "detail")} & {"tokayev", "kassym-jomart tokayev"}
            await driver.press("n")
        assert len(printed) > 3
        assert printed <= met


async def test_a_phrase_finds_the_one_claim_that_has_it() -> None:
    async with opened(bundled()) as driver:
        await driver.type('/"foul play"\n')
        assert " 1 of 200 claims" in driver.header(), driver.screen()
        assert place(driver.chips())[0] == "1"
        assert "foulplay" in squeezed(driver.read_on())


PLACES = ["", "2 j j", "3 j enter J", "] j 3 j 4 pagedown", "<", "t j j", "3 +", "3 space 1 j", "c", "d d"]


@wide_and_narrow
async def test_escape_puts_everything_back_where_it_was(size: tuple[int, int]) -> None:
    async with opened(bundled(), size) as driver:
        for keys in PLACES:
            await driver.press(*keys.split())
            await quiet(driver)
            before, focus = driver.view(), driver.focus()
            await driver.type("/toqaev -coup")
            assert driver.view() != before
            await driver.press("down", "backspace", "down", "escape")
            assert driver.view() == before, driver.screen()
            assert driver.focus() == focus
            await driver.press("X", "1", "g")


@wide_and_narrow
async def test_enter_keeps_the_search_as_a_chip_and_a_second_escape_or_h_end_it(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        before = driver.view()
        await driver.type("/hurt")
        hits = place(bar(driver))[1]
        await driver.press("enter")
        assert driver.focus() == "claims"
        assert driver.chips() == f"/hurt 1/{hits} ✕"
        kept = driver.view()
        await driver.press("4", "escape", "escape")
        assert driver.focus() == "timeline"
        assert "/hurt" in driver.chips(), "to step back ends no search"
        await driver.press("escape")
        assert driver.view() == before, driver.screen()
        await driver.press("H", "H", "H", "H")
        assert driver.view() == kept, driver.screen()


async def test_a_second_search_takes_the_place_of_the_first_or_gives_way_to_it() -> None:
    async with opened(harbour()) as driver:
        await driver.type("/hurt\n")
        await driver.press("n")
        first = driver.view()
        await driver.type("/mayor")
        await driver.press("escape")
        assert driver.view() == first
        await driver.type("/mayor\n")
        assert driver.chips().startswith("/mayor 1/")
        await driver.press("H")
        assert driver.view() == first


UNDERSTOOD = [
    ("hurt", "“hurt”", [Typed("hurt")]),
    ('"set it off"', "the phrase “set it off”", [Typed("set it off", phrase=True)]),
    ("-hurt", "not “hurt”", [Typed("hurt", negated=True)]),
    ("hurt badly", "“hurt”; “badly”", [Typed("hurt"), Typed("badly")]),
    ("speaker:perejra", "speaker Ana Pereira", [Typed("perejra", "speaker")]),
    ("-speaker:mayor", "not speaker Ana Pereira", [Typed("mayor", "speaker", negated=True)]),
    ('speaker:"fire brigade"', "speaker Fire brigade", [Typed("fire brigade", "speaker", phrase=True)]),
    ("source:gaz", "source The Gazette", [Typed("gaz", "source")]),
    ("by:editor", "by the editor", [Typed("editor", "by")]),
    ("said:2020-03-03", "said Tue 3 Mar 2020", [Typed("2020-03-03", "said")]),
    ("said:unknown", "said unknown", [Typed("unknown", "said")]),
    ("where:harb", "where Harbour", [Typed("harb", "where")]),
    ("kind:den", "kind a denial", [Typed("den", "kind")]),
    ("mark:no-ev", "mark no evidence", [Typed("no-ev", "mark")]),
    ("speaker:nobody", "nobody who speaks is called “nobody” (who says it, by", [Typed("nobody", "speaker")]),
    ("colour:red", "“colour:red”", [Typed("colour:red")]),
]


async def test_the_bar_says_how_it_was_understood() -> None:
    texts = {claim["id"]: claim["text"] for claim in written(HARBOUR)["claims"]}
    async with opened(harbour(), (160, 45)) as driver:
        for text, words, typed in UNDERSTOOD:
            await driver.type(f"/{text}")
            assert words in bar(driver), bar(driver)
            claims, others = found(COUNTED, *typed, goes_on=not text.endswith('"'))
            total = len(claims) + len(others)
            assert place(bar(driver)) == ("1" if total else "–", total), bar(driver)
            listed = squeezed(driver.text("claims"))
            assert {name for name in texts if squeezed(texts[name]) in listed} == set(claims), driver.screen()
            await driver.press("escape")


async def test_a_field_without_a_value_says_what_goes_on_with_it() -> None:
    async with opened(harbour(), (160, 45)) as driver:
        await driver.type("/speaker:")
        assert "speaker: goes on with who says it" in bar(driver)
        assert "7 claims" in driver.header()


HOPELESS = [
    "zzzz", '"', '-"', "*", "AND NOT", "NEAR(a, 5)", "{x} : y", "a' --", 'speaker:"', "-said:", "%s", "  ",
    "a" * 150, "🇰🇿",
]  # fmt: skip


async def test_every_input_has_an_answer_and_escape_restores_after_it() -> None:
    async with opened(harbour()) as driver:
        before = driver.view()
        for text in HOPELESS:
            await driver.type(f"/{text}")
            if re.search(r"–/0", bar(driver)):
                assert "No claim is left." in driver.text("claims")
                assert "Esc" in driver.text("claims")
            await driver.press("escape")
            assert driver.view() == before, f"{text}\n{driver.screen()}"


async def test_what_finds_nothing_says_so_and_which_key_helps() -> None:
    async with opened(harbour()) as driver:
        await driver.type("/zzzz\n")
        assert driver.chips() == "/zzzz –/0 ✕"
        assert " 0 of 7 claims" in driver.header()
        await driver.press("n")
        assert "The search finds nothing; / changes it, Backspace ends it." in driver.toasts()
        await driver.press("backspace")
        assert "7 claims" in driver.header()
        assert driver.chips() == ""


@pytest.mark.parametrize("text", ["/quit", "/mayor\nd", "/hurt\nnn\x1b2jj/t"])
async def test_what_is_typed_ahead_means_the_same_as_what_is_typed_slowly(text: str) -> None:
    async with opened(harbour()) as driver:
        await driver.type(text)
        assert driver.app.return_code is None
        quick = driver.view()
    async with opened(harbour()) as driver:
        for letter in text:
            await driver.type(letter)
        assert driver.view() == quick


async def test_text_that_would_steer_something_is_searched_as_it_stands() -> None:
    async with opened(harbour()) as driver:
        before = driver.view()
        for text in HOSTILE:
            keys = "".join(letter for letter in text if letter.isprintable())[:40]
            short = keys.isascii() and len(keys) < 40
            await driver.type(f"/{keys}")
            assert not short or one_line(keys) in one_line(bar(driver))
            await driver.press("enter")
            assert driver.app.return_code is None
            assert not short or not any(map(str.isalnum, keys)) or f"/{one_line(keys)} " in driver.chips()
            await driver.press("/")
            assert driver.app._driver
            driver.app._driver.send_message(events.Paste(text))
            await driver.settle()
            assert clean(driver.screen()) == driver.screen()
            await driver.type("\x1bX1g")
            await quiet(driver)
            assert driver.view() == before, driver.screen()
