"""How to read a dossier: what stands in it, its marks, chains and dates."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.blocks import Block, Field, Heading, meta, para, spans
from tui.cards.guide import CHAINS, DATES
from tui.case.marks import MARKS

_TOLD = ("RFE/RL ← Tokayev", "RFE/RL ← office ← Tokayev", "… → Charles Michel", "in its own voice", "in the voice of …",
         "Echo (repeats Wire)", "p. 253", "translated (en) by …", "[…]", "Note", "¶ 6 · ✓ sealed")  # fmt: skip


def reading_blocks() -> Iterator[Block]:
    """Yield how to read a dossier."""
    yield para(
        "A claim is what one speaker says, as the editor puts it in one sentence. Below it stand the words of the "
        "sources that print it, whole and unaltered; where a page broke them into lines they run on. Words that carry "
        "no claim are named below: attribution says who said so, reservation what the source holds back."
    )
    yield Heading("Marks")
    for mark in MARKS.values():
        yield Field(f"{mark.glyph} {mark.word}", spans(meta(mark.says)))
    yield para(
        "Marks are derived from what the sources print and how the claims are linked. None is a verdict: that both "
        "print a thing makes it no truer, silence is not denial, and a post that vanished is not withdrawn."
    )
    yield Heading("Chains and quotes")
    yield from (Field(words, spans(meta(CHAINS[words]))) for words in _TOLD)
    yield Heading("Dates")
    yield from (Field(words, spans(meta(says))) for words, says in DATES.items())
