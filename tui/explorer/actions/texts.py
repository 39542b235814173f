"""Reading a claim's words in the text of their source: unfolding it, going about in it, and on to other claims."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from tui.authoring.record import Given, claim_record, named_in, paragraph_of
from tui.cards.places import Run
from tui.case import Case
from tui.explorer import dialogs
from tui.explorer.actions.copying import copy
from tui.explorer.board import Board
from tui.explorer.state import navigation
from tui.explorer.state.state import DETAIL, InText, State
from tui.lean import replace
from tui.model import Claim
from tui.reading.flowing import Span
from tui.reading.selecting import quote_of


def unfold(board: Board) -> None:
    """Show a claim's quotes in their paragraphs; from there the whole text, and from that the card again."""
    state, claim = board.state, board.case.claims.get(navigation.meant(board.state, board.detail.leads_to))
    if state.text and (state.text.source is not None or claim is None):
        back_to(board, replace(state, text=None, pane=state.text.pane))
    elif claim is not None:
        names, texts = [report.source for report in claim.reports], board.texts

        def make() -> State:
            texts.read(board.case, names)
            return state

        then = partial(_whole if state.text else _paragraphs, board, claim, names)
        if texts.unread(board.case, names):
            board.ask(make, then, slow=True)
        else:
            then()


def _paragraphs(board: Board, claim: Claim, names: list[str]) -> None:
    why = board.texts.why(board.case, names)
    if why:
        board.say(why)
        board.show_keys()
    else:
        text = InText(claim.id, board.state.pane)
        board.go(replace(board.state, text=text, pane=DETAIL))


def _whole(board: Board, claim: Claim, names: list[str]) -> None:
    """Show the whole text of a claim's source; of several that have one, that which is chosen."""
    case = board.case
    there = board.texts.there(case, dict.fromkeys(names))
    if len(there) == 1:
        _open(board, claim, there[0])
    elif there:
        found = [(name, case.sources[name].title, case.name(name)) for name in there]

        def chosen(source: str | None) -> None:  # the case may have been edited meanwhile
            board.questions.after(partial(_open, board, claim, source))

        board.app.push_screen(dialogs.one_of.OneOf("Read in the whole text of", found), chosen)
    else:  # its file has gone meanwhile
        board.say(board.texts.why(case, names) or "There is no text of this claim's sources any more.")


def _open(board: Board, claim: Claim, source: str | None) -> None:
    """Show the whole text of a source where a claim's words stand in it."""
    article = board.texts.article(board.case.at(board.state.as_of), source) if source else ""
    if isinstance(article, str) or source is None or board.state.text is None:
        return
    at = article.first_of(claim)
    board.go(replace(board.state, text=replace(board.state.text, source=source, at=at)))
    if at is None:
        board.say(f"The words of {claim.id} are not found in this text, or more than once: it is shown from its start.")


def back_to(board: Board, state: State) -> None:
    """Go back to a state that one has been in, with its panes scrolled as they were left."""
    view = board.history.last(state)

    def stand() -> None:
        for number, place in view.places if view else ():
            board.panes[number].return_to(place)
        board.show_keys()  # a link is chosen again, or none

    board.go(state)
    board.questions.after(stand)


def step(board: Board, step: int, *, sentences: bool) -> None:
    """Choose the next quoted span or sentence of the text (1), or the one before (-1)."""
    text, detail = board.state.text, board.detail
    if text and detail.article and detail.window:
        seen = Run(*detail.window.seen(detail.top, detail.room))
        at = detail.article.step(Run(*text.at) if text.at else None, step, sentences, seen)
        board.move(replace(board.state, text=replace(text, at=at)))


def choose(board: Board, source: str, at: int) -> None:
    """Choose the span or the sentence of a text that a character stands in: of a paragraph in the whole of its text."""
    text, article = board.state.text, board.texts.article(board.case.at(board.state.as_of), source)
    run = None if isinstance(article, str) else article.standing_at(at)
    if text and run:
        chosen = replace(board.state, text=replace(text, source=source, at=run))
        if text.source is None:
            board.go(chosen)
        else:
            board.move(chosen)


def to_claim(board: Board) -> None:
    """Go to the claim that quotes what is chosen in the text; of several, to the one that is chosen."""
    text, article = board.state.text, board.detail.article
    if not (text and text.at and article):
        return
    found, case = article.touching(text.at), board.case
    if len(found) == 1:
        _go(board, next(iter(found)))
        return
    says = {True: "quotes these words", False: "quotes words among them, or these among more"}
    entries = [(name, case.claims[name].text, f"{name} · {says[just]}") for name, just in found.items()]
    board.app.push_screen(dialogs.one_of.OneOf("Claims that quote this", entries), partial(_go, board))


def copy_record(board: Board) -> None:
    """Copy a claim of the words that are chosen, to be filled in: what `onrecord claim` would print of them."""
    text, article = board.state.text, board.detail.article
    if not (text and text.at and text.source and article):
        return
    if board.reloader.first:
        board.say("The case is still being read, and which id is free is not known of its first records alone.")
        return
    words, source = article.body.text, article.source.id
    if any("\ud800" <= char <= "\udfff" for char in words.text[slice(*text.at)]):
        board.say("These words hold a byte that is no UTF-8, which YAML can't have: mend the text, or quote less.")
        return
    given = Given(hint=named_in(board.case, source, paragraph_of(words, text.at[0])))
    record = claim_record(board.case, source, [quote_of(words, Span(*text.at))], given)
    copy(board, record, f"a claim to fill in of {'this span' if text.at in article.claims else 'this sentence'}")


def _go(board: Board, name: str | None) -> None:
    """Go to a claim from the text that is read, to which Esc leads back."""
    way = navigation.to_record(board.case, board.state, name) if name else None
    if name and way is None:
        board.say(f"{name} is no longer in the case.")
    elif way:
        came = replace(board.state, came=None)
        board.take_way(way._replace(state=replace(way.state, came=came)))


def renew(board: Board) -> None:
    """Read the texts anew, since their files have changed; what is shown of one is shown anew."""
    board.texts.forget()
    if board.state.text:
        board.replace_case(board.case)
    else:
        board.run_worker(partial(_survey, board, board.case), thread=True, group="texts", exit_on_error=False)


def _survey(board: Board, case: Case) -> None:
    board.texts.survey(case)
    if board.app.is_running:
        with suppress(RuntimeError):  # one leaves just now
            board.call_later(board.show_keys)
