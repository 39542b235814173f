"""The rows of the menu of filters: each facet's values with how many claims choosing one would leave."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from heapq import nsmallest

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.facets import FACETS, MENU
from tui.case.query import Filters
from tui.case.times import UNKNOWN
from tui.explorer.widgets.drawing import sides
from tui.explorer.widgets.rows import OneLine
from tui.folding import fold
from tui.model import CAVEATS
from tui.text import counted

FEW = 8  # values of a facet that are shown before anything is typed
MOST = 500  # values of a facet that are shown at all

Rank = tuple[bool, bool, int]
Folded = Callable[[str, str], str]
"""The name of a facet's value, folded, as a search is: asked for at each letter, so that it is kept."""


class FilterRows(OneLine):
    """What is chosen, then each facet's values under its name, the most frequent first, and what has none of them last.

    A count is the number of claims with that value among those that the other facets and the search leave.
    """

    def __init__(self, case: Case, filters: Filters, typed: str, folded: Folded) -> None:
        words = words_of(typed)
        self._filters = filters
        self._rows: list[tuple[str, str, str, int]] = []  # facet, value (or nothing for a heading), words, count
        for facet in dict.fromkeys((*(name for name, _ in filters.chosen), *MENU)):
            name = FACETS[facet].name
            counts = case.counts(facet, filters.freed(facet))
            chosen = filters.values(facet)
            # A reservation of a source is a mark, too: it is offered as what it is, and not a second time.
            offered = [value for value in counts if facet != "mark" or value not in CAVEATS]
            values = list(dict.fromkeys((*chosen, *offered)))
            most = MOST if words else max(FEW, len(chosen))
            called = partial(case.value_name, facet)
            if words:
                head = fold(name)
                values = [value for value in values if _has(f"{head} {folded(facet, value)}", words)]
            if not values:
                continue
            shown = first_of(likely(values, most, chosen, counts), most, partial(_rank, chosen, counts), called)
            self._rows.append((facet, "", name, 0))
            self._rows += [(facet, value, called(value), counts.get(value, 0)) for value in shown]
            if len(values) > most:
                rest = f"{counted(len(values) - most, 'more value')}: type to find them"
                self._rows.append((facet, "", rest, -1))

    def __len__(self) -> int:
        return len(self._rows)

    def id(self, index: int) -> str | None:
        """Return a row's facet and value, or None for a heading."""
        facet, value, *_ = self._rows[index]
        return f"{facet}={value}" if value else None

    def find(self, name: str | None) -> int | None:
        """Return the index of the row of a value."""
        return next((index for index in range(len(self)) if name and self.id(index) == name), None)

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows of one line."""
        return [[self._line(index, width)] for index in range(first, last)]

    def _line(self, index: int, width: int) -> list[Span]:
        facet, value, words, count = self._rows[index]
        if not value:
            return sides(
                [Span("    " if count else "", "meta"), Span(words, "meta" if count else "heading")], [], width
            )
        on = value in self._filters.values(facet)
        sign = Span("  ● " if on else "  ○ ", "accent" if on else "meta")
        return sides([sign, Span(words, "title" if on else "plain")], [Span(f"{count:,}", "meta")], width)


def _rank(chosen: Collection[str], counts: Mapping[str, int], value: str) -> Rank:
    return value not in chosen, value == UNKNOWN, -counts.get(value, 0)


def likely(values: list[str], most: int, chosen: Collection[str], counts: Mapping[str, int]) -> list[str]:
    """Return the values among which the first are: what is chosen, and what as many claims have as have any of those.

    Most values of a large case have few claims, and to rank all of them takes longer than all else.
    """
    if len(values) <= most:
        return values
    numbers = sorted([counts.get(value, 0) for value in values], reverse=True)
    least = numbers[most]  # one more than there are to be: what is not recorded stands last, however often that is
    return [value for value in values if counts.get(value, 0) >= least or value in chosen]


def _has(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def first_of(values: list[str], most: int, rank: Callable[[str], Rank], name: Callable[[str], str]) -> list[str]:
    """Return the first values by their rank, of like ones by name; only those are named that may be among them."""
    if len(values) > most:
        last = nsmallest(most, map(rank, values))[-1]
        values = [value for value in values if rank(value) <= last]
    return sorted(values, key=lambda value: (rank(value), fold(name(value))))[:most]


def words_of(typed: str) -> list[str]:
    """Return the words that are looked for; a comma parts them, since Space switches."""
    return fold(typed.replace(",", " ")).split()
