"""What is pasted: no escape within it reaches Textual, which would take the paste for ended and the rest for keys."""

from __future__ import annotations

import pytest

from tui.explorer.terminal.paste import MOST, Paste

BEGIN, END = "\x1b[200~", "\x1b[201~"
PASTES = {
    "an escape": (f"{BEGIN}a\x1bq{END}", f"{BEGIN}aq{END}"),
    "a key's sequence": (f"{BEGIN}\x1b[A\x1bOP{END}", f"{BEGIN}[AOP{END}"),
    "its own beginning": (f"{BEGIN}{BEGIN}a{END}", f"{BEGIN}[200~a{END}"),
    "half of its end": (f"{BEGIN}a\x1b[20b\x1b\x1b[201{END}", f"{BEGIN}a[20b[201{END}"),
    "an escape right before its end": (f"{BEGIN}a\x1b{END}", f"{BEGIN}a{END}"),
    "nothing": (f"{BEGIN}{END}", f"{BEGIN}{END}"),
}


each_paste = pytest.mark.parametrize(("typed", "inert"), PASTES.values(), ids=PASTES.keys())


@each_paste
def test_a_paste_holds_no_escape_and_keys_outside_of_it_keep_theirs(typed: str, inert: str) -> None:
    assert Paste().inert(typed) == inert
    assert Paste().inert(f"x\x1b[A{typed}\x1by{typed}\x1b") == f"x\x1b[A{inert}\x1by{inert}\x1b"


@each_paste
def test_in_which_pieces_the_terminal_gives_what_is_pasted_does_not_matter(typed: str, inert: str) -> None:
    assert len(typed) > len(BEGIN)
    for first in range(len(typed) + 1):
        for second in range(first, len(typed) + 1):
            paste = Paste()
            pieces = (typed[:first], typed[first:second], typed[second:])
            assert "".join(map(paste.inert, pieces)) == inert, pieces


def test_a_paste_whose_end_is_lost_is_ended_and_keys_are_keys_again() -> None:
    paste = Paste()
    states = []
    for typed, passed in ((f"{BEGIN}words\x1b[20", f"{BEGIN}words"), ("", "")):
        assert paste.inert(typed) == passed
        states.append(paste.pasting)
    assert paste.ended() == f"[20{END}"
    assert [*states, paste.pasting] == [True, True, False]
    assert paste.inert("q\x1b[A") == "q\x1b[A"


def test_of_a_paste_of_a_million_characters_the_first_go_on_and_what_comes_after_it_all() -> None:
    paste = Paste()
    typed = BEGIN + "abc\x1b[A\x1bq\n" * 100_000 + END + "\x11"
    passed = "".join(paste.inert(typed[at : at + 4096]) for at in range(0, len(typed), 4096))
    assert passed.endswith(f"{END}\x11")
    assert passed.removeprefix(BEGIN).removesuffix(f"{END}\x11") == ("abc[Aq\n" * MOST)[:MOST]
