"""One list or one text alone in a small terminal: what it draws and says, and how much of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from hypothesis import settings
from pilots import Driver
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.strip import Strip

from tui.cards.blocks import Block, Span
from tui.explorer.widgets.drawing import sides
from tui.explorer.widgets.lines import Lines
from tui.explorer.widgets.page import Page
from tui.explorer.widgets.rows import Rows

some = settings(derandomize=True, deadline=None, max_examples=16)

ACTIONS = {
    key: binding.action for binding in Lines.BINDINGS if isinstance(binding, Binding) for key in binding.key.split(",")
}


class Numbered:
    """Rows `row 0`, `row 1` and on, each `every`th of them a heading; it counts how many of them are drawn."""

    trails = False

    def __init__(self, number: int, every: int = 0, lines: int = 1, long: str = "") -> None:
        self.number, self.every, self.lines, self.long = number, every, lines, long
        self.drawn = 0

    def __len__(self) -> int:
        return self.number

    def fit(self, width: int, room: int) -> None:
        pass  # as many lines at every width

    def id(self, index: int) -> str | None:
        return None if self.every and index % self.every == 0 else f"row {index}"

    def find(self, name: str | None) -> int | None:
        return int(name.split()[1]) if name else None

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        self.drawn += last - first
        return [
            [
                sides([Span(f"{self.id(index) or f'heading {index}'}/{part}{self.long}")], [], width)
                for part in range(self.lines)
            ]
            for index in range(first, last)
        ]


class Headed(Rows):
    """A list below lines that stay where they are."""

    def __init__(self, head: int) -> None:
        super().__init__("rows")
        self.head = head

    def draw_head(self, line: int, width: int) -> Strip:
        return Strip([Segment(f"head {line}".ljust(width))])


class One(App[None]):
    """One widget, and what it says."""

    def __init__(self, widget: Lines) -> None:
        super().__init__()
        self.widget = widget
        self.said: list[str | None] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        self.said.append(message.name)

    def on_lines_entered(self) -> None:
        self.said.append("in")


@asynccontextmanager
async def alone(widget: Lines, height: int = 10, width: int = 30) -> AsyncIterator[Driver]:
    """Show one widget in a small terminal."""
    app = One(widget)
    async with app.run_test(size=(width, height)) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver


@asynccontextmanager
async def listing(source: Numbered, height: int = 10, head: int = 0) -> AsyncIterator[tuple[Rows, Driver]]:
    """Show one list in a small terminal."""
    rows = Headed(head)
    async with alone(rows, height) as driver:
        rows.show(source, None)
        await driver.settle()
        yield rows, driver


def seen(widget: Lines) -> list[str]:
    """Return the widget's lines as it draws them, without the scrollbar."""
    return [widget.render_line(y).text[:-2].rstrip() for y in range(widget.size.height)]


@asynccontextmanager
async def page_of(blocks: tuple[Block, ...], height: int = 10, width: int = 30) -> AsyncIterator[tuple[Page, Driver]]:
    """Show one text in a small terminal."""
    page = Page("page")
    async with alone(page, height, width) as driver:
        page.show(blocks)
        await driver.settle()
        yield page, driver
