"""A gate that holds back the answers to questions: a case is taken for a large one, and nothing waits by the clock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from tui.explorer import asking
from tui.explorer.actions import navigation
from tui.explorer.asking import Answer, Asked
from tui.explorer.board import Board
from tui.explorer.state.state import State

Wanted = Callable[[State], object]


def nobody(state: State) -> bool:
    """Want no state."""
    return False


class Gate:
    """Holds back the answers to questions about some states, and keeps what was ever shown."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shown: list[State] = []
        self.held: Wanted = nobody
        self.reached, self.open = threading.Event(), threading.Event()
        own, take = asking.answer, Board.take

        def answer(asked: Asked, still: Callable[[], None] = asking.nothing_newer) -> Answer:
            found = own(asked, still)
            if self.held(found.state):
                self.reached.set()
                assert self.open.wait(20), "nobody opened the gate"
            return found

        def taken(board: Board, asked: Asked, found: Answer) -> None:
            self.shown.append(found.state)
            take(board, asked, found)

        monkeypatch.setattr(asking, "answer", answer)
        monkeypatch.setattr(Board, "take", taken)

    def hold(self, wanted: Wanted) -> None:
        """Close for questions about states like these."""
        self.held = wanted
        self.open.clear()
        self.reached.clear()


@pytest.fixture(name="gate")
def _gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Take every case for a large one, and show at once that an answer is on its way."""
    monkeypatch.setattr(asking, "LEAST", 0)
    monkeypatch.setattr(asking, "SIGN", 0.001)
    monkeypatch.setattr(navigation, "rehearse", lambda board: None)  # a question that no test has asked
    gate = Gate(monkeypatch)
    yield gate
    gate.open.set()
