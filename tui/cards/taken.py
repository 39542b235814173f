"""A claim in a list that is taken along: its words, and all that it takes to find them again."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.blocks import Block, Para, join, para
from tui.cards.claim import chain, report_blocks, said
from tui.cards.origin import origin_fields
from tui.case import Case
from tui.model import Claim


def taken_blocks(case: Case, claim: Claim) -> Iterator[Block]:
    """Yield what is taken along of a claim in a list of them: by what way it came, its words, and where they stand."""
    yield Para(chain(case, claim))
    yield para(*join(said(case, claim)))
    for number, report in enumerate(claim.reports):
        yield from report_blocks(case, claim, report, number)
    yield from origin_fields(case, claim)
