"""Actors, events, questions and sources as cards; claims are counted and listed of what filters leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from tui.cards.blocks import Block, Field, Gap, Heading, Span, join, meta, para, spans
from tui.cards.claim import BEFORE_IT_IS_OUT, ROLE_WORDS, STANCE_WORDS, brief, finding_fields
from tui.cards.listed import claims_part, in_order
from tui.cards.noted import note_paras
from tui.cards.pieces import pieces
from tui.cards.quoted import quoted
from tui.case import ALL, Case
from tui.case.lists import claim_list, said_by_itself
from tui.case.positions import position_counts
from tui.case.query import Clause, Filters
from tui.case.rows import ClaimRow, Listing
from tui.case.sourcing import in_office, roles_by_then, searched_words, speakers, told_by, voice_words
from tui.case.times import day_words
from tui.case.words import publisher_of
from tui.dates import When, long
from tui.model import QUOTE_ROLES, UNRECORDED, Actor, Event, Question, Role, Source
from tui.reading.quotes import all_words
from tui.text import clean, counted


def actor_blocks(case: Case, actor: Actor, filters: Filters = ALL) -> Iterator[Block]:
    """Yield an actor's blocks: every spelling with who prints it, roles over time, and each claim it has a part in.

    That is what it said, what it passes on, what was said of it, and what was said to it where it has no other part.
    """
    yield para(Span(actor.name, "title"))
    kind = "voices without a name" if actor.kind == "unnamed" else actor.kind
    says, passes, spoken_of = (claim_list(case, _among(filters, facet, actor.id)) for facet in _PARTS)
    told = claim_list(case, _among(filters, "actor", actor.id)).without(says, passes, spoken_of)
    counts = f"speaks in {counted(len(says), 'claim')}, is spoken of in {len(spoken_of):,}"
    more = (("passes on", passes), ("is only addressed in", told))
    counts += "".join(f", {words} {len(claims):,}" for words, claims in more if len(claims))
    yield para(meta(f"{kind} · {counts}"))
    yield from note_paras(case, actor.note)
    yield Gap()
    for name in filter(case.is_out, case.sources):
        printed = [words for words in all_words({actor.id: actor}) if words.source == name]
        if printed:
            sealed = all(case.seal.position(words) for words in printed)
            proof = meta("  ✓ sealed" if sealed else "  not sealed" if case.seal.there else "")
            yield Field(
                f"{case.name(name)} prints", spans(*join([clean(words.exact) for words in printed]), proof), to=name
            )
    for number, role in enumerate(roles_by_then(case, actor)):
        office = f"{role.title}, {case.name(role.of)}" if role.of else role.title
        notes = [long(role.when) if role.when else "", case.name(role.in_) if role.in_ else ""]
        yield Field(
            "Roles" if number == 0 else "", spans(office, meta("".join(f" · {note}" for note in notes if note)))
        )
    if actor.part_of:
        yield Field("Belongs to", spans(case.name(actor.part_of)), to=actor.part_of)
    yield from _each(case, "In its voice", [*filter(case.is_out, case.store.related("voice_in", actor.id))])
    yield from _of_others(case, actor)
    yield from finding_fields(case, actor.id)
    yield from claims_part(case, "Says", says, speaker=False)
    yield from claims_part(case, "Passes on", passes)
    yield from claims_part(case, "Is spoken of", spoken_of)
    yield from claims_part(case, "Is only addressed", told)


_PARTS = ("speaker", "via", "about")
"""The facets of what an actor does in a claim, or is in it, but for hearing it."""


def _among(filters: Filters, facet: str, name: str) -> Filters:
    """Return filters that leave of what others leave what has to do with a record."""
    return filters.narrowed(Clause(facet, (name,))) if filters.any else Filters.of(**{facet: name})


def _of_others(case: Case, actor: Actor) -> Iterator[Field]:
    """Yield who has a role in an actor, now or once, as the sources call it, and who belongs to it."""
    roles: list[tuple[Actor, Role]] = []
    for other in in_office(case, actor.id):
        roles += [(other, role) for role in roles_by_then(case, other) if role.of == actor.id]
    label = "Who is what to it" if actor.kind == "person" else "Roles in it"
    for number, (other, role) in enumerate(roles):
        notes = [role.title, long(role.when) if role.when else "", case.name(role.in_) if role.in_ else ""]
        words = meta("".join(f" · {note}" for note in notes if note))
        yield Field(label if number == 0 else "", spans(other.name, words), to=other.id)
    for number, part in enumerate(case.store.parts(actor.id)):
        yield Field("Belong to it" if number == 0 else "", spans(case.name(part)), to=part)


def _each(case: Case, label: str, names: Sequence[str], words: Sequence[str] = ()) -> Iterator[Field]:
    """Yield records under one label, behind each what is said of it."""
    for number, (name, told) in enumerate(zip_longest(names, words, fillvalue="")):
        yield Field("" if number else label, spans(case.name(name), meta(told and f" – {told}")), to=name)


def _when(when: When | None, words: str | None) -> str:
    return long(when) + (f" (“{words}”)" if words else "")


def event_blocks(case: Case, event: Event, filters: Filters = ALL) -> Iterator[Block]:
    """Yield an event's blocks: its time no sharper than written, who took part, what is claimed of it."""
    yield para(Span(event.title, "title"))
    yield para(_when(event.when, event.when_text))
    yield from note_paras(case, event.note)
    yield Gap()
    if event.where:
        yield Field("Where", spans(event.where))
    for number, name in enumerate(event.actors):
        yield Field("Who" if number == 0 else "", spans(case.name(name)), to=name)
    if event.part_of:
        yield Field("Part of", spans(case.name(event.part_of)), to=event.part_of)
    for number, name in enumerate(case.store.parts(event.id)):
        yield Field("Its parts" if number == 0 else "", spans(case.name(name)), to=name)
    about = _among(filters, "event", event.id)
    counts = case.counts("question", about)
    for number, name in enumerate(question for question in case.questions if question in counts):
        yield Field("Questions" if number == 0 else "", spans(case.name(name)), to=name)
    yield from finding_fields(case, event.id)
    yield from claims_part(case, "What is said of it", claim_list(case, about))


