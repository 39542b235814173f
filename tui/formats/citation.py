"""A record as words to paste into notes: a claim's quotes untouched, and where they stand; plain text, short lines."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.claim import STANCE_WORDS, chain
from tui.case import Case
from tui.case.marks import MARKS
from tui.dates import long
from tui.model import Actor, Claim, Event, Info, Question, Record, Report, Source, kind_of
from tui.reading.quotes import quote_words
from tui.text import as_written, listed, one_line


def quote_text(case: Case, name: str) -> str | None:
    """Return the words that carry a claim, byte for byte as its file has them, or None where there are none.

    They are the content quotes of all its reports in the case's order, each of them whole and as it stands, with an
    empty line between two. They may hold control characters: for a clipboard, never for a terminal.
    """
    claim = case.get(name)
    if not isinstance(claim, Claim):
        return None
    return "\n\n".join(words for report in claim.reports for words in _words(report)) or None


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
            yield from _reference(record)
            for label, value in (("Language", record.lang), ("Rights", record.rights), ("SHA-256", record.sha256)):
                if value:
                    yield f"{label}: {one_line(value)}"
        case Actor():
            yield one_line(record.name)
            for name in dict.fromkeys(spelling.in_ for spelling in record.names):
                spellings = [one_line(spelling.text) for spelling in record.names if spelling.in_ == name]
                yield f"{one_line(case.name(name))} prints: {', '.join(spellings)}"
        case Event():
            yield one_line(record.title)
            yield _dated(long(record.when), record.when_text) + (f", {one_line(record.where)}" if record.where else "")
        case Question():
            yield one_line(record.asks)
        case Info():
            yield one_line(record.title)
            if record.period:
                yield f"Covers: {long(record.period)}"
            for label, value in (("Editor", record.editor), ("Licence", record.licence)):
                if value:
                    yield f"{label}: {one_line(value)}"


def _claim(case: Case, claim: Claim) -> Iterator[str]:
    if quote_text(case, claim.id) is None:
        yield f"In the editor's words: {one_line(claim.text)}"
    for number, report in enumerate(claim.reports):
        yield from (f"“{words}”" for words in _words(report))
        caveats = [MARKS[caveat].word for caveat in report.caveats]
        stance = f"{one_line(case.name(report.source))} {STANCE_WORDS[report.stance]}"
        yield " · ".join([stance, *caveats, *_places(case, claim, number, report)])
    yield f"Speaker: {one_line(case.name(claim.speaker))}"
    yield f"By way of: {one_line(''.join(span.text for span in chain(case, claim)))}"
    printed = case.printed(claim)
    if claim.said or claim.said_text:
        yield f"Said: {_dated(long(claim.said) if claim.said else '', claim.said_text)}"
    else:
        yield f"Printed: {long(printed)}, no date of saying given" if printed else "Said: no date given"
    for name in dict.fromkeys(report.source for report in claim.reports):
        source = case.sources.get(name)
        if source:
            reference, *address = _reference(source)
            yield from (f"In: {reference}", *address)


def _words(report: Report) -> Iterator[str]:
    """Yield the quotes of a report that carry the claim, as their file has them."""
    return (as_written(quote.exact) for quote in report.quotes if quote.role == "content")


def _places(case: Case, claim: Claim, number: int, report: Report) -> Iterator[str]:
    """Yield in which paragraphs of the source the quotes stand, and whether they are other than those sealed."""
    content = [(at, quote) for at, quote in enumerate(report.quotes) if quote.role == "content"]
    found = [case.seal.position(quote_words(claim.id, number, report.source, at, quote)) for at, quote in content]
    paragraphs = [str(number) for number in sorted({position.paragraph for position in found if position})]
    if paragraphs:
        yield f"paragraph{'s' if len(paragraphs) > 1 else ''} {listed(paragraphs)}"
    if case.seal.there and None in found:
        yield MARKS["unsealed"].word


def _reference(source: Source) -> Iterator[str]:
    """Yield a source's title, author, publisher and date on a line, and its address on another."""
    author = f", by {one_line(source.author)}" if source.author else ""
    reference = f"“{one_line(source.title)}”{author}, {one_line(source.publisher)}"
    if source.published or source.published_text:
        when = _dated(long(source.published) if source.published else "", source.published_text)
        reference += f", {when}"
    yield reference
    if source.url:
        yield one_line(source.url)


def _dated(when: str, words: str | None) -> str:
    """Return a date with the words that it was printed in, either of which may be missing."""
    printed = f"“{one_line(words)}”" if words else ""
    return f"{when} ({printed})" if when and printed else when or printed


def _ids(case: Case, name: str, record: Record) -> str:
    kind = "" if isinstance(record, Info) else f", {kind_of(record)} {name}"
    return f"On Record: case {case.info.id}{kind}"
