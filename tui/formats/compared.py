"""A comparison as plain values: each statement on a question, and a line for each source and claim in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tui.cards.origin import places
from tui.cards.pieces import pieces, shown_words
from tui.cards.quoted import translated_by
from tui.cards.silence import NOTHING_LINKED, place_words
from tui.case import Case
from tui.case.marks import KIND_WORDS
from tui.case.sourcing import voice_names
from tui.case.statements import Part, Statement, statements
from tui.case.times import day_words
from tui.model import Claim, Quote, Report
from tui.text import as_written

COLUMNS = (
    "statement", "part", "text", "source", "source_id", "told", "claim", "claim_id", "row", "speaker", "speaker_id",
    "via_ids", "said", "printed", "kind", "stance", "caveats", "quotes", "note", "places", "translations", "position",
)  # fmt: skip
_DIRECTED = ("contradicts", "denies", "doubts", "supports", "withdraws", "updates")
"""Ways of telling elsewhere of which it matters from which end they go."""


def _compared(case: Case, question: str, agreed: bool) -> tuple[list[Statement], dict[str, int]]:
    """Return the statements on a question, or those that more than one source tells, and the number of each claim's."""
    found = statements(case, case.questions[question]) if question in case.questions else []
    numbers = {name: each.number for each in found for name in each.claims}
    return [each for each in found if each.part == Part.COMMON or not agreed], numbers


def records(case: Case, question: str, *, agreed: bool) -> Iterator[dict[str, Any]]:
    """Yield each statement as plain values: its claims with what each source prints, then where the others tell it."""
    found, rows = _compared(case, question, agreed)
    findings = [finding for finding in case.findings(question) if not finding.overall]
    for each in found:
        yield {
            "question": question,
            "statement": each.number,
            "part": each.part.value,
            "text": as_written(each.words),
            "position": each.position and as_written(each.position),
            "printed_by": _printing(case, each),
            "claims": [_claim(case, case.claims[name]) for name in each.claims],
            "elsewhere": [
                {"source": source, "how": place.how, "claim": place.claim, "statement": rows.get(place.claim)}
                | ({"from_it": place.outward} if place.how in _DIRECTED else {})
                | ({"named": True} if place.named else {})
                for source, places in each.told.elsewhere.items()
                for place in places
            ],
            "no_claim_linked": list(each.told.silent),
            "findings": [finding.says for finding in findings if not set(finding.claims).isdisjoint(each.claims)],
        }


def table(case: Case, question: str, *, agreed: bool) -> Iterator[tuple[object, ...]]:
    """Yield the cells of COLUMNS for each source of each statement: what it prints, where else it tells, or neither."""
    found, rows = _compared(case, question, agreed)
    for each in found:
        lead = (each.number, each.part.value, each.words)
        for source in case.sources:
            for claim, report in _reports(case, each, source):
                told = "prints it" if case.out(report) else f"not known to be printed by {day_words(case.day or 0)}"
                yield *lead, case.name(source), source, told, *_cells(case, claim, report, each.number), each.position
            for place in each.told.elsewhere.get(source, ()):
                claim = case.claims[place.claim]
                told = place_words(place)
                cells = _cells(case, claim, None, rows.get(place.claim))
                yield *lead, case.name(source), source, told, *cells, each.position
            if source in each.told.silent:
                yield *lead, case.name(source), source, NOTHING_LINKED, *[None] * (len(COLUMNS) - 7), each.position


def _printing(case: Case, each: Statement) -> list[str]:
    """Return the sources that print a statement by the case's day."""
    out = {report.source for name in each.claims for report in case.claims[name].reports if case.out(report)}
    return [source for source in each.sources if source in out]


def _reports(case: Case, each: Statement, source: str) -> Iterator[tuple[Claim, Report]]:
    for name in each.claims:
        for report in case.claims[name].reports:
            if report.source == source:
                yield case.claims[name], report


def _cells(case: Case, claim: Claim, report: Report | None, row: int | None) -> tuple[object, ...]:
    thought = report if report and case.out(report) else None
    quotes, stands, translations = None, None, None
    if report:
        number = claim.reports.index(report)
        found = pieces(case, claim, number, ("content",))
        quotes, stands = shown_words(found), places(case, claim, number)
        translations = [
            f"{translated_by(case, each)}: {each.text}" for piece in found if (each := piece.quote.translation)
        ]
    return (
        claim.text, claim.id, row, voice_names(case, claim.speaker), claim.speaker, list(claim.via), claim.said,
        case.times.published(report.source) if report else case.printed(claim),
        KIND_WORDS.get(claim.kind, claim.kind), thought.stance if thought else None,
        list(thought.caveats) if thought else None, quotes, claim.note, stands, translations,
    )  # fmt: skip


def _claim(case: Case, claim: Claim) -> dict[str, Any]:
    printed = case.printed(claim)
    return {
        "id": claim.id,
        "text": as_written(claim.text),
        "speaker": claim.speaker,
        "via": list(claim.via),
        "said": claim.said.text if claim.said else None,
        "printed": printed.text if printed else None,
        "kind": claim.kind,
        "reports": [_report(report, case.out(report)) for report in claim.reports],
    } | ({"note": as_written(claim.note)} if claim.note else {})


def _report(report: Report, out: bool) -> dict[str, Any]:
    """Return what a source prints, without what it thinks of it and holds back where it is not known to be out."""
    quotes = [quote for quote in report.quotes if out or quote.role != "caveat"]
    return {
        "source": report.source,
        "stance": report.stance if out else None,
        "caveats": list(report.caveats) if out else [],
        "quotes": [_quote(quote) for quote in quotes],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    """Return the words of a quote, what they carry, where they stand and what they say in another language."""
    found: dict[str, Any] = {"exact": as_written(quote.exact), "role": quote.role}
    if quote.at:
        found["at"] = as_written(quote.at)
    if quote.translation:
        text, lang, by = quote.translation.text, quote.translation.lang, quote.translation.by
        found["translation"] = {"text": as_written(text), "lang": as_written(lang), "by": by}
    return found
