"""Dates: what each form of EDTF stands for, how it reads, and what is said of text that is no date."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections import defaultdict
from datetime import date, time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.dates import DateError, IntervalError, Moment, When, group, long, order, parse, short

LONG = 50 if os.environ.get("ONRECORD_LONG") == "1" else 1
many = settings(derandomize=True, deadline=None, max_examples=300 * LONG)

# text, first day, last day ("": open; with a clock time where there is one), uncertain, approximate
BOUNDS = [
    ("2022", "2022 1 1", "2022 12 31", ""),
    ("2022-01", "2022 1 1", "2022 1 31", ""),
    ("2022-02", "2022 2 1", "2022 2 28", ""),
    ("2024-02", "2024 2 1", "2024 2 29", ""),
    ("1900-02", "1900 2 1", "1900 2 28", ""),
    ("2000-02-29", "2000 2 29", "2000 2 29", ""),
    ("2022-01-05", "2022 1 5", "2022 1 5", ""),
    ("2022-01-10T23:26:00", "2022 1 10 23 26 0", "2022 1 10 23 26 0", ""),
    ("2022-01-10T23:26:05Z", "2022 1 10 23 26 5", "2022 1 10 23 26 5", ""),
    ("2022-01-10T23:26:00+06:00", "2022 1 10 23 26 0", "2022 1 10 23 26 0", ""),
    ("2022-01-10T23:26", "2022 1 10 23 26 0", "2022 1 10 23 26 59", ""),
    ("2022-01-10T00:00:00-04", "2022 1 10 0 0 0", "2022 1 10 0 0 0", ""),
    ("2022-01-09?", "2022 1 9", "2022 1 9", "?"),
    ("2022-01~", "2022 1 1", "2022 1 31", "~"),
    ("2022%", "2022 1 1", "2022 12 31", "?~"),
    ("201X", "2010 1 1", "2019 12 31", ""),
    ("20XX", "2000 1 1", "2099 12 31", ""),
    ("00XX", "0 1 1", "99 12 31", ""),
    ("-004X", "-49 1 1", "-40 12 31", ""),
    ("-000X", "-9 1 1", "-1 12 31", ""),
    ("2022-XX", "2022 1 1", "2022 12 31", ""),
    ("2022-XX-XX", "2022 1 1", "2022 12 31", ""),
    ("2022-02-XX", "2022 2 1", "2022 2 28", ""),
    ("2022-01-XX?", "2022 1 1", "2022 1 31", "?"),
    ("2022-21", "2022 3 1", "2022 5 31", ""),
    ("2022-22", "2022 6 1", "2022 8 31", ""),
    ("2022-23", "2022 9 1", "2022 11 30", ""),
    ("2023-24", "2023 12 1", "2024 2 29", ""),
    ("Y17000000", "17000000 1 1", "17000000 12 31", ""),
    ("Y-17000000~", "-17000000 1 1", "-17000000 12 31", "~"),
    ("Y-1000000000", "-1000000000 1 1", "-1000000000 12 31", ""),
    ("-0044-03-15", "-44 3 15", "-44 3 15", ""),
    ("0000-02", "0 2 1", "0 2 29", ""),
    ("2022-01-02/2022-01-10", "2022 1 2", "2022 1 10", ""),
    ("2022-01-02~/2022-02", "2022 1 2", "2022 2 28", "~"),
    ("2022-01-XX/2022-01-05", "2022 1 1", "2022 1 5", ""),
    ("2022-03/2022", "2022 3 1", "2022 12 31", ""),
    ("-0044/Y10000?", "-44 1 1", "10000 12 31", "?"),
    ("2022-01-02/..", "2022 1 2", "", ""),
    ("2022-01-02/", "2022 1 2", "", ""),
    ("../2019", "", "2019 12 31", ""),
    ("/2019", "", "2019 12 31", ""),
    ("[2022-01-09..2022-01-10]", "2022 1 9", "2022 1 10", ""),
    ("[..2022-01-10%]", "", "2022 1 10", "?~"),
    ("[2022-01-09..]", "2022 1 9", "", ""),
    ("[2022-01-09, 2022-01-05, 2022-01-07?]", "2022 1 5", "2022 1 9", "?"),
    ("[1667,1668,1670..1672]", "1667 1 1", "1672 12 31", ""),
    ("[..1760-12-03,1765..]", "", "", ""),
]

# text, in a list of a case of 2022, in another list, in full, as a heading
WORDS = [
    ("2022", "2022", "2022", "2022", "2022"),
    ("2022-01", "Jan", "Jan 2022", "Jan 2022", "Jan 2022"),
    ("2022-01-05", "5 Jan", "5 Jan 2022", "Wed 5 Jan 2022", "Wed 5 Jan 2022"),
    ("2022-01-09T23:26", "9 Jan 23:26", "9 Jan 2022, 23:26", "Sun 9 Jan 2022, 23:26", "Sun 9 Jan 2022"),
    ("2022-01-09T23:26:00", "9 Jan 23:26", "9 Jan 2022, 23:26", "Sun 9 Jan 2022, 23:26", "Sun 9 Jan 2022"),
    (
        "2022-01-10T03:06:05Z",
        "10 Jan 03:06:05 UTC",
        "10 Jan 2022, 03:06:05 UTC",
        "Mon 10 Jan 2022, 03:06:05 UTC",
        "Mon 10 Jan 2022",
    ),
    (
        "2022-01-10T23:26:00+06:00",
        "10 Jan 23:26 UTC+06:00",
        "10 Jan 2022, 23:26 UTC+06:00",
        "Mon 10 Jan 2022, 23:26 UTC+06:00",
        "Mon 10 Jan 2022",
    ),
    ("2022-01-09?", "9 Jan?", "9 Jan 2022?", "Sun 9 Jan 2022 (uncertain)", "Sun 9 Jan 2022"),
    ("2022-01-09~", "~9 Jan", "~9 Jan 2022", "about Sun 9 Jan 2022", "Sun 9 Jan 2022"),
    ("2022-01-09%", "~9 Jan?", "~9 Jan 2022?", "about Sun 9 Jan 2022 (uncertain)", "Sun 9 Jan 2022"),
    ("201X", "2010s", "2010s", "2010s", "2010s"),
    ("200X", *["a year from 2000 to 2009"] * 4),
    ("20XX", *["a year from 2000 to 2099"] * 4),
    ("00XX", *["a year from 1 BC to AD 99"] * 4),
    ("004X", *["a year from AD 40 to AD 49"] * 4),
    ("-004X", *["a year from 50 BC to 41 BC"] * 4),
    ("2022-XX", *["a month of 2022"] * 4),
    ("2022-XX-XX", *["a day in 2022"] * 4),
    ("2022-01-XX", "a day in Jan", "a day in Jan 2022", "a day in Jan 2022", "a day in Jan 2022"),
    ("2022-21", *["spring 2022"] * 4),
    ("2022-24~", "~winter 2022", "~winter 2022", "about winter 2022", "winter 2022"),
    ("Y17000000", *["AD 17000000"] * 4),
    ("-0044-03-15", *["15 Mar 45 BC"] * 4),
    ("0044-03-15", "15 Mar AD 44", "15 Mar AD 44", "Tue 15 Mar AD 44", "Tue 15 Mar AD 44"),
    # Intervals
    ("2022-01-02/2022-01-10", "2–10 Jan", "2–10 Jan 2022", "2–10 Jan 2022", "2–10 Jan 2022"),
    ("2022-01-02~/2022-01-09~", "~2–9 Jan", "~2–9 Jan 2022", "about 2–9 Jan 2022", "2–9 Jan 2022"),
    (
        "2022-01-02~/2022-01-09",
        "~2 Jan – 9 Jan",
        "~2 Jan 2022 – 9 Jan 2022",
        "from about 2 Jan 2022 to 9 Jan 2022",
        "2–9 Jan 2022",
    ),
    ("2022-01-02?/2022-01-09?", "2–9 Jan?", "2–9 Jan 2022?", "2–9 Jan 2022 (uncertain)", "2–9 Jan 2022"),
    ("2022-01-30/2022-02-02", "30 Jan – 2 Feb", *["30 Jan – 2 Feb 2022"] * 3),
    ("2021-12-30/2022-01-02", *["30 Dec 2021 – 2 Jan 2022"] * 4),
    (
        "2022-01-30?/2022-02-02?",
        "30 Jan? – 2 Feb?",
        "30 Jan 2022? – 2 Feb 2022?",
        "from 30 Jan 2022 (uncertain) to 2 Feb 2022 (uncertain)",
        "30 Jan – 2 Feb 2022",
    ),
    ("2022-01/2022-03", "Jan–Mar", "Jan–Mar 2022", "Jan–Mar 2022", "Jan–Mar 2022"),
    ("2019/2022", *["2019–2022"] * 4),
    (
        "2019?/2022?",
        "2019? – 2022?",
        "2019? – 2022?",
        "from 2019 (uncertain) to 2022 (uncertain)",
        "2019–2022",
    ),
    ("2022-12-05/2022-24", *["5 Dec 2022 – winter 2022"] * 4),
    ("2022-01-05/2022-01-05", "5 Jan", "5 Jan 2022", "Wed 5 Jan 2022", "Wed 5 Jan 2022"),
    ("2022-01-XX/2022-01-XX", "a day in Jan – a day in Jan", *["a day in Jan – a day in Jan 2022"] * 3),
    ("2022-01-02/..", "from 2 Jan", "from 2 Jan 2022", "from Sun 2 Jan 2022", "from Sun 2 Jan 2022"),
    (
        "2022-01-02~/",
        "from ~2 Jan, end unknown",
        "from ~2 Jan 2022, end unknown",
        "from about Sun 2 Jan 2022, end unknown",
        "from Sun 2 Jan 2022, end unknown",
    ),
    ("../2019", *["until 2019"] * 4),
    ("/2019", *["until 2019, start unknown"] * 4),
    # One of
    ("[2022-01-09..2022-01-10]", "9 or 10 Jan", *["9 or 10 Jan 2022"] * 3),
    ("[2022-01-31..2022-02-01]", "31 Jan or 1 Feb", *["31 Jan or 1 Feb 2022"] * 3),
    ("[2021-12-31..2022-01-01]", *["31 Dec 2021 or 1 Jan 2022"] * 4),
    ("[2022-01-02..2022-01-10]", "some day 2–10 Jan", *["some day 2–10 Jan 2022"] * 3),
    ("[2022-01..2022-02]", "Jan or Feb", *["Jan or Feb 2022"] * 3),
    ("[2022-01..2022-04]", "some month Jan–Apr", *["some month Jan–Apr 2022"] * 3),
    ("[2010..2011]", *["2010 or 2011"] * 4),
    ("[2010..2015]", *["some year 2010–2015"] * 4),
    ("[2022-01-05..2022-02]", "some time 5 Jan – Feb", *["some time 5 Jan – Feb 2022"] * 3),
    ("[..2022-01-10]", "by 10 Jan", "by 10 Jan 2022", "by Mon 10 Jan 2022", "by Mon 10 Jan 2022"),
    ("[2022-21..2022-22]", *["spring 2022 or summer 2022"] * 4),
    ("[2022-21..2022-23]", *["some time spring 2022 – autumn 2022"] * 4),
    ("[..2022-01]", "Jan or earlier", *["Jan 2022 or earlier"] * 3),
    (
        "[2022-01-09?..]",
        "9 Jan? or later",
        "9 Jan 2022? or later",
        "Sun 9 Jan 2022 (uncertain) or later",
        "Sun 9 Jan 2022 or later",
    ),
    ("[2022-01-02, 2022-01-05, 2022-01-09]", "2, 5 or 9 Jan", *["2, 5 or 9 Jan 2022"] * 3),
    (
        "[2022-01-02,2022-01-05?]",
        "2 Jan or 5 Jan?",
        "2 Jan 2022 or 5 Jan 2022?",
        "2 Jan 2022 or 5 Jan 2022 (uncertain)",
        "2 or 5 Jan 2022",
    ),
    ("[1667, 1668, 1670..1672]", *["1667, 1668 or some year 1670–1672"] * 4),
    ("[2022-01-09, 2022-01-09]", "9 Jan", "9 Jan 2022", "Sun 9 Jan 2022", "Sun 9 Jan 2022"),
    (
        "[2022-01-09, 2022-01-09~]",
        "9 Jan or ~9 Jan",
        *["9 Jan 2022 or ~9 Jan 2022"],
        "9 Jan 2022 or about 9 Jan 2022",
        "Sun 9 Jan 2022",
    ),
]

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
    ("2022-01-10T23", "T joins a whole day and hh:mm:ss"),
    ("2022-01-10T23:26:00+24:00", "T joins a whole day and hh:mm:ss"),
    ("2022-01-10T23:26?", "without ? ~ or %"),
    ("2022-01-10~T23:26", "without ? ~ or %"),
    ("2022-01T23:26", "T joins a whole day"),
    ("2022-01-XXT23:26", "T joins a whole day"),
    ("2022-01-10T23:26/2022-01-11", "a clock time stands only in a date by itself"),
    ("[2022-01-10T23:26..]", "a clock time stands only in a date by itself"),
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

days = st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(2021, 12, 1), date(2022, 2, 28))
plain = st.one_of(
    days.map(date.isoformat),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
    days.map(lambda day: day.isoformat()[:7] + "-XX"),
    days.map(lambda day: "-" + day.isoformat()),
    st.builds("{:04}-2{}".format, st.integers(0, 9999), st.integers(1, 4)),
    st.builds("{:03}X".format, st.integers(0, 999)),
    st.builds("-{:02}XX".format, st.integers(0, 99)),
    st.builds("{:04}-XX{}".format, st.integers(0, 9999), st.sampled_from(["", "-XX"])),
    st.builds("Y{}{}".format, st.sampled_from(["", "-"]), st.integers(10_000, 10**9)),
)
points = st.builds(str.__add__, plain, st.sampled_from(["", "", "?", "~", "%"]))
moments = st.builds(
    "{}T{}{}".format,
    days,
    st.builds(time.isoformat, st.times(), st.sampled_from(["minutes", "seconds"])),
    st.sampled_from(["", "Z", "+06:00", "-03:30", "+00"]),
)


def _in_order(text: str) -> bool:
    try:
        parse(text)
    except IntervalError:
        return False
    return True


texts = st.one_of(
    points,
    moments,
    st.builds("{}/{}".format, points, points).filter(_in_order),
    st.builds("{}/{}".format, points, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), points),
    st.builds("[{}..{}]".format, points, points).filter(_in_order),
    st.builds("[{}..]".format, points),
    st.builds("[..{}]".format, points),
    st.lists(points, min_size=1, max_size=5).map(lambda items: f"[{', '.join(items)}]"),
)
whens = texts.map(parse)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Return a valid date with up to three characters deleted, replaced or put in."""
    text: str = draw(texts)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        put = draw(st.sampled_from(["", *"0159-/.,:[]TXYZ?~% ", "..", "٣", "–", "\n"]))
        text = text[:at] + put + text[at + draw(st.integers(0, 1)) :]
    return text


