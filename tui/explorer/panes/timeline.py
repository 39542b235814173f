"""Pane 1: the events under the headings of their days, along one of three time axes; above them the day strip."""

from __future__ import annotations

import re
from functools import cached_property, partial
from itertools import groupby
from operator import attrgetter

from textual import events
from textual.content import Content
from textual.strip import Strip

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.lists import event_heading, event_list, event_row
from tui.case.marks import MARKS
from tui.case.query import Clause, Filters
from tui.case.spread import HOUR, Unit, place
from tui.case.times import UNKNOWN, day_number, shelf_day
from tui.dates import Moment, When
from tui.explorer.state.state import TIMELINE, State
from tui.explorer.widgets.day_line import DayLine
from tui.explorer.widgets.day_strip import LINES, NOTHING_MARKED, DayStrip, Marked
from tui.explorer.widgets.drawing import around, sides, strip
from tui.explorer.widgets.landing import begun
from tui.explorer.widgets.rows import OneLine, Rows, RowSource
from tui.folding import light_pattern
from tui.lean import NamedTuple, replace
from tui.text import counted

LEAST_ROOM, LEAST_FOR_LINE = 9, 5  # lines of a pane that has room for the strip, and for the strip on one line
_USUAL = 40  # cells, where the pane has not been laid out
NO_DAY = "No day is given"


