"""Why an action has nothing to do where one is: said when its key is pressed, and in the help.

Each is a function of the situation alone, asked and tested without a screen; `{quit}` is where `with_keys` puts a key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.case import Case
from tui.case.times import day_words
from tui.explorer.state import navigation
from tui.explorer.state.at_hand import AtHand
from tui.explorer.state.sizes import WIDTHS
from tui.explorer.state.state import DETAIL, State
from tui.lean import dataclass, field
from tui.model import Actor, Claim, Event, Record, Source

if TYPE_CHECKING:
    from tui.cards.article import Article


@dataclass(frozen=True, slots=True)
class Situation:
    """Where one is, as far as it decides what can be done there."""

    case: Case
    state: State
    behind: int = 0
    ahead: int = 0
    """How many views lie behind and ahead in the history."""
    shape: str = "three"
    """How the panes stand: a shape of `sizes.arrange`."""
    hits: int = 0
    """How many records the search finds."""
    links: bool = False
    """Whether anything in the detail leads to another record."""
    leads_to: str | None = None
    """The record that the chosen link leads to."""
    finer: str | None = None
    coarser: str | None = None
    """What a bar of the day strip can be that is finer than now, and coarser."""
    unchanged: str | None = None
    """Why there is nothing that changed since one was last here, or None where there is."""
    faults: bool = False
    """Whether anything is wrong with the case's files or the settings."""
    unread: bool = False
    """Whether files of the case are still being read, for the first time or anew."""
    texts: AtHand = field(default_factory=AtHand)
    """The sources' texts, as far as they are at hand."""
    article: Article | None = None
    """The whole text of a source that is read."""

    @property
    def meant(self) -> str:
        """The id of what keys are about."""
        return navigation.meant(self.state, self.leads_to)

    @property
    def record(self) -> Record | None:
        """The record that keys are about, or None for a heading of the timeline."""
        return self.case.get(self.meant)

    @property
    def nobody(self) -> str:
        """What begins a sentence that says of no claim that it quotes the text: of a day those that stand by then."""
        day = self.article.case.day if self.article else None
        return "No claim" if day is None else f"No claim that stands by {day_words(day)}"


Idle = Callable[[Situation], str | None]
"""Returns why an action has nothing to do in a situation, or None when it has."""


def never(at: Situation) -> None:
    """Return None: there is always something to do."""


# Going about


def innermost(at: Situation) -> str | None:
    """Return why there is no way further in."""
    if at.article:
        run = at.state.text and at.state.text.at
        if not run and (why := no_hits(at)):
            return f"{why} {{link.next}} chooses a sentence, {{text.claim}} then copies a record for it."
        if not run:
            return "{search.next} chooses a quoted span, {link.next} a sentence, {go.in} then a claim that quotes it."
        if at.article.touching(run):
            return None
        return f"{at.nobody} quotes this sentence; {{text.claim}} copies a record for it."
    if at.state.pane != DETAIL or at.leads_to:
        return None
    if at.links:
        return "This is the innermost pane: {link.next} chooses a link to follow, {go.back} comes back."
    return "This is the innermost pane; {go.back} comes back."


def outermost(at: Situation) -> str | None:
    """Return why there is no way back out."""
    return None if at.state.back() else "This is the outermost pane; {quit} leaves."


def no_links(at: Situation) -> str | None:
    """Return why no link can be chosen."""
    if at.state.pane != DETAIL:
        return "Links are chosen in the detail; {pane.detail} goes there."
    if at.article:
        return None if at.article.body.sentences else "This text has no sentence."
    return None if at.links else "Nothing in this card leads to another record."


def no_view_before(at: Situation) -> str | None:
    """Return why the history does not go back."""
    return None if at.behind else "This is where it began; there is no view before it."


def no_view_after(at: Situation) -> str | None:
    """Return why the history does not go on."""
    return None if at.ahead else "This is the newest view; there is none after it."


def fills_already(at: Situation) -> str | None:
    """Return why the pane can't be zoomed."""
    if at.state.compare and at.state.text:
        return "The text fills the screen already; {go.back} leads back to the comparison."
    if at.state.compare:
        return "A comparison fills the screen already; {go.back} leaves it."
    if at.state.zoomed:
        return "The pane is zoomed already; {zoom.out} shows the others again."
    return "This pane fills the screen already." if at.shape == "one" else None


def not_zoomed(at: Situation) -> str | None:
    """Return why there is no zoom to end."""
    zooms = "" if fills_already(at) else "; {zoom.in} zooms this one"
    return None if at.state.zoomed else f"No pane is zoomed{zooms}."


def undivided(at: Situation) -> str | None:
    """Return why no border can be moved."""
    return None if at.shape in WIDTHS else "The panes stand in one column here: there is nothing to divide."


# Finding and narrowing


def no_hits(at: Situation) -> str | None:
    """Return why there is no hit to go to, or in a text no quoted span."""
    if at.article:
        return None if at.article.lights.runs else f"{at.nobody} quotes this text."
    if not at.state.sought.asks:
        return "No search is on; {search.open} begins one."
    return None if at.hits else "The search finds nothing; {search.open} changes it, {filter.last} ends it."


def not_pinnable(at: Situation) -> str | None:
    """Return why what the cursor is on can't be pinned."""
    return None if navigation.pinnable(at.state) else "Only a record can be pinned; this is not one."


