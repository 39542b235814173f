"""A claim as a card: what is claimed, by what way it came, each source's words, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.blocks import Block, Field, Gap, Heading, Para, Quoted, Span, Spans, join, meta, para, spans
from tui.cards.noted import note_fields
from tui.cards.origin import matter_fields, origin_fields, share_words
from tui.cards.pieces import Piece, pieces
from tui.cards.quoted import drawn, drawn_by, quoted
from tui.cards.silence import place_words, silent_words
from tui.case import Case
from tui.case.figures import shown_number
from tui.case.links import told
from tui.case.lists import claim_row
from tui.case.marks import KIND_WORDS, MARKS
from tui.case.query import Filters
from tui.case.sourcing import own_voice, printing, told_by, voice_names, voice_words, voices
from tui.case.sums import wholes_of
from tui.case.times import day_number, day_words
from tui.case.words import figure_words
from tui.dates import When, long, short
from tui.instants import bounds
from tui.model import QUOTE_ROLES, Claim, Figure, Link, Report
from tui.text import counted, listed, one_line

STANCE_WORDS = {
    "reports": "reports it", "endorses": "says so in its own voice", "doubts": "doubts it", "denies": "denies it",
}  # fmt: skip
# A link's words from either end.
LINK_WORDS = {
    "contradicts": ("Contradicts", "Contradicted by"),
    "differs": ("Differs from", "Differs from"),
    "denies": ("Denies", "Denied by"),
    "doubts": ("Doubts", "Doubted by"),
    "supports": ("Supports", "Supported by"),
    "withdraws": ("Withdraws", "Withdrawn by"),
    "updates": ("Updates", "Updated by"),
}
MOST_ELSEWHERE = 12  # sources
ROLE_WORDS = {"attribution": "attribution", "caveat": "reservation"}
BEFORE_IT_IS_OUT = tuple(role for role in QUOTE_ROLES if role != "caveat")
"""The roles of quotes that are told of what is not known to be printed yet."""


def claim_blocks(case: Case, claim: Claim) -> Iterator[Block]:
    """Yield a claim's blocks, the evidence before everything that is derived from it."""
    yield from lead_blocks(case, claim)
    for number, report in enumerate(claim.reports):
        yield Gap()
        yield from report_blocks(case, claim, report, number)
    yield from derived_blocks(case, claim)


def lead_blocks(case: Case, claim: Claim) -> Iterator[Para | Gap]:
    """Yield what is claimed, by what way it came, when it was said, and what marks it."""
    yield para(Span(claim.text, "title"))
    yield Gap()
    # Of a source that endorses its own claim its words below say in whose voice it is told: once is enough.
    told_below = any(report.stance == "endorses" and case.out(report) for report in claim.reports)
    yield Para(chain(case, claim, voice=not told_below))
    kind = [meta(KIND_WORDS[claim.kind])] if claim.kind in KIND_WORDS else []
    marks = [Span(f"{MARKS[name].glyph} {MARKS[name].word}", "accent") for name in case.marks(claim.id)]
    yield para(*join([*said(case, claim), *kind]))
    if case.day is not None and not case.standing(claim.id):
        yield para(meta(f"as of {day_words(case.day)} it does not count as said"))
    elif case.day is not None and (later := _printed_later(case, claim, case.day)):
        yield para(meta(f"as of {day_words(case.day)} it counts as said; its words here {later}"))
    if marks:
        yield para(*join(marks, "  "))


def derived_blocks(case: Case, claim: Claim) -> Iterator[Block]:
    """Yield what stands below a claim's words: the editor's note, figures, findings, links, and where it comes from."""
    yield Gap()
    yield from noted_fields(case, claim)
    yield from link_blocks(case, claim)
    yield Gap()
    yield from other_sources(case, claim)
    yield from matter_fields(case, claim)
    yield from origin_fields(case, claim)


def noted_fields(case: Case, claim: Claim) -> Iterator[Field]:
    """Yield the editor's note on a claim, its figures, and what comparing it with others has found."""
    yield from note_fields(case, claim.note)
    for number, figure in enumerate(claim.figures):
        yield Field("Figures" if number == 0 else "", spans(*figure_spans(case, claim, figure)))
    yield from finding_fields(case, claim.id)


def finding_fields(case: Case, name: str) -> Iterator[Field]:
    """Yield what is found of the matter of a record."""
    for number, finding in enumerate(item for item in case.findings(name) if not item.overall):
        yield Field("Findings" if number == 0 else "", spans(finding.says))


