"""Pane 4: the record under the cursor, whole; one question with its positions side by side; or a source's text."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from textual.content import Content

from tui import cards
from tui.cards import card, comparison
from tui.cards.blocks import Block, Blocks, Passage, meta, para
from tui.case import Case
from tui.case.times import day_words
from tui.explorer.state.at_hand import AtHand
from tui.explorer.state.state import DETAIL, InText, State
from tui.explorer.widgets.page import MOST_WIDTH
from tui.explorer.widgets.passages import Passages
from tui.later import later
from tui.lean import NamedTuple

if TYPE_CHECKING:
    from tui.cards.article import Article
    from tui.case import found as _found
else:
    (_found,) = later("tui.case", "found")

MADE = 80
"""Blocks that are made before they are shown: as many as fill a screen."""


class Made(NamedTuple):
    """What the pane shows of a state: its title, its blocks or a source's text, and the widest that its lines get."""

    title: str
    blocks: Sequence[Block | Passage]
    most: int
    article: Article | None = None
    lit: bool = False
    """Whether paragraphs are among the blocks with words lit, which are to be seen at once."""


def made_of(state: State) -> Hashable:
    """Return what of a state the pane is made of: not the run of a text that is chosen."""
    text = state.text and (state.text.claim, state.text.source)
    return state.reading, state.compare, state.unfolded, text


def ask(case: Case, state: State, texts: AtHand | None = None) -> Made:
    """Return the card of what the state reads, or the text; without a record, say where one is."""
    if state.text and texts:
        return _in_text(case, state.text, texts)
    name, most = state.reading, MOST_WIDTH
    if state.compare:
        found, most = comparison(case, state.compare, unfolded=state.unfolded), 10**6
    else:
        found = card(case, name) if name else None
    if found is None:
        words = "Nothing stands under the cursor. Pane 1 is the timeline."
        return Made("4 Detail", (para(words),), most)
    why = _found.found_by(case, found.id, state.sought) if found.kind == "claim" else ""
    titles = {"case": "4 Case", "day": "4 Day"}
    title = titles.get(found.kind, f"4 {found.kind.capitalize()} · {found.id}")
    blocks = found.blocks if isinstance(found.blocks, Blocks) and not why else Blocks(found.blocks)
    if why:
        blocks = Blocks(chain((para(meta(why)),), blocks))
    blocks.reach(MADE)
    return Made(title, blocks, most)


def _in_text(case: Case, text: InText, texts: AtHand) -> Made:
    """Return a claim in the paragraphs of its quotes, or the whole text of a source, or why there is none."""
    day = "" if case.day is None else f" · as of {day_words(case.day)}"
    if text.source is not None:
        found = texts.article(case, text.source)
        title = f"4 Text · {case.name(text.source)}{day}"
        if isinstance(found, str):
            return Made(title, (para(meta(found)),), MOST_WIDTH)
        return Made(title, (), MOST_WIDTH, found)
    claim = case.claims.get(text.claim)
    if claim is None:
        return Made(f"4 Claim · {text.claim}", (para(meta("This claim is no longer in the case.")),), MOST_WIDTH)
    articles = {report.source: texts.article(case, report.source) for report in claim.reports}
    blocks = tuple(cards.unfolded.unfolded_blocks(case, claim, articles))
    shown = sum(isinstance(block, Passage) for block in blocks)
    where = "In its paragraphs" if shown > 1 else "In its paragraph" if shown else "Claim"
    return Made(f"4 {where} · {claim.id}{day}", blocks, MOST_WIDTH, lit=True)


class Detail(Passages):
    """A record's card, with a cursor among the links in it; or a source's text, with one among its words."""

    digit = DETAIL
    made_of = staticmethod(made_of)
    ask = staticmethod(ask)

    def __init__(self) -> None:
        super().__init__("detail")

    def open(self, made: Made) -> None:
        """Show what was asked for."""
        self.most, self.border_title = made.most, Content(made.title)
        if made.article:
            place = self.where if self.article and self.article.source.id == made.article.source.id else None
            self.read(made.article)
            if place:  # only the day or the claims are others
                self.return_to(place)
        else:
            self.show(made.blocks)
            if made.lit:
                self.show_lit()
