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
    "happened": ("What happened: {}", "no event", "These claims are about no event of the case."),
    "said": (
        "Said: {}", "no day given",
        "The case gives no day on which these were said: no source does, or does so in words alone. "
        "They were said by the day of printing.",
    ),
    "printed": ("Printed: {}", "no day given", "The case gives no day on which the sources of these were printed."),
}  # fmt: skip
"""By the axis its heading, and what is said of what has no day there."""


def day_blocks(case: Case, axis: str, words: str) -> Iterator[Block]:
    """Yield what stands under a heading of an axis."""
    title, none, why = DAY_WORDS[axis]
    yield para(Span(title.format(none if words == UNKNOWN else words), "title"))
    if words == UNKNOWN:
        yield para(meta(why))
    yield Gap()
    listing = claim_list(case, Filters(also=(Clause(axis, (words,)),)))
    yield from claims_part(case, "In the order of the list", listing)
