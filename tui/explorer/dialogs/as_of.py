"""The day as of which the case is shown: one on which it changed, or any that is typed."""

from __future__ import annotations

from bisect import bisect_right

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.meaning import day
from tui.case.times import NEVER, day_number, day_words
from tui.dates import DateError
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.state.state import State
from tui.explorer.widgets.drawing import sides
from tui.explorer.widgets.rows import OneLine
from tui.folding import fold
from tui.instants import bounds
from tui.text import counted
from tui.typed_dates import CURE

WHOLE = "whole"
Standing = tuple[list[int], list[int]]
"""The days from which any claims stand, rising, and how many claims stand by each of them."""


class DayRows(OneLine):
    """The whole case and the days on which it changed, the latest first, each with the claims that stand by then."""

    def __init__(self, case: Case, standing: Standing, chosen: int | None, typed: str) -> None:
        words = fold(typed).split()
        self._chosen, self._standing, self._claims = chosen, standing, len(case.claims)
        meant = _meant(case, typed) if words else None
        days: list[int | None] = [None, *sorted(case.days(), reverse=True)]
        found = [each for each in days if all(word in fold(_words(each)) for word in words)]
        self.days = found if meant is None else [meant, *(each for each in found if each != meant)]

    def __len__(self) -> int:
        return len(self.days)

    def id(self, index: int) -> str | None:
        """Return a day's number, or what the whole case is called."""
        return _id(self.days[index])

    def find(self, name: str | None) -> int | None:
        """Return the index of a day."""
        return next((index for index, each in enumerate(self.days) if _id(each) == name), None)

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows of one line."""
        return [[self._line(each, width)] for each in self.days[first:last]]

    def _line(self, each: int | None, width: int) -> list[Span]:
        days, totals = self._standing
        at = 0 if each is None else bisect_right(days, each)
        number = self._claims if each is None else totals[at - 1] if at else 0
        sign = "● " if each == self._chosen else "  "
        return sides([Span(sign, "accent"), Span(_words(each))], [Span(counted(number, "claim"), "meta")], width)


class AsOf(Chooser[str]):
    """The days; Enter shows the case as it stood on one."""

    title_words = "The case as of a day"
    hint = "Enter shows it so · {choose.close} closes"
    placeholder = "a day, as 9 Jan or 2022-01-09"
    empty = f"No such day: {CURE}."

    def __init__(self, case: Case, chosen: int | None) -> None:
        super().__init__()
        self._case, self._chosen, self._standing = case, chosen, case.stands.by_day()

    def rows(self, text: str) -> DayRows:
        """Return the days that match what is typed, first of all the one that it means."""
        return DayRows(self._case, self._standing, self._chosen, text)

    def search(self, text: str, name: str | None = None) -> None:
        """Show the days that match; before anything is typed the cursor is on what Enter turns to and from."""
        turned = WHOLE if self._chosen is not None else _id(max(self._case.days(), default=None))
        super().search(text, name if text.strip() else turned)

    def reread(self, case: Case, state: State) -> None:
        """Show the days of the case as it is read now."""
        self._case, self._standing = case, case.stands.by_day()
        super().search(self.text, self.list.name_at)

    def take(self, name: str | None) -> None:
        """Close with the day's number, or WHOLE."""
        if name is not None:
            self.close(name)


def _id(each: int | None) -> str:
    return WHOLE if each is None else str(each)


def _words(each: int | None) -> str:
    return "The whole case, as of no day" if each is None else day_words(each)


def _meant(case: Case, typed: str) -> int | None:
    """Return the last day of the date that a text means; None where it means none, or one without an end."""
    try:
        number = day_number(bounds(day(case, typed))[1])
    except DateError:
        return None
    return None if number == NEVER else number
