"""Finding: search, its hits, disputed claims, the comparison of a question, and any record by its name."""

from __future__ import annotations

from functools import partial

from tui.case.search import understand
from tui.explorer.actions import texts
from tui.explorer.asking import Asked, Kind, Then
from tui.explorer.board import Board
from tui.explorer.keys import told
from tui.explorer.state import navigation
from tui.explorer.state.history import View
from tui.explorer.state.state import DETAIL, State
from tui.lean import replace


def begin_search(board: Board) -> None:
    """Begin to type a search."""
    board.typing.began, board.typing.text = board.view(), board.state.sought.text
    board.search_bar.begin(board.typing.text)
    board.search_bar.tell(board.hit_words(), "; ".join(board.state.sought.understood))
    board.show_keys()
    board.questions.rehearse(_first_letter(board))


def _first_letter(board: Board) -> Asked:
    """Return the question that a letter is; which one, does not matter."""
    case, before = board.case, navigation.without_search(board.state)
    letter = case.info.title[:1]
    make = partial(navigation.seek, case, before, understand(case, letter))
    return Asked(case, board.state, board.hits, make, Kind.SEEK)


def seek(board: Board, then: Then | None = None) -> None:
    """Show the first hit of what is typed, from where the search began; then do what follows."""
    typing, began = board.typing, board.typing.began
    if began is not None and typing.text != board.search_bar.text:
        case, text = board.case, board.search_bar.text
        typing.text = text
        understood: list[str] = []

        def make() -> State:
            sought = understand(case, text)
            understood[:] = ["; ".join(sought.understood)]
            return navigation.seek(case, navigation.without_search(began.state), sought)

        board.ask(make, partial(_told, board, understood), Kind.SEEK)
    if then:
        board.questions.after(then)


def _told(board: Board, understood: list[str]) -> None:
    """Show in the search bar what became of a text; of one that another overtook nothing was understood."""
    if board.search_bar.typing and understood:
        board.search_bar.tell(board.hit_words(), understood[0])


def step_hit_while_typing(board: Board, step: int) -> None:
    """Show the next hit (1), or the one before (-1), of what is typed."""

    def go_on() -> None:
        board.become(navigation.next_hit(board.case, board.state, board.hits, step))
        board.search_bar.tell(board.hit_words())

    seek(board, go_on)


def end_search(board: Board, kept: bool) -> None:
    """Keep what was typed as a view of its own, or put everything back where it was."""

    def end() -> None:
        began = board.typing.end()
        if began is None:
            return
        board.search_bar.end()
        if kept and board.state != began.state:
            board.history.leave(began)
            board.history.push(View(board.state))
        elif not kept:
            board.restore(began)
        board.place_panes()
        board.show_keys()

    if kept:
        seek(board, end)
    else:
        end()  # whatever was still sought


def step_hit(board: Board, step: int) -> None:
    """Go to the next hit (1), or the one before (-1); in a source's text to words that a claim quotes."""
    if board.detail.article:
        texts.step(board, step, sentences=False)
        return
    board.go(navigation.next_hit(board.case, board.state, board.hits, step))


def step_disputed(board: Board, step: int) -> None:
    """Go to the next disputed claim (1), or the one before (-1)."""
    way = navigation.disputed(board.case, board.state, step)
    board.take_way(way)
    if way is None:
        board.say(_none_disputed(board, step))


def _none_disputed(board: Board, step: int) -> str:
    """Return that no disputed claim comes after what is read (1), or before it (-1), among those that chips leave."""
    state, left = board.state, " of what the chips leave" if board.state.narrowed else ""
    if navigation.disputed(board.case, state, -step):
        where, on = ("after", "{disputed.before} goes back") if step > 0 else ("before", "{disputed.next} goes on")
        return told(board.app, f"No disputed claim{left} comes {where} this; {on}.")
    other = " other" if board.case.at(state.as_of).count("mark", "disputed", state.pinned) else ""
    return f"No{other} claim{left} is disputed."


def compare(board: Board) -> None:
    """Put the positions on a question side by side, or leave the comparison."""
    if board.state.compare:
        leaving = replace(board.state, text=None, came=None).back()
        board.go(leaving or board.state)
    else:
        question = navigation.questions(board.case, board.state)[0]
        board.go(replace(board.state.focused(DETAIL), compare=question, text=None, came=None))


def to_record(board: Board, name: str | None) -> None:
    """Go to a record by its id; None goes nowhere."""
    way = navigation.to_record(board.case, board.state, name) if name else None
    if name and way is None:
        board.say(f"{name} is no longer in the case.")
    board.take_way(way)
