"""Small cases made at random, with the dates and words that are hard: ranges, open ends, none at all, far years."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tui.case import Case
from tui.dates import When, parse
from tui.model import (
    ACTOR_KINDS,
    CAVEATS,
    CLAIM_KINDS,
    EDITOR,
    LINK_KINDS,
    QUOTE_ROLES,
    STANCES,
    Actor,
    Claim,
    Event,
    Figure,
    Info,
    Link,
    Question,
    Quote,
    Record,
    Report,
    Source,
    Spelling,
)
from tui.reading.quotes import Position, all_words
from tui.reading.records import Reading
from tui.reading.seal import Seal
from tui.reading.shelf import Shelf

DAYS = ["2020-01-03", "2020-01-05", "2020-01-07", "2020-01-05T09:30:00", "2020-01-05?", "2020-01-07~", "2020-01-06%"]
RANGES = ["2020-01-03/2020-01-07", "[2020-01-03,2020-01-09]", "[2020-01-04..2020-01-06]", "2020-01-XX", "2020-01"]
RANGES += ["2020", "2020-XX", "202X", "20XX", "2020-21", "2019-24"]
OPEN = ["2020-01-05/..", "2020-01-04/", "../2020-01-06", "/2020-01-06", "[..2020-01-06]", "[2020-01-05..]", "2019/.."]
OPEN += ["[..2019-12-03,2020-01-06..]"]
FAR = ["Y17000", "Y-17000000", "-0044-03-15", "0000", "9999-12-31", "Y-1000000000/.."]
DATES = [parse(text) for text in (*DAYS, *RANGES, *OPEN, *FAR)]

WORDS = ["storm", "STORM", "Stórm", "stormy", "foul", "play", "ﬁre", "Fire", "Straße", "STRASSE", "Тоқаев", "ТОҚАЕВ"]
WORDS += ["й", "и\u0306", "d'état", "7,939", "co-op", "東京都", "½", "speaker:", "NEAR(", "(sic)", "[/x]", "–"]
PLACES = ["Harbour", "Harbour Hill", "harbour", "Old Harbour", "Ölstad"]
NAMES = ["Ann", "Änn", "Ann Other", "The Mayor", "mayor", "Тоқаев", "Joanna", "actor-1"]

SPANS: st.SearchStrategy[dict[str, Any]] = st.sampled_from([{}, {}, {"from_": 2}, {"to": Decimal("9.50")}])
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
a_date: st.SearchStrategy[When | None] = st.none() | st.sampled_from(DATES)


def some(options: list[str] | tuple[str, ...], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    """Return some of the options, each once; of no options, none."""
    return st.lists(st.sampled_from(options), max_size=most, unique=True).map(tuple) if options else st.just(())


def ids(kind: str, least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.integers(least, most).map(lambda count: [f"{kind}-{number}" for number in range(count)])


@st.composite
def _reports(draw: st.DrawFn, sources: list[str]) -> tuple[Report, ...]:
    names = draw(st.lists(st.sampled_from(sources), min_size=1, max_size=3, unique=True))
    return tuple(
        Report(
            source=name,
            stance=draw(st.sampled_from(STANCES)),
            caveats=draw(some(CAVEATS)),
            quotes=tuple(
                Quote(exact=words, role=draw(st.sampled_from(QUOTE_ROLES)))
                for words in draw(st.lists(text, min_size=1, max_size=2))
            ),
        )
        for name in names
    )


@st.composite
def _links(draw: st.DrawFn, name: str, claims: list[str], by: list[str]) -> tuple[Link, ...]:
    to = draw(some([other for other in claims if other != name]))
    return tuple(
        Link(to=other, kind=draw(st.sampled_from(LINK_KINDS)), by=draw(st.sampled_from(by)), why=draw(text))
        for other in to
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Make a case that has no error but may be odd in every other way."""
    sources, actors, events = draw(ids("source", 1, 3)), draw(ids("actor", 1, 4)), draw(ids("event", 0, 3))
    questions, claims = draw(ids("question", 0, 2)), draw(ids("claim", 0, 7))
    speakers = [*actors, *sources]
    made: list[Record] = [
        Source(id=name, title=draw(text), publisher=draw(st.sampled_from(NAMES)), published=draw(a_date))
        for name in sources
    ]
    for name in actors:
        spellings = draw(st.lists(st.sampled_from(NAMES), max_size=2))
        names = tuple(Spelling(text=spelling, in_=sources[0]) for spelling in spellings)
        kind = draw(st.sampled_from(ACTOR_KINDS))
        made.append(Actor(id=name, name=draw(st.sampled_from(NAMES)), kind=kind, names=names, note=draw(text)))
    for name in events:
        where = draw(st.none() | st.sampled_from(PLACES))
        made.append(Event(id=name, title=draw(text), when=draw(st.sampled_from(DATES)), where=where))
    made += [Question(id=name, asks=draw(text)) for name in questions]
    for name in claims:
        figures = [Figure(measure="x", value=1, part_of=to) for to in draw(some(claims))]
        number = Figure(measure="x", value=3, **draw(SPANS))
        answers = draw(some(questions))
        positions = [(question, draw(st.none() | st.sampled_from(["yes", "No", *PLACES]))) for question in answers]
        made.append(
            Claim(
                id=name,
                text=draw(text),
                kind=draw(st.sampled_from(CLAIM_KINDS)),
                speaker=draw(st.sampled_from(speakers)),
                via=draw(some(speakers)),
                to=draw(some(speakers)),
                said=draw(a_date),
                events=draw(some(events)),
                actors=draw(some(actors)),
                answers=answers,
                positions=tuple((question, words) for question, words in positions if words),
                figures=(number, *figures),
                reports=draw(_reports(sources)),
                links=draw(_links(name, claims, [EDITOR, *speakers])),
            )
        )
    return opened(made, draw(st.none() | st.integers(1, 4).map(lambda every: seal_of(made, every))))


def seal_of(records: list[Record], every: int) -> Seal:
    """Return a seal of the words of records that lacks each so many-th of them."""
    words = enumerate(all_words({name_of(record): record for record in records}))
    return Seal(True, {}, {found.key: Position(0, 1) for number, found in words if (number + 1) % every})


def opened(
    records: list[Record], seal: Seal | None = None, info: Info | None = None, mentioned: Iterable[str] = ()
) -> Case:
    """Return a case of these records, of which others that were left out have `mentioned` some."""
    named = {name_of(record): record for record in records}
    reading = Reading(Path("made"), info or Info(format=1, id="made", title="Made up"), Shelf.of(named))
    reading.mentioned.update(mentioned)
    reading.about.update(event for record in records if isinstance(record, Claim) for event in record.events)
    return Case.of(reading, seal)


def name_of(record: Record) -> str:
    name = record.id  # type: ignore[attr-defined]
    assert isinstance(name, str)
    return name
