"""Dates in words: how each form of EDTF reads, in a list, in full and as a heading."""

from __future__ import annotations

import itertools
from collections import defaultdict
from datetime import date, timedelta

import pytest
from some_dates import in_order

from tui.dates import clock, group, long, parse, short

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
    ("2022-01-09?", "9 Jan?", "9 Jan 2022?", "Sun 9 Jan 2022 (uncertain)", "Sun 9 Jan 2022?"),
    ("2022-01-09~", "~9 Jan", "~9 Jan 2022", "about Sun 9 Jan 2022", "~Sun 9 Jan 2022"),
    ("2022-01-09%", "~9 Jan?", "~9 Jan 2022?", "about Sun 9 Jan 2022 (uncertain)", "~Sun 9 Jan 2022?"),
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
    ("2022-24~", "~winter 2022", "~winter 2022", "about winter 2022", "~winter 2022"),
    ("Y17000000", *["AD 17000000"] * 4),
    ("-0044-03-15", *["15 Mar 45 BC"] * 4),
    ("0044-03-15", "15 Mar AD 44", "15 Mar AD 44", "Tue 15 Mar AD 44", "Tue 15 Mar AD 44"),
    # Intervals
    ("2022-01-02/2022-01-10", "2–10 Jan", "2–10 Jan 2022", "2–10 Jan 2022", "2–10 Jan 2022"),
    ("2022-01-02~/2022-01-09~", "~2–9 Jan", "~2–9 Jan 2022", "about 2–9 Jan 2022", "~2–9 Jan 2022"),
    (
        "2022-01-02~/2022-01-09",
        "~2 Jan – 9 Jan",
        "~2 Jan 2022 – 9 Jan 2022",
        "from about 2 Jan 2022 to 9 Jan 2022",
        "~2 Jan 2022 – 9 Jan 2022",
    ),
    ("2022-01-02?/2022-01-09?", "2–9 Jan?", "2–9 Jan 2022?", "2–9 Jan 2022 (uncertain)", "2–9 Jan 2022?"),
    ("2022-01-30/2022-02-02", "30 Jan – 2 Feb", *["30 Jan – 2 Feb 2022"] * 3),
    ("2021-12-30/2022-01-02", *["30 Dec 2021 – 2 Jan 2022"] * 4),
    (
        "2022-01-30?/2022-02-02?",
        "30 Jan? – 2 Feb?",
        "30 Jan 2022? – 2 Feb 2022?",
        "from 30 Jan 2022 (uncertain) to 2 Feb 2022 (uncertain)",
        "30 Jan 2022? – 2 Feb 2022?",
    ),
    ("2022-01/2022-03", "Jan–Mar", "Jan–Mar 2022", "Jan–Mar 2022", "Jan–Mar 2022"),
    ("2019/2022", *["2019–2022"] * 4),
    (
        "2019?/2022?",
        "2019? – 2022?",
        "2019? – 2022?",
        "from 2019 (uncertain) to 2022 (uncertain)",
        "2019? – 2022?",
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
        "from ~Sun 2 Jan 2022, end unknown",
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
        "Sun 9 Jan 2022? or later",
    ),
    ("[2022-01-02, 2022-01-05, 2022-01-09]", "2, 5 or 9 Jan", *["2, 5 or 9 Jan 2022"] * 3),
    (
        "[2022-01-02,2022-01-05?]",
        "2 Jan or 5 Jan?",
        "2 Jan 2022 or 5 Jan 2022?",
        "2 Jan 2022 or 5 Jan 2022 (uncertain)",
        "2 Jan 2022 or 5 Jan 2022?",
    ),
    ("[1667, 1668, 1670..1672]", *["1667, 1668 or some year 1670–1672"] * 4),
    ("[2022-01-09, 2022-01-09]", "9 Jan", "9 Jan 2022", "Sun 9 Jan 2022", "Sun 9 Jan 2022"),
    (
        "[2022-01-09, 2022-01-09~]",
        "9 Jan or ~9 Jan",
        *["9 Jan 2022 or ~9 Jan 2022"],
        "9 Jan 2022 or about 9 Jan 2022",
        "9 Jan 2022 or ~9 Jan 2022",
    ),
]

