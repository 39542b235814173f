"""FollowTheMoney: entities in lines of JSON, for OpenAleph and whatever else reads them.

A claim is a Note, a source an Article, a report the Documentation of the claim in it, an event an Event, a question a
Note; who says, passes on and hears a claim, how claims stand to each other, what they answer and what is a part of what
are UnknownLinks. What FollowTheMoney has no place for is told in words, and the first entity says what is lost.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from tui.cards.claim import stance_words
from tui.cards.origin import address, roles_of
from tui.cards.pieces import pieces
from tui.case import Case
from tui.case.known import whole_of
from tui.case.marks import MARKS
from tui.case.sourcing import printing, roles_by_then, searched_words, spellings_of
from tui.case.words import publisher_of
from tui.dates import When
from tui.exports.ftm_values import bounds, day, kept, language, name, string, to_the_letter, url
from tui.exports.part import Part
from tui.formats.csv import figure_words
from tui.model import RESERVED, UNRECORDED, Actor, Claim, Event, Figure, Report, Source
from tui.text import as_written

_ACTORS = {"person": "Person", "organisation": "Organization", "state": "PublicBody", "thing": "Note"}
_MOST_ID = 200
_LOST = (
    "Quotes stand in the summary of a Documentation, character for character but for these: text is in NFC, every "
    "kind of space is a plain one, white space around it is gone, and control characters and others that can't be "
    "seen are written out, as <200d>; where that changes a quote, its Documentation says so. Prefixes, suffixes and "
    "positions of quotes, the length of texts and which of their lines belong to the page, and the seal are lost. "
    "Dates are exact days, of events also the first and last day that a source leaves open; a clock's time, and a "
    "date that is uncertain or approximate, is told in words alone, in EDTF. contentHash is empty: the SHA-256 of a "
    "text is in the notes of its Article. Marks such as “disputed” are derived by On Record of the whole case, and "
    "are no source's words. An UnknownLink says what it is by its role."
)

Properties = dict[str, Iterable[str | None]]


def lines(part: Part) -> Iterator[str]:
    """Yield each entity as a line."""
    yield _itself(part)
    for source in part.every("source"):
        yield from _source(part, part.case.sources[source])
    for actor in part.every("actor"):
        yield from _actor(part, part.case.actors[actor])
    for event in part.every("event"):
        yield from _event(part, part.case.events[event])
    for question in part.every("question"):
        asked = part.case.questions[question]
        yield _entity(_id(part.case, "question", question), "Note", {
            "name": [name(asked.asks)], "description": [asked.asks],
            "summary": ["A question of the case."],
            "notes": [
                asked.note,
                *(_told(f"Searched, {searched_words(part.case, question, each)}", part.case.name(each))
                  for each in filter(part.case.is_out, asked.looked_in)),
            ],
        })  # fmt: skip
    for _, claim in part.records():
        yield from _claim(part, claim)


def _entity(identity: str, schema: str, properties: Properties) -> str:
    """Return an entity as JSON; each value is as FollowTheMoney keeps it, and stands once."""
    told = {
        key: list(dict.fromkeys(filter(None, (value and kept(value) for value in values))))
        for key, values in properties.items()
    }
    found = {"id": identity, "schema": schema, "properties": {key: values for key, values in told.items() if values}}
    return json.dumps(found, ensure_ascii=True)


def _id(case: Case, kind: str, *names: object) -> str:
    """Return an id that is the same in every export: it begins and ends with a letter or digit."""
    whole = ".".join((case.info.id, *map(str, names), kind))
    return whole if len(whole) <= _MOST_ID else f"{hashlib.sha256(whole.encode()).hexdigest()}.{kind}"


def _who(part: Part, identity: str) -> str:
    """Return the id of the entity of an actor or a source, or nothing where the part does not have it."""
    case = part.case
    kind = "source" if identity in case.sources else "actor" if identity in case.actors else ""
    return _id(case, kind, identity) if kind and part.keeps(identity) else ""


def _link(part: Part, subject: str, target: str, role: str, key: tuple[object, ...], more: Properties) -> Iterator[str]:
    """Yield the link between two entities, unless one of them is not in the part."""
    if subject and target:
        told: Properties = {"subject": [subject], "object": [target], "role": [string(role)], **more}
        yield _entity(_id(part.case, "link", *key), "UnknownLink", told)


def _itself(part: Part) -> str:
    info = part.case.info
    out = "" if part.whole else " Links to claims that are not in this part are left out."
    # A part has an id of its own, since else it would be taken for the whole.
    which = () if part.whole else (hashlib.sha256(part.words.encode()).hexdigest()[:12],)
    return _entity(_id(part.case, "export", *which), "Note", {
        "name": [name(f"On Record: {info.title}")],
        "summary": [f"An export of an On Record case: {part.words}."],
        "description": [info.summary],
        "notes": [
            _LOST + out, _dated("Covers", info.period), _told("Editor", info.editor), _told("Terms", info.licence),
            _dated("Updated", info.updated),
        ],
    })  # fmt: skip


def _told(label: str, words: str | None) -> str | None:
    return f"{label}: {words}" if words else None


def _dated(label: str, when: When | None) -> str | None:
    return f"{label}, in EDTF: {when.text}" if when else None


def _else(label: str, when: When | None) -> str | None:
    """Return a date in words, unless it is an exact day, which a property says."""
    return None if when and when.text == day(when) else _dated(label, when)


def _source(part: Part, source: Source) -> Iterator[str]:
    it = _id(part.case, "source", source.id)
    page = url(source.url)
    long = source.title if string(source.title) != kept(source.title) else None
    yield _entity(it, "Article", {
        "title": [string(source.title)], "name": [name(source.title)],
        "author": [source.author and string(source.author)], "publisher": [string(publisher_of(source) or "")],
        "sourceUrl": [page], "publishedAt": [day(source.published)], "language": [language(source.lang)],
        "notes": [
            _told("SHA-256 of the text that was quoted from", source.sha256),
            _else("Published", source.published),
            _told("Date as printed", source.published_text), _told("Language", source.lang),
            _told("Address", None if page else source.url), _told("Copy", source.archived),
            _dated("Copied", source.archived_on), _told("Called", source.short), _told("Rights", source.rights),
            _told("Title", long),
        ],
    })  # fmt: skip
    others = [("is a part of", source.part_of)] if source.part_of else []
    others += [("repeats", other) for other in dict.fromkeys(source.based_on)]
    others += [("speaks in the voice of", actor) for actor in dict.fromkeys(source.by)]
    for role, other in others:
        yield from _link(part, it, _who(part, other), role, (source.id, role.replace(" ", "-"), other), {})


def _actor(part: Part, actor: Actor) -> Iterator[str]:
    case, it = part.case, _id(part.case, "actor", actor.id)
    roles = [
        ", ".join(filter(None, (role.title, role.of and case.name(role.of), role.when.text if role.when else "",
                                role.in_ and f"as {case.name(role.in_)} says")))
        for role in roles_by_then(case, actor)
    ]  # fmt: skip
    yield _entity(it, _ACTORS.get(actor.kind, "LegalEntity"), {
        "name": [name(actor.name)],
        "alias": [name(spelling.text) for spelling in spellings_of(case, actor)],
        "summary": [f"In On Record: {actor.kind}", *roles],
        "notes": [actor.note, *(f"“{each.text}” in {case.name(each.in_)}" for each in spellings_of(case, actor))],
    })  # fmt: skip
    if actor.part_of:
        yield from _link(part, it, _who(part, actor.part_of), "belongs to", (actor.id, "part", actor.part_of), {})


def _event(part: Part, event: Event) -> Iterator[str]:
    case, it = part.case, _id(part.case, "event", event.id)
    first, last = bounds(event.when)
    involved = [who for who in event.actors if (actor := case.actors.get(who)) and actor.kind != "thing"]
    others = [who for who in event.actors if who not in involved]
    yield _entity(it, "Event", {
        "name": [name(event.title)], "date": [day(event.when)], "startDate": [first], "endDate": [last],
        "involved": [_who(part, who) for who in involved],
        "summary": [
            _else("When", event.when),
            _told("When, in a source's words", event.when_text),
            _told("Where", event.where), *(_told("Took part", case.name(who)) for who in others),
        ],
        "description": [event.title, event.note],
    })  # fmt: skip
    if event.part_of and part.keeps(event.part_of):
        whole = _id(case, "event", event.part_of)
        yield from _link(part, it, whole, "is a part of", (event.id, "part", event.part_of), {})


def _claim(part: Part, claim: Claim) -> Iterator[str]:
    case, it = part.case, _id(part.case, "claim", claim.id)
    about = [*(_who(part, who) for who in claim.actors)]
    about += [_id(case, "event", event) for event in claim.events if part.has(event)]
    sources = [report.source for report in printing(case, claim) if part.has(report.source)]
    yield _entity(it, "Note", {
        "name": [name(claim.text)], "description": [claim.text], "entity": about,
        "proof": [_id(case, "source", source) for source in sources],
        "summary": [f"A claim: {claim.kind}", *(MARKS[mark].word for mark in case.marks(claim.id))],
        "notes": [
            _else("Said", claim.said), _told("Time of saying, in a source's words", claim.said_text),
            "Speaker: not recorded" if claim.speaker == UNRECORDED else None,
            _told("By what means", claim.medium), *(_told("Figure", _figure(case, each)) for each in claim.figures),
            claim.note,
        ],
    })  # fmt: skip
    for number, report in enumerate(claim.reports):
        if part.has(report.source):
            yield _report(case, claim, number, report)
    when = {"date": [day(claim.said)]}
    roles = "; ".join(roles_of(case, claim))
    said: Properties = {**when, "summary": [_told("Speaker, as the sources call them", roles)]}
    yield from _link(part, _who(part, claim.speaker), it, "says", (claim.id, "says"), said)
    for place, who in enumerate(claim.via, 1):
        order = {"summary": [f"Relay {place}, where 1 is nearest the speaker"]}
        yield from _link(part, _who(part, who), it, "passes on", (claim.id, "via", place), {**order})
    for place, who in enumerate(claim.to, 1):
        yield from _link(part, _who(part, who), it, "is told", (claim.id, "to", place), {})
    taken = dict(claim.positions)
    for question in claim.answers:
        asked = _id(case, "question", question) if part.has(question) else ""
        position: Properties = {"summary": [_told("Position", taken.get(question))]}
        yield from _link(part, it, asked, "answers", (claim.id, "answers", question), position)
    for place, link in enumerate(case.links(claim), 1):
        other = _id(case, "claim", link.to) if link.to in case.claims and part.has(link.to) else ""
        told: Properties = {
            "summary": [link.why, link.quote and f"“{link.quote}”"],
            "description": [f"Drawn by {_called(case, link.by)}", _told("In what respect", link.aspect)],
        }
        yield from _link(part, it, other, link.kind, (claim.id, "link", place), told)


def _called(case: Case, who: str) -> str:
    return RESERVED.get(who) or case.name(who)


def _figure(case: Case, figure: Figure) -> str:
    whole = whole_of(case, figure)
    return figure_words(figure) + (f", a part of the figure of {whole}" if whole else "")


def _report(case: Case, claim: Claim, number: int, report: Report) -> str:
    """Return the documentation of a claim in a source: the words that carry it, and how the source stands to it."""
    out, source = case.out(report), case.sources[report.source]
    found = [piece.quote for piece in pieces(case, claim, number) if out or piece.quote.role != "caveat"]
    quotes = [(as_written(quote.exact), quote) for quote in found]
    return _entity(_id(case, "report", claim.id, number + 1), "Documentation", {
        "document": [_id(case, "source", report.source)], "entity": [_id(case, "claim", claim.id)],
        "role": [report.stance if out else None],
        "status": [string("; ".join(report.caveats))] if out and report.caveats else [],
        "summary": [words for words, quote in quotes if quote.role == "content"],
        "description": [
            None if out else f"{case.name(report.source)} {stance_words(case, report)}",
            *(f"{quote.role}: “{words}”" for words, quote in quotes if quote.role != "content"),
            *(_told(f"Stands at {quote.at}", f"“{words}”") for words, quote in quotes if quote.at),
            *(
                _told(f"In {other.lang}, by {_called(case, other.by)}", other.text)
                for _, quote in quotes if (other := quote.translation)
            ),
            *("Not to the letter: " + kept(words) for words, quote in quotes if not to_the_letter(quote.exact)),
        ],
        "date": [day(source.published)], "sourceUrl": [url(address(case, claim, number))],
    })  # fmt: skip
