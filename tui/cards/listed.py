"""A part of a card: claims in brief under a heading."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.blocks import Block, Heading, meta, para
from tui.cards.claim import brief
from tui.case import Case
from tui.case.query import Filters
from tui.case.rows import ClaimRow, Listing
from tui.case.times import UNKNOWN
from tui.text import counted


def claims_part(
    case: Case, heading: str, claims: Listing[ClaimRow], most: int = 200, *, speaker: bool = True
) -> Iterator[Block]:
    """Yield a heading and the claims under it in brief; of very many, the first ones."""
    if not len(claims):
        return
    yield Heading(f"{heading} ({counted(len(claims), 'claim')})")
    for index in range(min(most, len(claims))):
        yield from brief(case, case.claims[claims.id(index)], speaker=speaker)
    if len(claims) > most:
        yield para(meta(f"and {len(claims) - most:,} more: the list of claims has them all"))


def in_order(case: Case, filters: Filters) -> str:
    """Return in what order the claims stand that filters leave: not all of them may have a date of saying."""
    undated = case.count("said", UNKNOWN, filters)
    else_printed = ", or printed where the case has no date of that" if undated else ""
    return f"in the order in which they were said{else_printed}"
