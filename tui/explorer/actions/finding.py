"""The ways to find something in a case: search, filters, days, questions, disputes and marks."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from tui.case import Case
from tui.case.query import Filters
from tui.case.search import understand
from tui.explorer.actions.roaming import Roaming
from tui.explorer.keys import key
from tui.explorer.state import navigation
from tui.explorer.state.history import View
from tui.explorer.state.state import DETAIL, State
from tui.explorer.widgets.search_bar import SearchBar
from tui.user.memory import Memory


class Finding(Roaming):
    """The ways to find something, by keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("slash", "search", "search", "Search all words of the case.", "search.open", footer=True),
        key("f", "filter", "filter", "Filter by facets, with counts.", "filter.menu", footer=True),
        key("c", "compare", "compare", "Compare what the sources answer to a question.", "compare", footer=True),
        key("d", "disputed(1)", "disputed", "Go to the next disputed claim.", "disputed.next", footer=True),
        key("D", "disputed(-1)", "disputed", "Go to the disputed claim before.", "disputed.before"),
        key("a", "as_of", "as of", "Show the case as of a day, or the whole of it again.", "time.as-of", footer=True),
        key("less_than_sign", "day(-1)", "day", "Go a day back: the case as it stood then.", "time.back"),
        key("greater_than_sign", "day(1)", "day", "Go a day on.", "time.on"),
        key("t", "axis", "axis", "Turn the timeline: happened, said, printed.", "time.axis", footer=True),
        key("space", "pin", "pin", "Pin the record under the cursor, or unpin it.", "filter.pin", footer=True),
        key("X", "clear", "clear", "Take all chips away.", "filter.clear", footer=True),
        key("backspace", "unpin", "unpin", "Take the last chip away.", "filter.last"),
        key("n", "hit(1)", "hits", "Go to the next hit of the search.", "search.next", footer=True),
        key("N", "hit(-1)", "hits", "Go to the hit before.", "search.before", footer=True),
        key("m", "mark", "mark", "Mark the record that you read.", "mark.set"),
        key("apostrophe", "marks", "marks", "Go to a mark.", "mark.go"),
    ]  # fmt: skip

    def __init__(self, case: Case, state: State, memory: Memory) -> None:
        super().__init__(case, state)
        self.memory = memory
        self._began: View | None = None  # where the search that is being typed began
        self._typed = ""

    # Search

    def action_search(self) -> None:
        """Begin to type a search."""
        self._began = self.view()
        self._typed = self.state.sought.text
        self.searchbar.begin(self._typed)
        self.searchbar.tell(self.hit_words(), "; ".join(self.state.sought.told))
        self.show_keys()

    @on(SearchBar.Typed)
    def seek(self) -> None:
        """Show the first hit of what is typed, from where the search began."""
        if self._began is not None and self._typed != self.searchbar.text:
            self._typed = self.searchbar.text
            sought = understand(self.case, self._typed)
            self.become(navigation.seek(self.case, navigation.without_search(self._began.state), sought))
            self.searchbar.tell(self.hit_words(), "; ".join(sought.told))

    def action_hit_while_typing(self, step: int) -> None:
        """Show another hit while typing."""
        self.seek()
        self.become(self._hit(step))
        self.searchbar.tell(self.hit_words())

    def action_end_search(self, kept: bool) -> None:
        """Keep the search, as a view of its own, or put everything back where it was."""
        self.seek()
        began, self._began = self._began, None
        if began is None:
            return
        self.searchbar.end()
        if kept and self.state != began.state:
            self.history.leave(began)
            self.history.push(View(self.state))
        elif not kept:
            self.restore(began)
        self.place_panes()
        self.show_keys()

    def _hit(self, step: int) -> State:
        """Return the state at the next hit or the one before, round and round."""
        count = len(self.hits)
        at = navigation.hit_at(self.case, self.state, self.hits)
        index = (0 if step > 0 else count - 1) if at is None else (at + step) % count if count else 0
        return navigation.to_hit(self.case, self.state, self.hits, index) if count else self.state

    def action_hit(self, step: int) -> None:
        """Go to the next hit, or the one before."""
        if self._may("hit"):
            self.go(self._hit(step))

    # Filters

    def action_filter(self) -> None:
        """Open the menu of filters."""
        from tui.explorer.dialogs.filters import FilterMenu  # here, since a start does not need it

        case = self.case.at(self.state.as_of)
        self.app.push_screen(FilterMenu(case, self.state.pinned, self._filtered))

    def _filtered(self, filters: Filters) -> None:
        self.go(replace(self.state, pins=filters.chosen))

    def action_pin(self) -> None:
        """Pin what the cursor is on, or unpin it."""
        if self._may("pin"):
            state = self.state
            for clause in navigation.pinnable(state):
                state = state.toggled(clause.facet, clause.values[0])
            self.go(state)

    def action_unpin(self) -> None:
        """Take the last chip away."""
        if self._may("unpin"):
            self.go(self.state.without(self.state.chips()[-1]))

    def action_clear(self) -> None:
        """Take all chips away."""
        if self._may("clear"):
            state = self.state
            for chip in state.chips():
                state = state.without(chip)
            self.go(state)

    # Time

    def action_axis(self) -> None:
        """Turn the timeline to the next axis."""
        self.go(self.state.turned())

    def action_as_of(self) -> None:
        """Show the case as of the last day on which it changed, or the whole of it."""
        if self._may("as_of"):
            days = self.case.days()
            self.go(replace(self.state, as_of=days[-1] if self.state.as_of is None else None))

    def action_day(self, step: int) -> None:
        """Go to the day before or after on which the case changed."""
        if self._may(f"day({step})"):
            self.go(navigation.as_of(self.case, self.state, step))
            if self.state.as_of is None:
                self.say("The whole case again, as of no day.")

    # Questions, disputes, records

    def action_compare(self) -> None:
        """Put the positions on a question side by side, or leave the comparison."""
        if self.state.compare:
            self.action_come_back()
        elif self._may("compare"):
            question = navigation.questions(self.case, self.state)[0]
            self.go(replace(self.state.focused(DETAIL), compare=question))

    def action_disputed(self, step: int) -> None:
        """Go to the next disputed claim, or the one before."""
        way = navigation.disputed(self.case, self.state, step)
        if way is None:
            where = "after this" if step > 0 else "before this"
            self.say(f"No disputed claim comes {where}; {'D goes back' if step > 0 else 'd goes on'}.")
        self.take_way(way)

    def action_mark(self) -> None:
        """Name the record that is read."""
        record = self.state.reading
        if self._may("mark") and record:
            from tui.explorer.dialogs.marks import NameMark  # here, since a start does not need it

            def named(name: str | None) -> None:
                if name:
                    why = self.memory.mark(name, record)
                    self.say(f"Marked “{name}”; ' goes there." + (f" But {why}." if why else ""))

            self.app.push_screen(NameMark(self.case, self.memory, record), named)

    def action_marks(self) -> None:
        """Go to a mark."""
        from tui.explorer.dialogs.marks import GoToMark  # here, since a start does not need it

        self.app.push_screen(GoToMark(self.case, self.memory), self.to_record)

    def to_record(self, name: str | None) -> None:
        """Go to a record by its id."""
        way = navigation.to_record(self.case, self.state, name) if name else None
        if name and way is None:
            self.say(f"{name} is no longer in the case.")
        self.take_way(way)
