"""The explorer: the board with its table of actions."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from tui.case import Case
from tui.explorer.actions.action import Action
from tui.explorer.actions.table import ACTIONS, BY_ID, GO_IN
from tui.explorer.asking import Kind
from tui.explorer.board import Board
from tui.explorer.keys import KeyHelp, told
from tui.explorer.placing import stays
from tui.explorer.state.idle import Situation
from tui.explorer.state.since import Told
from tui.explorer.state.state import DETAIL, State
from tui.explorer.widgets.bars import Banner, Notice
from tui.explorer.widgets.lines import Lines
from tui.explorer.widgets.passages import Passages
from tui.explorer.widgets.search_bar import SearchBar
from tui.later import import_all, later
from tui.patterns import compile_all

if TYPE_CHECKING:
    from tui.explorer.actions import files, finding, navigation, texts, visits
else:
    files, finding, navigation = later("tui.explorer.actions", "files", "finding", "navigation")
    texts, visits = later("tui.explorer.actions", "texts", "visits")

HINT = "New here? {go.in} goes in, {help} shows keys."  # it fits beside the names of the panes in 80 columns


LEAVE = "quit"
PLACE_OF_MOVING = 3
REST = 0.3  # seconds after the first screen until what it did without is imported: by then it is written
MANY = 5_000  # claims, which take so long to compare that an edit is shown before


def _called(entry: KeyHelp, action: Action | None, at: Situation) -> KeyHelp:
    """Return a key with what it is called where one is, and without a place in the footer where it is not offered."""
    if action and action.offered and not action.offered(at):
        entry = entry._replace(footer=False)
    name = action.called(at) if action and action.called else None
    return entry._replace(name=name) if name else entry


def _do(explorer: Explorer, action: Action) -> None:
    """Do an action, or say why it has nothing to do; what was said before goes away."""
    explorer.query_one(Notice).hush()
    why = action.idle(explorer.situation())
    if why:
        explorer.say(told(explorer.app, why))
    else:
        action.run(explorer)


def _make_ready() -> None:
    """Import and compile what was put off; for a thread."""
    import_all()
    compile_all()


class Explorer(Board):
    """All that can be done in one case."""

    BINDINGS: ClassVar[list[BindingType]] = [action.binding for action in ACTIONS]
    notices: Sequence[str] = ()
    """What of what was kept could not be read."""

    def situation(self) -> Situation:
        """Return where one is, as far as it decides what can be done."""
        return Situation(
            self.case, self.state, self.history.behind, self.history.ahead, self.shape, len(self.hits),
            self.detail.links_there(), self.detail.leads_to, *self.timeline.zooms()[:2],
            unchanged=self.visits.told.none, faults=self.faults().any,
            unread=self.reloader.making is not None, texts=self.texts, article=self.detail.article,
        )  # fmt: skip

    def with_reasons(self, entries: Sequence[KeyHelp]) -> list[tuple[KeyHelp, str | None]]:
        """Return keys, each with why it has nothing to do here, or None; what a widget answers by itself always has."""
        at = self.situation()  # once for all of them: this is asked on every key
        actions = ((entry, BY_ID.get(entry.id)) for entry in entries)
        return [
            (_called(entry, action, at), told(self.app, why) if action and (why := action.idle(at)) else None)
            for entry, action in actions
        ]

    def place_of(self, entry: KeyHelp) -> int:
        """Return a key's place in the footer; the keys of a pane itself stand after those for going in and copying."""
        action = BY_ID.get(entry.id)
        return action.footer if action else PLACE_OF_MOVING

    def do(self, action: Action) -> None:
        """Do an action once what was asked is shown, as a key would; leaving waits for nothing."""
        if action.id == LEAVE:
            _do(self, action)
        else:
            self.questions.after(partial(_do, self, action))

    def action_do(self, id: str) -> None:
        """Do the action with an id: what every binding of the table is bound to."""
        self.do(BY_ID[id])

    # What does not begin with a key of the table

    def greet(self) -> None:
        """Tell whoever is here for the first time what leads on."""
        if not self.looks.greeted:
            self.query_one(Banner).hint(told(self.app, HINT))

    def begin(self) -> None:
        """Do what can wait for the first screen: a search's line, imports, watching files, keeping the greeting."""
        for bar in self.query(SearchBar):
            bar.furnish()
        self.set_timer(REST, threading.Thread(target=_make_ready, daemon=True, name="import").start)
        self.set_timer(2 * REST, partial(navigation.rehearse, self))
        self.reloader.watch(lambda: self.call_later(files.look, self))
        if not self.looks.greeted:
            self.looks.keep(greeted=True)
        if self.notices:
            self.say(" ".join(self.notices))
        visits.compare(self)

    def replace_case(self, case: Case) -> None:
        """Show another reading of the case, and see what changed in it."""
        super().replace_case(case)
        self.visits.told = Told()  # what changed in the reading before is not what changed in this one
        if len(case.claims) < MANY:
            visits.compare(self)
        else:
            self.set_timer(REST, partial(visits.compare, self))

    def on_unmount(self) -> None:
        """Watch nothing any more."""
        self.reloader.leave()

    def go(self, state: State, kind: Kind = Kind.JUMP) -> None:
        """Jump; whoever does has no need of the hint any more."""
        self.query_one(Banner).hint("")
        super().go(state, kind)

    @on(Lines.Entered)
    def entered(self, message: Lines.Entered) -> None:
        """Go in where a row or a link was clicked twice, unless it is one that is about to go."""
        if stays(self, self.number(message.lines)):
            self.do(GO_IN)

    @on(Passages.Clicked)
    def clicked(self, message: Passages.Clicked) -> None:
        """Choose what was clicked in a text, unless that is about to go."""
        if stays(self, DETAIL):
            texts.choose(self, message.source, message.at)

    @on(SearchBar.Typed)
    def typed(self) -> None:
        """Show the first hit of what is typed."""
        finding.seek(self)

    @on(SearchBar.Stepped)
    def stepped(self, message: SearchBar.Stepped) -> None:
        """Show another hit while typing."""
        finding.step_hit_while_typing(self, message.step)

    @on(SearchBar.Ended)
    def ended(self, message: SearchBar.Ended) -> None:
        """Keep the search or leave it; whoever does has no need of the hint any more."""
        self.query_one(Banner).hint("")
        finding.end_search(self, message.kept)
        if message.then:
            self.questions.after(message.then)
