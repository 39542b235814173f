"""The lines above and below the panes: what is open and how much of it shows; and the keys that matter here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip

from tui.cards.blocks import Span
from tui.case import Case
from tui.explorer.keys import KeyHelp
from tui.explorer.state.state import State
from tui.explorer.widgets.drawing import cut, sides, strip
from tui.explorer.widgets.tones import Toned
from tui.formats.layout import wrap
from tui.text import counted

WORKING = "… working"
"""What stands in place of counts while others are on their way."""


class Bar(Toned):
    """One line of spans."""

    ALLOW_SELECT = False
    least = 12
    """Cells that are kept for what stands at the left."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.left: list[Span] = []
        self.right: list[Span] = []

    def tell(self, left: list[Span], right: list[Span] | None = None) -> None:
        """Show other spans."""
        self.left, self.right = left, right or []
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.visual_style.rich_style)
        return strip(sides(self.left, self.right, width, self.least), width, self.tone)


class Header(Bar):
    """The program, the case, and how many claims of how many are listed."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.title = self.shown = self.others = ""
        self.working = False

    def count(self, case: Case, state: State, claims: int, events: int) -> None:
        """Show how many claims and events the chips leave."""
        self.title, self.shown = case.info.title, _of(claims, len(case.claims), "claim")
        self.others = f" · {_of(events, len(case.events), 'event')}"
        if not state.narrowed:
            self.others += f" · {counted(len(case.actors), 'actor')}"
        self.refresh()

    def work(self, on: bool) -> None:
        """Show that an answer is on its way, or no longer."""
        if on != self.working:
            self.working = on
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line; where there is little room, counts and the program's name give way to the case's title."""
        room = self.size.width - cell_len(self.title) - cell_len(self.shown) - 4
        name, others = " On Record  ", self.others
        if room < len(name) + cell_len(others):
            others = ""
        if room < len(name):
            name = ""
        self.left = [Span(name, "accent"), Span(f" {self.title}", "title")]
        self.right = [Span(f"{WORKING} ", "accent")] if self.working else [Span(f"{self.shown}{others} ", "meta")]
        return super().render_line(y)


def counts(case: Case, state: State) -> tuple[int, int]:
    """Return how many claims and events of a case as of the state's day its chips leave."""
    events = len(case.events)
    if state.narrowed:
        there = case.counts("event", state.pinned)
        events = sum(name in there for name in case.events)
    return len(case.left(state.pinned)), events


def _of(number: int, total: int, noun: str) -> str:
    return counted(total, noun) if number == total else f"{number:,} of {counted(total, noun)}"


class Banner(Bar):
    """What one is told as long as it holds: a hint, or that something is wrong; and the panes, where not all show."""

    least = 0
    hinting = False
    _said: Span | None = None
    _where = ""
    _panes: Sequence[Span] = ()

    def warn(self, words: str, where: str) -> None:
        """Say that something is wrong, and where to read what; without words that nothing is any more."""
        self._said, self._where, self.hinting = Span(f" ▲ {words}", "warn") if words else None, f"{where} ", False
        self.refresh()

    def hint(self, words: str) -> None:
        """Show a hint, unless there is something to warn of; nothing takes it away."""
        if words and not self._said:
            self._said, self.hinting, self._where = Span(f" {words}", "accent"), True, ""
            self.refresh()
        elif not words and self.hinting:
            self._said, self.hinting = None, False
            self.refresh()

    def name_panes(self, panes: Sequence[Span]) -> None:
        """Show panes by their digits, where there is room."""
        if panes != self._panes:
            self._panes = panes
            self.refresh()

    def told(self, room: int) -> tuple[list[Span], list[Span]]:
        """Return what is said, and what stands at the right of it: where to read on or else the panes, given room."""
        said = [self._said] if self._said else []
        room -= sum(cell_len(span.text) for span in said)
        # The key that shows more of it, at the end of its words, is told where nothing else is.
        key = self._where.rpartition("; ")[2]
        where = [self._where, key, key.removesuffix("them ")] if said and self._where else []
        for right in (*([Span(words, "meta")] for words in where), list(self._panes)):
            if right and sum(cell_len(span.text) for span in right) < room:
                return said, right
        return said, []


