"""Going about the board by keys: in and out, from pane to pane, back and on through what one has seen."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from tui.explorer.board import Board
from tui.explorer.keys import key
from tui.explorer.state import navigation
from tui.explorer.widgets.rows import Rows
from tui.text import listed


class Roaming(Board):
    """The board with the keys that go about in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "go_in", "go in", "Go in: to the claims, to the detail, where a link leads.", "go.in",
            footer=True),
        key("escape", "come_back", "back", "Come back to where you went in; end a search.", "go.back", footer=True),
        key("tab", "next(1)", "pane", "Go to the next pane.", "pane.next"),
        key("shift+tab", "next(-1)", "pane before", "Go to the pane before.", "pane.before"),
        key("1", "pane(1)", "timeline", "Go to the timeline.", "pane.timeline"),
        key("2", "pane(2)", "actors", "Go to actors, questions and sources.", "pane.actors"),
        key("3", "pane(3)", "claims", "Go to the claims.", "pane.claims"),
        key("4", "pane(4)", "detail", "Go to the detail.", "pane.detail"),
        key("left_square_bracket", "tab(-1)", "tabs", "Turn pane 2 to the tab before.", "tab.before"),
        key("right_square_bracket", "tab(1)", "tabs", "Turn pane 2 to the next tab.", "tab.next"),
        key("J", "scroll_detail(1)", "scroll detail", "Scroll the detail down from any pane.", "detail.down"),
        key("K", "scroll_detail(-1)", "scroll detail", "Scroll the detail up from any pane.", "detail.up"),
        key("H,alt+left", "history(-1)", "history", "Go back to the view before.", "history.back"),
        key("L,alt+right", "history(1)", "history", "Go on to the view after.", "history.on"),
        key("plus", "zoom(True)", "zoom", "Let this pane fill the screen.", "zoom.in"),
        key("underscore", "zoom(False)", "unzoom", "Show the other panes again.", "zoom.out", footer=True),
    ]  # fmt: skip

    def _may(self, action: str) -> bool:
        why = self.why_not(action)
        if why:
            self.say(why)
        return why is None

    def say(self, words: str) -> None:
        """Say something in the corner, in place of what was said before."""
        self.app.clear_notifications()
        self.notify(words, markup=False, timeout=3)

    def take_way(self, way: navigation.Way | None) -> None:
        """Go where a way leads, and say which chips had to give way."""
        if way is None:
            return
        self.go(way.state)
        if way.lifted:
            self.say(f"Taken away to show it: {listed(way.lifted)}. H brings them back.")

    # In, out, and about

    @on(Rows.Entered)
    def action_go_in(self) -> None:
        """Go one step in, or where the chosen link leads."""
        if not self._may("go_in"):
            return
        state = self.state.in_()
        if state:
            self.go(state)
        elif self.detail.leads_to:
            self.take_way(navigation.to_record(self.case, self.state, self.detail.leads_to))

    def action_link(self, step: int) -> None:
        """Choose the next link in the detail, or the one before."""
        if self._may(f"link({step})"):
            self.detail.choose(step)

    def action_come_back(self) -> None:
        """Go one step back, or out of a comparison or a search."""
        state = self.state.back()
        if self._may("come_back") and state:
            self.go(state)

    def action_pane(self, number: int) -> None:
        """Go to a pane."""
        self.go(self.state.focused(number))

    def action_next(self, step: int) -> None:
        """Go to a pane nearby."""
        self.go(self.state.focused((self.state.pane - 1 + step) % len(self.panes) + 1))

    def action_tab(self, step: int) -> None:
        """Turn pane 2 to another tab."""
        self.go(self.state.tabbed(step))

    def action_scroll_detail(self, step: int) -> None:
        """Scroll the detail by a third of its height."""
        self.detail.action_go(step * max(self.detail.size.height // 3, 1))

    def action_zoom(self, on: bool) -> None:
        """Zoom the pane with the focus, or show the others again."""
        if self._may(f"zoom({on})"):
            self.become(replace(self.state, zoomed=on))

    def action_history(self, step: int) -> None:
        """Go to the view before or after."""
        if self._may(f"history({step})"):
            self.history.leave(self.view())
            self.restore(self.history.step(step))
