"""The menu of filters."""

from __future__ import annotations

from functools import cache

from textual import events, on
from textual.message import Message
from textual.widgets import Input

from tui.case import Case
from tui.case.query import Filters
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.filter_rows import FilterRows, Folded, words_of
from tui.explorer.state.state import State
from tui.explorer.widgets.line import Line
from tui.folding import fold
from tui.text import counted


def _folded(case: Case) -> Folded:
    return cache(lambda facet, value: fold(case.value_name(facet, value)))


class FilterLine(Line):
    """The line to type in; Space is a key of the menu."""

    class Switched(Message):
        """Space was pressed."""

    def on_key(self, event: events.Key) -> None:
        """Keep Space from the line: it comes here, and not as a binding, so that letters typed before it come first."""
        if event.key == "space":
            event.stop()
            event.prevent_default()
            self.post_message(self.Switched())


class FilterMenu(Chooser[Filters]):
    """Facets with counts: Space switches a value, Enter closes with all that are on, Esc with none of it changed."""

    placeholder = "type to find: disputed, a name, a day"
    empty = "No value has these words. Backspace brings the others back."
    hint = "Space switches · Enter applies · {choose.close} undoes"

    def __init__(self, case: Case, filters: Filters) -> None:
        super().__init__()
        self._case, self._filters = case, filters
        self._folded = _folded(case)
        self._switched = False
        self.title_words = self._title()

    def line(self) -> Input:
        """Return the line to type in."""
        return FilterLine(placeholder=self.placeholder)

    def _title(self) -> str:
        left = len(self._case.left(self._filters))
        return f"Filters · {left:,} of {counted(len(self._case.claims), 'claim')}"

    def rows(self, text: str) -> FilterRows:
        """Return the values that match what is typed."""
        return FilterRows(self._case, self._filters, text, self._folded)

    @on(FilterLine.Switched)
    def switch(self) -> None:
        """Switch the value under the cursor on, or off, and stay."""
        typed = self.query_one(Input).value
        if typed != self.text:  # Space came before the account of the last letters
            self.search(typed)
        name = self.list.name_at
        if name is not None:
            self._switch(name)
            top = self.list.top
            self.search(self.text, name)
            self.list.scroll_lines(top)

    def reread(self, case: Case, state: State) -> None:
        """Count in the case as it is read now."""
        self._case = case.at(state.as_of)
        self._folded = _folded(self._case)
        self.query_one(".chooser").border_title = self._title()
        self.search(self.text, self.list.name_at)

    def _switch(self, name: str) -> None:
        facet, _, value = name.partition("=")
        self._filters, self._switched = self._filters.toggled(facet, value), True
        self.query_one(".chooser").border_title = self._title()

    def take(self, name: str | None) -> None:
        """Close with what is on; of what was only typed, with the value under the cursor."""
        if name is not None and words_of(self.text) and not self._switched:
            self._switch(name)
        if name is not None or self._switched:
            self.close(self._filters)
