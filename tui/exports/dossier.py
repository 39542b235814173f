"""The order of a dossier, which Markdown and HTML share: what is asked, what is open, what happened, who said what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tui.cards.blocks import Block
from tui.cards.listed import in_order
from tui.case.finding import Finding
from tui.case.lists import event_heading
from tui.case.times import day_words
from tui.exports.pages import (
    actor_page,
    claim_page,
    event_page,
    finding_page,
    question_page,
    source_page,
)
from tui.exports.part import Part
from tui.exports.reading import reading_blocks

FEW = 5  # claims that are named with a finding; where it concerns more, none is


class Entry(NamedTuple):
    """A record, a finding or an explanation: what it is made of; of a record its kind and id."""

    blocks: Iterable[Block]
    kind: str = ""
    id: str = ""


class Group(NamedTuple):
    """Entries under a heading of their own, if they have one."""

    heading: str
    entries: Iterable[Entry]


class Chapter(NamedTuple):
    """A chapter: its name in addresses, its title, how many entries it has, and what all of them are."""

    name: str
    title: str
    size: int
    lead: str
    groups: Iterable[Group]


def chapters(part: Part) -> Iterator[Chapter]:
    """Yield the chapters that have any entry, the last of which says how to read the others."""
    case = part.case
    whole_case = f"the whole case{f' as of {day_words(case.day)}' if case.day is not None else ''}"
    scope, derived = "", ""
    if not part.whole:
        derived = f" Marks, links and findings are those of {whole_case}."
        scope = f" Counted and listed are the claims of this part; marks and findings are those of {whole_case}."
    found = findings(part)
    whole = (
        Chapter(
            "questions", "What is asked", len(part.questions), "What is said on each question; none of it is weighed.",
            _one(Entry(question_page(part, case.questions[name]), "question", name) for name in part.questions),
        ),
        Chapter(
            "open", "What the sources leave open", len(found), f"What comparing the claims of {whole_case} has found.",
            _one(Entry(finding_page(part, each.says, each.claims, FEW)) for each in found),
        ),
        Chapter(
            "timeline", "What happened, or is said to have", len(part.events),
            f"Events in their order, with what is claimed of them.{scope}", _timeline(part),
        ),
        Chapter(
            "claims", "Who said what", len(part.claims),
            f"Claims {in_order(case, part.filters)}, with the sources’ words.{derived}",
            _one(Entry(claim_page(part, claim), "claim", name) for name, claim in part.records()),
        ),
        Chapter(
            "actors", "Who is who", len(part.actors), f"What each says, and what is said of it, if anything.{scope}",
            _one(Entry(actor_page(part, case.actors[name]), "actor", name) for name in part.actors),
        ),
        Chapter(
            "sources", "The sources", len(part.sources), f"What each prints, and who speaks in it.{scope}",
            _one(Entry(source_page(part, case.sources[name]), "source", name) for name in part.sources),
        ),
    )  # fmt: skip
    yield from (chapter for chapter in whole if chapter.size)
    yield Chapter("reading", "How to read it", 0, "", _one([Entry(reading_blocks())]))


def _one(entries: Iterable[Entry]) -> Iterable[Group]:
    return [Group("", entries)]


def _timeline(part: Part) -> Iterator[Group]:
    """Yield the events under the days on which they happened."""
    case = part.case
    for heading, names in groupby(part.events, key=lambda name: event_heading(case, name)):
        yield Group(heading, [Entry(event_page(part, case.events[name]), "event", name) for name in names])


def findings(part: Part) -> Sequence[Finding]:
    """Return what is found in the case; of a part what concerns any of its records."""
    every = part.case.findings()
    return every if part.whole else [each for each in every if any(map(part.has, (*each.claims, *each.actors)))]
