"""Keyboards without Latin letters: an unbound letter is the Latin key at its place, but not in lines to type in."""

from __future__ import annotations

import pytest
from pilots import HARBOUR
from settings_files import write
from terminals import Terminal, assert_restored, at_home, tells

from tui.explorer.terminal.layouts import Layout

pytestmark = pytest.mark.usefixtures("as_a_fork")

# The rows of the keyboards as they are engraved, a Latin key and the letter on it: each row from its left end.
KEYBOARDS = {
    "Russian": "qй wц eу rк tе yн uг iш oщ pз [х ]ъ aф sы dв fа gп hр jо kл lд ;ж 'э zя xч cс vм bи nт mь ,б .ю `ё",
    "Ukrainian": "qй wц eу rк tе yн uг iш oщ pз [х ]ї aф sі dв fа gп hр jо kл lд ;ж 'є zя xч cс vм bи nт mь ,б .ю",
    "Kazakh": "2ә 3і 4ң 5ғ 8ү 9ұ 0қ -ө =һ qй wц eу rк tе yн uг iш oщ pз [х ]ъ aф sы dв fа gп hр jо kл lд ;ж 'э",
    "Greek": "wς eε rρ tτ yυ uθ iι oο pπ aα sσ dδ fφ gγ hη jξ kκ lλ zζ xχ cψ vω bβ nν mμ",
}
# Capitals of letters that stand at signs: what shift makes of the Latin key.
WITH_SHIFT = {"Х": "{", "Ъ": "}", "Ж": ":", "Э": '"', "Б": "<", "Ю": ">", "Ё": "~", "Ә": "@", "Ө": "_", "Һ": "+"}


@pytest.mark.parametrize("name", KEYBOARDS)
def test_each_letter_of_a_layout_is_the_key_at_its_place(name: str) -> None:
    keyboard = Layout()
    assert KEYBOARDS[name]
    own = {"Ukrainian": "ї", "Kazakh": "ә"}.get(name, "")
    keyboard.place(own, "")  # from here on it is known whose і it is
    for key, letter in map(tuple, KEYBOARDS[name].split()):
        assert keyboard.place(letter, "") == key
        if letter != "ς" and key.isalpha():  # whose capital is that of σ
            assert keyboard.place(letter.upper(), "") == key.upper()


def test_with_shift_a_letter_is_what_shift_makes_of_the_key() -> None:
    assert {letter: Layout().place(letter, "") for letter in WITH_SHIFT} == WITH_SHIFT


def test_what_stands_at_two_places_is_told_by_the_letters_before_it_or_not_at_all() -> None:
    keyboard = Layout()
    assert keyboard.place("ы", "") == "s"
    assert keyboard.place("і", "") == ""
    assert keyboard.place("ї", "") == "]"
    assert keyboard.place("і", "") == "s"
    assert keyboard.place("қ", "") == "0"
    assert keyboard.place("і", "") == "3"
    assert keyboard.place("і", "s") == "s", "what the terminal tells comes first"


def test_latin_letters_stay_and_so_do_signs_unless_the_letters_are_others() -> None:
    keyboard = Layout()
    assert [keyboard.place(letter, "q") for letter in "aZéßÅł"] == list("aZéßÅł")
    assert keyboard.place(",", "m") == ",", "as on a French keyboard"
    assert keyboard.place("λ", "l") == "l"
    assert keyboard.place(";", "q") == "q", "as on a Greek one"
    assert keyboard.place(";", "") == ";"
    assert keyboard.place("a", "") == "a"
    assert keyboard.place(",", "m") == ","


def leaves(it: Terminal, key: str) -> None:
    it.press(key)
    assert it.end() == 0
    assert_restored(it)


def test_lists_and_dialogs_are_answered_and_a_search_is_typed() -> None:
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case", "q quit")
        it.press("оо")
        it.shows("Event · alarm")
        it.press("П")
        it.shows("Event · inquiry")
        it.press("Ж")  # the palette, in whose line the next letters are typed
        it.shows("Esc")
        it.press("жанна")
        it.shows("Go to anything", "жанна", "Жанна Öz")
        it.press("\x1b")
        it.lacks("жанна")
        it.press("/оо")
        it.shows("/оо")
        it.press("\x1b")
        it.lacks("/оо")
        leaves(it, "й")


# As a terminal with kitty's protocol sends them: number, with shift, at its place; modifiers; text.
HEBREW_J, GREEK_SEMICOLON, RUSSIAN_G = "\x1b[1495::106;;1495u", "\x1b[59::113;;59u", "\x1b[1087:1055:103;2;1055u"
CTRL_Q, UKRAINIAN_S, PLAIN_J = "\x1b[1081::113;5u", "\x1b[1110::115;;1110u", "\x1b[106;;106u"


def test_the_places_that_a_terminal_tells_of_are_asked_for_and_go_before_any_table() -> None:
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case", "q quit")
        assert b"\x1b[=4;2u" in it.bytes
        it.press(HEBREW_J)
        it.shows("Event · fire")
        it.press(RUSSIAN_G)
        it.shows("Event · inquiry")
        it.press("g" + PLAIN_J)
        it.shows("Event · fire")
        it.press(UKRAINIAN_S)
        it.shows("Save")
        it.press(HEBREW_J)  # a name to save under is typed
        it.shows("ח")
        it.press("\x1b")
        it.lacks("ח")
        it.press("λ")
        leaves(it, GREEK_SEMICOLON)


def test_a_chord_is_taken_by_its_place_also_where_text_is_typed() -> None:
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case", "q quit")
        it.press("/")
        it.press("й")
        it.shows("/й")
        leaves(it, CTRL_Q)


@pytest.mark.parametrize("letter", ["і", "ש", "ა"])
def test_where_the_place_cannot_be_told_a_word_names_the_remap(letter: str) -> None:
    with at_home(str(HARBOUR), size=(160, 45)) as it:
        it.shows("The whole case", "q quit")
        it.press(letter)
        tells(it, f"“{letter}”")
        tells(it, "`keys` in config.yaml")
        leaves(it, "q")


def test_that_remap_can_be_written_and_then_holds() -> None:
    write("keys:\n  move.down: [j, ↓, ש]\n  go.in: [Enter, о]\n")
    with at_home(str(HARBOUR)) as it:
        it.shows("The whole case", "q quit")
        it.press("ש")
        it.shows("Event · fire")
        it.press("оj")  # о goes in, to the claims, though it stands where j does
        it.shows("Claim · ")
        leaves(it, "q")
