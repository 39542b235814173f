"""A figure's number: in words with its digits as written, and as the least and the most that it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.lean import NamedTuple
from tui.model import Figure

if TYPE_CHECKING:
    from decimal import Decimal

    Number = int | Decimal


class Span(NamedTuple):
    """The least and the most that a number may be; None where that is open."""

    low: Number | None
    high: Number | None

    @property
    def exact(self) -> bool:
        """Tell whether it can be one number only."""
        return self.low is not None and self.low == self.high

    def below(self, other: Span) -> bool:
        """Tell whether it is surely less than another one."""
        return self.high is not None and other.low is not None and self.high < other.low

    def meets(self, other: Span) -> bool:
        """Tell whether the two can be one and the same number."""
        return not (self.below(other) or other.below(self))

    def words(self, grouped: str = ",") -> str:
        """Return it in words: `164`, `100–200`, `at least 100`, `at most 200`."""
        low, high = ("" if end is None else format(end, grouped) for end in self)
        if self.low is None or self.high is None:
            return f"at least {low}" if low else f"at most {high}"
        if self.exact:
            return low
        return f"{low} to {high}" if self.low < 0 else f"{low}–{high}"


def span_of(figure: Figure) -> Span | None:
    """Return the least and the most that a figure may be: its range, or else its number; None of words alone.

    Words for a vague number are not heeded: `over 160` with the value 160 is 160 here.
    """
    if figure.from_ is not None or figure.to is not None:
        return Span(figure.from_, figure.to)
    return None if figure.value is None else Span(figure.value, figure.value)


def ranged(figure: Figure) -> bool:
    """Tell whether a figure gives a range."""
    return figure.from_ is not None or figure.to is not None


def number_words(figure: Figure, grouped: str = ",") -> str:
    """Return a figure's number in words, without those for a vague one: `164`, `100–200`, `150 (100–200)`."""
    value = "" if figure.value is None else format(figure.value, grouped)
    span = span_of(figure) if ranged(figure) else None
    if span is None:
        return value
    return f"{value} ({span.words(grouped)})" if value else span.words(grouped)


def shown_number(figure: Figure) -> str:
    """Return a figure's number as it is shown: `164`, `“dozens” (24)`, `“some 150” (150; 100–200)`."""
    number = number_words(figure)
    if not figure.approx:
        return number
    within = number.replace(" (", "; ").removesuffix(")") if figure.value is not None and ranged(figure) else number
    return f"“{figure.approx}” ({within})" if within else f"“{figure.approx}”"
