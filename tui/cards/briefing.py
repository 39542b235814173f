"""What one speaker said, in the order of saying, with the words, the way they came, and what stands against them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.cards.blocks import Block, Field, Gap, Heading, Para, Quoted, Span, join, meta, para, spans
from tui.cards.claim import LINK_WORDS, chain, finding_fields, report_blocks, said
from tui.cards.quoted import drawn_by
from tui.case import Case
from tui.case.lists import claim_list
from tui.case.marks import KIND_WORDS, MARKS
from tui.case.query import Clause, Filters
from tui.case.sourcing import speakers, voice_names, voices
from tui.case.times import UNKNOWN, day_words
from tui.model import UNRECORDED, Actor, Claim, Link, Source
from tui.reading.flowing import reflowed
from tui.text import counted, listed

OPPOSING = ("contradicts", "denies", "doubts", "withdraws")
"""Links by which one claim stands against another."""
_KINDS = {"unnamed": "voices without a name"}


class Against(NamedTuple):
    """A link that sets a claim against another: from which end, the other one, and whether the speaker says it, too.

    What others say in one voice with the speaker is theirs alone where the speaker has no part in it.
    """

    link: Link
    outward: bool
    other: str
    own: bool


def brief_blocks(case: Case, speaker: Actor | Source) -> Iterator[Block]:
    """Yield a speaker's blocks: who it is and counts, then what was said, what of it is dated in no day last."""
    spoken = said_by(case, speaker.id)
    yield para(Span(case.name(speaker.id), "title"))
    kind = _KINDS.get(speaker.kind, speaker.kind) if isinstance(speaker, Actor) else "source"
    speaks = f"speaks in {counted(len(spoken), 'claim')}"
    others = speaker.by if isinstance(speaker, Source) and not spoken else ()  # whose its own words are
    told = f"what it says is told of {listed([case.name(name) for name in others])}"
    yield para(meta(f"{kind} · {told if others else speaks}"))
    for number, name in enumerate(others):
        says = f" · {name}, speaks in {counted(len(said_by(case, name)), 'claim')}"
        yield Field("" if number else "In the voice of", spans(case.name(name), meta(says)), to=name)
    if case.day is not None:
        yield Field("As of", spans(day_words(case.day)))
    yield from _ways(case, speaker.id)
    if passed := passed_on(case, speaker.id):
        number = case.count("via", speaker.id)
        yield Field("Passes on", spans(counted(number, "claim"), meta(f" – of {listed(_numbered(case, passed))}")))
    yield from _about(case, speaker.id)
    yield from finding_fields(case, speaker.id)
    for title, claims in (
        ("Said, in the order of saying", [claim for claim in spoken if claim.said]),
        ("Said, dated in a source's words alone", [claim for claim in spoken if not claim.said and claim.said_text]),
        ("Said, no date given", [claim for claim in spoken if not (claim.said or claim.said_text)]),
    ):
        if claims:
            yield Heading(f"{title} ({counted(len(claims), 'claim')})")
        for claim in claims:
            yield from _told(case, claim, speaker.id)
            yield Gap()


def against(case: Case, claim: Claim, speaker: str) -> list[Against]:
    """Return the links that set what a speaker says against what is said: first those that this claim draws itself."""
    ends = [(link, True, link.to) for link in case.links(claim)]
    ends += [(link, False, name) for name, link in case.linked_from(claim.id)]
    return [
        Against(link, outward, other, speaker in voices(case, case.claims[other].speaker))
        for link, outward, other in ends
        if link.kind in OPPOSING and other in case.claims
    ]


def said_by(case: Case, speaker: str) -> Sequence[Claim]:
    """Return what a speaker said in the order of saying, then what has words alone for its date, then what has none."""
    listing = claim_list(case, Filters.of(speaker=speaker))
    spoken = [case.claims[listing.id(index)] for index in range(len(listing))]
    return sorted(spoken, key=lambda claim: (claim.said is None, not claim.said_text and claim.said is None))


