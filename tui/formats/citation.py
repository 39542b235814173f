"""A record as words to paste into notes: a claim's quotes untouched, and where they stand; plain text, short lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.cards.blocks import LEFT_OUT
from tui.cards.claim import BEFORE_IT_IS_OUT, ROLE_WORDS, chain, stance_words
from tui.cards.origin import address, dated, reference, roles_of, share_words
from tui.cards.pieces import Piece, pieces, running
from tui.cards.quoted import translated_by
from tui.case import Case
from tui.case.marks import MARKS
from tui.case.sourcing import searched_words, spellings_of, voice_names
from tui.dates import long
from tui.model import (
    QUOTE_ROLES,
    UNRECORDED,
    Actor,
    Claim,
    Event,
    Info,
    Question,
    Record,
    Report,
    Source,
    kind_of,
)
from tui.text import as_written, listed, one_line


def quote_text(case: Case, name: str) -> str | None:
    """Return the words that carry a claim, byte for byte as its file has them, or None where there are none.

    They are the content quotes of its reports, those of each in the article's order with ` […] ` between two unless
    they touch, and an empty line between two reports. They may hold control characters: for a clipboard, never for a
    terminal.
    """
    claim = case.get(name)
    if not isinstance(claim, Claim):
        return None
    words = (running(pieces(case, claim, number, ("content",))) for number in range(len(claim.reports)))
    return "\n\n".join(filter(None, words)) or None


def each_piece(case: Case, name: str) -> list[tuple[Report, Piece]]:
    """Return all quotes of a claim that its card shows, each with its report, in the order in which they stand there.

    Of any other record there are none.
    """
    claim = case.get(name)
    if not isinstance(claim, Claim):
        return []
    return [(report, piece) for number, report in enumerate(claim.reports) for piece in _told(case, claim, number)]


def _told(case: Case, claim: Claim, number: int) -> list[Piece]:
    return pieces(case, claim, number, QUOTE_ROLES if case.out(claim.reports[number]) else BEFORE_IT_IS_OUT)


def citation(case: Case, name: str) -> str:
    """Return a record's reference in a few lines; raises KeyError for an id that the case does not have.

    A claim's quotes stand between quotation marks as their file has them, each source's above how it stands to them;
    then who said it, by what way and when, and each source whole. All but the quotes is cleaned and on one line each.
    """
    record = case.get(name)
    if record is None:
        raise KeyError(name)
    return "\n".join((*_lines(case, record), _ids(case, name, record)))


def _lines(case: Case, record: Record) -> Iterator[str]:
    match record:
        case Claim():
            yield from _claim(case, record)
        case Source():
            yield reference(case, record)
            yield from filter(None, [record.url and one_line(record.url)])
            if record.archived:
                on = f", {long(record.archived_on)}" if record.archived_on else ""
                yield f"Archived: {one_line(record.archived)}{on}"
            told = (("Language", record.lang), ("Rights", record.rights), ("SHA-256", record.sha256))
            for label, value in (*ties(case, record, case.name), *told):
                if value:
                    yield f"{label}: {one_line(value)}"
        case Actor():
            yield one_line(record.name)
            printed = spellings_of(case, record)
            for name in dict.fromkeys(spelling.in_ for spelling in printed):
                spellings = [one_line(spelling.text) for spelling in printed if spelling.in_ == name]
                yield f"{one_line(case.name(name))} prints: {', '.join(spellings)}"
        case Event():
            yield one_line(record.title)
            yield dated(long(record.when), record.when_text) + (f", {one_line(record.where)}" if record.where else "")
        case Question():
            yield one_line(record.asks)
            searched: dict[str, list[str]] = {}
            for each in filter(case.is_out, record.looked_in):
                searched.setdefault(searched_words(case, record.id, each), []).append(case.name(each))
            yield from (f"Searched, {words}: {one_line(listed(names))}" for words, names in searched.items())
        case Info():
            yield one_line(record.title)
            if record.period:
                yield f"Covers: {long(record.period)}"
            for label, value in (("Editor", record.editor), ("Licence", record.licence)):
                if value:
                    yield f"{label}: {one_line(value)}"


def ties(case: Case, source: Source, called: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield in whose voice a source is, what it is part of and what it repeats, each under its label.

    `called` returns what another source is called, by its id.
    """
    if source.by:
        yield "In the voice of", voice_names(case, source.id)
    if source.part_of:
        yield "Part of", called(source.part_of)
    if source.based_on:
        yield "Repeats", listed([called(name) for name in source.based_on])


def _claim(case: Case, claim: Claim) -> Iterator[str]:
    if quote_text(case, claim.id) is None:
        yield f"In the editor's words: {one_line(claim.text)}"
    for number, report in enumerate(claim.reports):
        out = case.out(report)
        found = _told(case, claim, number)
        yield from (line for piece in found for line in _piece(case, piece))
        caveats = [MARKS[caveat].word for caveat in report.caveats if out]
        stance = f"{one_line(case.name(report.source))} {stance_words(case, report)}"
        yield " · ".join([stance, *caveats, *_places(case, report, found)])
    roles = roles_of(case, claim)
    who = "not recorded" if claim.speaker == UNRECORDED else one_line(voice_names(case, claim.speaker))
    yield f"Speaker: {who}" + (f" ({'; '.join(roles)})" if roles else "")
    yield f"By way of: {one_line(''.join(span.text for span in chain(case, claim)))}"
    printed = case.printed(claim)
    if claim.said or claim.said_text:
        yield f"Said: {dated(long(claim.said) if claim.said else '', claim.said_text)}"
    else:
        yield f"Printed: {long(printed)}, no date of saying given" if printed else "Said: no date given"
    for number, report in enumerate(claim.reports):
        source = case.sources.get(report.source)
        if source:
            yield f"In: {reference(case, source)}"
            yield from filter(None, [address(case, claim, number)])


def _piece(case: Case, piece: Piece) -> Iterator[str]:
    """Yield a quote between quotation marks, what it carries unless that is the claim, where; and its translation."""
    quote = piece.quote
    notes = filter(None, (ROLE_WORDS.get(quote.role), quote.at and one_line(quote.at)))
    left_out = f"{LEFT_OUT} " if piece.left_out else ""
    yield f"{left_out}“{as_written(quote.exact)}”" + "".join(f" – {note}" for note in notes)
    if quote.translation:
        yield f"{one_line(translated_by(case, quote.translation))}: “{one_line(quote.translation.text)}”"


def _places(case: Case, report: Report, found: list[Piece]) -> Iterator[str]:
    """Yield where in the source the words stand that carry the claim, and whether any are other than those sealed."""
    content = [piece for piece in found if piece.quote.role == "content"] or found
    places = sorted({piece.position for piece in content if piece.position}, key=lambda place: place.at)
    paragraphs: dict[int, str] = {}
    for place in places:
        paragraphs.setdefault(place.paragraph, f"{place.paragraph}{share_words(case, report.source, place)}")
    if len(paragraphs) > 1:
        yield f"paragraphs {listed([str(number) for number in paragraphs])}"
    else:
        yield from (f"paragraph {words}" for words in paragraphs.values())
    known = all(piece.position for piece in found)
    if case.seal.there and not known:
        yield MARKS["unsealed"].word
    if len(found) > 1 and not known:
        yield "the pieces stand as in the case's file"


def _ids(case: Case, name: str, record: Record) -> str:
    kind = "" if isinstance(record, Info) else f", {kind_of(record)} {name}"
    return f"On Record: case {case.info.id}{kind}"