class Chips(Banner):
    """What narrows the case: a chip for each facet, the as-of day and the search; a click takes one away.

    The line stands there whether or not it has something to show, so that nothing below it ever moves.
    """

    class Removed(Message):
        """A chip was clicked."""

        def __init__(self, chip: str) -> None:
            super().__init__()
            self.chip = chip

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.chips: list[tuple[str, str]] = []
        self._ends: list[int] = []

    def show_chips(self, chips: list[tuple[str, str]]) -> None:
        """Show chips: pairs of a name and words."""
        if chips != self.chips:
            self.chips = chips
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line; where chips don't all fit, each has its share, and a warning at most half of the line."""
        width, count = self.size.width, len(self.chips)
        self._ends = []
        if not count:
            self.left, self.right = self.told(width)
            return super().render_line(y)
        total = sum(cell_len(words) + 5 for _, words in self.chips)
        said, right = self.told(max(width - total, width // 2))
        self.right = [*cut(said, width // 2 - 1), Span(" ")] if said else right
        room = width - sum(cell_len(span.text) for span in self.right) - 1
        if not said and total > room:
            self.right, room = [], width
        each = max((room - count) // max(count, 1) - 4, 4)
        self.left = []
        at = 0
        for _, words in self.chips:
            shown = words if total <= room or cell_len(words) <= each else set_cell_size(words, each - 1).rstrip() + "…"
            self.left += [Span(" "), Span(f" {shown} ✕ ", "chip")]
            at += cell_len(shown) + 5
            self._ends.append(at)
        return super().render_line(y)

    def on_click(self, event: events.Click) -> None:
        """Take the chip away that was clicked."""
        index = sum(end <= event.x for end in self._ends)
        if index < len(self._ends):
            self.post_message(self.Removed(self.chips[index][0]))


class Notice(Bar):
    """What is said once, over the line of keys and as many lines above it as it takes; then it goes away."""

    SECONDS = 5.0

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.words = ""
        self.display = False

    def say(self, words: str) -> None:
        """Say something, in place of what was said before."""
        self.words, self.display = words, True
        self.styles.height = len(self._lines(self.screen.size.width))
        self.refresh()
        self.set_timer(self.SECONDS, lambda: self.end(words))

    def end(self, words: str) -> None:
        """Go away, unless it can't have been seen: under the line that a terminal is too small, which has no other."""
        if self.app.screen.query(Notice):
            self.hush(words)
        elif words == self.words:
            self.set_timer(self.SECONDS, lambda: self.end(words))

    def hush(self, words: str | None = None) -> None:
        """Go away; where words are given, only if they are still what is said."""
        if self.display and words in (None, self.words):
            self.words, self.display = "", False

    def _lines(self, width: int) -> list[tuple[Span, ...]]:
        return list(wrap((Span(self.words, "accent"),), max(width - 2, 1)))

    def render_line(self, y: int) -> Strip:
        """Return a line of it."""
        lines, width = self._lines(self.size.width), self.size.width
        return strip(sides([Span(" "), *(lines[y] if y < len(lines) else ())], [], width), width, self.tone)


def say(screen: Screen[Any], words: str) -> None:
    """Say something on a screen; one that has no line for it has no room for words."""
    for notice in screen.query(Notice):
        notice.say(words)


def say_above(board: Screen[Any], words: str) -> None:
    """Say what is said on a board in the dialog above it, too, behind what that says itself: the board's is covered."""
    dialog = board.app.screen
    if dialog is not board:
        for notice in dialog.query(Notice):
            notice.say(" ".join(filter(None, (notice.words, words))))


def hush(screen: Screen[Any]) -> None:
    """Take away what is said on a screen."""
    for notice in screen.query(Notice):
        notice.hush()


class KeyBar(Bar):
    """The keys that matter where one stands, as many as there is room for; the last ones, help and quit, always."""

    KEPT = 2

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.entries: list[tuple[str, str]] = []

    def show_keys(self, entries: list[KeyHelp]) -> None:
        """Show the bindings that ask for a place here; those that share a name share a place."""
        by_name: dict[str, list[str]] = {}
        for entry in entries:
            if entry.footer:
                by_name.setdefault(entry.name, []).append(entry.keys[0])
        found = [("".join(keys) if len(keys) == 2 else " ".join(keys), name) for name, keys in by_name.items()]
        if found != self.entries:
            self.entries = found
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        kept = list(self.entries)
        while len(kept) > 1 and sum(cell_len(key) + cell_len(name) + 3 for key, name in kept) > self.size.width:
            kept.pop(max(len(kept) - 1 - self.KEPT, 0))
        self.left = [span for key, name in kept for span in (Span(f" {key}", "label"), Span(f" {name} ", "meta"))]
        return super().render_line(y)
