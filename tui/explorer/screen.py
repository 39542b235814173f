"""The screen: it owns the state; panes say what happened in them and are told what to show."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen

from tui.case import Case
from tui.explorer.chrome import Banner, Header, KeyBar
from tui.explorer.keys import Help, gathered, key
from tui.explorer.lines import Lines
from tui.explorer.panes.actors import Actors
from tui.explorer.panes.claims import Claims
from tui.explorer.panes.detail import Detail
from tui.explorer.panes.timeline import Timeline
from tui.explorer.rows import Rows
from tui.explorer.sizes import arrange
from tui.explorer.state import ACTORS, CLAIMS, DETAIL, TIMELINE, State
from tui.model import Actor, Claim, Event, Question, Source

SHAPES = ("three", "two", "pair", "one", "none")


class Explorer(Screen[None], inherit_bindings=False):
    """Timeline, actors, claims and detail over one case."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "enter",
            "go_in",
            "go in",
            "Go on to the claims, then to the detail.",
            "go.in",
            footer=True,
        ),
        key("escape", "come_back", "back", "Come back to where you went in.", "go.back", footer=True),
        key("tab", "next(1)", "pane", "Go to the next pane.", "pane.next", footer=True),
        key("shift+tab", "next(-1)", "pane before", "Go to the pane before.", "pane.before"),
        key("1", "pane(1)", "timeline", "Go to the timeline.", "pane.timeline"),
        key("2", "pane(2)", "actors", "Go to actors, questions and sources.", "pane.actors"),
        key("3", "pane(3)", "claims", "Go to the claims.", "pane.claims"),
        key("4", "pane(4)", "detail", "Go to the detail.", "pane.detail"),
        key("left_square_bracket", "tab(-1)", "tabs", "Turn pane 2 to the tab before.", "tab.before", footer=True),
        key("right_square_bracket", "tab(1)", "tabs", "Turn pane 2 to the next tab.", "tab.next", footer=True),
        key(
            "J",
            "scroll_detail(1)",
            "scroll detail",
            "Scroll the detail down from any pane.",
            "detail.down",
            footer=True,
        ),
        key("K", "scroll_detail(-1)", "scroll detail", "Scroll the detail up from any pane.", "detail.up", footer=True),
        key("plus", "zoom(True)", "zoom", "Let this pane fill the screen.", "zoom.in", footer=True),
        key("underscore", "zoom(False)", "unzoom", "Show the other panes again.", "zoom.out", footer=True),
        key("question_mark,shift+slash,f1", "help", "help", "Show every key, and run one.", "help", footer=True),
        key("q", "app.quit", "quit", "Leave.", "quit", footer=True),
    ]

    def __init__(self, case: Case, at: str | None = None) -> None:
        super().__init__()
        self.case = case
        self.state = opening(case, at)

    def compose(self) -> ComposeResult:
        """Lay out the panes; which of them show is a matter of the size."""
        yield Header("header")
        yield Banner("banner")
        with Horizontal(id="body"):
            with Vertical(id="index"):
                yield Timeline("timeline")
                yield Actors("actors")
            with Container(id="reading"):
                yield Claims("claims")
                yield Detail("detail")
        yield KeyBar("keys")

    def on_mount(self) -> None:
        """Fill the panes from the first state."""
        self.panes: dict[int, Lines] = {
            TIMELINE: self.query_one(Timeline),
            ACTORS: self.query_one(Actors),
            CLAIMS: self.query_one(Claims),
            DETAIL: self.query_one(Detail),
        }
        self.query_one(Banner).count(self.case)
        self.timeline.open(self.case)
        self.timeline.place(self.state.cursors.events)
        self._shown: State | None = None
        self.bindings_updated_signal.subscribe(self, lambda _: self.show_keys())
        self.become(self.state)

    @property
    def timeline(self) -> Timeline:
        """Pane 1."""
        return self.query_one(Timeline)

    @property
    def detail(self) -> Detail:
        """Pane 4."""
        return self.query_one(Detail)

    # From one state to the next

    def become(self, state: State) -> None:
        """Take a state and tell the panes what of it is new to them."""
        old, actors, claims = self._shown, self.query_one(Actors), self.query_one(Claims)
        if old is None or old.tab != state.tab:
            actors.open(self.case, state.tab, state.cursor(ACTORS))
            state = state.moved(state.tab, actors.name_at)
        if old is None or old.about != state.about:
            claims.open(self.case, state.filters, state.cursors.claims)
            state = state.moved("claims", claims.name_at)
            self.query_one(Header).count(self.case, len(claims.source))
        claims.count()
        if old is None or old.reading != state.reading:
            self.detail.open(self.case, state.reading)
        self.state = self._shown = state
        self.place_panes()
        if old is None or (old.pane, old.zoomed) != (state.pane, state.zoomed):
            self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that have something to do here."""
        self.query_one(KeyBar).show_keys([entry for entry in self.live_keys() if not self.why_not(entry.action)])

    def place_panes(self) -> None:
        """Show the panes that the size has room for, with the focus where the state has it."""
        shape, panes = arrange(*self.app.size, self.state)
        for name in SHAPES:
            self.set_class(name == shape, f"-{name}")
        for number, pane in self.panes.items():
            pane.display = number in panes
        self.query_one("#index").display = bool(panes & {TIMELINE, ACTORS})
        self.query_one("#reading").display = bool(panes & {CLAIMS, DETAIL})
        # Textual moves the focus away when a pane is hidden; the state does not.
        pane = self.panes[self.state.pane]
        if pane.display and self.focused is not pane:
            self.set_focus(pane, scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes anew; the state stays as it is."""
        if self.is_mounted and self._shown is not None:
            self.place_panes()
            self.show_keys()

    @on(Rows.Moved)
    def follow(self, message: Rows.Moved) -> None:
        """Narrow the claims and show the record when a cursor moves."""
        if message.name == message.rows.name_at:  # otherwise the cursor has already gone on
            self.become(self.state.moved(self.state.list_of(self.number(message.rows)), message.name))

    @on(Rows.Entered)
    def enter(self) -> None:
        """Go in where a row was clicked twice."""
        self.action_go_in()

    @on(Lines.Pressed)
    def take(self, message: Lines.Pressed) -> None:
        """Go to the pane that the mouse was pressed in."""
        number = self.number(message.lines)
        if number != self.state.pane:
            self.become(self.state.focused(number))

    def number(self, pane: Lines) -> int:
        """Return a pane's digit."""
        return next(number for number, other in self.panes.items() if other is pane)

    def on_screen_resume(self) -> None:
        """Come back from a dialog to where one was."""
        if self.is_mounted and self._shown is not None:
            self.place_panes()

    # Keys

    def live_keys(self) -> list[Help]:
        """Return the keys that are bound here, the innermost first."""
        return gathered((name, active.binding) for name, active in self.active_bindings.items())

    def why_not(self, action: str) -> str | None:
        """Return why an action has nothing to do here, or None when it has."""
        match action:
            case "go_in" if self.state.in_() is None:
                return "This is the innermost pane; Esc comes back."
            case "come_back" if self.state.back() is None:
                return "This is the outermost pane; q leaves."
            case "zoom(True)" if self.has_class("-one") and not self.state.zoomed:
                return "This pane fills the screen already."
            case "zoom(True)" if self.state.zoomed:
                return "The pane is zoomed already; _ shows the others again."
            case "zoom(False)" if not self.state.zoomed:
                return "No pane is zoomed; + zooms this one."
        return None

    def _may(self, action: str) -> bool:
        why = self.why_not(action)
        if why:
            self.notify(why, markup=False, timeout=3)
        return why is None

    def action_go_in(self) -> None:
        """Go one step in."""
        state = self.state.in_()
        if self._may("go_in") and state:
            self.become(state)

    def action_come_back(self) -> None:
        """Go one step back."""
        state = self.state.back()
        if self._may("come_back") and state:
            self.become(state)

    def action_pane(self, number: int) -> None:
        """Go to a pane."""
        self.become(self.state.focused(number))

    def action_next(self, step: int) -> None:
        """Go to a pane nearby."""
        self.become(self.state.focused((self.state.pane - 1 + step) % len(self.panes) + 1))

    def action_tab(self, step: int) -> None:
        """Turn pane 2 to another tab."""
        self.become(self.state.tabbed(step))

    def action_scroll_detail(self, step: int) -> None:
        """Scroll the detail by a third of its height."""
        self.detail.action_go(step * max(self.detail.size.height // 3, 1))

    def action_zoom(self, on: bool) -> None:
        """Zoom the pane with the focus, or show the others again."""
        if self._may(f"zoom({on})"):
            self.become(replace(self.state, zoomed=on))

    def action_help(self) -> None:
        """Show the keys."""
        from tui.explorer.dialogs.help import HelpDialog  # here, since a start does not need it

        entries = [(entry, self.why_not(entry.action)) for entry in self.live_keys()]
        self.app.push_screen(HelpDialog(entries), self._run)

    async def _run(self, binding: str | None) -> None:
        """Do what a binding does, where it is bound."""
        active = next((item for item in self.active_bindings.values() if item.binding.id == binding), None)
        if active and binding:
            await self.app.run_action(active.binding.action, active.node)


def opening(case: Case, at: str | None) -> State:
    """Return the state that a case opens in: at a record, or with the whole case before one."""
    state = State(case=case.info.id).moved("events", case.info.id)
    match case.get(at) if at else None:
        case Event():
            return state.moved("events", at)
        case Claim():
            return state.moved("claims", at).focused(CLAIMS)
        case Actor() | Question() | Source() as record:
            tab = f"{type(record).__name__.lower()}s"
            return replace(state.moved(tab, at), tab=tab).focused(ACTORS)
    return state
