"""The day strip: a bar an hour, a day, a month or a run of years, and below each what it stands for.

Three lines: the bars, with their scale beside them; below each bar its number, with the chosen day and the as-of day
marked; from when to when the bars go, and how many claims lie outside of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.cards.blocks import Span, Tone
from tui.case import Case
from tui.case.query import Filters
from tui.case.spread import BY_NAME, HOUR, UNITS, YEAR, Counts, Unit, place
from tui.case.spreading import spread_of
from tui.case.times import day_start, day_words
from tui.dates import Moment, When
from tui.explorer.widgets.drawing import cut
from tui.lean import NamedTuple, dataclass

BARS = " ▁▂▃▄▅▆▇█"
_HEIGHT = len(BARS) - 1
LINES = 3
LEAST = 3  # columns
CHOSEN, AS_OF = "•", "▲"
_NIGHT = 48  # hours: what lasts longer is looked at by days
_ALIKE = 1.1  # counts that differ by less share a height first where there are more counts than heights


class Window(NamedTuple):
    """The columns that show: their unit, the first and the last of them, and the cells of each."""

    unit: Unit
    first: int
    last: int
    cell: int

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return self.last - self.first + 1

    def start_at(self, x: int) -> tuple[Unit, Moment] | None:
        """Return the unit and the first moment of the column at a cell, or None beside the columns."""
        if not 0 <= x < self.columns * self.cell:
            return None
        return self.unit, self.unit.start(self.first + x // self.cell)


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked in the strip: the date at which the row under the cursor is listed, and the as-of day."""

    chosen: When | None = None
    clocked: bool = False
    """Whether the time of day of the chosen date is meant, too."""
    as_of: int | None = None
    """The number of the day as of which the case is shown."""

    @property
    def until(self) -> Moment | None:
        """The last moment of the as-of day."""
        return None if self.as_of is None else (*day_start(self.as_of)[:3], 23, 59, 59)

    @property
    def at(self) -> Moment | None:
        """The moment round which columns are shown where not all of them fit."""
        return (self.chosen.earliest or self.chosen.latest if self.chosen else None) or self.until

    def columns(self, window: Window) -> dict[str, int]:
        """Return the column, from 0, of each mark that has one."""
        found: dict[str, int | None] = {CHOSEN: None, AS_OF: None}
        if self.chosen and (self.clocked or window.unit != HOUR):
            found[CHOSEN] = place(window.unit, self.chosen).column
        if self.until:
            found[AS_OF] = window.unit.number(self.until)
        there = {mark: at for mark, at in found.items() if at is not None and window.first <= at <= window.last}
        return {mark: at - window.first for mark, at in there.items()}


NOTHING_MARKED = Marked()


