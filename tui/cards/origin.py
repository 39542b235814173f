"""Where a claim's words come from: who says them in what office, by what way, where they are printed and stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.cards.blocks import Field, join, spans
from tui.cards.pieces import pieces
from tui.case import Case
from tui.dates import long
from tui.model import Actor, Claim, Quote, Source
from tui.reading.flowing import reflowed
from tui.reading.quotes import Position
from tui.text import as_written, one_line

MOST_ADDRESS = 1_900  # characters; a longer one may not be opened
MOST_WORDS = 300  # characters, percent-encoded; of more the first and last words name it
ENDS = 5  # words


def origin_fields(case: Case, claim: Claim) -> Iterator[Field]:
    """Yield who speaks with the roles that the claim's sources give, and each source with its headline and address."""
    if claim.speaker not in case.sources:
        yield Field("Speaker", spans(*join([case.name(claim.speaker), *roles_of(case, claim)])), to=claim.speaker)
    for number, report in enumerate(claim.reports):
        source = case.sources.get(report.source)
        if source:
            yield Field("" if number else "Printed in", spans(reference(source)), to=source.id)
            if found := address(case, claim, number):
                yield Field("", spans(found))


def roles_of(case: Case, claim: Claim) -> list[str]:
    """Return what the sources that print a claim call its speaker: each office, where it is held, and when."""
    actor = case.actors.get(claim.speaker)
    sources = {report.source for report in claim.reports}
    found = []
    for role in actor.roles if isinstance(actor, Actor) else ():
        if role.in_ in sources:
            parts = (role.title, case.name(role.of) if role.of else "", long(role.when) if role.when else "")
            found.append(", ".join(one_line(part) for part in parts if part))
    return list(dict.fromkeys(found))


def reference(source: Source) -> str:
    """Return a source's headline, author, publisher and date on a line; what it does not give is left out."""
    author = f", by {one_line(source.author)}" if source.author else ""
    found = f"“{one_line(source.title)}”{author}, {one_line(source.publisher)}"
    if source.published or source.published_text:
        found += f", {dated(long(source.published) if source.published else '', source.published_text)}"
    return found


def dated(when: str, words: str | None) -> str:
    """Return a date with the words that it was printed in, either of which may be missing."""
    printed = f"“{one_line(words)}”" if words else ""
    return f"{when} ({printed})" if when and printed else when or printed


def address(case: Case, claim: Claim, number: int) -> str | None:
    """Return the address at which the words of a report are opened, or None where its source has none."""
    source = case.sources.get(claim.reports[number].source)
    if source is None or not source.url:
        return None
    found = pieces(case, claim, number, ("content",)) or pieces(case, claim, number)
    return at_words(one_line(source.url), [piece.quote for piece in found])


def places(case: Case, claim: Claim, number: int) -> list[str]:
    """Return in which paragraphs the words of a report stand that carry the claim, each with how far into the text."""
    found = pieces(case, claim, number, ("content",)) or pieces(case, claim, number)
    source = claim.reports[number].source
    stands = [
        (piece.position.paragraph, share_words(case, source, piece.position)) for piece in found if piece.position
    ]
    return list(dict.fromkeys(f"¶ {paragraph}{share}" for paragraph, share in stands))


def share_words(case: Case, source: str, position: Position) -> str:
    """Return how far through a source's text something stands, led by a comma; nothing where its length is unknown."""
    known = case.sources.get(source)
    return f", {_share(position.at / known.chars)}" if known and known.chars else ""


def _share(part: float) -> str:
    """Return in words how far through a text something stands, to the nearest named share."""
    shares = {0.0: "at the start", 0.25: "a quarter of the way in", 0.33: "a third of the way in", 0.5: "half-way in",
              0.67: "two thirds of the way in", 0.75: "three quarters of the way in", 1.0: "at the end"}  # fmt: skip
    return shares[min(shares, key=lambda share: abs(share - part))]


def at_words(url: str, quotes: Sequence[Quote]) -> str:
    """Return a web address that opens at quotes, by a text fragment; any other, or a very long one, as it is."""
    if not re.match("https?://", url, re.IGNORECASE) or ":~:" in url or " " in url:
        return url
    texts = [text for quote in quotes if (text := _fragment(quote))]
    while texts:
        found = f"{url}{'' if '#' in url else '#'}:~:{'&'.join(f'text={text}' for text in texts)}"
        if len(found) <= MOST_ADDRESS:
            return found
        texts.pop()
    return url


def _fragment(quote: Quote) -> str:
    """Return how a text fragment names a quote: `prefix-,words,-suffix`, of long ones `first words,last words`."""
    lines = [one_line(line) for line in reflowed(as_written(quote.exact)).splitlines() if line.strip()]
    if not lines:
        return ""
    first, last = lines[0].split(" "), lines[-1].split(" ")
    text = _encoded(" ".join(lines))
    if len(lines) > 1 or (len(text) > MOST_WORDS and len(first) > 2 * ENDS):
        text = f"{_encoded(' '.join(first[:ENDS]))},{_encoded(' '.join(last[-ENDS:]))}"
    prefix, suffix = (_encoded(one_line(as_written(words or ""))) for words in (quote.prefix, quote.suffix))
    return (f"{prefix}-," if prefix else "") + text + (f",-{suffix}" if suffix else "")


def _encoded(words: str) -> str:
    from urllib.parse import quote  # here, since a case without addresses does not need it

    return quote(words, safe="", errors="replace").replace("-", "%2D")