def _moment(text: str, clock: tuple[int, int, int]) -> Moment | None:
    numbers = [int(number) for number in text.split()]
    year, month, day, hour, minute, second = (*numbers, *clock)[:6] if numbers else (0,) * 6
    return (year, month, day, hour, minute, second) if numbers else None


def _refused(text: str) -> DateError | None:
    try:
        parse(text)
    except DateError as error:
        return error
    return None


@pytest.mark.parametrize(("text", "first", "last", "marks"), BOUNDS)
def test_bounds_and_qualifiers_are_as_written(text: str, first: str, last: str, marks: str) -> None:
    when = parse(text)
    assert when.text == text
    assert when.earliest == _moment(first, (0, 0, 0))
    assert when.latest == _moment(last, (23, 59, 59))
    assert (when.uncertain, when.approximate) == ("?" in marks, "~" in marks)


@pytest.mark.parametrize(("text", "in_2022", "elsewhere", "full", "heading"), WORDS)
def test_words(text: str, in_2022: str, elsewhere: str, full: str, heading: str) -> None:
    when = parse(text)
    assert short(when, year=2022) == in_2022
    assert short(when) == short(when, year=2030) == elsewhere
    assert long(when) == full
    assert group(when) == heading


def test_no_date_is_undated() -> None:
    assert (short(None), short(None, year=2022), long(None), group(None)) == ("undated",) * 4