def _ways(case: Case, speaker: str) -> Iterator[Field]:
    """Yield which relays passed on what was said, and which sources print it, with numbers of claims."""
    spoken = Filters.of(speaker=speaker)
    relays = {name: number for name, number in case.counts("via", spoken).items() if name != UNKNOWN}
    direct = len(case.left(spoken)) - len(case.left(spoken.narrowed(Clause("via", tuple(relays))))) if relays else 0
    if named := [f"{each} passes on {number:,}" for each, number in _ordered(case, relays)]:
        yield Field("Relays", spans("; ".join(named), meta(f"; for {direct:,} none is named" if direct else "")))
    out, later = printing(case, speaker)
    if out:
        yield Field("Printed by", spans(listed(_numbered(case, out))))
    if later and case.day is not None:
        by_then = meta(f"not known by {day_words(case.day)}: ")
        yield Field("" if out else "Printed by", spans(by_then, listed(_numbered(case, later))))


def printing(case: Case, speaker: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many claims of a speaker each source prints that is out, and those that are not known to be, as many.

    Which are out is asked of the day that the case is shown as of.
    """
    spoken = Filters.of(speaker=speaker)
    claims = (case.claims[case.ids[number]] for number in case.left(spoken)) if case.day is not None else ()
    later = Counter(name for claim in claims for name in {r.source for r in claim.reports if not case.out(r)})
    return case.counts("source", spoken), later


def passed_on(case: Case, speaker: str) -> dict[str, int]:
    """Return how many of the claims that a speaker passes on each makes whose they are."""
    return speakers(case, Filters.of(via=speaker))


def _about(case: Case, speaker: str) -> Iterator[Field]:
    """Yield in how many claims something is said about the speaker, by whom, and how many of those are disputed."""
    about = Filters.of(about=speaker)
    number = len(case.left(about))
    if not number:
        yield Field("Spoken of", spans("in no claim"))
        return
    disputed = case.count("mark", "disputed", about)
    yield Field("Spoken of", spans(
        f"in {counted(number, 'claim')}", meta(f", {disputed:,} of them disputed" if disputed else ""),
        meta(f" – by {listed(_numbered(case, speakers(case, about)))}"),
    ))  # fmt: skip


def _ordered(case: Case, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return names with their numbers, the greatest first."""
    return [(case.name(name), number) for name, number in sorted(counts.items(), key=lambda item: -item[1])]


def _numbered(case: Case, counts: Mapping[str, int]) -> list[str]:
    return [f"{name} ({number:,})" for name, number in _ordered(case, counts)]


def _told(case: Case, claim: Claim, speaker: str) -> Iterator[Block]:
    """Yield a claim: its paraphrase, when and by what way it came, each source's words, and what stands against it."""
    kind = [meta(KIND_WORDS[claim.kind])] if claim.kind in KIND_WORDS else []
    marks = [Span(f"{MARKS[name].glyph} {MARKS[name].word}", "accent") for name in case.telling(claim.id)]
    yield para(claim.text, to=claim.id)
    yield para(*join([*said(case, claim), *kind, *marks]), indent=1)
    yield Para(chain(case, claim), indent=1)
    for number, report in enumerate(claim.reports):
        yield from report_blocks(case, claim, report, number)
    for each in against(case, claim, speaker):
        yield from _against(case, each)


def _against(case: Case, each: Against) -> Iterator[Para | Quoted]:
    other, link = case.claims[each.other], each.link
    verb = LINK_WORDS[link.kind][0 if each.outward else 1]
    who = "the same speaker's own" if each.own else f"{voice_names(case, other.speaker)}:"
    who = "words whose speaker is not recorded:" if other.speaker == UNRECORDED else who
    aspect = f" as to {link.aspect}" if link.aspect else ""
    why = f": {link.why}" if link.why else ""
    words = f"{' –' if why else ','} with the words" if link.quote else ""
    yield para(Span(f"{verb} ", "accent"), f"{who} “{other.text}”", to=each.other, indent=1)
    yield para(meta(f"drawn by {drawn_by(case, link)}{aspect}{why}{words}"), indent=2)
    if link.quote:
        yield Quoted(reflowed(link.quote), aside=True, indent=2)
