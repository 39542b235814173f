"""A question with its positions side by side: one column a source, one row a position, and no verdict below."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.blocks import Block, Columns, Field, Gap, Heading, Para, Quoted, Span, meta, para, spans
from tui.cards.claim import chain, finding_fields, report_blocks, said
from tui.case import Case
from tui.case.lists import claim_list
from tui.case.marks import KIND_WORDS
from tui.case.query import Filters
from tui.case.times import day_words
from tui.model import Claim, Question
from tui.text import counted, listed

MOST = 200  # positions


def compare_blocks(case: Case, question: Question) -> Iterator[Block]:
    """Yield each position in the order in which it was said: its claim, and for each source its words or silence."""
    listing = claim_list(case, Filters.of(question=question.id))
    claims = [case.claims[listing.id(index)] for index in range(len(listing))]
    speaking = [
        name for name in case.sources if any(report.source == name for claim in claims for report in claim.reports)
    ]
    silent = [source.publisher for name, source in case.sources.items() if name not in speaking]
    yield para(Span(question.asks, "title"), to=question.id)
    day = f", as of {day_words(case.day)}" if case.day is not None else ""
    yield para(meta(f"{counted(len(claims), 'position')} in {counted(len(speaking), 'source')}{day}; none is weighed"))
    if silent:
        yield para(meta(f"Not mentioned at all by {listed(silent, 'or')}"))
    yield from finding_fields(case, question.id)
    for number, claim in enumerate(claims[:MOST]):
        yield Gap()
        yield para(meta(f"{number + 1}  "), Span(claim.text, "title"), to=claim.id, hang=1)
        yield Columns(tuple(tuple(_cell(case, claim, name)) for name in speaking))
    if len(claims) > MOST:
        yield Gap()
        yield para(meta(f"and {len(claims) - MOST:,} more: the list of claims has them all"))


def _cell(case: Case, claim: Claim, source: str) -> Iterator[Para | Field | Quoted | Heading | Gap]:
    """Yield what one source has of a position: who says it, when, its words with their caveats, or its silence."""
    mine = [(number, report) for number, report in enumerate(claim.reports) if report.source == source]
    if not mine:
        yield para(Span(case.name(source), "label"), meta(" · not mentioned"))
        return
    if claim.speaker != source or claim.via or claim.to:  # its own voice is told with its words
        yield Para(chain(case, claim, source))
    kind = meta(f" · {KIND_WORDS[claim.kind]}" if claim.kind in KIND_WORDS else "")
    yield Para(spans(*said(case, claim), kind))
    for number, report in mine:
        yield from report_blocks(case, claim, report, number)
