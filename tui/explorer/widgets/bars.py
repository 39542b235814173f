"""The lines above and below the panes: what is open and how much of it shows; and the keys that matter here."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.cards.blocks import Span
from tui.case import Case
from tui.explorer.keys import KeyHelp
from tui.explorer.state.state import State
from tui.explorer.widgets.drawing import sides, strip
from tui.explorer.widgets.tones import Toned
from tui.problems import Problem
from tui.text import counted


class Bar(Toned):
    """One line of spans."""

    ALLOW_SELECT = False

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
        return strip(sides(self.left, self.right, width), width, self.tone)


class Header(Bar):
    """The program, the case, and how many claims of how many are listed."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.title = self.shown = self.others = ""

    def count(self, case: Case, state: State) -> None:
        """Show how many claims and events the chips leave; `case` is as of the state's day."""
        claims, events = len(case.left(state.pinned)), len(case.events)
        self.title, self.shown = case.info.title, _of(claims, len(case.claims), "claim")
        if state.narrowed:
            counts = case.counts("event", state.pinned)
            events = sum(name in counts for name in case.events)
        self.others = f" · {_of(events, len(case.events), 'event')}"
        if not state.narrowed:
            self.others += f" · {counted(len(case.actors), 'actor')}"
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
        self.right = [Span(f"{self.shown}{others} ", "meta")]
        return super().render_line(y)


def _of(number: int, total: int, noun: str) -> str:
    return counted(total, noun) if number == total else f"{number:,} of {counted(total, noun)}"


class Chips(Bar):
    """What narrows the case: a chip for each facet, the as-of day and the search; a click takes one away."""

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
        """Show chips: pairs of a name and words; the bar goes away with the last one."""
        self.chips, self.display = chips, bool(chips)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line; where they don't all fit, each chip has its share."""
        width, count = self.size.width, len(self.chips)
        each = max((width - count) // max(count, 1) - 4, 4)
        total = sum(cell_len(words) + 5 for _, words in self.chips)
        self.left, self._ends = [], []
        at = 0
        for _, words in self.chips:
            shown = words if total <= width or cell_len(words) <= each else set_cell_size(words, each - 1) + "…"
            self.left += [Span(" "), Span(f" {shown} ✕ ", "chip")]
            at += cell_len(shown) + 5
            self._ends.append(at)
        self.right = []
        return super().render_line(y)

    def on_click(self, event: events.Click) -> None:
        """Take the chip away that was clicked."""
        index = sum(end <= event.x for end in self._ends)
        if index < len(self.chips):
            self.post_message(self.Removed(self.chips[index][0]))


class Banner(Bar):
    """That records were left out, and where to read which."""

    hinting = False
    _where = ""

    def count(self, case: Case) -> None:
        """Show the number of errors and of records left out; nothing when there are none."""
        self._where = "see The whole case, at the top of 1 "
        self.display = bool(case.problems or case.left_out)
        left = counted(len(case.left_out), "record is left out", "records are left out")
        self.tell([Span(f" ▲ {counted(len(case.problems), 'error')}: {left}", "warn")])

    def tell_problems(self, problems: Sequence[Problem]) -> None:
        """Say that an edit broke the case, and that the last good reading is shown."""
        self._where = "the case as it was before is shown; r shows them "
        self.display = True
        self.tell([Span(f" ▲ {counted(len(problems), 'error')} since the last edit", "warn")])

    def hint(self, words: str) -> None:
        """Show a hint, unless there is something to warn of; nothing takes it away."""
        if words and not self.display:
            self.display, self.hinting, self._where = True, True, ""
            self.tell([Span(f" {words}", "accent")])
        elif not words and self.hinting:
            self.display = self.hinting = False

    def render_line(self, y: int) -> Strip:
        """Return the line, with where to read on if there is room for it."""
        where = Span(self._where, "meta")
        room = self.size.width - sum(cell_len(span.text) for span in self.left)
        self.right = [where] if cell_len(where.text) < room else []
        return super().render_line(y)


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