class DayStrip:
    """The claims that filters leave along an axis, as bars.

    A claim counts once in a column. A date is in the column of its first moment, or of its last where it has no
    first, if it is known to one column; whatever is in no column is told below the bars.
    """

    def __init__(self, case: Case, axis: str, filters: Filters, unit: str | None = None) -> None:
        self.spread, self._year = spread_of(case, axis, filters), case.year
        self._period, self._wanted = case.info.period, BY_NAME.get(unit or "")

    # Which columns

    def unit(self, width: int) -> Unit:
        """Return the unit of a column: the one that is wanted, else the one that it has by itself."""
        return self._wanted or self.own_unit(width)

    def own_unit(self, width: int) -> Unit:
        """Return the finest unit of which all columns fit in a width, and to which most claims' dates are known."""
        for unit in UNITS:
            ends, most = self._ends(unit), min(width, _NIGHT) if unit == HOUR else width
            least = 1 if unit == HOUR else 0  # a lone hour would say less than its day does
            if ends and least <= ends[1] - ends[0] < most and self.spread.known(unit):
                return unit
        return UNITS[-1]

    def steps(self, width: int) -> tuple[Unit | None, Unit | None]:
        """Return the next finer unit and the next coarser one; None where that would show nothing more."""
        at = UNITS.index(self.unit(width))
        finer = UNITS[at - 1] if at and self.spread.range(UNITS[at - 1]) else None
        ends = self.spread.range(UNITS[at])
        return finer, UNITS[at + 1] if ends and ends[0] < ends[1] and at + 1 < len(UNITS) else None

    def _ends(self, unit: Unit) -> tuple[int, int] | None:
        """Return the first and the last column: those of the case's period, unless another unit is wanted."""
        period = self._period
        if period and period.earliest and period.latest and unit != HOUR and not self._wanted:
            return unit.number(period.earliest), unit.number(period.latest)
        return self.spread.range(unit)

    def window(self, width: int, marked: Marked = NOTHING_MARKED) -> Window | None:
        """Return the columns that show in a width; of more than fit, those round what is marked."""
        unit = self.unit(width)
        ends = self._ends(unit)
        if ends is None or width < LEAST + 2:
            return None
        first, last = ends
        if last - first < width:
            return Window(unit, first, last, min(width // (last - first + 1), _wide(unit, first, last)))
        moment = marked.at
        at = min(max(unit.number(moment), first), last) if moment else self._busiest(unit, first, last)
        start = min(first + (at - first) // width * width, last - width + 1)
        return Window(unit, start, start + width - 1, 1)

    def _busiest(self, unit: Unit, first: int, last: int) -> int:
        columns = self.spread.columns(unit)
        return max((at for at in columns if first <= at <= last), key=lambda at: (columns[at], -at), default=first)

    # What they look like

    def spans(self, width: int, marked: Marked = NOTHING_MARKED) -> list[list[Span]]:
        """Return three lines, none wider than a width: bars, numbers and notes; nothing in them without dates."""
        window = self.window(width, marked)
        if window is None:
            return [[] for _ in range(LINES)]
        counts = self.spread.count(window.unit, window.first, window.last)
        rest = width - window.columns * window.cell
        scale, as_of = scale_words(counts.bars, rest - 2), ""
        if marked.as_of is not None and len(as_of := f"▲ as of {day_words(marked.as_of)}") + 2 > rest:
            as_of = ""  # the chip says it, too
        line = list(bars(window, counts, marked))
        if scale:
            line.append(Span(f"  {scale}", "meta"))
        numbers = [Span(_numbers(window, marked), "meta")]
        if as_of:
            numbers.append(Span(f"  {as_of}", "accent"))
        notes = self.notes(window, counts, width, told=bool(scale))
        return [line, numbers, cut([Span(notes, "meta")], width)]

    def notes(self, window: Window, counts: Counts, width: int, told: bool) -> str:
        """Return from when to when the columns go, what lies outside, the scale if it is not yet told, and the unit."""
        unit = window.unit
        outside = [f"+{claims:,} {why or _unknown(unit)}" for why, claims in counts.outside.items()]
        zones = sorted(self.spread.zones()) if unit == HOUR else []
        clocks = ["each by its own clock"] if len(zones) > 1 else [zone for zone in zones if zone]
        parts = [unit.words(window.first, window.last, self._year), *outside, *clocks]
        # What lies outside is never left out: sooner the ends, which the numbers under the bars tell, too.
        if len(" · ".join(parts)) > width and outside:
            parts = [*parts[1:], parts[0]]
        scale = "" if told else scale_words(counts.bars, width - len(" · ".join(parts)) - 3)
        what = f"a bar is {unit.one}"
        for more in (what, scale) if unit.years > 1 else (scale, what if window.cell == 1 else ""):
            if more and len(" · ".join([*parts, more])) <= width:
                parts.append(more)
        return " · ".join(parts)


def _unknown(unit: Unit) -> str:
    """Return what is said of dates that are known to no column."""
    return f"no {unit.name}" if unit.years in (0, 1) else f"wider than {unit.one}"


def bars(window: Window, counts: Counts, marked: Marked) -> Iterator[Span]:
    """Yield the bar of each column, filled up to its cells."""
    high = heights(counts.bars)
    chosen, until = marked.columns(window).get(CHOSEN), marked.until
    for column, claims in enumerate(counts.bars):
        tone: Tone = "quote" if column == chosen else "accent"
        if until and window.first + column > window.unit.number(until):
            tone = "meta"
        yield Span((BARS[high[claims]] * max(window.cell - 1, 1)).ljust(window.cell), tone)


def _numbers(window: Window, marked: Marked) -> str:
    """Return the line below the bars: numbers as far as there is room, each beginning under its bar, and the marks."""
    unit, cell = window.unit, window.cell
    whole = cell >= _wide(unit, window.first, window.last)
    texts: dict[int, str] = {}
    for mark, column in marked.columns(window).items():  # the as-of day's mark takes the other's place
        texts[column] = (unit.label(window.first + column) if whole else "") + mark
    line, taken = [" "] * (window.columns * cell), set[int]()
    every = _every(unit, window.first, window.last, cell)
    for column in (*texts, *range(window.columns)):
        text = texts.get(column) or _label(unit, window.first + column, every)
        at = range(column * cell, column * cell + len(text))
        if text and at.stop <= len(line) and not taken & ({*at} if column in texts else {*at, at.stop}):
            line[at.start : at.stop] = text
            taken |= {*at} if column in texts else {*at, at.stop}
    return "".join(line)


def _wide(unit: Unit, first: int, last: int) -> int:
    """Return the cells of a column under which there is room for any number and a mark."""
    return max(2, *(len(unit.label(number)) for number in range(first, last + 1))) + 1


def _every(unit: Unit, first: int, last: int, cell: int) -> int:
    """Return each how many columns a number has room."""
    wide = _wide(unit, first, last)
    steps = {"hour": (1, 2, 3, 6, 12), "day": (1, 2, 5, 10)}.get(unit.name, (1, 2, 5, 10, 20, 50, 100))
    return next((every for every in steps if every * cell >= wide), steps[-1])


def _label(unit: Unit, number: int, every: int) -> str:
    """Return what stands under a column: each number, or every so many; of narrow months, each January's year."""
    label = unit.label(number)
    if unit.name == "month":
        return label if every == 1 else "" if number % 12 else YEAR.label(number // 12)
    return label if (int(label) if unit.name in ("hour", "day") else number) % every == 0 else ""


# How high


def heights(counts: Iterable[int]) -> dict[int, int]:
    """Return the height of each count, in eighths: none for none, and as many as it counts up to eight.

    Beyond that the most is the highest, the others are in proportion, and counts that differ differ in height, too, as
    long as there are heights; of more counts, those that are most alike share one.
    """
    known = sorted({count for count in counts if count})
    if not known or known[-1] <= _HEIGHT:
        return {0: 0} | {count: count for count in known}
    groups = [[count] for count in known]
    alike = _ALIKE
    while len(groups) > _HEIGHT:
        groups = []
        for count in known:
            if groups and count < groups[-1][0] * alike:
                groups[-1].append(count)
            else:
                groups.append([count])
        alike *= 1.05
    high, found = 0, {0: 0}
    for number, group in enumerate(groups):
        fair = -(-group[-1] * _HEIGHT // known[-1])
        high = max(high + 1, min(fair, _HEIGHT - (len(groups) - 1 - number)))
        found |= dict.fromkeys(group, high)
    return found


def scale_words(counts: list[int], room: int) -> str:
    """Return what the heights stand for, as much of it as there is room for: `▁ 1  ▂ 2–3  █ 128`, or `█ = 128`.

    One alone would be taken for a bar of its own without the sign between.
    """
    high = heights(counts)
    by_height: dict[int, list[int]] = {}
    for count in sorted(filter(None, high)):
        by_height.setdefault(high[count], []).append(count)
    steps = [
        f"{BARS[height]} {found[0]:,}" + (f"–{found[-1]:,}" if len(found) > 1 else "")
        for height, found in by_height.items()
    ]
    some = ["  ".join(steps), f"{steps[0]} … {steps[-1]}"] if len(steps) > 1 else []
    for words in (*some, *(step.replace(" ", " = ", 1) for step in steps[-1:]), *steps[-1:]):
        if len(words) <= room:
            return words
    return ""
