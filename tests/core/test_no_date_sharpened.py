"""No row, heading or card prints a date sharper than it was written: its words are held against the record's own text.

What is held against what knows nothing of how dates are worded: a number, a month, a sign of doubt that the words
have or lack is looked for in the text that stands in the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from helpers import texts as texts_of_block
from hypothesis import given
from hypothesis import strategies as st
from made import opened
from some_dates import many, texts

from tui.cards import card
from tui.case import Case
from tui.case.lists import claim_list, event_heading, event_list
from tui.case.times import AXES, UNKNOWN
from tui.dates import parse
from tui.formats.citation import citation
from tui.model import Actor, Claim, Event, Quote, Report, Source

MONTHS = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SEASONS = {"21", "22", "23", "24"}
TEXTS = ["1912?", "1912~", "191X", "1912-XX", "1912-03?", "1912-03-XX", "1912-03-05%", "1912-03-05T21:40~"]
TEXTS += ["1912-03/1912-05", "[1912-03-05..1912-03-09]", "[..1912-03?]", "1912-03-05/..", "../1912", "1912-21"]
some_text = st.sampled_from(TEXTS) | texts


def made(said: str | None, printed: str | None, when: str = "2020") -> Case:
    """Return a case with one claim, about one event, said and printed then."""
    source = Source(id="s", title="T", publisher="P", published=parse(printed) if printed else None)
    event = Event(id="e", title="It", when=parse(when))
    reports = (Report(source="s", quotes=(Quote(exact="x"),)),)
    claim = Claim(id="c", text="So", speaker="ann", said=parse(said) if said else None, events=("e",), reports=reports)
    return opened([source, Actor(id="ann", name="Ann", kind="person"), event, claim])


def months_in(text: str) -> set[str]:
    """Return the months that EDTF text names."""
    return {MONTHS[int(m)] for m in re.findall(r"(?:[0-9X]{4})-(0[1-9]|1[0-2])\b", text)}


def sharper(words: str, text: str) -> Iterator[str]:
    """Yield what words say of a date that does not stand in its text."""
    written = {int(number) for number in re.findall(r"[0-9]+", text)}
    years = [(int(year.replace("X", "0")), int(year.replace("X", "9"))) for year in re.findall(r"[0-9]{2,3}XX?", text)]
    written |= {end for ends in years for end in ends}
    bare = re.sub(r"[0-9]+ BC", "", words)  # 45 BC is the year -0044
    yield from (f"number {n}" for n in re.findall(r"[0-9]+", bare) if int(n) not in written and "X" not in text)
    yield from (f"month {month}" for month in MONTHS[1:] if month in words and month not in months_in(text))
    if "?" in text or "%" in text:
        yield from [] if "?" in words or "uncertain" in words else ["no doubt"]
    if "~" in text or "%" in text:
        yield from [] if "~" in words or "about" in words else ["not approximate"]
    if "by " in words and "[.." not in text and ",.." not in text:
        yield "a latest day"
    if "X" in text and not re.search(r"\ba |0s|earlier|later", words):
        yield "what is unspecified"


def test_the_measure_finds_what_is_sharper() -> None:
    assert list(sharper("by 31 Dec 1912?", "1912?")) == ["number 31", "month Dec", "a latest day"]
    assert list(sharper("Mon 10 Jan 2022", "2022-01-10?")) == ["no doubt"]
    assert list(sharper("5 Mar 1912, 21:40", "1912-03-05%")) == [
        "number 21",
        "number 40",
        "no doubt",
        "not approximate",
    ]
    assert list(sharper("~5 Mar 1912?", "1912-03-05%")) == []


@given(some_text, st.booleans())
@many
def test_no_row_of_a_claim_is_sharper_than_its_record(text: str, said: bool) -> None:
    row = claim_list(made(text if said else None, None if said else text)).rows()[0]
    assert list(sharper(row.when, text)) == []
    assert row.when.startswith("printed ") != said


@given(some_text)
@many
def test_no_heading_and_no_row_of_an_event_is_sharper_than_its_record(text: str) -> None:
    case = made(text, text, text)
    for axis in AXES:
        (words,) = case.times.headings[axis]
        assert words != UNKNOWN
        assert list(sharper(words, text)) == []
    row = event_list(case).rows()[0]
    assert list(sharper(row.when, text)) == []
    assert list(sharper(f"{event_heading(case, 'e')} {row.lead}", text)) == []


@given(some_text, st.booleans())
@many
def test_no_card_and_no_citation_is_sharper_than_its_record(text: str, said: bool) -> None:
    case = made(text if said else None, None if said else text, text)
    for name in ("c", "e"):
        found = card(case, name)
        assert found is not None
        dated = [line for block in found.blocks for line in texts_of_block(block).splitlines() if _dated(line)]
        assert dated
        for line in dated:
            assert list(sharper(line, text)) == []
    cited = [list(sharper(line, text)) for line in citation(case, "c").splitlines() if _dated(line)]
    assert cited == [[]] * (1 if said else 2)  # a claim without a time of saying has its printing twice


def _dated(line: str) -> bool:
    return bool(re.search(r"[0-9]{2}|BC|AD [0-9]", line))


@pytest.mark.parametrize("text", TEXTS)
def test_as_of_a_day_a_card_says_that_it_counts_as_said_and_not_that_it_was_printed_then(text: str) -> None:
    case = made("1900-01-05", text)
    found = card(case.at(19000105), "c")
    assert found
    told = "\n".join(texts_of_block(block) for block in found.blocks)
    assert "as of 5 Jan 1900 it counts as said" in told
    assert ("may have been printed later" in told) == (text in ("../1912", "[..1912-03?]"))
