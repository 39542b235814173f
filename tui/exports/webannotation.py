"""W3C Web Annotations in JSON-LD: a collection with one annotation for each quote.

A quote's target is its page, with the words and what stands around them; where the page has no address on the web, the
text by its SHA-256. A position comes from the seal and is one in that text, in code points from 0, not in the page:
so it is a target of its own. The body is the paraphrase; tags tell the claim's id, the source's stance and what the
words carry. Left out are speakers, dates, links, figures, and whatever else a claim has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tui.cards.claim import stance_words
from tui.cards.pieces import Piece, pieces
from tui.case import Case
from tui.exports.part import Part
from tui.exports.referenced import web
from tui.model import Claim, Report
from tui.text import as_written

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_SHA256 = re.compile("[0-9a-f]{64}", re.IGNORECASE)


def lines(part: Part) -> Iterator[str]:
    """Yield the lines of the collection; how many annotations there are stands at its end, when that is known."""
    case, number = part.case, 0
    which = () if part.whole else (part.words,)  # a part is no new state of the whole collection
    whole, page = _name(case, *which), _name(case, *which, "page")
    yield "{"
    yield f' "@context": {_written(CONTEXT)},'
    yield f' "id": {_written(whole)},'
    yield ' "type": "AnnotationCollection",'
    yield f' "label": {_written(f"{as_written(case.info.title)}: {as_written(part.words)}")},'
    yield f' "first": {{"id": {_written(page)}, "type": "AnnotationPage", "partOf": {_written(whole)}, "startIndex": 0,'
    yield '  "items": ['
    before = ""
    for each in _annotations(part):
        if before:
            yield f"{before},"
        number += 1
        before = f"   {_written(each)}"
    if before:
        yield before
    yield "  ]},"
    yield f' "total": {number}'
    yield "}"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)


def _name(case: Case, *parts: object) -> str:
    """Return a name for something of a case that is the same in every export."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '/'.join(map(str, ('onrecord', case.info.id, *parts))))}"


def _annotations(part: Part) -> Iterator[dict[str, Any]]:
    for _, claim in part.records():
        for number, report in enumerate(claim.reports):
            for piece in pieces(part.case, claim, number):
                if piece.quote.role != "caveat" or part.case.out(report):
                    yield _annotation(part.case, claim, number, piece)


def _annotation(case: Case, claim: Claim, number: int, piece: Piece) -> dict[str, Any]:
    report = claim.reports[number]
    stance = report.stance if case.out(report) else f"the source {stance_words(case, report)}"
    tags = [f"claim: {claim.id}", f"stance: {stance}"]
    editor = case.info.editor
    return {
        "id": _name(case, claim.id, number, piece.at),
        "type": "Annotation",
        "motivation": "describing",
        **({"creator": {"name": as_written(editor)}} if editor else {}),
        "body": [
            {"type": "TextualBody", "value": as_written(claim.text), "format": "text/plain", "purpose": "describing"},
            *(
                {"type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging"}
                for tag in (*tags, f"words: {piece.quote.role}")
            ),
        ],
        "target": list(_targets(case, report, piece)),
    }


def _targets(case: Case, report: Report, piece: Piece) -> Iterator[dict[str, Any]]:
    source = case.sources.get(report.source)
    url, digest = (source.url or "", source.sha256 or "") if source else ("", "")
    text = f"urn:sha256:{digest.lower()}" if _SHA256.fullmatch(digest) else ""
    page = url if _WEB.fullmatch(url) else web(url) if re.match("https?://", url, re.IGNORECASE) else ""
    quote, place = piece.quote, piece.position
    words = {
        "type": "TextQuoteSelector",
        "exact": as_written(quote.exact),
        **({"prefix": as_written(quote.prefix)} if quote.prefix else {}),
        **({"suffix": as_written(quote.suffix)} if quote.suffix else {}),
    }
    stands = place and {
        "type": "TextPositionSelector",
        "start": place.at,
        "end": place.at + (place.length or len(as_written(quote.exact))),
    }
    if page:
        yield {"source": page, "selector": words}
        if stands and text:
            yield {"source": text, "selector": stands}
        return
    selectors = [words, stands] if stands and text else words
    yield {"source": text or _name(case, "source", report.source), "selector": selectors}
