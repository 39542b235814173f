"""What the panes show of a state, asked of the case: of a small one at once, of a large one in a thread.

The thread answers the newest question alone: one that another overtakes is given up, and what it would have shown is
never shown. Until an answer comes the panes keep what they have.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import Enum, auto
from typing import Any

from textual.message import Message

from tui.case import Case
from tui.case.store import GivenUp
from tui.explorer.panes import INDEX, READING, Pane
from tui.explorer.panes.detail import Detail
from tui.explorer.state.at_hand import AtHand
from tui.explorer.state.navigation import Hits, hit_at, hits, questions, texts_read
from tui.explorer.state.state import State
from tui.explorer.widgets.bars import counts
from tui.explorer.widgets.landing import landing
from tui.explorer.widgets.painting import Held
from tui.lean import NamedTuple, dataclass, field, replace

LEAST = 20_000
"""Claims of a case that is asked in a thread: of fewer all is answered before anyone sees it."""
SIGN = 0.08  # seconds after which it is shown that an answer is on its way

TURN = 0.001  # seconds that the thread goes on while the screen waits for its turn

Then = Callable[[], None]
Make = Callable[[], State]


class Kind(Enum):
    """What a question comes of, which decides whether a key may be answered before it is."""

    JUMP = auto()
    """Anything but the following: the next key means what it leads to."""
    MOVE = auto()
    """A cursor's move: its own list stays, so that it may move on."""
    SEEK = auto()
    """A letter of a search: another one may follow."""


@dataclass(slots=True, eq=False)
class Asked:
    """A question: the case, the state that is shown, a function that returns the one to come, what then is done."""

    case: Case
    old: State | None
    hits: Hits
    make: Make
    kind: Kind = Kind.JUMP
    then: list[Then] = field(default_factory=list)
    texts: AtHand = field(default_factory=AtHand)


class Answer(NamedTuple):
    """The state to come, and of it what is new: hits and counts where chips have changed, and what panes show."""

    state: State
    hits: Hits
    counts: tuple[int, int] | None
    made: dict[int, Any]
    """By a pane's digit what it is to open."""


class Overtaken(Exception):  # it is no error
    """Raised where a question is no longer the newest."""


def nothing_newer() -> None:
    """Go on: nobody has asked anything else."""


def _narrowing(state: State) -> tuple[object, ...]:
    return state.pins, state.sought, state.as_of


def answer(asked: Asked, still: Callable[[], None] = nothing_newer) -> Answer:
    """Ask the case for all that a state shows anew; `still` is called now and then, and raises to give it up."""
    still()
    case, old, state = asked.case, asked.old, asked.make()
    view = case.at(state.as_of)
    chips = old is None or _narrowing(old) != _narrowing(state)
    still()
    found = hits(case, state) if chips else asked.hits
    counted = counts(view, state) if chips else None
    if state.text:
        asked.texts.read(case, texts_read(case, state))
    made: dict[int, Any] = {}
    for pane in (*INDEX, *READING):  # in this order: what the cursor of one is on is what the next is about
        if chips or old is None or pane.made_of(old) != pane.made_of(state):
            still()
            made[pane.digit] = pane.ask(view, state, asked.texts) if pane is Detail else pane.ask(view, state)
            rows = getattr(made[pane.digit], "source", None)
            if rows is not None:
                name = rows.id(landing(rows, state.cursor(pane.digit))) if len(rows) else None
                landed = state.moved(state.list_of(pane.digit), name)
                state = replace(landed, text=state.text, came=state.came)  # which stay while a list is made anew
    still()
    questions(case, state)  # what the line of keys asks for is known by then, as are these
    hit_at(case, state, found)
    return Answer(state, found, counted, made)


class Answered(Message, bubble=False):
    """A question was answered by the thread, or went wrong."""

    def __init__(self, asked: Asked, found: Answer | Exception) -> None:
        super().__init__()
        self.asked, self.found = asked, found


