"""A record as a card: titles, fields, quotes and links in neutral blocks, the same for the screen and for a pipe."""

from __future__ import annotations

from collections.abc import Iterable

from tui.cards.blocks import Block, Card
from tui.cards.claim import claim_blocks
from tui.cards.others import actor_blocks, event_blocks, question_blocks, source_blocks
from tui.cards.overview import case_blocks
from tui.case import Case
from tui.model import Actor, Claim, Event, Info, Question, Source


def card(case: Case, name: str) -> Card | None:
    """Return the card of the record with an id, or None where the case has no such record."""
    record = case.get(name)
    blocks: Iterable[Block]
    match record:
        case Info():
            kind, blocks = "case", case_blocks(case)
        case Claim():
            kind, blocks = "claim", claim_blocks(case, record)
        case Actor():
            kind, blocks = "actor", actor_blocks(case, record)
        case Event():
            kind, blocks = "event", event_blocks(case, record)
        case Question():
            kind, blocks = "question", question_blocks(case, record)
        case Source():
            kind, blocks = "source", source_blocks(case, record)
        case _:
            return None
    return Card(kind, name, tuple(blocks))