DAY, NIGHT = "Mon 10 Jan 2022", "10–11 Jan 2022"
# text with a clock time, in a list of a case of 2022, in full, as a heading, and below that heading
CLOCKS = [
    ("2022-01-10T23:26", "10 Jan 23:26", f"{DAY}, 23:26", DAY, "23:26"),
    ("2022-01-10T23:26?", "10 Jan 23:26?", f"{DAY}, 23:26 (uncertain)", f"{DAY}?", "23:26?"),
    ("2022-01-10T23:26~", "~10 Jan 23:26", f"about {DAY}, 23:26", f"~{DAY}", "~23:26"),
    (
        *("2022-01-10T23:26:05-03:30%", "~10 Jan 23:26:05 UTC-03:30?"),
        *(f"about {DAY}, 23:26:05 UTC-03:30 (uncertain)", f"~{DAY}?", "~23:26:05 UTC-03:30?"),
    ),
    ("2022-01-10T23:00/2022-01-10T23:40", "10 Jan 23:00–23:40", f"{DAY}, 23:00–23:40", DAY, "23:00–23:40"),
    (
        *("2022-01-10T23:00?/2022-01-10T23:40?", "10 Jan 23:00–23:40?"),
        *(f"{DAY}, 23:00–23:40 (uncertain)", f"{DAY}?", "23:00–23:40?"),
    ),
    (
        *("2022-01-10T23:00~/2022-01-10T23:40", "~10 Jan 23:00 – 10 Jan 23:40"),
        *("from about 10 Jan 2022, 23:00 to 10 Jan 2022, 23:40", f"~{DAY}", "~23:00 – 23:40"),
    ),
    (
        *("2022-01-10T23:00/2022-01-11T02:00", "10 Jan 23:00 – 11 Jan 02:00"),
        *("10 Jan 2022, 23:00 – 11 Jan 2022, 02:00", NIGHT, "23:00–02:00"),
    ),
    (
        *("2022-01-10T23:00+06:00/2022-01-10T23:30+06:00", "10 Jan 23:00–23:30 UTC+06:00"),
        *(f"{DAY}, 23:00–23:30 UTC+06:00", DAY, "23:00–23:30 UTC+06:00"),
    ),
    (
        *("2022-01-11T01:00+06:00/2022-01-10T20:00Z", "11 Jan 01:00 UTC+06:00 – 10 Jan 20:00 UTC"),
        *("11 Jan 2022, 01:00 UTC+06:00 – 10 Jan 2022, 20:00 UTC", NIGHT, "01:00 UTC+06:00 – 20:00 UTC"),
    ),
    ("2022-01-10T23:00/2022-01-11", "10 Jan 23:00 – 11 Jan", "10 Jan 2022, 23:00 – 11 Jan 2022", NIGHT, "from 23:00"),
    ("2022-01-10/2022-01-11T02:00", "10 Jan – 11 Jan 02:00", "10 Jan 2022 – 11 Jan 2022, 02:00", NIGHT, "until 02:00"),
    ("2022-01-10T23:00/..", "from 10 Jan 23:00", f"from {DAY}, 23:00", f"from {DAY}", "23:00"),
    ("../2022-01-10T23:00", "until 10 Jan 23:00", f"until {DAY}, 23:00", f"until {DAY}", "23:00"),
    (
        *("[2022-01-10T23:00..2022-01-11T02:00]", "some time 10 Jan 23:00 – 11 Jan 02:00"),
        *("some time 10 Jan 2022, 23:00 – 11 Jan 2022, 02:00", "10 or 11 Jan 2022", "some time 23:00–02:00"),
    ),
    (
        *("[2022-01-10T23:00..2022-01-10T23:01]", "some time 10 Jan 23:00–23:01"),
        *(f"some time {DAY}, 23:00–23:01", DAY, "some time 23:00–23:01"),
    ),
    ("[2022-01-10T23:00,2022-01-10T23:30]", "10 Jan 23:00 or 23:30", f"{DAY}, 23:00 or 23:30", DAY, "23:00 or 23:30"),
    ("[2022-01-10T23:00,2022-01-10]", "10 Jan 23:00 or 10 Jan", "10 Jan 2022, 23:00 or 10 Jan 2022", DAY, ""),
    ("[..2022-01-10T23:00?]", "by 10 Jan 23:00?", f"by {DAY}, 23:00 (uncertain)", f"by {DAY}?", "23:00?"),
    ("[2022-01-10T23:00..]", "10 Jan 23:00 or later", f"{DAY}, 23:00 or later", f"{DAY} or later", "23:00"),
]


