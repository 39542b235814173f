"""Dates of every form, made up."""

from __future__ import annotations

from datetime import date, time

from helpers import many as examples
from hypothesis import strategies as st

from tui.dates import IntervalError, parse

many = examples(300)

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
    "{}T{}{}{}".format,
    days,
    st.builds(time.isoformat, st.times(), st.sampled_from(["minutes", "seconds"])),
    st.sampled_from(["", "Z", "+06:00", "-03:30", "+00"]),
    st.sampled_from(["", "", "?", "~", "%"]),
)
ends = points | moments


def in_order(text: str) -> bool:
    try:
        parse(text)
    except IntervalError:
        return False
    return True


texts = st.one_of(
    ends,
    st.builds("{}/{}".format, ends, ends).filter(in_order),
    st.builds("{}/{}".format, ends, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), ends),
    st.builds("[{}..{}]".format, ends, ends).filter(in_order),
    st.builds("[{}..]".format, ends),
    st.builds("[..{}]".format, ends),
    st.lists(ends, min_size=1, max_size=5).map(lambda items: f"[{', '.join(items)}]"),
)
whens = texts.map(parse)
