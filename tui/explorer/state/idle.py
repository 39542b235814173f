"""Why an action has nothing to do where one is: said when its key is pressed, and in the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.explorer.state import navigation
from tui.explorer.state.sizes import WIDTHS
from tui.explorer.state.state import DETAIL
from tui.model import Claim, Source

if TYPE_CHECKING:
    from tui.explorer.actions.taking import Taking


def why_not(board: Taking, action: str) -> str | None:
    """Return why an action has nothing to do, or None when it has."""
    state = board.state
    match action.removeprefix("screen."):
        case "go_in" if state.pane == DETAIL and not board.detail.links_there():
            return "This is the innermost pane; Esc comes back."
        case "go_in" if state.pane == DETAIL and board.detail.leads_to is None:
            return "This is the innermost pane: → chooses a link to follow, Esc comes back."
        case "come_back" if state.back() is None:
            return "This is the outermost pane; q leaves."
        case "link(1)" | "link(-1)" if not board.detail.links_there():
            return "Nothing in this card leads to another record."
        case "zoom(True)" if state.compare:
            return "A comparison fills the screen already; Esc leaves it."
        case "zoom(True)" if board.has_class("-one") and not state.zoomed:
            return "This pane fills the screen already."
        case "zoom(True)" if state.zoomed:
            return "The pane is zoomed already; _ shows the others again."
        case "zoom(False)" if not state.zoomed:
            return "No pane is zoomed; + zooms this one."
        case "history(-1)" if not board.history.behind:
            return "This is where it began; there is no view before it."
        case "history(1)" if not board.history.ahead:
            return "This is the newest view; there is none after it."
        case "hit" | "hit(1)" | "hit(-1)" if not state.sought.asks:
            return "No search is on; / begins one."
        case "hit" | "hit(1)" | "hit(-1)" if not len(board.hits):
            return "The search finds nothing; / changes it, Esc ends it."
        case "pin" if not navigation.pinnable(state):
            return "Only a record can be pinned, and this is none."
        case "unpin" | "clear" if not state.chips():
            return "There is no chip: Space pins, f filters, / searches."
        case "as_of" | "day(-1)" if not board.case.days():
            return "Nothing in this case has a date to go by."
        case "day(1)" if state.as_of is None:
            return "This is the whole case; < goes a day back."
        case "day(-1)" if state.as_of is not None and state.as_of <= board.case.days()[0]:
            return "Nothing is known to have been said before this day."
        case "compare" if not state.compare and not navigation.questions(board.case, state):
            return "No question is answered here; ] turns to the questions."
        case "widen" if board.shape not in WIDTHS:
            return "One pane fills the screen: there is nothing to divide."
        case "copy_quote" if not isinstance(board.case.get(state.reading or ""), Claim):
            return "Only a claim has a quote; Y copies the record with its citation."
        case "copy_citation" | "copy_id" if board.case.get(state.reading or "") is None:
            return "There is no record here to copy."
        case "open" if not isinstance(board.case.get(state.reading or ""), Claim | Source):
            return "Only a claim and a source have an address; go to one."
        case "open" if not board.sources_read():
            return "The case gives no address for this source."
        case "edit" if board.case.place(state.reading or "") is None:
            return "No file holds this; a record can be edited."
        case "mark" if not state.reading or board.case.get(state.reading) is None:
            return "Only a record can be marked."
    return None
