"""The day strip: one column a day, its bar the number of claims, with the chosen day and the as-of day marked."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.query import Filters
from tui.case.times import NEVER, day_number, day_words, shelf_day

_BARS = " ▁▂▃▄▅▆▇█"
WIDE = 3  # cells of a day where there is room to write its number below
LEAST = 3  # columns


class DayStrip:
    """The days of an axis with their numbers of claims.

    A claim counts once under each heading of the list below, where that is listed: what spans days at its first, what
    has only a latest day at that one. What lies outside the case's period is counted at its ends.
    """

    def __init__(self, case: Case, axis: str, filters: Filters) -> None:
        self._days: dict[int, int] = defaultdict(int)
        headings = case.times.headings[axis]
        for words, claims in case.counts(axis, filters).items():
            day = shelf_day(headings[words]) if words in headings else None
            if day is not None:
                self._days[day] += claims
        known = sorted({day for words in headings for day in [shelf_day(headings[words])] if day is not None})
        period = case.info.period
        first, last = (day_number(period.earliest), day_number(period.latest)) if period else (NEVER, NEVER)
        if NEVER in (first, last):
            first, last = (known[0], known[-1]) if known else (NEVER, NEVER)
        self.first, self.last = _date(first), _date(last)

    def spans(self, width: int, chosen: int | None, as_of: int | None) -> list[list[Span]]:
        """Return two lines of a width: the bars, and below them what day is where; nothing without days."""
        if self.first is None or self.last is None or width < LEAST + 2:
            return [[], []]
        count = (self.last - self.first).days + 1
        cell = WIDE if count * WIDE <= width else 1
        each = -(-count // max(width // cell, 1))  # days of a column: more than one only where they do not fit
        columns = -(-count // each)
        bars = [0] * columns
        for day, claims in self._days.items():
            bars[self._column(day, each, columns)] += claims
        most = max(bars, default=0)
        pointers = {
            name: self._column(day, each, columns) for name, day in (("chosen", chosen), ("as of", as_of))
            if day is not None
        }  # fmt: skip
        drawn: list[Span] = []
        for column, claims in enumerate(bars):
            level = -(-claims * 8 // most) if most else 0
            tone = "quote" if column == pointers.get("chosen") else "accent"
            if column > pointers.get("as of", columns):
                tone = "meta"
            drawn.append(Span((_BARS[level] * (cell - 1 or 1)).ljust(cell), tone))  # type: ignore[arg-type]
        return [drawn, self._legend(columns, cell, each, pointers, as_of, width)]

    def _legend(
        self, columns: int, cell: int, each: int, pointers: dict[str, int], as_of: int | None, width: int
    ) -> list[Span]:
        assert self.first
        assert self.last
        signs = [" " * cell] * columns
        if cell == WIDE and each == 1:
            signs = [f"{(self.first + timedelta(days=column)).day:<{cell}}" for column in range(columns)]
        if "chosen" in pointers:
            at = pointers["chosen"]
            signs[at] = (signs[at].strip() + "•").ljust(cell)[:cell] if cell == WIDE else "•"
        if "as of" in pointers:
            at = pointers["as of"]
            signs[at] = (signs[at].strip(" •") + "▲").ljust(cell)[:cell] if cell == WIDE else "▲"
        line = [Span("".join(signs), "meta")]
        rest = width - columns * cell
        words = f"▲ as of {day_words(as_of)}" if as_of is not None else ""
        if not words and cell == 1:
            words = f"{day_words(_number(self.first))} … {day_words(_number(self.last))}"
        if each > 1:
            words += f" · a column is {each} days"
        if len(words) + 2 <= rest:
            line.append(Span("  " + words, "accent" if as_of is not None else "meta"))
        return line

    def _column(self, day: int, each: int, columns: int) -> int:
        assert self.first
        found = _date(day)
        return min(max((found - self.first).days // each, 0), columns - 1) if found else columns - 1

    def day_at(self, x: int, width: int) -> int | None:
        """Return the number of the first day of the column at a cell, or None beside the columns."""
        if self.first is None or self.last is None:
            return None
        count = (self.last - self.first).days + 1
        cell = WIDE if count * WIDE <= width else 1
        each = -(-count // max(width // cell, 1))
        day = self.first + timedelta(days=x // cell * each)
        return _number(day) if day <= self.last else None


def _date(day: int) -> date | None:
    """Return a day's number as a date, the nearest one for years that dates don't reach; None for no day."""
    if abs(day) >= NEVER:
        return None
    year, rest = divmod(day, 10000)
    if not 1 <= year <= 9999:
        return date.min if year < 1 else date.max
    return date(year, rest // 100, rest % 100)


def _number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day
