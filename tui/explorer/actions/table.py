"""The one table of actions: bindings, footer, help, palette, README and remaps are made of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.explorer.actions.action import Action
from tui.explorer.state import idle
from tui.explorer.state.idle import Situation
from tui.formats import SAVED_AS
from tui.later import later
from tui.model import Claim

if TYPE_CHECKING:
    from tui.explorer.actions import (
        about,
        bookmarks,
        copying,
        files,
        finding,
        folding,
        narrowing,
        navigation,
        texts,
        visits,
    )
else:
    _HERE = "tui.explorer.actions"
    about, bookmarks, copying, files, finding = later(_HERE, "about", "bookmarks", "copying", "files", "finding")
    folding, narrowing, navigation, texts, visits = later(
        _HERE, "folding", "narrowing", "navigation", "texts", "visits"
    )


def _in_text(name: str) -> Callable[[Situation], str | None]:
    """Return what gives an action a name of its own where a source's text is read."""
    return lambda at: name if at.article else None


def _text_at_hand(at: Situation) -> bool:
    """Tell whether a text of a claim's sources is there, as far as that is known, or is read."""
    if at.state.text or not isinstance(at.record, Claim):
        return at.state.text is not None
    return at.texts.offers(at.case, [report.source for report in at.record.reports])


def _unfolding(at: Situation) -> str | None:
    """Return what the next step into a text is, or out of it."""
    return ("fold" if at.article else "whole text") if at.state.text else None


GO_IN = Action(
    "go.in", "enter", "go in", "Go in: to the claims, to the detail, where a link or quoted words lead.",
    navigation.go_in, idle.innermost, footer=1, called=_in_text("its claim"),
)  # fmt: skip
"""Also what a second click on a row does."""

