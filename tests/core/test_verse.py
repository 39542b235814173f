"""Lines that an author ended are told from those that a page has broken."""

from __future__ import annotations

import pytest

from tui.reading.flowing import reflowed
from tui.reading.source_text import SourceText

VERSE = """\
They asked the keeper of the light what he had seen that night, and he said that
the ferry had gone by at ten with every lamp that she had burning, and that this
was what the children of the town had made of it by the end of the winter month:

The ferry went by,
and none of us saw
the lamp go out high
on the mast any more.
"""


@pytest.mark.parametrize(
    ("words", "broken"),
    [
        ("had seen that night, and he said that\nthe ferry had gone by", True),
        ("The ferry went by,\nand none of us saw\nthe lamp go out high", False),
        ("and none of us saw\nthe lamp", False),
    ],
)
def test_lines_of_verse_are_no_lines_of_a_page(words: str, broken: bool) -> None:
    text = SourceText(VERSE, "")
    (span,) = text.find(words)
    assert bool(text.position(span, words).length) == broken
    assert ("\n" in reflowed(words, broken=broken)) != broken
