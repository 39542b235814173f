"""What `quote` and `claim` print is read back to the same characters, and stands at its place alone: for any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from helpers import many, put
from hostile import HOSTILE
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.authoring.record import Given, claim_record, quote_yaml, text_yaml
from tui.case import Case
from tui.model import Claim, Quote
from tui.reading.flowing import Span
from tui.reading.records import read
from tui.reading.selecting import quote_of
from tui.reading.source_text import SourceText
from tui.text import as_written, clean

WORDS = (
    "the", "The", "fire", "well-known", "“quoted”", "it's", "—", "10,000", "{a: b}", "[sic]", "#hash", "a: b", "- x",
    "'", '"', "\\n", "\\", "|", ">", "%", "@", "`", "!x", "&y", "*z", "?", "null", "no", "---", "...", "<<<<<<<", "=",
    "Пожар", "в", "порту", "火事", "港", "อัคคีภัย", "حريق", "في", "आग", "बंदरगाह", "e\u0301", "a\u00adb", "\u200bx",
    "👩‍👩‍👧",
    "\u202eevil\u202c", "\x1b[2J", "\x85", "\ufeff", "\ue123", "\\ud83d", "id:", "quotes:", "\u00a0nbsp",
)  # fmt: skip
GAPS = (" ", " ", " ", " ", "  ", "\n", "\n\n", "\r\n", "-\n", "\t", "\u2028", "\u00a0")
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=3, max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
CLEAN = "case: {format: 1, id: c, title: A case}\nsources:\n- {id: paper, title: P, publisher: P}\n"


def from_reader(folder: Path, text: str) -> Claim:
    """Return the one claim of a case that has nothing wrong, as the program reads it."""
    reading = read(put(folder, text))
    assert [str(problem) for problem in reading.problems] == []
    [claim] = [record for _, record in reading.records.stream() if isinstance(record, Claim)]
    return claim


def of_words(claim: Claim) -> list[tuple[str | None, ...]]:
    parts = [(quote.exact, quote.prefix, quote.suffix) for quote in claim.reports[0].quotes]
    return [tuple(part and as_written(part) for part in each) for each in parts]


def standing(text: str, words: str) -> int:
    """Count where words stand, by an expression in which any white space is any other."""
    pattern = r"\s+".join(re.escape(part) for part in re.split(r"\s+", words))
    return len(re.findall(rf"(?={pattern})", text))


def in_lines(text: str) -> list[str]:
    return re.split(r"\s+", text.strip())


@many(400)
@given(TEXTS, st.data())
def test_any_span_of_a_text_is_quoted_so_that_it_is_found_there_alone(text: str, data: st.DataObject) -> None:
    ends = [match.span() for match in re.finditer(r"\S+", text)]
    assume(ends)
    first = data.draw(st.integers(0, len(ends) - 1))
    last = data.draw(st.integers(first, min(first + 6, len(ends) - 1)))
    span = Span(ends[first][0], ends[last][1])
    source = SourceText(text, "x")
    quote = quote_of(source, span)
    assert in_lines(quote.exact) == in_lines(text[span.start : span.end])
    found = source.find(quote.exact, quote.prefix or "", quote.suffix or "")
    assert found == [span]
    assert (quote.prefix is None and quote.suffix is None) == (len(source.find(quote.exact)) == 1)
    if quote.prefix or quote.suffix:
        assert standing(text, quote.exact) > 1, "told apart from nothing"


@many(300)
@given(st.one_of(TEXTS, st.text(max_size=80), st.sampled_from(HOSTILE)), st.booleans(), st.sampled_from((0, 2, 6)))
def test_any_text_is_written_so_that_it_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, ascii_only: bool, indent: int
) -> None:
    assume(text.strip())
    assume(not any("\ud800" <= char <= "\udfff" for char in text))
    value = text_yaml(text, 6, ascii_only=ascii_only)
    assert not ascii_only or value.isascii()
    assert clean(value) == value, "what a terminal would get"
    written = f"{CLEAN}claims:\n- id: it\n  speaker: paper\n  text: x\n  reports:\n  - source: paper\n    quotes:\n"
    claim = from_reader(tmp_path_factory.mktemp("case"), f"{written}    - exact: {value}\n")
    assert of_words(claim) == [(text, None, None)]
    if not re.search("[\ufeff\ue000-\uf8ff]", text):
        other = yaml.safe_load(f"exact: {text_yaml(text, 0, ascii_only=ascii_only)}\n")["exact"]
        assert other == text or not isinstance(other, str), "but `no` and `1.5` have types there"


@many(150)
@given(TEXTS, st.data())
def test_a_claim_of_any_words_is_read_as_it_was_meant(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    ends = [match.span() for match in re.finditer(r"\S+", text)]
    assume(ends)
    starts = data.draw(st.lists(st.integers(0, len(ends) - 1), min_size=1, max_size=3, unique=True))
    source = SourceText(text, "x")
    quotes = [quote_of(source, Span(ends[at][0], ends[min(at + 3, len(ends) - 1)][1])) for at in sorted(starts)]
    assume(all(re.search(r"\w", quote.exact) for quote in quotes))
    case = Case.of(read(put(tmp_path_factory.mktemp("case"), CLEAN + "actors: []\n")))
    record = claim_record(case, "paper", quotes, Given(speaker="paper"))
    claim = from_reader(tmp_path_factory.mktemp("case"), f"{CLEAN}claims:\n{record}")
    assert of_words(claim) == [(quote.exact, quote.prefix, quote.suffix) for quote in quotes]
    assert in_lines(as_written(claim.text)) == in_lines(" … ".join(quote.exact for quote in quotes))
    assert re.fullmatch("[a-z0-9][a-z0-9-]{0,60}", claim.id)


def test_a_quote_is_an_entry_of_a_list_at_any_depth() -> None:
    quote = Quote(exact="the fire", suffix=" in")
    assert quote_yaml(quote) == '- exact: the fire\n  suffix: " in"\n'
    assert quote_yaml(quote, 4) == '    - exact: the fire\n      suffix: " in"\n'
