"""Where the words that claims quote stand in the text of their source: looked up there, never taken on trust."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tui.case import Case
from tui.case.lists import claim_list
from tui.case.query import Filters
from tui.reading.flowing import flowing
from tui.reading.quotes import Position, Words, quote_words

if TYPE_CHECKING:
    from tui.reading.source_text import SourceText


class Run(NamedTuple):
    """A run of a text: from a character to one behind its last."""

    start: int
    end: int


class Placed(NamedTuple):
    """A quote of a claim's report by its numbers, and where it stands; none where that is no single place."""

    claim: str
    report: int
    quote: int
    run: Run | None


class Sealed(Protocol):
    """What knows where words stood when they were sealed."""

    def position(self, words: Words) -> Position | None:
        """Return that place, or None where they are not those that were sealed."""
        ...


def placed(case: Case, source: str, text: SourceText) -> list[Placed]:
    """Return the quotes that claims have of a source, each with its place in the text."""
    return list(_placed(case.at(None), source, text))


def _placed(case: Case, source: str, text: SourceText) -> Iterator[Placed]:
    for name in claim_list(case, Filters.of(source=source)).names():
        claim = case.claims[name]
        for number, report in enumerate(claim.reports):
            for at, quote in enumerate(report.quotes) if report.source == source else ():
                words = quote_words(name, number, source, at, quote)
                yield Placed(name, number, at, place_of(text, case.seal, words))


def place_of(text: SourceText, seal: Sealed, words: Words) -> Run | None:
    """Return where words stand: where the seal has them if they are there, else where they are found, if only once."""
    sealed = seal.position(words)
    if sealed:
        run = Run(sealed.at, sealed.at + (sealed.length or len(words.exact)))
        if _stand(text.text, run, words):
            return run
    found = text.find(words.exact, words.prefix, words.suffix)
    return Run(*found[0]) if len(found) == 1 else None


def _stand(text: str, run: Run, words: Words) -> bool:
    """Tell whether words stand at a place, between their prefix and their suffix."""
    before, after = flowing(words.prefix), flowing(words.suffix)
    return (
        flowing(text[run.start : run.end]) == flowing(words.exact)
        and flowing(text[max(run.start - 2 * len(before) - 8, 0) : run.start]).endswith(before)
        and flowing(text[run.end : run.end + 2 * len(after) + 8]).startswith(after)
    )
