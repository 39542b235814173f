"""The lines above and below the panes: what is open and how much of it shows; and the keys that matter here."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.cards.blocks import Span
from tui.case import Case
from tui.explorer.drawing import COMPONENTS, sides, strip
from tui.explorer.keys import Help
from tui.text import counted


class Bar(Widget):
    """One line of spans."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = COMPONENTS

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
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
        return strip(sides(self.left, self.right, width), width, self._tone)

    def _tone(self, name: str) -> Style:
        return self.visual_style.rich_style if name == "plain" else self.get_visual_style(f"tone--{name}").rich_style


class Header(Bar):
    """The program, the case, and how many claims of how many are listed."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.title = self.shown = self.others = ""

    def count(self, case: Case, claims: int) -> None:
        """Show the counts."""
        total = len(case.claims)
        shown = counted(total, "claim") if claims == total else f"{claims:,} of {counted(total, 'claim')}"
        self.title, self.shown = case.info.title, shown
        self.others = f" · {counted(len(case.events), 'event')} · {counted(len(case.actors), 'actor')}"
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line; where there is little room, counts and the program's name give way to the case's title."""
        room = self.size.width - cell_len(self.title) - cell_len(self.shown) - 4
        name, others = " On Record  ", self.others
        if room < len(name) + cell_len(others):
            others = ""
        if room < len(name):
            name = ""
        self.left = [Span(name, "mark"), Span(f" {self.title}", "title")]
        self.right = [Span(f"{self.shown}{others} ", "meta")]
        return super().render_line(y)


class Banner(Bar):
    """That records were left out, and where to read which."""

    def count(self, case: Case) -> None:
        """Show the number of errors and of records left out; nothing when there are none."""
        self.display = bool(case.problems or case.left_out)
        left = counted(len(case.left_out), "record is left out", "records are left out")
        self.tell([Span(f" ▲ {counted(len(case.problems), 'error')}: {left}", "warn")])

    def render_line(self, y: int) -> Strip:
        """Return the line, with where to read on if there is room for it."""
        where = Span("see The whole case, at the top of 1 ", "meta")
        room = self.size.width - sum(cell_len(span.text) for span in self.left)
        self.right = [where] if cell_len(where.text) < room else []
        return super().render_line(y)


class KeyBar(Bar):
    """The keys that matter where one stands, as many as there is room for; the last ones, help and quit, always."""

    KEPT = 2

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.entries: list[tuple[str, str]] = []

    def show_keys(self, entries: list[Help]) -> None:
        """Show the bindings that ask for a place here; those that share a name share a place."""
        by_name: dict[str, list[str]] = {}
        for entry in entries:
            if entry.footer:
                by_name.setdefault(entry.name, []).append(entry.keys[0])
        self.entries = [("".join(keys) if len(keys) == 2 else " ".join(keys), name) for name, keys in by_name.items()]
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        kept = list(self.entries)
        while len(kept) > 1 and sum(cell_len(key) + cell_len(name) + 3 for key, name in kept) > self.size.width:
            kept.pop(max(len(kept) - 1 - self.KEPT, 0))
        self.left = [span for key, name in kept for span in (Span(f" {key}", "label"), Span(f" {name} ", "meta"))]
        return super().render_line(y)
