"""Words that sources are said to print: quotes, spellings and links' quotes, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.digests import sha256
from tui.lean import NamedTuple
from tui.model import Actor, Claim, Quote, Record, Source
from tui.reading.flowing import flowing
from tui.text import as_written

Key = tuple[str, str, str]


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Words(NamedTuple):
    """Words that a source is said to print: the record that says so, the path in it, the source, the selector."""

    record: str
    path: tuple[str | int, ...]
    source: str
    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def hash(self) -> str:
        """The first 64 bits, in hex, of the SHA-256 of the words with their prefix and suffix, whatever their lines."""
        return _hash(*map(flowing, (self.prefix, self.exact, self.suffix)))

    @property
    def key(self) -> Key:
        """Record, source and hash, by which the seal lists them."""
        return self.record, self.source, self.hash

    @property
    def keys(self) -> tuple[Key, ...]:
        """The key, and the one by which older seals list words that have other white space than single spaces."""
        written = _hash(self.prefix, self.exact, self.suffix)
        return (self.key,) if written == self.hash else (self.key, (self.record, self.source, written))

    @property
    def noun(self) -> str:
        """The word for them in messages: quote, spelling or link's quote."""
        return {"names": "spelling", "links": "link's quote"}.get(str(self.path[0]), "quote")


class Position(NamedTuple):
    """Where words begin in their source's text: the offset in characters, and the number of the paragraph from 1."""

    at: int
    paragraph: int
    length: int = 0
    """The characters that they take there, where those are not as many as they have or lines break them; else 0."""
    space: int = 0
    """The white space behind them, where that is the end of a line and more than one character; otherwise 0."""


def quote_words(claim: str, number: int, source: str, at: int, quote: Quote) -> Words:
    """Return a quote of a claim's report as words to seal, as the file has them."""
    parts = [as_written(text) for text in (quote.exact, quote.prefix or "", quote.suffix or "")]
    return Words(claim, ("reports", number, "quotes", at), source, *parts)


def all_words(records: Mapping[str, Record], around: Mapping[str, Record] | None = None) -> Iterator[Words]:
    """Yield every quote, spelling and link's quote in some records; sources are looked for in these, or around them."""
    known = records if around is None else around
    for name, record in records.items():
        if isinstance(record, Claim):
            for number, report in enumerate(record.reports):
                for at, quote in enumerate(report.quotes):
                    yield quote_words(name, number, report.source, at, quote)
            for number, link in enumerate(record.links):
                if link.quote:
                    # Drawn by a source, the words are its own; drawn by an actor, they stand where the claim does.
                    source = link.by if isinstance(known.get(link.by), Source) else record.reports[0].source
                    yield Words(name, ("links", number, "quote"), source, as_written(link.quote))
        elif isinstance(record, Actor):
            for number, spelling in enumerate(record.names):
                yield Words(name, ("names", number, "text"), spelling.in_, as_written(spelling.text))
