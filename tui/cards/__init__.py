"""A record as a card: titles, fields, quotes and links in neutral blocks, the same for the screen and for a pipe."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from tui.cards.blocks import BRIEF, COMPARISONS, Block, Blocks, Card
from tui.cards.overview import case_blocks
from tui.case import Case
from tui.later import later, modules_of
from tui.model import Actor, Claim, Event, Info, Question, Source

if TYPE_CHECKING:  # `as` hands them on
    from tui.cards import article as article
    from tui.cards import body as body
    from tui.cards import briefing as _briefing
    from tui.cards import claim as _claim
    from tui.cards import compare as _compare
    from tui.cards import day as _day
    from tui.cards import others as _others
    from tui.cards import places as places
    from tui.cards import unfolded as unfolded
else:
    __getattr__ = modules_of(__name__)  # the texts of sources, which a start does not show
    _briefing, _claim, _compare = later("tui.cards", "briefing", "claim", "compare")
    _day, _others = later("tui.cards", "day", "others")


def card(case: Case, name: str) -> Card | None:
    """Return the card of a record by its id, of a day (`said=Sun 9 Jan 2022`), or of a comparison.

    `compare=ID` compares all that is said on a question, `agreed=ID` is what more than one source tells;
    `brief=ID` is what a speaker said.
    """
    axis, heading, words = name.partition("=")
    if axis in COMPARISONS:
        return comparison(case, words, agreed=axis == "agreed")
    if axis == BRIEF:
        speaker = case.get(words)
        return (
            Card(BRIEF, words, Blocks(_briefing.brief_blocks(case, speaker)))
            if isinstance(speaker, Actor | Source)
            else None
        )
    if heading:
        known = words in case.times.headings.get(axis, ())
        return Card("day", name, tuple(_day.day_blocks(case, axis, words))) if known else None
    record = case.get(name)
    blocks: Iterable[Block]
    match record:
        case Info():
            kind, blocks = "case", case_blocks(case)
        case Claim():
            kind, blocks = "claim", _claim.claim_blocks(case, record)
        case Actor():
            kind, blocks = "actor", _others.actor_blocks(case, record)
        case Event():
            kind, blocks = "event", _others.event_blocks(case, record)
        case Question():
            kind, blocks = "question", _others.question_blocks(case, record)
        case Source():
            kind, blocks = "source", _others.source_blocks(case, record)
        case _:
            return None
    return Card(kind, name, blocks if isinstance(blocks, Blocks) else Blocks(blocks))


def comparison(case: Case, name: str, *, agreed: bool = False, unfolded: Collection[str] | None = None) -> Card | None:
    """Return a question with what is said on it, some rows unfolded; or None where the case has no such question."""
    question = case.questions.get(name)
    blocks = _compare.compare_blocks(case, question, agreed=agreed, unfolded=unfolded) if question else ()
    return Card("compare", name, Blocks(blocks)) if question else None
