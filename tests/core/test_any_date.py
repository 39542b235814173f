"""Whatever date there is: it starts before it ends, reads as one plain line, and is written back as it was."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from some_dates import many, whens

from tui.dates import When, group, long, order, parse, short


@many
@given(whens)
def test_a_date_starts_no_later_than_it_ends(when: When) -> None:
    if when.earliest and when.latest:
        assert when.earliest <= when.latest


@many
@given(whens, whens)
def test_what_begins_on_an_earlier_day_comes_first_and_one_heading_stands_together(one: When, other: When) -> None:
    first, second = sorted([one, other], key=order)
    if first.earliest and second.earliest:
        assert first.earliest[:3] <= second.earliest[:3]
        if first.earliest[:3] == second.earliest[:3] and first.latest and second.latest:
            assert first.latest[:3] <= second.latest[:3]
    same = group(one) == group(other)
    assert (order(one)[:3] == order(other)[:3]) == same


@many
@given(whens)
def test_the_text_parses_back_to_the_same_date(when: When) -> None:
    assert parse(when.text) == when
    assert hash(parse(when.text)) == hash(when)


@many
@given(whens, st.integers(2021, 2023))
def test_words_are_one_plain_line_for_every_date(when: When, year: int) -> None:
    for words in (short(when), short(when, year=year), long(when), group(when)):
        assert words.replace("–", "-").isascii()
        assert words.isprintable()
        assert words == words.strip()
        assert "None" not in words
        assert "  " not in words
    assert ("?" in group(when), "~" in group(when)) == (when.uncertain, when.approximate)
    assert not set("~?") & set(long(when))


@many
@given(whens, st.integers(2021, 2023))
def test_the_year_is_left_out_only_where_all_of_it_lies_in_that_year(when: When, year: int) -> None:
    ends = [end for end in (when.earliest, when.latest) if end]
    if any(end[0] != year for end in ends):
        assert short(when, year=year) == short(when)


@many
@given(whens)
def test_a_heading_leaves_out_nothing_but_the_clock(when: When) -> None:
    points = [point for ends in when.ranges for point in ends if point]
    offsets = {point.offset for point in points}
    if len({point.qualifier for point in points}) == 1 and len(offsets) == 1:
        bare = re.sub(r"T[0-9:]+(Z|[+-][0-9:]+)?", "", when.text)
        assert group(when) == group(parse(bare))
