"""Esc and a key that arrive in one read, as over a slow line: they are Esc, then the key."""

from __future__ import annotations

import pytest
from pilots import HARBOUR
from settings_files import write
from terminals import Terminal, assert_restored, at_home

pytestmark = pytest.mark.usefixtures("as_a_fork")


def leaves(it: Terminal) -> None:
    it.press("q")
    assert it.end() == 0
    assert_restored(it)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("\x1bj", "Event · fire"),  # Esc has nothing to do here, j has
        ("\x1bj\x1bj", "Event · alarm"),
        ("\x1bG", "Event · inquiry"),
        ("\x1bf", "Filter"),  # which is also what some terminals send for ctrl+→
        ("\x1b2j", "Actor · brigade"),
        ("\x1b]j", "Question · "),
        ("\x1b?", "type to search"),
        ("\x1bо", "Event · fire"),
    ],
)
def test_in_a_list_both_are_answered(keys: str, words: str) -> None:
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case", "q quit")
        it.press(keys)
        it.until(lambda: words in it.screen(), words)
        it.press("\x11")
        assert it.end() == 0


def test_in_a_search_the_first_ends_it_and_the_letter_is_not_typed() -> None:
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case", "q quit")
        it.press("/dozens")
        it.shows("/dozens", "closest first")
        it.press("\x1bj")
        it.shows("Event · fire")
        it.lacks("dozens")
        leaves(it)


def test_in_a_dialog_the_first_closes_it_and_the_letter_is_for_what_lies_below() -> None:
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case", "q quit")
        it.press("?")
        it.shows("type to search")
        it.press("\x1bj")
        it.shows("Event · fire")
        it.lacks("type to search")
        leaves(it)


def test_a_chord_that_a_binding_has_is_that_chord() -> None:
    write("keys:\n  move.end: alt+j\n")
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case", "q quit")
        it.press("\x1bj")
        it.shows("Event · inquiry")
        leaves(it)


def test_by_words_one_still_goes_in_a_line_that_is_typed_in() -> None:
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case", "q quit")
        it.press("/one two")
        it.shows("/one two")
        it.press("\x1bbX")
        it.shows("/one Xtwo")
        it.press("\x1b")
        it.lacks("/one")
        leaves(it)
