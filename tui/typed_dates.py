"""Dates as people type them: `9 Jan`, `9 January 2022`, `Jan 9, 2022`, `2–9 Jan`; EDTF is one way of many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.dates import DateError, When, parse
from tui.patterns import regex

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
CURE = "write 9 Jan, 9 January 2022 or 2022-01-09"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>[0-9]{1,4})(?: ?(?P<era>bc|bce|ad|ce))?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
_FORMS = tuple(
    regex(_WEEKDAY + form)
    for form in (
        rf"{_DAY}[ -]?(?:of )?{_MONTH}(?:(?:,? |-){_YEAR})?",
        rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"{_MONTH},? (?P<year>[0-9]{{4}})(?P<era>)(?P<day>)",
        rf"{_MONTH}(?P<year>)(?P<era>)(?P<day>)",
        r"(?P<year>[0-9]{4})[./-](?P<month>[0-9]{1,2})[./-](?P<day>[0-9]{1,2})(?P<era>)",
        r"(?P<day>[0-9]{1,2})[./](?P<month>[0-9]{1,2})[./](?P<year>[0-9]{4})(?P<era>)",
    )
)
_LAST = regex(rf"{_DAY}(?:,? {_YEAR})?")
_TO = regex(
    r" ?[–—] ?| - | to |(?<=[0-9])-(?=[0-9]{1,2}(?:st|nd|rd|th|\.)? [a-z])"
    r"|(?:(?<=[a-z] [0-9])|(?<=[a-z] [0-9]{2}))-(?=[0-9])"
)
_MARKED = regex(r"(?P<about>~?) ?(?P<date>.*?)(?P<open>\??)")
_MARKS = {("~", ""): "~", ("", "?"): "?", ("~", "?"): "%", ("", ""): ""}
_WORDS = r"[0-9]{1,2}(?:st|nd|rd|th|\.)?"
_NAMED = rf"(?:{'|'.join(rf'{month[:3]}[a-z]*' for month in MONTHS)})\.?"
_ONE = rf"(?:{_WEEKDAY}(?:{_WORDS} (?:of )?{_NAMED}|{_NAMED} {_WORDS})(?:,? [0-9]{{4}})?|{_NAMED} [0-9]{{4}})"
_BETWEEN = r"(?: ?[–—] ?| - | to |(?<=[0-9.])-)"
_SPAN = rf"(?:{_ONE}|{_WORDS}){_BETWEEN}{_ONE}|{_NAMED} {_WORDS}{_BETWEEN}{_WORDS}(?:,? [0-9]{{4}})?"
IN_WORDS = rf"(?ai:~?(?:{_SPAN}|{_ONE})\??)(?!\S)"
"""A pattern of a date with a month's name, which is typed with spaces in it."""


def typed(text: str, years: Sequence[int]) -> list[When]:
    """Return the dates that a text may mean, one for each of the years where it names none; raises DateError."""
    wanted = " ".join(text.split()).lower()
    marked = _MARKED.fullmatch(wanted)
    first = _date(marked["date"]) if marked else None
    if first is not None and marked:
        mark = _MARKS[marked["about"], marked["open"]]
        return [parse(_written(first, year) + mark) for year in _years(first, years)]
    ends = _TO.split(wanted)
    if len(ends) == 2:
        first, last = _date(ends[0]), _date(ends[1])
        end = _LAST.fullmatch(ends[1])
        if last is None and first is not None and end:
            last = (int(end["year"]) if end["year"] else first[0], first[1], int(end["day"]))
        if last is not None:
            year, month, _ = last
            day = re.fullmatch(_DAY, ends[0])
            first = (year, month, int(day["day"])) if day else first
            if first is not None:
                first = (year if first[0] is None else first[0], *first[1:])
                return [parse(f"{_written(first, known)}/{_written(last, known)}") for known in _years(last, years)]
    if re.search(r"[a-wyz]", wanted.replace("t", "").replace("z", "").replace("y", "")):
        raise DateError(f"{ascii(text)[:40]} is not a date", CURE)
    return [parse(wanted.upper())]


def as_edtf(text: str) -> str:
    """Return a date that is typed in words, or with dots or slashes, in EDTF; anything else as it is."""
    try:
        return parse(text).text
    except DateError:
        try:
            return typed(text, ())[0].text
        except DateError:
            return text


_Parts = tuple[int | None, int, int]  # a year or None, a month, a day or 0


def _years(date: _Parts, years: Sequence[int]) -> Sequence[int]:
    if date[0] is not None:
        return (date[0],)
    if not years:
        raise DateError("the year is missing", "write 9 January 2022")
    return years


def _date(text: str) -> _Parts | None:
    """Return the parts of a date in words or with dots and slashes, or None for anything else; raises DateError."""
    match = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    if match is None:
        return None
    day, month = int(match["day"] or 0), _month(match["month"])
    if month is None:
        return None
    if "/" in text and match.start("day") == 0:
        if day <= 12 and month <= 12 and day != month:
            raise DateError("the month may be either number", f"write {day} {MONTHS[month - 1][:3].capitalize()}")
        if month > 12:
            day, month = month, day
    year = int(match["year"]) if match["year"] else None
    if year is not None and (match["era"] or "").startswith("b"):
        year = 1 - year
    return year, month, day


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(text)), None)


def _written(date: _Parts, year: int) -> str:
    """Return the parts of a date in EDTF; where it names no year, with that one."""
    _, month, day = date
    known = year if date[0] is None else date[0]
    sign = "-" if known < 0 else ""
    return f"{sign}{abs(known):04}-{month:02}" + (f"-{day:02}" if day else "")