class TimelineRows(OneLine):
    """The case itself, then each heading with its events.

    Along `happened` the cursor passes a heading by. Along `said` and `printed` it stands on one: what was said that
    day; below it are the events it was about. Such rows have ids of the form `said=Sun 9 Jan 2022` and `…|event`.
    """

    def __init__(self, case: Case, axis: str, filters: Filters, lights: re.Pattern[str] | None = None) -> None:
        self._case, self._axis, self._filters, self._lights = case, axis, filters, lights
        self._total = len(case.left(filters))
        self._rows: list[str] = []  # ids; a heading that the cursor passes by begins with a space
        if axis == "happened":
            names = event_list(case, filters).names()
            for heading, group in groupby(names, key=partial(event_heading, case)):
                self._rows += [f" {heading}", *group]
        else:
            self._rows += self._along(axis)

    @cached_property
    def _place(self) -> dict[str, int]:
        """The index of each row; made when a row is looked for, and mostly it is the first."""
        return {name: number + 1 for number, name in enumerate(self._rows)}

    def _along(self, axis: str) -> list[str]:
        case, counts = self._case, self._case.counts(axis, self._filters)
        about: dict[str, set[str]] = {}
        self._pairs = case.pairs(axis, "event", self._filters)
        self._disputed = case.pairs(axis, "event", self._filters.narrowed(Clause("mark", ("disputed",))))
        for words, event in self._pairs:
            about.setdefault(words, set()).add(event)
        rows: list[str] = []
        for words in sorted(counts, key=lambda words: case.times.headings[axis][words].order):
            rows.append(f"{axis}={words}")
            rows += [f"{axis}={words}|{name}" for name in case.events if name in about.get(words, ())]
        return rows

    def __len__(self) -> int:
        return len(self._rows) + 1

    def id(self, index: int) -> str | None:
        """Return a row's id, the case's for the first row, None for a heading that the cursor passes by."""
        if index == 0:
            return self._case.info.id
        row = self._rows[index - 1]
        return None if row.startswith(" ") else row

    def find(self, name: str | None) -> int | None:
        """Return the index of the row with an id; of an event that has been named along another axis, too."""
        if name is None or name == self._case.info.id:
            return None if name is None else 0
        if name in self._place:
            return self._place[name]
        event = name.partition("|")[2] or name
        if self._axis == "happened":
            return self._place.get(event)
        return next((at for row, at in self._place.items() if row.endswith(f"|{event}")), None)

    def day(self, index: int) -> int | None:
        """Return the number of the day at which a row is listed, or None."""
        if index == 0 or not self._rows:
            return None
        row = self._rows[index - 1].partition("|")[0]
        axis, found, words = row.partition("=")
        if not found:
            axis, words = "happened", row.strip() if row.startswith(" ") else event_heading(self._case, row)
        heading = self._case.times.headings[axis].get(words)
        return shelf_day(heading) if heading else None

    def when(self, index: int) -> tuple[When | None, bool]:
        """Return the date at which a row is listed, and whether its time of day is meant: a heading's is not."""
        row = self._rows[index - 1] if 0 < index <= len(self._rows) else ""
        if not row:
            return None, False  # a whole case has none, and to make the headings takes time
        if row in self._case.events:
            return self._case.events[row].when, True
        axis, _, words = row.partition("|")[0].partition("=")
        heading = self._case.times.headings.get(axis, {}).get(words)
        return heading.when if heading else None, False

    def row_of(self, unit: Unit, moment: Moment) -> int | None:
        """Return the index of the first row that is listed in a column of the strip or after it."""
        day, hour = day_number(moment), unit.number(moment)
        rows = [index for index in range(1, len(self)) if self.id(index) is not None]
        if unit == HOUR and self._axis == "happened":
            for index in rows:
                when = self.when(index)[0]
                column = place(unit, when).column if when else None
                if column is not None and column >= hour:
                    return index
        return next((index for index in rows if (at := self.day(index)) is not None and at >= day), None)

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows, each one line."""
        return [[self._line(index, width)] for index in range(first, last)]

    def _line(self, index: int, width: int) -> list[Span]:
        if index == 0:
            return sides([Span("The whole case", "title")], [Span(counted(self._total, "claim"), "meta")], width)
        row = self._rows[index - 1]
        if row.startswith(" "):
            return sides([Span(row[1:], "heading")], [], width)
        head, _, name = row.partition("|")
        _, found, words = head.partition("=")
        if found and not name:
            claims = self._case.count(self._axis, words, self._filters)
            shown = NO_DAY if words == UNKNOWN else words
            return sides([Span(shown, "heading")], [Span(counted(claims, "claim"), "meta")], width)
        event = event_row(self._case, name or row, self._filters)
        if found:
            pair = (words, name)
            event = replace(event, lead="", claims=self._pairs.get(pair, 0), disputed=self._disputed.get(pair, 0))
        flag = [Span(f"{MARKS['disputed'].glyph} ", "accent")] if event.disputed else []
        lead, counts = f"{event.lead} " if event.lead else "", f"{event.claims:>2,}"
        room = width - len(lead) - len(counts) - 2 * len(flag) - 3
        start = [Span("  "), Span(lead, "meta"), Span(around(event.title, self._lights, room))]
        return sides(start, [*flag, Span(counts, "meta")], width)


class Made(NamedTuple):
    """What the pane shows of a state: its axis, the day, the strip, rows, and the record under the cursor."""

    axis: str
    as_of: int | None
    strip: DayStrip
    source: TimelineRows
    name: str | None


def ask(case: Case, state: State) -> Made:
    """Return what chips leave of a case's events, along the state's axis."""
    days = DayStrip(case, state.axis, state.pinned, state.unit)
    days.spans(_USUAL)
    rows = begun(TimelineRows(case, state.axis, state.pinned, light_pattern(state.sought.lights)))
    return Made(state.axis, state.as_of, days, rows, state.cursors.events)


class Timeline(Rows):
    """Events in the order in which they happened, or under the days on which they were spoken or written of."""

    digit = TIMELINE
    made_of = attrgetter("axis", "unit")
    ask = staticmethod(ask)

    def __init__(self) -> None:
        super().__init__("timeline")
        self._drawn_head: object = None  # of what its lines were made that are drawn one by one
        self._head_lines: list[list[Span]] = []

    def open(self, made: Made) -> None:
        """Show what was asked for."""
        self._as_of, self._strip = made.as_of, made.strip
        self.border_title = Content(f"1 Timeline · {made.axis}")
        self.show(made.source, made.name)

    def draw_head(self, line: int, width: int) -> Strip:
        """Return a line of the day strip."""
        drawn = (self._strip, self.source, self.at, width, self.head)
        if self._drawn_head != drawn:
            marked = _marked(self.source, self.at, self._as_of)
            self._drawn_head, self._head_lines = drawn, _bars(self._strip, self.head).spans(width, marked)
        return strip(self._head_lines[line], width, self.tone)

    def zooms(self) -> tuple[str | None, str | None, str]:
        """Return what a bar can be that is finer than now, and coarser, and what it is when nothing is wanted."""
        width = self.text_width if self.text_width > 0 else _USUAL
        finer, coarser = _bars(self._strip, self.head).steps(width)
        return (
            finer.name if finer else None,
            coarser.name if coarser else None,
            _bars(self._strip, self.head).own_unit(width).name,
        )

    def moved(self) -> None:
        """Mark the day of the row that the cursor is on now."""
        if self.head:
            self.refresh_head()

    def resized(self) -> None:
        """Give the strip its lines where there are enough, or one of the few."""
        height = self.size.height
        self.head = LINES if height >= LEAST_ROOM else 1 if height >= LEAST_FOR_LINE else 0
        super().resized()

    def on_click(self, event: events.Click) -> None:
        """Go to the day that was clicked in the strip."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= self.head or not isinstance(self.source, TimelineRows):
            return  # Rows hears of the click, too
        marked = _marked(self.source, self.at, self._as_of)
        window = _bars(self._strip, self.head).window(self.text_width, marked)
        start = window.start_at(offset.x) if window else None
        found = self.source.row_of(*start) if start else None
        if found is not None:
            self.go_to(found)


def _bars(strip: DayStrip, lines: int) -> DayStrip | DayLine:
    """Return the strip as there is room for it."""
    return DayLine(strip) if lines == 1 else strip


def _marked(source: RowSource, at: int, as_of: int | None) -> Marked:
    """Return what is marked in the strip with the cursor on a row."""
    return Marked(*source.when(at), as_of) if isinstance(source, TimelineRows) else NOTHING_MARKED
