"""What is no date: it is refused in one short line that says what would mend it."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from some_dates import many, texts

from tui.dates import DateError, IntervalError, long, parse

INVALID = [
    ("", "a date is missing: write one such as 2022"),
    (" ", "' ' has no place in a date"),
    ("2022-01-05\n", r"'\n' has no place in a date"),
    ("2022-01-05 ", "' ' has no place in a date"),
    ("2022\x00", r"'\x00' has no place in a date"),
    ("٢٠٢٢", r"'\u0662' has no place in a date"),
    ("2022-01-02–2022-01-10", r"'\u2013' has no place in a date"),
    ("5 January 2022", "write it as in 2022-01-05"),
    ("201x", "write X"),
    ("05.01.2022", "'05.01.2022' is not a date: write one such as 2022, 2022-01 or 2022-01-05"),
    ("05/01/2022", "/ stands once"),
    ("2022-1-5", "a month or day is two digits or XX"),
    ("2022-1X", "a month or day is two digits or XX"),
    ("20220105", "a year has four digits"),
    ("12022", "a year has four digits"),
    ("2022-13-01", "month 13 does not exist: write 01 to 12"),
    ("2022-00", "month 00 does not exist"),
    ("2022-20", "month 20 does not exist"),
    ("2022-25", "month 25 does not exist"),
    ("2022-21-05", "month 21 does not exist"),
    ("2022-01-00", "day 00 does not exist in Jan 2022: write 01 to 31"),
    ("2022-04-31", "day 31 does not exist in Apr 2022: write 01 to 30"),
    ("2022-02-30", "day 30 does not exist in Feb 2022: write 01 to 28"),
    ("1900-02-29", "day 29 does not exist in Feb 1900: write 01 to 28"),
    ("2022-01-10T25:00", "hour 25 does not exist: write 00 to 23"),
    ("2022-01-10T24:00:00", "hour 24 does not exist"),
    ("2022-01-10T23:60", "minute 60 does not exist: write 00 to 59"),
    ("2022-01-10T23:26:60", "second 60 does not exist"),
    ("2022-01-10T23", "T joins a whole day and hh:mm or hh:mm:ss"),
    ("2022-01-10T23:26:00+24:00", "T joins a whole day and hh:mm or hh:mm:ss"),
    ("2022-01-10T23:26?Z", "? ~ or % stands at the end: write 2022-01-10T23:26 or"),
    ("2022-01-10~T23:26", "? ~ or % stands at the end"),
    ("2022-01-10T23:26??", "? ~ or % stands at the end"),
    ("2022-01T23:26", "T joins a whole day"),
    ("2022-01-XXT23:26", "T joins a whole day"),
    ("2022-01-10T23:26/02:00", "'02:00' is not a date"),
    ("2022-01-10T23:26/T02:00", "a date is missing"),
    ("XXXX", "write 201X or 20XX"),
    ("201X-01", "write 201X or 20XX"),
    ("2022-XX-05", "write 2022-XX-XX"),
    ("2022??", "% for both ? and ~"),
    ("2022-01?-05", "? ~ or % stands once, at the end"),
    ("Y2022", "write Y17000000, or 2022 without Y"),
    ("Y1000000001", "the year is out of range: write one from Y-1000000000 to Y1000000000"),
    ("Y-1000000001", "the year is out of range"),
    ("Y" + "9" * 150, "the year is out of range"),
    ("-0000", "year -0000 does not exist: write 0000"),
    ("../..", "both ends are open"),
    ("/", "both ends are open"),
    ("[..]", "both ends are open"),
    ("[]", "a date is missing"),
    ("[2022,]", "a date is missing"),
    ("[2022", "[ ] go round the whole"),
    ("2022/[2023]", "[ ] go round the whole"),
    ("[2022/2023]", "/ stands once"),
    ("2022..2023", "'..' is an open end or stands in [ ]"),
    ("[2022....]", "'..' is an open end or stands in [ ]"),
    ("[2022 .. 2023]", "' ' has no place in a date"),
    ("[2022,  2023]", "' ' has no place in a date"),
    ("{2022,2023}", "'{' has no place in a date"),
    ("2" * 10_000, "the date is 10000 characters long: write at most 200"),
]


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Return a valid date with up to three characters deleted, replaced or put in."""
    text: str = draw(texts)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        put = draw(st.sampled_from(["", *"0159-/.,:[]TXYZ?~% ", "..", "٣", "–", "\n"]))
        text = text[:at] + put + text[at + draw(st.integers(0, 1)) :]
    return text


def _refused(text: str) -> DateError | None:
    try:
        parse(text)
    except DateError as error:
        return error
    return None


@pytest.mark.parametrize(("text", "message"), INVALID, ids=[ascii(text)[:30] for text, _ in INVALID])
def test_what_is_no_date_is_refused_with_what_would_mend_it(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert message in str(caught.value)
    assert str(caught.value) == f"{caught.value.what}: {caught.value.cure}"
    assert not isinstance(caught.value, IntervalError)


BACKWARDS = ["2022-01-10/2022-01-09", "[2022-02..2022-01]", "2022/2021", "0001/-0001"]
BACKWARDS += [
    "2022-01-10T23:00/2022-01-10T22:59",
    "[2022-01-10T23:00..2022-01-10T22:00]",
    "2022-01-11T00:00/2022-01-10",
]
BACKWARDS += ["2022-01-10T23:00+06:00/2022-01-10T16:59Z", "2022-01-11T01:00+06:00/2022-01-10T20:00"]


@pytest.mark.parametrize("text", BACKWARDS)
def test_an_interval_that_ends_before_it_starts_has_its_own_error(text: str) -> None:
    with pytest.raises(IntervalError, match="ends before it starts: put the earlier date first"):
        parse(text)


@pytest.mark.parametrize("year", [1, 4, 100, 1900, 2000, 2022, 2024, 9999])
def test_a_day_is_taken_when_and_only_when_the_calendar_has_it(year: int) -> None:
    for month, number in itertools.product(range(14), range(33)):
        text = f"{year:04}-{month:02}-{number:02}"
        try:
            day = date(year, month, number)
        except ValueError:
            assert _refused(text), text
        else:
            assert parse(text).day == (year, month, number)
            assert long(parse(text)).startswith(f"{day:%a} {number} {day:%b} "), text


@many
@given(st.text(max_size=300) | st.text("0123456789-/.,:[]TXYZ?~%+ ", max_size=30))
@example("T")
@example("[" * 200)
@example("?" * 10_000)
@example("\ud800")
def test_any_text_is_a_date_or_refused_in_one_short_line(text: str) -> None:
    error = _refused(text)
    if error:
        assert str(error).isascii()
        assert str(error).isprintable()
        assert len(str(error)) <= 110


@many
@given(spoilt())
def test_a_spoilt_date_is_a_date_or_refused(text: str) -> None:
    if not _refused(text):
        assert parse(text).text == text
        assert text.isascii()