def question_blocks(case: Case, question: Question, most: int = 200) -> Iterator[Block]:
    """Yield a question's blocks: each claim on it with its words, none of them weighed."""
    listing = claim_list(case, Filters.of(question=question.id))
    yield para(Span(question.asks, "title"))
    order = f", {in_order(case, Filters.of(question=question.id))}" if len(listing) > 1 else ""
    yield para(meta(f"{counted(len(listing), 'claim')}{order}; none is weighed"))
    if counts := position_counts(case, question.id, len(listing)):
        yield para(meta(counts))
    yield from note_paras(case, question.note)
    yield Gap()
    searched = [*filter(case.is_out, question.looked_in)]
    yield from _each(case, "Searched", searched, [searched_words(case, question.id, name) for name in searched])
    yield from finding_fields(case, question.id)
    for index in range(min(len(listing), most)):
        claim = case.claims[listing.id(index)]
        yield Gap()
        yield from brief(case, claim, question=question.id)
        for number, report in told_by(case, claim):
            for piece in pieces(case, claim, number, QUOTE_ROLES if case.out(report) else BEFORE_IT_IS_OUT):
                yield from quoted(case, piece, report.source)
                notes = [ROLE_WORDS.get(piece.quote.role), piece.quote.at]
                yield from (para(meta(" · ".join(words)), indent=1) for words in [list(filter(None, notes))] if words)
    if len(listing) > most:
        yield para(meta(f"and {len(listing) - most:,} more: the list of claims has them all"))


