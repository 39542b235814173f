"""What is written to a terminal so that it takes a text for its clipboard, also through tmux and screen."""

from __future__ import annotations

import os
import re

import pytest
from copied import TEXTS, taken
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.desktop.clipboard import osc52

LONG = 50 if os.environ.get("ONRECORD_LONG") == "1" else 1


def passed(written: str, opening: str) -> str:
    """Return what a multiplexer hands on of what is written to it, which must all be wrapped."""
    pieces = re.findall(r"\x1bP(.*?)(?<!\x1b)\x1b\\", written, re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == written, "something stands outside of the wrapping"
    assert all(piece.startswith(opening) for piece in pieces)
    return "".join(piece.removeprefix(opening) for piece in pieces).replace("\x1b\x1b", "\x1b")


PLAIN = {"TERM": "xterm-256color"}
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1/default,1,0"}
SCREEN = {"TERM": "screen.xterm-256color", "STY": "1.pts-0.here"}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_terminal_takes_the_text_byte_for_byte(text: str) -> None:
    assert taken(osc52(text, PLAIN).encode("ascii")) == [text]


@pytest.mark.parametrize("environ", [TMUX, {"TERM": "tmux-256color"}, {"TMUX": "x", "TERM": "screen-256color"}])
def test_tmux_is_sent_both_forms_as_either_may_be_allowed(environ: dict[str, str]) -> None:
    plain = osc52("words", PLAIN)
    written = osc52("words", environ)
    assert written.startswith(plain)
    assert passed(written.removeprefix(plain), "tmux;") == plain


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_screen_is_sent_pieces_that_its_oldest_versions_take(text: str) -> None:
    written = osc52(text, SCREEN)
    assert passed(written, "") == osc52(text, PLAIN)
    assert max(map(len, written.split("\x1b\\"))) < 256


@pytest.mark.parametrize(
    ("environ", "inner"),
    [
        ({"TERM": "screen.tmux-256color", "STY": "1.a", "TMUX": "x"}, "screen"),
        ({"TERM": "tmux-256color", "STY": "1.a", "TMUX": "x"}, "tmux"),
        ({"TERM": "screen-256color", "STY": "1.a", "TMUX": "x"}, "screen"),
    ],
)
def test_of_two_multiplexers_the_inner_one_is_written_to(environ: dict[str, str], inner: str) -> None:
    assert osc52("words", environ) == osc52("words", TMUX if inner == "tmux" else SCREEN)


def test_over_ssh_from_what_may_be_screen_nothing_is_sent_that_screen_would_draw() -> None:
    both = osc52("short", {"TERM": "screen-256color"})
    assert both == osc52("short", SCREEN) + osc52("short", PLAIN)
    long = TEXTS["4,000 characters"]
    assert osc52(long, {"TERM": "screen-256color"}) == osc52(long, SCREEN)


def test_a_lone_surrogate_is_copied_as_the_replacement_character_and_a_pair_as_what_it_means() -> None:
    assert taken(osc52("a\ud800b\udcffc \ud83d\ude00", PLAIN).encode("ascii")) == ["a\ufffdb\ufffdc 😀"]


@settings(derandomize=True, deadline=None, max_examples=80 * LONG)
@given(st.text(st.characters(exclude_categories=()), max_size=1200), st.sampled_from([PLAIN, TMUX, SCREEN, {}]))
def test_no_text_reaches_the_terminal_but_in_base64(text: str, environ: dict[str, str]) -> None:
    written = osc52(text, environ)
    bare = re.sub(r"\x1bPtmux;\x1b(?=\x1b)|\x1bP|\x1b\\", "", written)
    assert re.fullmatch(r"(\x1b\]52;c;[A-Za-z0-9+/=]*\x07)+", bare)
    sound = re.sub("[\ud800-\udfff]", "\ufffd", text)
    if not re.search("[\ud800-\udbff][\udc00-\udfff]", text):
        assert set(taken(bare.encode("ascii"))) == {sound}
