"""Any words at all, quoted: they are shown whole at any width, but for the white space at which lines end."""

from __future__ import annotations

import fuzz
from helpers import many, plain
from hypothesis import given
from hypothesis import strategies as st

from tui.cards.blocks import Quoted
from tui.formats.layout import lay_out
from tui.text import clean

BARS = "▎▏"


def squeezed(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in BARS)


WORDS = st.lists(fuzz.texts, max_size=12).map(" ".join)  # long enough that most are broken into lines


@given(WORDS, st.integers(8, 120))
@many(500, long=20_000)
def test_any_quote_is_whole_at_any_width(words: str, width: int) -> None:
    found = lay_out([Quoted(clean(words))], width)
    assert squeezed("".join(map(plain, found))) == squeezed(clean(words))
