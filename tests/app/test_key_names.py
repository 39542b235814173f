"""Keys as people write them: each becomes the name of what a terminal sends, or is none."""

from __future__ import annotations

import pytest
from helpers import many
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import _normalize_key_list
from wishes import BOUND

from tui.explorer.app import OnRecord
from tui.explorer.keys import KeyHelp, unbound
from tui.explorer.reference import declared
from tui.explorer.remap import key_names


def pressed(data: str) -> str:
    """Return the name of the key that Textual reads from what a terminal sends."""
    parser = XTermParser()
    found = list(parser.feed(data))
    while parser._timeout_time is not None:  # it waits whether more of a sequence comes
        parser._timeout_time = 0
        found += list(parser.tick())
    [key] = [message.key for message in found if isinstance(message, Key)]
    return key


SENT = {
    "n": "n", "N": "N", "shift+n": "N", "Shift-N": "N", "7": "7", "ж": "ж", "Ж": "Ж", "shift+ж": "Ж", "ß": "ß",
    "?": "?", "question_mark": "?", "/": "/", "slash": "/", "[": "[", "]": "]", "'": "'", '"': '"', "+": "+", "-": "-",
    "_": "_", ":": ":", ",": ",", "<": "<", ">": ">", "@": "@", "\\": "\\", "`": "`", "~": "~", "№": "№", " ": " ",
    "Space": " ", "Enter": "\r", "return": "\r", "Esc": "\x1b", "escape": "\x1b", "Tab": "\t", "Backspace": "\x7f",
    "↑": "\x1b[A", "Down": "\x1b[B", "→": "\x1bOC", "left": "\x1b[D", "PgUp": "\x1b[5~", "page down": "\x1b[6~",
    "PageDown": "\x1b[6~", "PGDN": "\x1b[6~", "Home": "\x1b[H", "End": "\x1b[F", "Ins": "\x1b[2~", "Del": "\x1b[3~",
    "F1": "\x1bOP", "f5": "\x1b[15~", "F12": "\x1b[24~", "shift+Tab": "\x1b[Z", "backtab": "\x1b[Z",
    "ctrl+x": "\x18", "Ctrl+X": "\x18", "control-x": "\x18", "ctrl + x": "\x18", "ctrl+j": "\n", "ctrl+\\": "\x1c",
    "ctrl+]": "\x1d", "ctrl+^": "\x1e", "ctrl+_": "\x1f", "ctrl+space": "\x00", "ctrl+@": "\x00",
    "alt+x": "\x1bx", "Option+x": "\x1bx", "alt+X": "\x1bX", "alt+shift+x": "\x1bX", "alt+ж": "\x1bж",
    "alt+left": "\x1b[1;3D", "alt+←": "\x1b[1;3D", "ctrl+shift+up": "\x1b[1;6A", "shift+ctrl+up": "\x1b[1;6A",
    "ctrl+alt+left": "\x1b[1;7D", "shift+PgUp": "\x1b[5;2~", "ctrl+Home": "\x1b[1;5H", "ctrl+Del": "\x1b[3;5~",
    "shift+F5": "\x1b[15;2~", "alt+F12": "\x1b[24;3~", "ctrl+F1": "\x1b[1;5P",
}  # fmt: skip


@pytest.mark.parametrize("written", SENT)
def test_a_key_as_people_write_it_is_the_key_that_the_terminal_sends(written: str) -> None:
    assert pressed(SENT[written]) in (key_names(written) or "").split(",")


def test_every_letter_with_ctrl_and_alt_is_the_key_that_the_terminal_sends_or_none() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz":
        with_ctrl, with_alt = pressed(chr(ord(letter) - 0x60)), pressed(f"\x1b{letter}")
        assert key_names(f"ctrl+{letter}") == (None if letter in "him" else with_ctrl)
        assert key_names(f"alt+{letter}") == (None if letter in "bf" else with_alt)
        assert key_names(f"ctrl+shift+{letter}") is key_names(f"ctrl+alt+{letter}") is None


def test_what_may_come_under_two_names_is_read_as_both() -> None:
    # What terminals with the newer protocol send for the same two keys.
    assert {pressed("?"), pressed("\x1b[47;2u")} == set(str(key_names("?")).split(","))
    assert {pressed("\x00"), pressed("\x1b[32;5u")} == set(str(key_names("ctrl+space")).split(","))


@pytest.mark.parametrize("entry", declared(OnRecord), ids=[entry.id for entry in declared(OnRecord)])
def test_every_key_can_be_written_as_the_help_shows_it(entry: KeyHelp) -> None:
    names = [name for key in entry.keys for name in str(key_names(key)).split(",")]
    assert set(BOUND[entry.id]) <= set(names)


NO_KEYS = [
    "",
    "  ",
    "nn",
    "foo",
    "ctrl",
    "ctrl+",
    "+x",
    "x+y",
    "F0",
    "F25",
    "snowman",
    "cmd+x",
    "\x1b",
    "\x00",
    "\u200b",
]
NO_KEYS += ["\ue000", "\ud800", "j, down", "n" * 1000, "ctrl+nn", "none", "\n", "a\u0301", "super+x", "ctrl+foo"]


@pytest.mark.parametrize("written", NO_KEYS)
def test_what_is_no_key_is_none(written: str) -> None:
    assert key_names(written) is None


@given(
    st.text(max_size=12)
    | st.lists(st.sampled_from([*"+- ,xX?", "ctrl", "shift", "alt", *SENT]), max_size=5).map("".join)
)
@many(1000)
def test_whatever_is_written_is_none_or_names_that_textual_leaves_as_they_are(written: str) -> None:
    names = key_names(written)
    if names is not None:
        assert all(names.split(","))
        assert _normalize_key_list(names) == names
        assert not unbound(names)
