"""The links of a statement's claims, each at the end of it that is one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.cards.claim import LINK_WORDS
from tui.case import Case
from tui.case.statements import Statement
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


def differing(case: Case, statement: Statement) -> str:
    """Return in what the claims of a statement differ among themselves, as links say."""
    links = [(end.link.kind, end.link.aspect) for end in ends(case, statement) if end.other in statement.claims]
    aspects = dict.fromkeys(aspect for kind, aspect in links if kind == "differs")
    if not aspects:
        return ""
    return f"they differ as to {listed([aspect for aspect in aspects if aspect])}" if any(aspects) else "they differ"
