"""The records of a part as a dossier has them: the blocks of their cards, counted and listed of the part alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tui.cards.blocks import Block, Field, Gap, Heading, Para, Quoted, Span, meta, para, spans
from tui.cards.claim import (
    brief,
    lead_blocks,
    link_blocks,
    noted_fields,
    other_sources,
    report_blocks,
)
from tui.cards.compare import compare_blocks
from tui.cards.noted import note_paras
from tui.cards.origin import address, matter_fields, reference, speaker_fields
from tui.cards.others import actor_blocks, event_blocks, source_blocks
from tui.case import Case
from tui.case.query import Clause, Filters
from tui.dates import long
from tui.desktop.browser import Url, safe_url
from tui.exports.part import Part, others_of
from tui.lean import replace
from tui.model import Actor, Claim, Event, Question, Source
from tui.text import counted, one_line

_ADDRESSES = ("Address", "Archived")


def claim_page(part: Part, claim: Claim) -> Iterator[Block]:
    """Yield a claim with its evidence; of what it is linked with the words stand where that is."""
    case = part.case
    yield from lead_blocks(case, claim)
    for number, report in enumerate(claim.reports):
        yield Gap()
        yield from report_blocks(case, claim, report, number)
    yield Gap()
    yield from noted_fields(case, claim)
    yield from link_blocks(case, claim, quotes=False)
    yield Gap()
    yield from other_sources(case, claim)
    yield from matter_fields(case, claim)
    yield from _origin(case, claim)


def _origin(case: Case, claim: Claim) -> Iterator[Block]:
    """Yield who speaks in what office, and each source with its headline and its address."""
    yield from speaker_fields(case, claim)
    for number, report in enumerate(claim.reports):
        source = case.sources.get(report.source)
        if source:
            yield Field("" if number else "Printed in", spans(reference(case, source)), to=source.id)
            if at := address(case, claim, number):
                yield address_field("", source.url or source.archived or "", at)


def address_field(label: str, words: str, at: str = "", notes: Sequence[Span] = ()) -> Field:
    """Return an address as it is written, which leads there where that is safe: to `at`, if that opens it at words."""
    found = [url for each in (at, words) if isinstance(url := safe_url(each), Url)]
    plain = safe_url(words)
    shown = plain.words if isinstance(plain, Url) else one_line(words)
    return Field(label, spans(shown, *notes), href=found[0].url if found else "")


def question_page(part: Part, question: Question) -> Iterator[Block]:
    """Yield a question with what is said on it, statement by statement.

    Where not all claims on it are in the part they are not compared: what one of them says would be told without what
    it is compared with.
    """
    case = part.case
    here = case.left(part.filters.narrowed(Clause("question", (question.id,))))
    every = len(case.left(Filters.of(question=question.id)))
    note = [*note_paras(case, question.note)]
    if len(here) == every:
        blocks = iter(compare_blocks(case, question))
        yield from (*islice(blocks, 1), *note)
        yield from blocks
        return
    yield para(Span(question.asks, "title"))
    all_of = f"all {every:,} claims on it, of which this part has {len(here):,}"
    yield para(meta(f"Not compared: that takes {all_of}."))
    yield from note
    for number in here:
        yield from brief(case, case.claims[case.ids[number]], question=question.id)


def event_page(part: Part, event: Event) -> Iterator[Block]:
    """Yield an event with what is said of it."""
    return event_blocks(part.case, event, part.filters)


def actor_page(part: Part, actor: Actor) -> Iterator[Block]:
    """Yield an actor with what it says, and what is said of it."""
    return actor_blocks(part.case, actor, part.filters)


def source_page(part: Part, source: Source) -> Iterator[Block]:
    """Yield a source with its addresses as such."""
    speakers = False
    for block in source_blocks(part.case, source, part.filters):
        speakers = speakers or isinstance(block, Heading)
        if isinstance(block, Field) and block.label in _ADDRESSES and block.spans:
            words, *notes = block.spans
            yield address_field(block.label, words.text, notes=notes)
        elif speakers and isinstance(block, Para):
            own = any(span.text.endswith("in its own voice") for span in block.spans[-1:])
            yield replace(block, to=block.to or (source.id if own else None))  # listed as its other speakers are
        else:
            yield block


def about_blocks(part: Part) -> Iterator[Field]:
    """Yield what is exported of which case, what the case covers, and who made it on what terms."""
    case, info = part.case, part.case.info
    if part.whole:  # of a part it stands before what is said of the whole
        yield Field("This is", spans(part.words))
    yield Field("With", spans(others_of(part)))
    if info.period:
        yield Field("Covers", spans(long(info.period)))
    if case.altered:
        words = f"{counted(case.altered, 'text')} of the case with control characters, written out as ^[ or <202e>"
        yield Field("Shown safely", spans(words))
    for label, value in (("Editor", info.editor), ("Licence", info.licence)):
        if value:
            yield Field(label, spans(value))
    if info.updated:
        yield Field("Updated", spans(long(info.updated)))


def finding_page(part: Part, says: str, claims: Sequence[str], few: int) -> Iterator[Para | Quoted]:
    """Yield what comparing claims has found, and these claims where they are few."""
    yield para(says)
    for name in claims if len(claims) <= few else ():
        yield para(meta(part.case.claims[name].text), indent=1, to=name)
