"""Finding things in a real terminal, typed as a person types."""

from __future__ import annotations

import pytest
from terminals import terminal

pytestmark = pytest.mark.usefixtures("as_a_fork")


def test_a_person_is_found_by_another_spelling() -> None:
    with terminal() as shown:
        shown.shows("The whole case")
        shown.press("/toqaev\r")
        shown.shows("/toqaev 1/", "Kassym-Jomart Tokayev")
        shown.press("/speaker:toqaev source:112\r")
        shown.shows("112 Ukraine ← Kassym-Jomart Tokayev")


def test_a_phrase_finds_its_one_claim() -> None:
    with terminal() as shown:
        shown.shows("The whole case")
        shown.press('/"foul play"\r')
        shown.shows("1 of 200 claims", "1/1")


def test_what_is_typed_at_once_is_no_command() -> None:
    with terminal() as shown:
        shown.shows("The whole case")
        shown.press("/quit quickly")
        shown.shows("quit quickly", "0 of 200 claims")
        shown.press("\x1b")
        shown.shows("200 claims · 63 events")


def test_a_day_back_leaves_the_ministry_without_its_contradiction() -> None:
    with terminal("--at", "dead-164-health") as shown:
        shown.shows("Contradicted by")
        shown.press("a\r<")
        shown.shows("as of 9 Jan 2022", "12 of 200 claims")
        shown.until(lambda: "Contradicted by" not in shown.screen(), "the contradiction gone")
        shown.press(">")
        shown.shows("as of 10 Jan 2022", "Contradicted by")


def test_the_question_of_the_dead_is_compared() -> None:
    with terminal() as shown:
        shown.shows("The whole case")
        shown.press("2]c")
        shown.shows("Compare · how-many-killed", "Where they part", "Health Ministry · 9 Jan")
        shown.press("/vanish\x1b")
        shown.shows("Compare · how-many-killed")


def test_d_goes_through_the_disputed_claims_to_the_last() -> None:
    with terminal() as shown:
        shown.shows("The whole case")
        for _ in range(12):
            shown.press_for_an_answer("d")
        shown.press("d")
        shown.shows("No disputed claim comes after this")
