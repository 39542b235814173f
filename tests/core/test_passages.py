"""A passage by its beginning and its end: from each beginning to the next end, within a paragraph."""

from __future__ import annotations

import re

from helpers import many
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.passages import ends_of, passages
from tui.reading.source_text import SourceText

TEXT = """\
Fire in the old harbour

“The fire is out,” the mayor said, “and nobody
was hurt.” The fire brigade said that it had the
fire under control (since noon).

Nobody was there, the mayor said.
"""


def found(words: str, text: str = TEXT) -> list[str]:
    """Return what stands where a passage is found, its lines joined."""
    return [" ".join(text[slice(*place.span)].split()) for place in passages(SourceText(text, ""), words)]


def test_a_passage_goes_from_its_beginning_to_its_end() -> None:
    assert found("nobody ... hurt") == ["nobody was hurt"]
    assert found("THE FIRE IS … the mayor said") == ["“The fire is out,” the mayor said"], "with the mark that is open"
    assert found("the fire brigade…under control") == ["The fire brigade said that it had the fire under control"]
    assert found("under ... noon") == ["under control (since noon)"], "with the mark that closes one in it"


def test_it_ends_in_its_paragraph_and_begins_as_late_as_it_can() -> None:
    assert found("hurt ... Nobody was there") == []
    assert found("fire ... control") == ["fire under control"], "not from the first one on"
    assert found("the ... said") == ["the mayor said", "The fire brigade said", "the mayor said"]


def test_its_ends_are_words_as_the_text_has_them() -> None:
    assert found("nobdy ... hurt") == []
    assert found("... hurt") == []
    assert ends_of("a […] b") is None, "which parts two quotes"
    assert ends_of("a (...) b") is None
    assert ends_of("a ... b ... c") is None
    assert ends_of("a . b") is None


@many(100)
@given(st.lists(st.sampled_from("abcx"), min_size=1, max_size=14), st.lists(st.integers(1, 13), max_size=2))
def test_it_is_what_a_pattern_finds_that_tries_every_beginning(words: list[str], breaks: list[int]) -> None:
    paragraphs = [words[i:j] for i, j in zip([0, *sorted(breaks)], [*sorted(breaks), None], strict=True)]
    text = "\n\n".join(" ".join(part) for part in paragraphs if part)
    for head, tail in (("a", "c"), ("b", "a"), ("b", "c")):
        wanted = {
            match[1]
            for part in text.split("\n\n")
            for match in re.finditer(rf"(?=(\b{head}(?: (?!{head}\b)\w)*? {tail}\b))", part)
        }
        assert set(found(f"{head} ... {tail}", text)) == wanted
