"""Dates: what each form of EDTF stands for, which day it names, and how dates are ordered."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tui.dates import Moment, order, parse

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
    ("2022-01-10T23:26?", "2022 1 10 23 26 0", "2022 1 10 23 26 59", "?"),
    ("2022-01-10T23:26:05Z%", "2022 1 10 23 26 5", "2022 1 10 23 26 5", "?~"),
    ("2022-01-10T23:00/2022-01-11T02:00~", "2022 1 10 23 0 0", "2022 1 11 2 0 59", "~"),
    ("[2022-01-10T23:00..2022-01-11T02:00]", "2022 1 10 23 0 0", "2022 1 11 2 0 59", ""),
    ("[2022-01-11T02:00, 2022-01-10T23:00?]", "2022 1 10 23 0 0", "2022 1 11 2 0 59", "?"),
    ("2022-01-10T23:00/2022-01-11", "2022 1 10 23 0 0", "2022 1 11", ""),
    ("2022-01-10/2022-01-10T23:00:00", "2022 1 10", "2022 1 10 23 0 0", ""),
    ("2022-01-10T23:00Z/..", "2022 1 10 23 0 0", "", ""),
    ("[..2022-01-10T23:00]", "", "2022 1 10 23 0 59", ""),
    # The later end by the sun, by its own clock a day before.
    ("2022-01-11T01:00+06:00/2022-01-10T20:00Z", "2022 1 10 20 0 0", "2022 1 11 1 0 59", ""),
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


def _moment(text: str, clock: tuple[int, int, int]) -> Moment | None:
    numbers = [int(number) for number in text.split()]
    year, month, day, hour, minute, second = (*numbers, *clock)[:6] if numbers else (0,) * 6
    return (year, month, day, hour, minute, second) if numbers else None


@pytest.mark.parametrize(("text", "first", "last", "marks"), BOUNDS)
def test_bounds_and_qualifiers_are_as_written(text: str, first: str, last: str, marks: str) -> None:
    when = parse(text)
    assert when.text == text
    assert when.earliest == _moment(first, (0, 0, 0))
    assert when.latest == _moment(last, (23, 59, 59))
    assert (when.uncertain, when.approximate) == ("?" in marks, "~" in marks)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2022-01-10T23:26", "moment"),
        ("2022-01-10T23:26~", "moment"),
        ("2022-01-10T23:00/2022-01-11T02:00", "interval"),
        ("[2022-01-10T23:00..2022-01-11T02:00]", "one-of"),
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
        "2022-01-10T23:26?",
        "2022-01-10T23:00/2022-01-10T23:40",
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


def test_order_is_by_earliest_day_then_latest_with_open_starts_at_their_latest_day() -> None:
    texts = [
        *("Y-1000000000", "-0044", "0000", "../2019", "2021", "2022-01-01", "2022-01-01T08:00:00", "2022-01", "2022"),
        *("[2022..]", "2022-01-02/2022-01-10", "2022-01-02/..", "2022-01-10", "2022-01-10T23:26:00", "[..2022-01-10]"),
        *("Y1000000000", "Y1000000000/.."),
    ]
    whens = [parse(text) for text in texts]
    assert sorted(whens, key=order) == whens
    assert sorted([*reversed(whens), None], key=order) == [*whens, None]


def test_importing_is_cheap() -> None:
    code = "import sys; before = set(sys.modules); import tui.dates; print(*(set(sys.modules) - before))"
    modules = subprocess.check_output([sys.executable, "-c", code], text=True, timeout=60).split()
    assert "tui.dates" in modules
    assert not {"calendar", "locale", "_strptime", "decimal"} & set(modules)
