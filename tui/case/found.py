"""Why a search finds a record, where the words sought do not stand on its card: a spelling of someone in it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.case import Case
from tui.case.query import Sought
from tui.case.words import link_words, people, words_of
from tui.folding import light_pattern, readings
from tui.model import Claim
from tui.text import listed


def found_by(case: Case, name: str, sought: Sought) -> str:
    """Return by which spellings a claim was found, in words; nothing where its card shows all words sought."""
    claim = case.get(name)
    spellings = dict.fromkeys(_spellings(case, claim, sought)) if isinstance(claim, Claim) else {}
    return f"found by the spelling {listed(list(spellings))}" if spellings else ""


def _spellings(case: Case, claim: Claim, sought: Sought) -> Iterator[str]:
    texts = case.texts(claim.id)
    links = [*case.links(claim), *(link for _, link in case.linked_from(claim.id))]
    quotes = (quote for report in claim.reports if case.out(report) for quote in report.quotes)
    held = (words for quote in quotes for words in words_of(quote))
    shown = [*texts.own, *texts.around, *link_words(links), *held, *map(case.name, people(claim, case.get))]
    for lights in sought.terms:
        pattern = light_pattern(lights)
        if pattern and not any(pattern.search(way) for text in shown for way in readings(text)):
            spelled = (name for name in texts.names if any(map(pattern.search, readings(name))))
            yield from list(spelled)[:1]