def other_sources(case: Case, claim: Claim) -> Iterator[Field]:
    """Yield where the sources that do not print a claim tell of it, and which of them nothing links with it."""
    found = told(case, [claim.id])
    label = "Other sources"
    for number, (name, places) in enumerate(found.elsewhere.items()):
        if number == MOST_ELSEWHERE:
            yield Field("", spans(meta(f"and {counted(len(found.elsewhere) - number, 'more source')}")))
            break
        new = next((place for place in places if place.how not in (*LINK_WORDS, "named")), None)
        words = dict.fromkeys(map(place_words, places), "")  # what a link leads to stands above
        if new:
            words[place_words(new)] = f": “{case.claims[new.claim].text}”"
        listing = "; ".join(each + text for each, text in words.items())
        yield Field(label, spans(case.name(name), meta(f" · {listing}")), to=new and new.claim)
        label = ""
    if found.silent:
        yield Field(label, spans(silent_words(case, found.silent)))


def chain(case: Case, claim: Claim, source: str | None = None, *, named: bool = True, voice: bool = True) -> Spans:
    """Return the way from sources, or from one, to the speaker: `RFE/RL ← office ← Tokayev → Michel, by telephone`.

    Where the source is named above, it is left out; without `voice` so is that a source speaks for itself. As of a day
    only the sources that are out are named.
    """
    sources = [source] if source else [report.source for report in printing(case, claim)]
    if len(sources) == 1 and own_voice(case, claim, sources[0]):
        own = [meta(" in its own voice")] if voice else []
        parts: list[str | Span] = [case.name(claim.speaker), *own] if named else ["its own voice"]
    else:
        first = [listed([_repeating(case, source) for source in sources])] if named and sources else []
        way = [*first, *(case.name(relay) for relay in reversed(claim.via))]
        if claim.speaker not in sources and tuple(voices(case, claim.speaker)) != (claim.speaker,):
            way.append(case.name(claim.speaker))  # a memoir, in whose words another source has it
        parts = join([*way, voice_names(case, claim.speaker)], " ← ")
    if claim.to:
        parts += [meta(" → "), listed([case.name(name) for name in claim.to])]
    if claim.medium:
        parts.append(meta(f", by {claim.medium}"))
    return spans(*parts)


def _repeating(case: Case, source: str) -> str:
    """Return the name of a source, with those that it repeats."""
    found = case.sources[source].based_on if source in case.sources else ()
    return (
        f"{case.name(source)} (repeats {listed([case.name(name) for name in found])})" if found else case.name(source)
    )


def said(case: Case, claim: Claim, source: str | None = None) -> Iterator[Span]:
    """Yield when a claim was said, with the words for it; without a date when it, or one source of it, was printed.

    Printed it was first by one of its sources; beside another one that date would read as the other's.
    """
    if claim.said:
        yield Span(f"said {long(claim.said)}" + (f" (“{claim.said_text}”)" if claim.said_text else ""))
    elif claim.said_text:
        yield Span(f"said “{claim.said_text}”")
    else:
        date = _printed_in(case, claim, source)
        yield meta("no date given" + (f"; printed {long(date)}" if date else ""))


def said_in_short(case: Case, claim: Claim, source: str) -> str:
    """Return when a claim was said, in short; where the case has no date of it, when a source was printed, or words."""
    printed = None if claim.said else _printed_in(case, claim, source)
    if not (claim.said or printed) and claim.said_text:
        return f"“{one_line(claim.said_text)}”"
    return f"printed {short(printed, year=case.year)}" if printed else short(claim.said, year=case.year)


def _printed_in(case: Case, claim: Claim, source: str | None) -> When | None:
    return case.times.published(source) if source and source in case.sources else case.printed(claim)


def _printed_later(case: Case, claim: Claim, day: int) -> str | None:
    """Return that no source has surely printed a claim by a day, and whether all were printed after it."""
    dates = [case.sources[report.source].published for report in claim.reports if report.source in case.sources]
    if printing(case, claim):
        return None
    after = all((start := bounds(date)[0]) and day_number(start) > day for date in dates)
    return "were printed later" if after else "may have been printed later"


def report_blocks(case: Case, claim: Claim, report: Report, number: int) -> Iterator[Para | Quoted]:
    """Yield one source's words as the article has them: those that carry the claim, who says so, what it holds back.

    As of a day on which it was not printed yet, neither what it thinks of the claim nor what it holds back is told.
    """
    yield report_line(case, report)
    yield from _words(case, claim, report, number, QUOTE_ROLES if case.out(report) else BEFORE_IT_IS_OUT)


def report_line(case: Case, report: Report) -> Para:
    """Return what a source is called, with how it stands to what it reports, and what it holds back."""
    words: list[str | Span] = [Span(case.name(report.source), "label"), meta(f" {stance_words(case, report)}")]
    for caveat in report.caveats if case.out(report) else ():
        words += [meta(" · "), Span(f"{MARKS[caveat].glyph} {MARKS[caveat].word}", "accent")]
    return para(*words)


def stance_words(case: Case, report: Report) -> str:
    """Return how a source stands to what it reports, or that it is not known to have printed it by the case's day."""
    known = case.out(report)
    if known and report.stance == "endorses":
        return f"says so {voice_words(case, report.source)}"
    return STANCE_WORDS[report.stance] if known else f"is not known to have printed it by {day_words(case.day or 0)}"


