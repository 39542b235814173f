"""Why a search finds a record, where the words sought do not stand on its card: a spelling of someone in it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.case import Case
from tui.case.query import Sought
from tui.case.sourcing import spellings_of
from tui.case.times import day_words
from tui.case.words import called_as, link_words, people, words_of
from tui.folding import light_pattern
from tui.model import Actor, Claim
from tui.readings import readings
from tui.text import listed


def found_by(case: Case, name: str, sought: Sought) -> str:
    """Return by which spellings a claim was found, in words; nothing where its card shows all words sought.

    As of a day a spelling that no source had printed is named as that, and only where no other one has the words.
    """
    claim = case.get(name)
    spellings = dict.fromkeys(_spellings(case, claim, sought)) if isinstance(claim, Claim) else {}
    by_then = [spelling for spelling, out in spellings if out]
    later = [spelling for spelling, out in spellings if not out]
    parts = [f"the spelling {listed(by_then)}"] if by_then else []
    if later and case.day is not None:
        parts.append(f"the spelling {listed(later)}, not known to be printed by {day_words(case.day)}")
    return f"found by {'; by '.join(parts)}" if parts else ""


def _spellings(case: Case, claim: Claim, sought: Sought) -> Iterator[tuple[str, bool]]:
    """Yield for each word sought that the card does not show a spelling with it, and whether it is printed by then."""
    links = [*case.links(claim), *(link for _, link in case.linked_from(claim.id))]
    quotes = (quote for report in claim.reports if case.out(report) for quote in report.quotes)
    held = (words for quote in quotes for words in words_of(quote))
    texts, who = case.texts(claim.id), people(claim, case.get)
    shown = [*texts.own, *texts.around, *link_words(links), *held, *map(case.name, who)]
    by_then = dict.fromkeys(called for name in who for called in _called_by_then(case, name))
    names = [*by_then, *(name for name in texts.names if name not in by_then)]
    for lights in sought.terms:
        pattern = light_pattern(lights)
        if pattern and not any(pattern.search(way) for text in shown for way in readings(text)):
            spelled = (name for name in names if any(map(pattern.search, readings(name))))
            yield from ((name, name in by_then) for name in list(spelled)[:1])


def _called_by_then(case: Case, name: str) -> Iterator[str]:
    """Yield what an actor or a source is called as of the case's day."""
    record = case.get(name)
    if isinstance(record, Actor):
        yield record.name
        yield from (spelling.text for spelling in spellings_of(case, record))
    else:
        yield from called_as(record)
