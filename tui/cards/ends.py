"""The links of a statement's claims, each at the end of it that is one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.cards.claim import LINK_WORDS
from tui.case import Case
from tui.case.sourcing import printing, voice_names
from tui.case.statements import Statement
from tui.folding import fold
from tui.model import Link
from tui.text import listed


class End(NamedTuple):
    """A link at the end of it that is one of a statement's claims."""

    claim: str
    link: Link
    other: str
    outward: bool

    @property
    def words(self) -> str:
        """What the link says of the claim."""
        return LINK_WORDS[self.link.kind][0 if self.outward else 1]


def ends(case: Case, statement: Statement) -> Iterator[End]:
    """Yield the links of a statement's claims, one between two of them once."""
    for name in statement.claims:
        for link in case.links(case.claims[name]):
            if link.to in case.claims:
                yield End(name, link, link.to, True)
        for other, link in case.linked_from(name):
            if other not in statement.claims:
                yield End(name, link, other, False)


def called_apart(case: Case, name: str, other: str) -> str:
    """Return what a claim is called beside another one: its words, and where both have the same, what tells it apart.

    That is who says it, else which sources print it, when it was said, or its id: no claim is linked with itself.
    """
    words = f"“{case.claims[name].text}”"
    if name == other or fold(case.claims[name].text) != fold(case.claims[other].text):
        return words
    ways = zip(_told_of(case, name), _told_of(case, other), strict=True)
    return f"{words} ({next((one for one, another in ways if one and another and one != another), name)})"


def _told_of(case: Case, name: str) -> tuple[str, str, str]:
    claim = case.claims[name]
    sources = [case.name(report.source) for report in printing(case, claim)]
    return voice_names(case, claim.speaker), f"in {listed(sources)}" if sources else "", case.when_words(claim)


def differing(case: Case, statement: Statement) -> str:
    """Return in what the claims of a statement differ among themselves, as links say."""
    links = [(end.link.kind, end.link.aspect) for end in ends(case, statement) if end.other in statement.claims]
    aspects = dict.fromkeys(aspect for kind, aspect in links if kind == "differs")
    if not aspects:
        return ""
    return f"they differ as to {listed([aspect for aspect in aspects if aspect])}" if any(aspects) else "they differ"
