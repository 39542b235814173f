"""What a claim is about, and whence its words come: who says them in what office, where they are printed and stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote as percent_encoded

from tui.cards.blocks import Field, join, meta, spans
from tui.cards.pieces import pieces
from tui.case import Case
from tui.case.sourcing import roles_by_then, voices
from tui.case.words import publisher_of
from tui.dates import long
from tui.model import UNRECORDED, Actor, Claim, Quote, Source
from tui.reading.flowing import reflowed
from tui.reading.quotes import Position
from tui.text import as_written, one_line

MOST_ADDRESS = 1_900  # characters; a longer one may not be opened
MOST_WORDS = 300  # characters, percent-encoded; of more the first and last words name it
ENDS = 5  # words


def matter_fields(case: Case, claim: Claim) -> Iterator[Field]:
    """Yield what a claim is about, and what it answers."""
    positions = dict(claim.positions)
    for label, names in (("Events", claim.events), ("About", claim.actors), ("Answers", claim.answers)):
        for number, name in enumerate(names):
            position = meta(f" · position: {positions[name]}") if label == "Answers" and name in positions else ""
            yield Field(label if number == 0 else "", spans(case.name(name), position), to=name)


def origin_fields(case: Case, claim: Claim) -> Iterator[Field]:
    """Yield who speaks with the roles that the claim's sources give, and each source with its headline and address."""
    yield from speaker_fields(case, claim)
    for number, report in enumerate(claim.reports):
        source = case.sources.get(report.source)
        if source:
            yield Field("" if number else "Printed in", spans(reference(case, source)), to=source.id)
            if found := address(case, claim, number):
                yield Field("", spans(found))


def speaker_fields(case: Case, claim: Claim) -> Iterator[Field]:
    """Yield who speaks, with the roles that the claim's sources give."""
    if claim.speaker == UNRECORDED:
        yield Field("Speaker", spans(meta("not recorded")))
        return
    for number, name in enumerate(who for who in voices(case, claim.speaker) if who not in case.sources):
        label = "" if number else "Speaker"
        yield Field(label, spans(*join([case.name(name), *roles_of(case, claim, name)])), to=name)


def roles_of(case: Case, claim: Claim, speaker: str = "") -> list[str]:
    """Return what the sources that print a claim call its speaker, or one of them: each office, of whom, and when."""
    if not speaker:
        every = [role for name in voices(case, claim.speaker) for role in roles_of(case, claim, name)]
        return list(dict.fromkeys(every))
    actor = case.actors.get(speaker)
    sources = {report.source for report in claim.reports}
    found = []
    for role in roles_by_then(case, actor) if isinstance(actor, Actor) else ():
        if role.in_ in sources:
            parts = (role.title, case.name(role.of) if role.of else "", long(role.when) if role.when else "")
            found.append(", ".join(one_line(part) for part in parts if part))
    return list(dict.fromkeys(found))


def reference(case: Case, source: Source) -> str:
    """Return a source's headline, author, publisher and date on a line; what it does not give is left out.

    It is led by what the source is called, where that is not its publisher.
    """
    author = f", by {one_line(source.author)}" if source.author else ""
    publisher = publisher_of(source)
    called = "" if case.name(source.id) in (publisher, source.title) else f"{one_line(case.name(source.id))} – "
    found = called + f"“{one_line(source.title)}”{author}" + (f", {one_line(publisher)}" if publisher else "")
    if source.published or source.published_text:
        found += f", {dated(long(source.published) if source.published else '', source.published_text)}"
    return found


def dated(when: str, words: str | None) -> str:
    """Return a date with the words that it was printed in, either of which may be missing."""
    printed = f"“{one_line(words)}”" if words else ""
    return f"{when} ({printed})" if when and printed else when or printed


def address(case: Case, claim: Claim, number: int) -> str | None:
    """Return the address at which the words of a report are opened, if only that of a copy, or None."""
    source = case.sources.get(claim.reports[number].source)
    url = source and (source.url or source.archived)
    if not url:
        return None
    found = pieces(case, claim, number, ("content",)) or pieces(case, claim, number)
    return at_words(one_line(url), [piece.quote for piece in found])


def places(case: Case, claim: Claim, number: int) -> list[str]:
    """Return where the words of a report stand that carry the claim: as the source counts, and in which paragraphs."""
    found = pieces(case, claim, number, ("content",)) or pieces(case, claim, number)
    source = claim.reports[number].source
    stands = []
    for piece in found:
        at, place = piece.quote.at, piece.position
        paragraph = f"¶ {place.paragraph}{share_words(case, source, place)}" if place else ""
        stands.append(", ".join(filter(None, (at and one_line(at), paragraph))))
    return list(dict.fromkeys(filter(None, stands)))


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
    return percent_encoded(words, safe="", errors="replace").replace("-", "%2D")