# fmt: off
ACTIONS = (
    Action("link.next", "right,l", "links", "Choose the next link in the detail; in a text the next sentence.",
           partial(navigation.choose_link, step=1), idle.no_links, footer=7, called=_in_text("sentences")),
    Action("link.before", "left,h", "links", "Choose the link before; in a text the sentence before.",
           partial(navigation.choose_link, step=-1), idle.no_links, footer=7, called=_in_text("sentences")),
    GO_IN,
    Action("go.back", "escape", "back", "Come back to where you went in; from there, end a search.",
           navigation.come_back, idle.outermost, footer=4),
    Action("pane.next", "tab", "pane", "Go to the next pane.", partial(navigation.to_next_pane, step=1)),
    Action("pane.before", "shift+tab", "pane before", "Go to the pane before.",
           partial(navigation.to_next_pane, step=-1)),
    Action("pane.timeline", "1", "timeline", "Go to the timeline.", partial(navigation.to_pane, number=1)),
    Action("pane.actors", "2", "actors", "Go to actors, questions and sources.",
           partial(navigation.to_pane, number=2)),
    Action("pane.claims", "3", "claims", "Go to the claims.", partial(navigation.to_pane, number=3)),
    Action("pane.detail", "4", "detail", "Go to the detail.", partial(navigation.to_pane, number=4)),
    Action("tab.before", "left_square_bracket", "tabs", "Turn pane 2 to the tab before.",
           partial(navigation.turn_tab, step=-1)),
    Action("tab.next", "right_square_bracket", "tabs", "Turn pane 2 to the next tab.",
           partial(navigation.turn_tab, step=1)),
    Action("tab.order", "equals_sign", "order", "Order pane 2 by count, by name, or as the case has it.",
           navigation.order_tab),
    Action("detail.down", "J", "scroll detail", "Scroll the detail down from any pane.",
           partial(navigation.scroll_detail, step=1)),
    Action("detail.up", "K", "scroll detail", "Scroll the detail up from any pane.",
           partial(navigation.scroll_detail, step=-1)),
    Action("history.back", "H,alt+left", "history", "Go back to the view before.",
           partial(navigation.step_history, step=-1), idle.no_view_before),
    Action("history.on", "L,alt+right", "history", "Go on to the view after.",
           partial(navigation.step_history, step=1), idle.no_view_after),
    Action("zoom.in", "plus", "zoom", "Let this pane fill the screen.",
           partial(navigation.zoom, on=True), idle.fills_already),
    Action("zoom.out", "underscore", "unzoom", "Show the other panes again.",
           partial(navigation.zoom, on=False), idle.not_zoomed, footer=5),
    Action("search.open", "slash", "search", "Search all words of the case.", finding.begin_search, footer=8),
    Action("filter.menu", "f", "filter", "Filter by facets, with counts.", narrowing.open_filters, footer=10),
    Action("compare", "c", "compare", "Compare what the sources answer to a question.",
           finding.compare, idle.no_question, footer=11),
    Action("fold.row", "w", "fold", "Unfold the row of a comparison, or fold it.",
           folding.fold, idle.nothing_folds, footer=7),
    Action("fold.all", "W", "fold all", "Unfold all rows of a comparison, or fold them.",
           folding.fold_all, idle.nothing_folds),
    Action("text.unfold", "v", "in its text", "Show a claim's words in their paragraph, again the whole text, then "
           "the card.", texts.unfold, idle.no_text, footer=7, offered=_text_at_hand, called=_unfolding),
    Action("disputed.next", "d", "disputed", "Go to the next disputed claim.",
           partial(finding.step_disputed, step=1), footer=13),
    Action("disputed.before", "D", "disputed", "Go to the disputed claim before.",
           partial(finding.step_disputed, step=-1)),
    Action("time.as-of", "a", "as of", "Show the case as of a day that you choose or type, or the whole of it again.",
           narrowing.choose_day, idle.undated, footer=14),
    Action("time.back", "less_than_sign", "day", "Go a day back: the case as it stood then.",
           partial(narrowing.step_day, step=-1), idle.first_day),
    Action("time.on", "greater_than_sign", "day", "Go a day on.", partial(narrowing.step_day, step=1), idle.no_day),
    Action("time.axis", "t", "axis", "Turn the timeline: happened, said, printed.", narrowing.turn_axis, footer=18),
    Action("time.finer", "z", "finer", "Let the bars of the timeline stand for less time: years, months, days, hours.",
           partial(narrowing.zoom_strip, step=-1), idle.finest),
    Action("time.coarser", "Z", "coarser", "Let the bars of the timeline stand for more time.",
           partial(narrowing.zoom_strip, step=1), idle.coarsest),
    Action("filter.pin", "space", "pin", "Pin the record under the cursor, or unpin it.",
           narrowing.pin, idle.not_pinnable, footer=15),
    Action("filter.clear", "X", "clear", "Take all chips away.",
           narrowing.remove_all_chips, idle.no_chips, footer=16),
    Action("filter.last", "backspace", "unpin", "Take the last chip away.", narrowing.remove_last_chip, idle.no_chips),
    Action("search.next", "n", "hits", "Go to the next hit of the search; in a text to the next quoted span.",
           partial(finding.step_hit, step=1), idle.no_hits, footer=9, called=_in_text("spans")),
    Action("search.before", "N", "hits", "Go to the hit before; in a text to the span before.",
           partial(finding.step_hit, step=-1), idle.no_hits, footer=9, called=_in_text("spans")),
    Action("bookmark.set", "m", "bookmark", "Bookmark the record that you read.",
           bookmarks.bookmark, idle.not_bookmarkable),
    Action("bookmark.go", "apostrophe", "bookmarks", "Go to a bookmark.", bookmarks.go_to_bookmark),
    Action("copy.quote", "y", "copy", "Copy the quote, word for word.",
           copying.copy_quote, idle.no_quote, footer=2),
    Action("copy.piece", "p", "copy a piece", "Copy one piece of the quote, or who says so, alone.",
           copying.copy_piece, idle.no_pieces),
    Action("copy.citation", "Y", "copy with citation", "Copy the record with its citation.",
           copying.copy_citation, idle.no_record),
    Action("copy.id", "i", "copy id", "Copy the record's id.", copying.copy_id, idle.no_record),
    Action("text.claim", "A", "claim it", "Copy a claim of the chosen sentence of a text, to be filled in.",
           texts.copy_record, idle.no_sentence, footer=7),
    Action("save", "s", "save", f"Save what is shown as {SAVED_AS}.", files.save, footer=17),
    Action("open", "o", "open", "Open the source's address, after showing it.", files.open_address, idle.no_address),
    Action("edit", "e", "edit", "Edit the record at its line.", files.edit_record, idle.not_in_a_file),
    Action("reload", "r", "reload", "Read the case anew.", files.reload),
    Action("problems", "exclamation_mark", "errors", "Show what is wrong with the case's files or the settings.",
           files.show_problems, idle.no_faults, footer=6),
    Action("changes", "U", "changes", "Show what changed in this case since you were last here.", visits.show_changes,
           idle.no_changes),
    Action("palette", "colon,ctrl+p", "go to", "Go to any record or action by its name.",
           about.open_palette, footer=19),
    Action("pane.narrower", "left_curly_bracket", "widths", "Make the left panes narrower.",
           partial(about.widen, step=-1), idle.undivided),
    Action("pane.wider", "right_curly_bracket", "widths", "Make the left panes wider.",
           partial(about.widen, step=1), idle.undivided),
    Action("theme", "T", "theme", "Choose a theme, trying each.", about.choose_theme),
    Action("help", "question_mark,shift+slash,f1", "help", "Show every key, and run one.", about.open_help,
           footer=20),
    Action("guide", "f2", "guide", "Tell how to read marks, chains, dates and days.", about.open_guide),
    Action("quit", "q", "quit", "Leave.", about.leave, footer=21),
)
# fmt: on

BY_ID = {action.id: action for action in ACTIONS}