@pytest.mark.parametrize(("text", "message"), INVALID, ids=[ascii(text)[:30] for text, _ in INVALID])
def test_what_is_no_date_is_refused_with_what_would_mend_it(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert message in str(caught.value)
    assert str(caught.value) == f"{caught.value.what}: {caught.value.cure}"
    assert not isinstance(caught.value, IntervalError)


@pytest.mark.parametrize("text", ["2022-01-10/2022-01-09", "[2022-02..2022-01]", "2022/2021", "0001/-0001"])
def test_an_interval_that_ends_before_it_starts_has_its_own_error(text: str) -> None:
    with pytest.raises(IntervalError, match="ends before it starts: put the earlier date first"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2022-01-10T23:26", "moment"),
        ("2022-01-10?", "day"),
        ("2022-01", "month"),
        ("2022-21", "season"),
        ("2022", "year"),
        ("Y17000000", "year"),
        ("2022-01-XX", "unspecified"),
        ("2022-XX", "unspecified"),
        ("201X", "unspecified"),
        ("../2019", "interval"),
        ("[2022]", "one-of"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert parse(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "2022-01-10",
        "2022-01-10%",
        "2022-01-10T23:26:00",
        "2022-01-10T00:00:00+14:00",
        "2022-01-10/2022-01-10?",
        "[2022-01-10]",
    ],
)
def test_what_lies_within_a_day_names_it(text: str) -> None:
    assert parse(text).day == (2022, 1, 10)


@pytest.mark.parametrize(
    "text", ["2022-01", "2022-01-XX", "2022-01-10/..", "[..2022-01-10]", "[2022-01-10,2022-01-11]"]
)
def test_what_may_lie_on_several_days_names_none(text: str) -> None:
    assert parse(text).day is None


def test_days_and_moments_of_one_day_share_a_heading_and_others_do_not() -> None:
    same = ["2022-01-10", "2022-01-10?", "2022-01-10%", "2022-01-10T08:00Z", "2022-01-10T23:26:05+06:00"]
    assert {group(parse(text)) for text in same} == {"Mon 10 Jan 2022"}
    others = ["2022-01-11", "2023-01-10", "2022-01", "[..2022-01-10]", "2022-01-10/..", "2022-01-10/2022-02"]
    assert len({group(parse(text)) for text in [*same, *others]}) == 1 + len(others)


def test_order_is_by_earliest_day_then_latest_with_open_starts_at_their_latest_day() -> None:
    texts = [
        *("Y-1000000000", "-0044", "0000", "../2019", "2021", "2022-01-01", "2022-01-01T08:00:00", "2022-01", "2022"),
        *("[2022..]", "2022-01-02/2022-01-10", "2022-01-02/..", "2022-01-10", "2022-01-10T23:26:00", "[..2022-01-10]"),
        *("Y1000000000", "Y1000000000/.."),
    ]
    whens = [parse(text) for text in texts]
    assert sorted(whens, key=order) == whens
    assert sorted([*reversed(whens), None], key=order) == [*whens, None]


def test_every_combination_of_ends_reads_like_no_other() -> None:
    months = ["2022-01-05", "2022-01-06", "2022-01", "2022-01-XX", "2022-02-07", "2022-02", "2022-21"]
    ends = [*months, "2022", "2022-XX", "2023", "202X"]
    marked = [end + mark for end in ends for mark in ("", "?", "~", "%")]
    open_forms = ["{}/", "{}/..", "/{}", "../{}", "[{}..]", "[..{}]"]
    pairs = list(itertools.product(marked, marked))
    forms = [
        *marked,
        *(form.format(end) for form in open_forms for end in marked),
        *(text for a, b in pairs if _in_order(text := f"{a}/{b}") and a != b),
        *(text for a, b in pairs if _in_order(text := f"[{a}..{b}]") and a != b),
    ]
    assert len(forms) > 1000
    for words in (short, long, lambda when: short(when, year=2022)):
        by_words = defaultdict(list)
        for text in forms:
            by_words[words(parse(text))].append(text)
        assert [texts for texts in by_words.values() if len(texts) > 1] == []


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
    assert not set("~?") & set(group(when))


@many
@given(whens, st.integers(2021, 2023))
def test_the_year_is_left_out_only_where_all_of_it_lies_in_that_year(when: When, year: int) -> None:
    ends = [end for end in (when.earliest, when.latest) if end]
    if any(end[0] != year for end in ends):
        assert short(when, year=year) == short(when)


@many
@given(whens)
def test_a_heading_leaves_out_nothing_but_qualifiers_and_the_clock(when: When) -> None:
    bare = when.text.translate({ord(mark): None for mark in "?~%"})
    if when.kind == "moment":
        bare = bare[:10]
    assert group(when) == long(parse(bare))


def test_importing_is_cheap() -> None:
    code = "import sys; before = set(sys.modules); import tui.dates; print(*(set(sys.modules) - before))"
    modules = subprocess.check_output([sys.executable, "-c", code], text=True, timeout=60).split()
    assert "tui.dates" in modules
    assert not {"calendar", "locale", "_strptime", "decimal"} & set(modules)