def no_chips(at: Situation) -> str | None:
    """Return why there is no chip to take away."""
    pins = "{filter.pin} pins, {filter.menu} filters, {search.open} searches"
    return None if at.state.chips() else f"There is no chip: {pins}."


def undated(at: Situation) -> str | None:
    """Return why the case can't be shown as of a day."""
    what = "Nothing that has been read yet" if at.case.partial else "Nothing in this case"
    return None if at.case.days() else f"{what} has a date to go by."


def first_day(at: Situation) -> str | None:
    """Return why no day lies before."""
    if at.case.days() and at.state.as_of is not None and at.state.as_of <= at.case.days()[0]:
        none = "Nothing that has been read yet" if at.case.partial else "Nothing"
        return f"{none} is known to have been said before this day."
    return undated(at)


def no_day(at: Situation) -> str | None:
    """Return why no day lies ahead."""
    return "The case is shown as of no day; {time.back} goes a day back." if at.state.as_of is None else None


def finest(at: Situation) -> str | None:
    """Return why the bars above the timeline can't stand for less time."""
    return None if at.finer else "There are no finer bars for the dates along this axis."


def coarsest(at: Situation) -> str | None:
    """Return why the bars above the timeline can't stand for more time."""
    return None if at.coarser else "There are no coarser bars for the dates along this axis."


_TURNS = {"actors": "{tab.next}", "sources": "{tab.before}"}


def no_question(at: Situation) -> str | None:
    """Return why there is no question to compare."""
    if at.state.compare or navigation.questions(at.case, at.state):
        return None
    tab = at.state.tab
    turns = f"{_TURNS[tab]} turns to the questions" if tab in _TURNS else "pane 2 has the questions"
    if not isinstance(at.record, Claim | Event | Actor | Source):  # of the whole case that would not be true
        return f"One question is compared at a time; {turns}."
    left = " by what the chips leave" if at.state.narrowed and not isinstance(at.record, Claim) else ""
    return f"No question is answered here{left}; {turns}."


def nothing_folds(at: Situation) -> str | None:
    """Return why no row folds."""
    if at.state.compare and at.state.text:
        return "{go.back} leads back to the comparison, where rows fold."
    if not at.state.compare:
        return "Rows fold in a comparison; {compare} compares."
    return None if at.links else "Nothing stands in this comparison."


# Taking away, and back to the files

_CITES = "{copy.citation} copies the record with its citation"


def no_quote(at: Situation) -> str | None:
    """Return why there is no quote to copy."""
    if isinstance(at.record, Claim):
        return None
    if at.state.compare and at.links:
        return "{link.next} chooses a claim in this comparison; then its quote can be copied."
    return f"Only a claim has a quote; {_CITES}."


def no_pieces(at: Situation) -> str | None:
    """Return why there are no pieces of words to choose from."""
    if not isinstance(at.record, Claim):
        return no_quote(at) if at.state.compare else f"Only a claim has quotes; {_CITES}."
    many = sum(len(report.quotes) for report in at.record.reports) > 1
    return None if many else "This claim has one quote, in one piece; {copy.quote} copies it."


def no_text(at: Situation) -> str | None:
    """Return why a claim's words can't be read in their text, as far as that is known."""
    if at.state.text:
        return None
    if not isinstance(at.record, Claim):
        if at.state.compare and at.links:
            return "{link.next} chooses a claim in this comparison; then its words can be read in their text."
        return "Only a claim has words that stand in a text; go to one."
    return at.texts.why(at.case, [report.source for report in at.record.reports])


def no_sentence(at: Situation) -> str | None:
    """Return why there is no sentence to make a record of."""
    if at.article is None:
        return "A sentence is chosen in a source's text; {text.unfold} leads to that."
    chosen = at.state.text and at.state.text.at
    return None if chosen else "{link.next} chooses a sentence here; then {text.claim} copies a record for it."


def no_record(at: Situation) -> str | None:
    """Return why there is no record to copy."""
    return None if at.record else "There is no record here to copy."


def not_bookmarkable(at: Situation) -> str | None:
    """Return why what is read can't be bookmarked."""
    return None if at.record else "Only a record can be bookmarked."


def no_address(at: Situation) -> str | None:
    """Return why there is no address to open."""
    if not isinstance(at.record, Claim | Source):
        return "Only a claim and a source have an address; go to one."
    if not navigation.sources_with_address(at.case, at.record.id):
        one = isinstance(at.record, Source) or len({report.source for report in at.record.reports}) == 1
        its = "this source" if isinstance(at.record, Source) else f"the source{'' if one else 's'} of this claim"
        given = "What has been read yet" if at.case.partial else "The case"
        return f"{given} gives no address for {its}."
    return None


def not_in_a_file(at: Situation) -> str | None:
    """Return why there is no line to edit."""
    return "No file holds this; a record can be edited." if at.case.place(at.meant) is None else None


def no_faults(at: Situation) -> str | None:
    """Return why there are no errors to show."""
    if at.unread and not at.faults:
        return "The files of this case are still being read; what is wrong with them is told then."
    return None if at.faults else "Nothing is wrong with the files of this case or with config.yaml."


def no_changes(at: Situation) -> str | None:
    """Return why there is nothing that changed to show."""
    return at.unchanged