class Asker:
    """A thread that answers the newest question, and tells it: the question, and the answer or what went wrong."""

    def __init__(self, tell: Callable[[Asked, Answer | Exception], None]) -> None:
        self._tell = tell
        self._newest: Asked | None = None
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._ended = False

    def ask(self, asked: Asked) -> None:
        """Have a question answered, in place of any other."""
        with self._changed:
            self._newest = asked
            self._changed.notify_all()
        if self._thread is None:  # one that nobody waits for at the end: a query may take longer than leaving does
            self._thread = threading.Thread(target=self._answer, name="asker", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Answer nothing any more."""
        with self._changed:
            self._newest, self._ended = None, True
            self._changed.notify_all()

    def _answer(self) -> None:
        sys.setswitchinterval(TURN)
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ended or self._newest is not None)
                asked = self._newest
            if asked is None:
                return
            with suppress(Overtaken):
                self._tell_of(asked)

    def _tell_of(self, asked: Asked) -> None:
        def still() -> None:
            if self._newest is not asked:
                raise Overtaken

        found: Answer | Exception
        asked.case.store.give_up_once(lambda: self._newest is not asked)
        try:
            found = answer(asked, still)
        except (Overtaken, GivenUp):
            raise Overtaken from None
        except Exception as error:  # it is raised again where it is seen
            found = error
        with self._changed:
            still()
            self._newest = None
        with suppress(RuntimeError):  # the program has ended meanwhile
            self._tell(asked, found)


class Questions:
    """What a screen has asked and not been told yet: of all that it asks only the newest is answered."""

    def __init__(self, screen: Held[None], work: Callable[[bool], None]) -> None:
        """Ask for a screen; `work` shows that an answer is on its way, or no longer."""
        self._screen, self._work = screen, work
        self.least = LEAST
        self.pending: Asked | None = None
        """What was asked and is not answered yet."""
        self.resume: Callable[[], Awaitable[None]] = screen.paint
        """What answers keys that wait for an answer."""
        self._rehearsed: dict[Kind, Case] = {}
        self._told = asyncio.Event()
        self._signed = False
        self._asker = Asker(self._tell)

    def _tell(self, asked: Asked, found: Answer | Exception) -> None:
        self._screen.post_message(Answered(asked, found))

    def ask(self, asked: Asked) -> None:
        """Have a question answered by the thread, in place of the one before; what was to follow that follows this."""
        if self.pending:
            asked.then[:0] = self.pending.then
            asked.kind = Kind.JUMP if self.pending.kind is Kind.JUMP else asked.kind
        self.pending = asked
        self._told.clear()
        self._asker.ask(asked)
        if not self._screen.held:
            self._screen.set_timer(SIGN, self.sign)

    def rehearse(self, asked: Asked) -> None:
        """Have a large case look up what questions of a kind need, once, while nobody waits for anything."""
        large = len(asked.case.claims) >= self.least
        if large and self.pending is None and asked.case is not self._rehearsed.get(asked.kind):
            self._rehearsed[asked.kind] = asked.case
            self._asker.ask(asked)  # its answer is no one's: see `take`

    def take(self, message: Answered) -> Answer | None:
        """Return an answer, or None where something else was asked since; raises what went wrong."""
        if message.asked is not self.pending:
            return None
        self.pending = None
        self.sign()
        if isinstance(message.found, Exception):
            raise message.found
        return message.found

    def taken(self) -> None:
        """Have an answer that was taken painted: by who waits for it, or else by us."""
        self._told.set()
        if not self._screen.held:
            self._screen.held = True
            self._screen.app.call_later(self.paint)

    async def paint(self) -> None:
        """Have the screen painted, and keys answered that waited for what is painted."""
        await self._screen.paint()
        await self.resume()

    async def come(self) -> bool:
        """Wait a moment for an answer that is on its way, and tell whether it came; if not, show that it is."""
        if self.pending is None or self._signed:
            return False
        with suppress(TimeoutError):
            await asyncio.wait_for(self._told.wait(), SIGN)
            return True
        self.sign()
        return False

    def sign(self) -> None:
        """Show whether an answer is on its way."""
        self._signed = self.pending is not None
        self._work(self._signed)

    def keep(self, pane: Pane, old: State | None, new: State) -> bool:
        """Tell whether what a pane shows is there to stay, or about to go for what is asked of a new state."""
        if self.pending is None or self.pending.kind is Kind.MOVE:
            return True
        return old is not None and _narrowing(old) == _narrowing(new) and pane.made_of(old) == pane.made_of(new)

    def after(self, then: Then) -> None:
        """Do something once what was asked is shown; the next key means what that leads to."""
        if self.pending:
            self.pending.kind = Kind.JUMP
            self.pending.then.append(then)
        else:
            then()

    def end(self) -> None:
        """Ask nothing any more."""
        self._asker.end()