@pytest.mark.parametrize(("text", "listed", "full", "heading", "below"), CLOCKS)
def test_clock_times_in_words(text: str, listed: str, full: str, heading: str, below: str) -> None:
    when = parse(text)
    assert short(when, year=2022) == listed
    assert long(when) == full
    assert group(when) == heading
    assert clock(when) == below


@pytest.mark.parametrize(("text", "in_2022", "elsewhere", "full", "heading"), WORDS)
def test_words(text: str, in_2022: str, elsewhere: str, full: str, heading: str) -> None:
    when = parse(text)
    assert short(when, year=2022) == in_2022
    assert short(when) == short(when, year=2030) == elsewhere
    assert long(when) == full
    assert group(when) == heading


def test_no_date_is_undated() -> None:
    assert (short(None), short(None, year=2022), long(None), group(None)) == ("undated",) * 4


def test_days_and_moments_of_one_day_share_a_heading_and_others_do_not() -> None:
    same = ["2022-01-10", "2022-01-10T08:00Z", "2022-01-10T23:26:05+06:00", "2022-01-10T08:00/2022-01-10T09:00"]
    assert {group(parse(text)) for text in same} == {"Mon 10 Jan 2022"}
    others = ["2022-01-11", "2023-01-10", "2022-01", "[..2022-01-10]", "2022-01-10/..", "2022-01-10/2022-02"]
    others += ["2022-01-10?", "2022-01-10~", "2022-01-10%", "2022-01-09?"]
    assert len({group(parse(text)) for text in [*same, *others]}) == 1 + len(others)


@pytest.mark.parametrize("mark", ["?", "~", "%"])
@pytest.mark.parametrize("text", ["2022-01-10{}", "2022-01-10T23:26{}", "2022-01{}/2022-03", "[..2022{}]", "1912{}"])
def test_a_heading_is_no_surer_than_what_was_written(text: str, mark: str) -> None:
    heading = group(parse(text.format(mark)))
    assert ("?" in heading, "~" in heading) == (mark in "?%", mark in "~%")


def test_every_combination_of_ends_reads_like_no_other() -> None:
    months = [
        "2022-01-05T23:00",
        "2022-01-05T23:40",
        "2022-01-06T02:00+06:00",
        "2022-01-05",
        "2022-01-06",
        "2022-01",
        "2022-01-XX",
        "2022-02-07",
        "2022-02",
        "2022-21",
    ]
    ends = [*months, "2022", "2022-XX", "2023", "202X"]
    marked = [end + mark for end in ends for mark in ("", "?", "~", "%")]
    open_forms = ["{}/", "{}/..", "/{}", "../{}", "[{}..]", "[..{}]"]
    pairs = list(itertools.product(marked, marked))
    forms = [
        *marked,
        *(form.format(end) for form in open_forms for end in marked),
        *(text for a, b in pairs if in_order(text := f"{a}/{b}") and a != b),
        *(text for a, b in pairs if in_order(text := f"[{a}..{b}]") and a != b),
    ]
    assert len(forms) > 1000
    for words in (short, long, lambda when: short(when, year=2022)):
        by_words = defaultdict(list)
        for text in forms:
            by_words[words(parse(text))].append(text)
        assert [texts for texts in by_words.values() if len(texts) > 1] == []


def test_the_weekday_of_every_day_is_the_calendars() -> None:
    days = [date.min + timedelta(number) for number in range(0, (date.max - date.min).days, 97)]
    days += [date(year, month, day) for year in (1, 4, 100, 400, 1900, 2000, 9999) for month, day in ((2, 28), (3, 1))]
    days += [date.min, date.max, date(2000, 2, 29)]
    assert [long(parse(day.isoformat()))[:3] for day in days] == [f"{day:%a}" for day in days]