def _words(case: Case, claim: Claim, report: Report, number: int, roles: tuple[str, ...]) -> Iterator[Para | Quoted]:
    """Yield the pieces of a report in the order of the article, below each what it carries and where it stands.

    Said once for neighbours alike; a place that words which carry the claim have is told with those.
    """
    found = pieces(case, claim, number, roles)
    stands = [standing_at(case, report.source, piece, len(found)) for piece in found]
    with_claim = {place for piece, place in zip(found, stands, strict=True) if piece.quote.role == "content"}
    notes: list[tuple[str, str | None, Span | None]] = []
    for piece, place in zip(found, stands, strict=True):
        told = None if piece.quote.role != "content" and place in with_claim else place
        notes.append((ROLE_WORDS.get(piece.quote.role, ""), piece.quote.at, told))
    for index, (piece, note) in enumerate(zip(found, notes, strict=True)):
        yield from quoted(case, piece, report.source)
        if notes[index + 1 : index + 2] != [note]:
            role, at, told = note
            yield para(*join([*(meta(words) for words in (role, at) if words), *([told] if told else [])]), indent=1)


def standing_at(case: Case, source: str, piece: Piece, count: int) -> Span:
    """Return where a piece stands in the article and whether it is as it was sealed."""
    position = piece.position
    if position is None:
        order = "; the pieces stand as in the file" if count > 1 else ""
        if case.seal.there:
            return Span(f"{MARKS['unsealed'].glyph} not sealed{order}", "accent")
        return meta(f"not sealed{order}")
    return meta(f"¶ {position.paragraph}{share_words(case, source, position)} · ✓ sealed")


def figure_spans(case: Case, claim: Claim, figure: Figure) -> Iterator[str | Span]:
    """Yield a number with what it counts, and the whole that it is a part of."""
    number = shown_number(figure)
    yield f"{number} {figure.unit}" if figure.unit else number
    yield meta(f" {figure.measure}" + (f", {figure.scope}" if figure.scope else ""))
    if figure.part_of == claim.id:
        wholes = [figure_words(other) for other in wholes_of(claim, figure)]
        yield meta(f" – a part of {f'the {wholes[0]}' if len(wholes) == 1 else 'another number of this claim'}")
    elif figure.part_of and (case.standing(figure.part_of) or figure.part_of not in case.claims):
        whole = case.claims.get(figure.part_of)
        yield meta(f" – a part of: {whole.text if whole else figure.part_of}")


def link_blocks(case: Case, claim: Claim, *, quotes: bool = True) -> Iterator[Block]:
    """Yield each link at its two ends: the other claim with its words, and who draws the link on what ground."""
    ends = [(LINK_WORDS[link.kind][0], link.to, link) for link in case.links(claim)]
    ends += [(LINK_WORDS[link.kind][1], name, link) for name, link in case.linked_from(claim.id)]
    order = [words for pair in LINK_WORDS.values() for words in pair]
    shown = ""
    for words, name, link in sorted(ends, key=lambda end: order.index(end[0])):
        if words != shown:
            yield Heading(words)
        shown = words
        yield from _other_end(case, name, link, quotes)


def _other_end(case: Case, name: str, link: Link, quotes: bool) -> Iterator[Block]:
    other = case.claims.get(name)
    aspect = f" as to {link.aspect}" if link.aspect else ""
    if other is None:
        yield para(f"{name}, which is left out of the case as read", to=name)
    else:
        yield from brief(case, other)
        for number, report in told_by(case, other) if quotes else ():
            for piece in pieces(case, other, number, ("content",)):
                yield from quoted(case, piece, report.source, aside=True, indent=1)
    why = f": {link.why}" if link.why else ""
    words = f"{' –' if why else ','} with the words" if link.quote else ""
    yield para(meta(f"drawn by {drawn_by(case, link)}{aspect}{why}{words}"), indent=1)
    if words_of_it := drawn(case, link):
        yield words_of_it


def brief(case: Case, claim: Claim, *, speaker: bool = True, question: str = "") -> Iterator[Para]:
    """Yield a claim in short: its paraphrase; below, who says it, when, in which sources, and what marks it.

    Where it stands on the card of a question, its position on that is told, too.
    """
    row = claim_row(case, claim.id, Filters.of(question=question))
    who = row.speaker if speaker else ""
    printed = "" if row.own and who else listed(row.sources)
    marks = [MARKS[mark].word for mark in row.marks]
    position = f"position: {row.position}" if row.position else ""
    later = "" if row.sources else f"not known to be printed by {day_words(case.day or 0)}"
    notes = [note for note in (later, position, KIND_WORDS.get(row.kind, ""), *marks) if note]
    yield para(claim.text, to=claim.id)
    yield para(
        meta(" · ".join(part for part in (who, row.when, printed) if part)),
        Span("".join(f" · {note}" for note in notes), "accent"),
        indent=1,
    )