def source_blocks(case: Case, source: Source, filters: Filters = ALL) -> Iterator[Block]:
    """Yield a source's blocks: what it is, when it was printed, who speaks in it, and what others have from it."""
    yield para(Span(source.title, "title"))
    author = [f"by {source.author}"] if source.author else []
    yield para(*join([publisher_of(source) or meta("publisher not recorded"), *author]))
    yield Gap()
    if source.short:
        yield Field("Called", spans(source.short))
    out = case.is_out(source.id)
    repeating = [*filter(case.is_out, case.store.related("repeated_by", source.id))]
    for label, names in (
        ("In the voice of", source.by),
        ("Part of", (source.part_of,) if source.part_of else ()),
        ("Its parts", [*filter(case.is_out, case.store.related("source_parts", source.id))]),
        ("Repeats", source.based_on),
        ("Repeated by", repeating),
    ):
        yield from _each(case, label, names)
    if source.published:
        yield Field("Published", spans(_when(source.published, source.published_text)))
    archived = f" · {long(source.archived_on)}" if source.archived_on else ""
    for label, value, more in (
        ("Language", source.lang, ""), ("Address", source.url, ""), ("Archived", source.archived, archived),
        ("Rights", source.rights, ""),
    ):  # fmt: skip
        if value:
            yield Field(label, spans(value, meta(more)))
    if source.sha256:
        size = f", of {counted(source.chars, 'character')}" if source.chars else ""
        yield Field("Text read", spans(meta(f"SHA-256 {source.sha256}{size}")))
    printed = _among(filters, "source", source.id)
    listing, own = claim_list(case, printed), said_by_itself(case, source.id, filters)
    stances = {f"says {voice_words(case, source.id)}": len(own)} if own else {}
    for stance, number in _stances(case, source.id, listing, filters, own).items():
        stances["endorses" if stance == "endorses" else STANCE_WORDS[stance].removesuffix(" it")] = number
    told = "".join(f" · {n:,} it {stance}" for stance, n in stances.items())
    if case.day is not None and not out:
        told = f" · not known to be printed by {day_words(case.day)}"
    yield Field("Claims", spans(f"{len(listing):,}", meta(told)))
    yield from finding_fields(case, source.id)
    searched = case.store.related("looked_in_for", source.id) if out else ()
    yield from _each(case, "Searched for", searched, [searched_words(case, name, source.id) for name in searched])
    yield from _speakers(case, source.id, printed)
    yield from _from_it(case, source.id, filters)


def _from_it(case: Case, source: str, filters: Filters) -> Iterator[Block]:
    """Yield what a source is named as saying that others print and it does not, and what it passes on.

    Before it is out no record tells what it will not print.
    """
    if case.is_out(source):
        says, printed = claim_list(case, _among(filters, "speaker", source)), _among(filters, "source", source)
        own = claim_list(case, printed.narrowed(Clause("speaker", (source,))))
        yield from claims_part(case, "Says, as others print it", says.without(own), speaker=False)
    yield from claims_part(case, "Passes on", claim_list(case, _among(filters, "via", source)))


def _speakers(case: Case, source: str, printed: Filters) -> Iterator[Block]:
    """Yield who speaks in a source, with the number of claims that filters leave of each."""
    if len(case.left(printed)):
        yield Heading("Who speaks in it")
    for name, number in sorted(speakers(case, printed).items(), key=lambda item: -item[1])[:200]:
        voice, to = (" in its own voice", None) if name == source else ("", None if name == UNRECORDED else name)
        yield para(f"{number:>4,}  ", case.name(name), meta(voice), to=to)


def _stances(
    case: Case, name: str, listing: Listing[ClaimRow], filters: Filters, own: Sequence[int]
) -> Mapping[str, int]:
    """Return how many of the claims in a list, but for its own, a source reports, endorses, doubts and denies."""
    if not filters.any:
        return case.stances(name, own)
    its = {case.ids[number] for number in own}
    reports = (report for claim in listing.names() if claim not in its for report in case.claims[claim].reports)
    return Counter(report.stance for report in reports if report.source == name)
