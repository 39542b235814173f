"""A heading of a time axis as a card: what was said, or printed, then."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.blocks import Block, Gap, Span, meta, para
from tui.cards.listed import claims_part
from tui.case import Case
from tui.case.lists import claim_list
from tui.case.query import Clause, Filters
from tui.case.times import UNKNOWN

DAY_WORDS = {
    "happened": ("What happened: {}", "The sources give no day for what these claims are about."),
    "said": ("Said: {}", "The sources give no day on which these were said; they were said by the day of printing."),
    "printed": ("Printed: {}", "The case gives no day on which the sources of these were printed."),
}


def day_blocks(case: Case, axis: str, words: str) -> Iterator[Block]:
    """Yield what stands under a heading of an axis."""
    title, unknown = DAY_WORDS[axis]
    yield para(Span(title.format("no day given" if words == UNKNOWN else words), "title"))
    if words == UNKNOWN:
        yield para(meta(unknown))
    yield Gap()
    listing = claim_list(case, Filters(also=(Clause(axis, (words,)),)))
    yield from claims_part(case, "In the order of the list", listing)
