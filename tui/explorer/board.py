"""The board: the panes over one state. It owns the state; panes say what happened in them and are told what to show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical

from tui.case import Case
from tui.explorer.asking import Answer, Answered, Asked, Kind, Make, Questions, Then, answer
from tui.explorer.keys import KeyHelp, gathered, told
from tui.explorer.panes import INDEX, READING
from tui.explorer.panes.claims import Claims
from tui.explorer.panes.detail import Detail
from tui.explorer.panes.timeline import Timeline
from tui.explorer.placing import Placed, after_typing, stays
from tui.explorer.state.at_hand import AtHand
from tui.explorer.state.chips import chip_words, hit_words
from tui.explorer.state.faults import Faults, faults_of
from tui.explorer.state.history import History, Scroll, View
from tui.explorer.state.looks import Looks
from tui.explorer.state.navigation import Hits, Way, texts_read
from tui.explorer.state.reloader import Reloader
from tui.explorer.state.session import read_anew
from tui.explorer.state.since import Visits
from tui.explorer.state.state import State
from tui.explorer.state.typing import Typing
from tui.explorer.widgets.bars import Banner, Chips, Header, KeyBar, Notice, say_above
from tui.explorer.widgets.lines import Lines
from tui.explorer.widgets.page import Page
from tui.explorer.widgets.rows import Rows
from tui.explorer.widgets.search_bar import SearchBar
from tui.folding import light_pattern
from tui.problems import Problem
from tui.text import listed
from tui.user.memory import Memory
from tui.user.settings import Settings


class Board(Placed, inherit_bindings=False):
    """Timeline, actors, claims and detail, each as the state has it, and the views that one has been in."""

    AUTO_FOCUS = None

    def __init__(
        self, case: Case, state: State, memory: Memory | None = None, settings: Settings | None = None,
        looks: Looks | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.held = True  # until the first screen is whole
        self.case, self.state = case, state
        self.memory = memory or Memory()
        self.visits = Visits(self.memory)
        self.settings = settings or Settings()
        self.looks = looks or Looks(Memory())
        self.typing = Typing()
        self.reloader = Reloader(case.path, keep=case.keep, doubtful=case.doubtful)
        self.texts = AtHand()
        self.history, self.hits = History(View(state)), Hits((), ())
        self._keys_due = self.opened = False
        self.questions = Questions(self, lambda on: self.query_one(Header).work(on))
        self.coming = self.questions.come
        self.warned: set[Path] = set()
        """The files of which it was said that an edit of them will not last."""
        self.ignored: Sequence[Problem] = ()
        """What is wrong in the settings."""

    def compose(self) -> ComposeResult:
        """Lay out the panes; which of them show is a matter of the size."""
        yield Header("header")
        yield Chips("chips")
        with Horizontal(id="body"):
            with Vertical(id="index"):
                yield from (pane() for pane in INDEX)
            with Container(id="reading"):
                yield from (pane() for pane in READING)
        yield SearchBar(id="search")
        yield KeyBar("keys")
        yield Notice("notice")

    def on_mount(self) -> None:
        """Fill the panes from the first state."""
        self.panes = {kind.digit: self.query_one(kind) for kind in (*INDEX, *READING)}
        self.claims, self.detail = self.query_one(Claims), self.query_one(Detail)
        self.timeline = self.query_one(Timeline)
        self.search_bar = self.query_one(SearchBar)
        self.tell_faults()
        self.greet()
        self.bindings_updated_signal.subscribe(self, lambda _: self.show_keys())
        self.become(self.state)
        self.opened = True
        self.history = History(View(self.state))

    def greet(self) -> None:
        """Add to the first screen what a subclass has to; Textual would call an `on_mount` of its before this one."""

    # From one state to the next

    def go(self, state: State, kind: Kind = Kind.JUMP) -> None:
        """Jump: take a state as one to come back from and to."""
        if state != self.state:
            self.history.leave(self.view())
            self.history.push(View(state))
            self.become(state, lambda: self.history.amend(View(self.state)), kind)

    def take_way(self, way: Way | None) -> None:
        """Go where a way leads, and say which chips had to give way; None leads nowhere."""
        if way is not None:
            self.go(way.state)
            if way.lifted:
                back = told(self.app, "{history.back} brings them back.")
                self.say(f"Taken away to show it: {listed(way.lifted)}. {back}")

    def move(self, state: State) -> None:
        """Take a state that is still the same view, further down; the opening view alone is kept as it was."""
        if state != self.state:
            self.query_one(Notice).hush()
            if self.history.behind:
                self.become(state, kind=Kind.MOVE)
            else:
                self.go(state, Kind.MOVE)

    def view(self) -> View:
        """Return the present view with where it is scrolled to."""
        return View(self.state, tuple((number, pane.where) for number, pane in self.panes.items()))

    def restore(self, view: View) -> None:
        """Show a view as it was left; the case may have been read anew since, so that it finds what it does now."""

        def stand() -> None:
            places = dict(view.places)
            for number, pane in self.panes.items():
                pane.return_to(places.get(number, Scroll()))
            self.show_keys()  # a link is chosen again, or none

        case, self.state = self.case, view.state
        self.ask(lambda: read_anew(case, case, view.state), stand)

    def become(self, state: State, then: Then | None = None, kind: Kind = Kind.JUMP) -> None:
        """Take a state and show what of it is new, then do what follows; see `ask`."""
        self.state = state
        self.ask(lambda: state, then, kind)

    def ask(self, make: Make, then: Then | None = None, kind: Kind = Kind.JUMP, *, slow: bool = False) -> None:
        """Show the state that a function returns: at once, or where that takes time once a thread has the answer."""
        asked = Asked(self.case, self._shown, self.hits, make, kind, [then] if then else [], self.texts)
        slow = slow or self.texts.unread(self.case, texts_read(self.case, self.state))
        if (len(self.case.claims) < self.questions.least and not slow) or not self.opened:
            self.take(asked, answer(asked))
        else:
            self.questions.ask(asked)

    @on(Answered)
    def hear(self, message: Answered) -> None:
        """Show an answer, unless something else was asked since."""
        found = self.questions.take(message)
        if found:
            self.take(message.asked, found)
            self.questions.taken()

    def take(self, asked: Asked, found: Answer) -> None:
        """Take a state and tell the panes what of it is new to them."""
        state, case = found.state, asked.case.at(found.state.as_of)
        self.hits = found.hits
        if found.counts:
            pattern = light_pattern(state.sought.lights)
            for pane in self.panes.values():
                pane.lights = pattern
            self.query_one(Header).count(case, state, *found.counts)
        for number, pane in self.panes.items():
            if number in found.made:
                pane.open(found.made[number])
            elif isinstance(pane, Rows):
                pane.place(state.cursor(number))
        self.detail.choose_run(state.text.at if state.text else None)
        self.claims.count()
        self.state = self._shown = state
        self.query_one(Chips).show_chips(chip_words(self.case, state, self.hits))
        self.place_panes()
        self.show_keys()
        for then in asked.then:
            then()

    def hit_words(self) -> str:
        """Return which hit of how many is read: `3/17`; nothing where nothing is searched."""
        return hit_words(self.case, self.state, self.hits)

    def show_keys(self) -> None:
        """Show the keys that have something to do here: at once, or once before what is held is painted."""
        self._keys_due = True
        if not self.held:
            self.finish()

    def finish(self) -> bool:
        """Show the keys if that is due."""
        due, self._keys_due = self._keys_due and not self.questions.pending, False
        if due:
            self._tell_keys()
        return due

    def _tell_keys(self) -> None:
        live = self.live_keys()
        if self.search_bar.typing:
            live = [entry for entry in live if entry.id.startswith("typing.")]
        asking = self.with_reasons(sorted((entry for entry in live if entry.footer), key=self.place_of))
        self.query_one(KeyBar).show_keys([entry for entry, why in asking if not why])

    def live_keys(self) -> list[KeyHelp]:
        """Return the keys that are bound here, the innermost first."""
        return gathered((name, active.binding) for name, active in self.active_bindings.items())

    def with_reasons(self, entries: Sequence[KeyHelp]) -> list[tuple[KeyHelp, str | None]]:
        """Return keys, each with why it has nothing to do here, or None; which actions there are the explorer knows."""
        raise NotImplementedError

    def place_of(self, entry: KeyHelp) -> int:
        """Return a key's place in the footer, which the explorer knows."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Say something over the line of keys, in place of what was said before; also in a dialog that is open."""
        self.query_one(Notice).say(words)
        say_above(self, words)

    def faults(self) -> Faults:
        """Return what is wrong with the case's files and the settings."""
        return faults_of(self.case, self.reloader, self.ignored)

    def tell_faults(self) -> None:
        """Say what is wrong in the line under the title."""
        faults = self.faults()
        self.query_one(Banner).warn(faults.words, told(self.app, faults.where))

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes anew; the state stays as it is."""
        if self.is_mounted and self._shown is not None:
            self.place_panes()
            self.show_keys()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come back from a dialog to where one was."""
        if self.stack_updates:
            self.place_panes()
        else:  # the first time all has just been styled
            event.refresh_styles = False

    def replace_case(self, case: Case) -> None:
        """Show another reading of the case, with cursors, chips and scrolling kept by their ids."""
        view, old = self.view(), self.case
        self.case, self._shown = case, None
        self.texts.forget_places()
        self.tell_faults()
        self.restore(view._replace(state=read_anew(case, old, view.state)))

    # What the panes say

    @on(Rows.Moved)
    def follow_cursor(self, message: Rows.Moved) -> None:
        """Narrow the claims and show the record when a cursor moves."""
        number = self.number(message.rows)
        if message.name == message.rows.name_at and stays(self, number):  # otherwise the cursor has already gone on
            self.move(self.state.moved(self.state.list_of(number), message.name))

    @on(Page.LinkChanged)
    def offer_link(self) -> None:
        """Offer Enter where a chosen link leads on."""
        self.show_keys()

    @on(Lines.Pressed)
    def focus_pressed(self, message: Lines.Pressed) -> None:
        """Go to the pane that the mouse was pressed in."""
        number = self.number(message.lines)
        if number != self.state.pane or self.search_bar.typing:
            after_typing(self, lambda: self.go(self.state.focused(number)))

    @on(Chips.Removed)
    def remove_chip(self, message: Chips.Removed) -> None:
        """Take away the chip that was clicked."""

        def remove() -> None:
            if message.chip in self.state.chips():  # it may have gone meanwhile
                self.go(self.state.without(message.chip))

        after_typing(self, remove)

    def catch_up(self) -> None:
        """Take notice of cursors whose move has not been told yet: the next key means what they stand on."""
        asked = self.questions.pending
        if asked and asked.kind is not Kind.MOVE:
            return  # cursors stand where they are about to go from
        for number, pane in self.panes.items():
            if isinstance(pane, Rows) and len(pane.source) and pane.name_at != self.state.cursor(number):
                self.move(self.state.moved(self.state.list_of(number), pane.name_at))

    def number(self, pane: Lines) -> int:
        """Return a pane's digit."""
        return next(number for number, other in self.panes.items() if other is pane)
