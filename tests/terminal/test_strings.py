"""Very many strings in a real terminal, one start for all of them: each is shown word for word, and none steers it."""

from __future__ import annotations

import random
import re
import sys
from functools import partial
from pathlib import Path

import pytest
from helpers import HEAD, LONG
from hostile import HOSTILE, quoted
from pilots import squeezed
from rich.cells import cell_len
from terminals import Terminal, assert_restored, terminal, undrawn
from wcwidth import wcwidth

from tui.text import clean

pytestmark = pytest.mark.usefixtures("as_a_fork")

EACH = 40  # strings on one screen
CLAIMS = 10 * LONG
STRINGS = EACH * CLAIMS


def drawn_alike(char: str) -> bool:
    """Tell whether the program and pyte agree on how wide a character is, or it is written out."""
    return clean(char) != char or (char.isprintable() and wcwidth(char) == cell_len(char) > 0)


SIGNS = [text for text in HOSTILE if len(text) < 40 and all(map(drawn_alike, text))]
SIGNS += ["\u202e", "\x1b[?1049l", "\x1bc", "\x00", "\r", "\x7f", "\x1b[201~\rls\r", "\U000e0041", "\ufeff", "\ufdd0"]


def any_character(made: random.Random) -> str:
    """Return one of all characters that are drawn alike, each as likely as any other."""
    while True:
        char = chr(made.randrange(0x20, sys.maxunicode + 1))
        if not "\ud800" <= char < "\ue000" and drawn_alike(char):  # no half of one
            return char


def strings(number: int) -> list[str]:
    """Return what is quoted by the claim with a number: the same in every run."""
    made = random.Random(number)
    pieces = [
        [made.choice(SIGNS), "".join(any_character(made) for _ in range(made.randint(1, 12)))] for _ in range(EACH)
    ]
    return [f"{made.choice(['', 'a '])}{''.join(made.sample(each, 2))}{at}." for at, each in enumerate(pieces)]


def detail(it: Terminal) -> str:
    """Return what stands in the detail, which begins where its title does."""
    cells = ("".join((it.pixels.buffer[y][x].data or " ")[0] for x in range(it.pixels.columns)) for y in range(6))
    begins = max(line.find("4 Claim · ") for line in cells)
    assert begins > 0, it.screen()
    rows = (it.pixels.buffer[y] for y in range(it.pixels.lines))
    return squeezed("".join(row[x].data for row in rows for x in range(begins, it.pixels.columns)))


def whole(it: Terminal, number: int, last: str) -> bool:
    """Tell whether the claim with a number is drawn, to the last string in it."""
    return re.search(rf"Claim · c{number} ", it.screen()) is not None and squeezed(clean(last)) in detail(it)


def case_of(said: list[list[str]]) -> str:
    """Return a case whose claims each quote some strings."""
    people = "sources:\n- {id: paper, title: T, publisher: P}\nactors:\n- {id: ann, name: Ann, kind: person}\n"
    claims = (
        f"- {{id: c{number}, text: T., speaker: ann, source: paper, quotes: [{', '.join(map(quoted, each))}]}}\n"
        for number, each in enumerate(said)
    )
    return "".join([HEAD, people, "claims:\n", *claims])


def test_every_string_is_shown_word_for_word_and_none_steers_the_terminal(tmp_path: Path) -> None:
    said = [strings(number) for number in range(CLAIMS)]
    (tmp_path / "case.yaml").write_text(case_of(said), encoding="ascii")
    with terminal(str(tmp_path), "--at", "c0", size=(160, 150)) as it:
        it.shows("Claim · c0")
        it.press("3")
        wrong = []
        for number, each in enumerate(said):
            it.until(partial(whole, it, number, each[-1]), f"claim {number}")
            shown = detail(it)
            wrong += [ascii(text) for text in each if squeezed(clean(text)) not in shown]
            it.press("j")
        assert wrong == []
        it.press("\x11")
        assert it.end() == 0
        text = undrawn(it.bytes)
        assert clean(text) == text
        assert "\n" not in text
        assert_restored(it)
