"""Made-up cases of any size: the same size and seed give the same bytes, and `onrecord check` finds no fault in them.

A claim has about 570 bytes; few speakers, sources and events have most of the claims, as in any case; figures, links,
relays, caveats and several scripts are among them. All is streamed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from .words import FIRST_NAMES, LAST_NAMES, MEASURES, OFFICES, PLACES, TURNS, phrases

BEGIN = date(2019, 3, 1)
DAYS = 900
PER_FILE = 20_000
SPOKEN = 4096  # phrases of each kind: three of them make a sentence, so that hardly any stands twice
CAVEATS = ("preliminary", "unconfirmed", "alleged", "no-evidence", "removed", "duress")
LINKS = ("differs", "supports", "updates", "differs", "contradicts", "denies", "supports", "doubts", "withdraws")
KINDS = ("asserts",) * 16 + ("denies", "denies", "disclaims", "demands", "promises")


class Size(NamedTuple):
    """How many records of each kind there are in a case of so many claims."""

    claims: int
    speakers: int
    sources: int
    events: int
    questions: int


def size_of(claims: int) -> Size:
    """Return how many of everything a case of so many claims has."""
    return Size(claims, 20 + claims // 40, 12 + claims // 1000, min(claims, 10 + claims // 50), 8 + claims // 400)


class Row(NamedTuple):
    """One claim as a row of a table, and as YAML."""

    id: str
    text: str
    speaker: str
    said: str
    event: str
    question: str
    source: str
    quote: str
    yaml: str


def zipf(names: list[str], shares: int = 1 << 16) -> list[str]:
    """Return names in a long list in which the one at place n stands as often as 1/n asks, and each at least once."""
    total = sum(1 / (place + 1) for place in range(len(names)))
    return [name for place, name in enumerate(names) for _ in range(max(1, int(shares / ((place + 1) * total))))]


def day(number: int) -> str:
    """Return a day by its number, as a date."""
    return (BEGIN + timedelta(days=number)).isoformat()


class Made:
    """A made-up case: its other records at once, its claims as they are asked for."""

    def __init__(self, claims: int, seed: int = 1) -> None:
        self.size, self.seed = size_of(claims), seed
        self.uniform: Callable[[], float] = Random(f"{seed}/{claims}").random
        self.speakers = [f"actor-{number}" for number in range(self.size.speakers)]
        self.sources = [f"source-{number}" for number in range(self.size.sources)]
        self.places, self.measures = PLACES.split(), MEASURES.split("|")
        self.languages = {source: TURNS[number % len(TURNS)] for number, source in enumerate(self.sources)}
        self.begins = {language: phrases(language, SPOKEN, 20, 44, self.uniform) for language in sorted({*TURNS})}
        self.goes_on = {language: phrases(language, SPOKEN, 30, 70, self.uniform) for language in sorted({*TURNS})}

    def one(self, choices: list[str]) -> str:
        """Return one of some words, each as likely as the others."""
        return choices[int(len(choices) * self.uniform())]

    def head(self) -> Iterator[str]:
        """Yield the case itself, and each source."""
        yield (
            "case:\n  format: 1\n  id: made\n"
            "  title: A made-up case\n"
            f"  summary: Nothing in it happened and nobody in it lives.\n  period: {day(0)}/{day(DAYS)}\n"
            "sources:\n"
        )
        for number, source in enumerate(self.sources):
            language = self.languages[source]
            title = self.one(self.begins[language])
            yield (
                f"- id: {source}\n  title: {title}\n  publisher: The {self.one(self.places)} Courier {number + 1}\n"
                f"  url: https://{source}.example/{day(number % DAYS)}\n  lang: {language}\n"
                f"  published: {day(int(DAYS * self.uniform()))}\n"
            )

    def people(self) -> Iterator[str]:
        """Yield each actor: with two spellings, and one in three with an office."""
        first, last, offices = FIRST_NAMES.split(), LAST_NAMES.split(), OFFICES.split("|")
        for number, speaker in enumerate(self.speakers):
            name, surname = self.one(first), self.one(last)
            source, other = self.one(self.sources), self.one(self.sources)
            yield (
                f"- id: {speaker}\n  name: {name} {surname} {number + 1}\n  kind: person\n  names:\n"
                f"  - text: {name} {surname}\n    in: {source}\n"
            )
            yield f"  - text: {surname}\n    in: {other}\n"
            if number % 3 == 0:
                yield f"  roles:\n  - title: {self.one(offices)}\n    in: {source}\n"

    def happenings(self) -> Iterator[str]:
        """Yield each event, in the order of time; one in four is a part of the one before."""
        count = self.size.events
        for number in range(count):
            at, place = number * DAYS // count, self.one(self.places)
            when = (f"{day(at)}", f"{day(at)}~", f"{day(at)}/{day(at + 3)}", f"{day(at)[:7]}", f"'[..{day(at)}]'")
            yield (
                f"- id: event-{number}\n  title: {self.one(self.begins['en']).capitalize()} in {place}\n"
                f"  when: {when[number % 9 if number % 9 < 5 else 0]}\n  where: {place}\n"
                f"  actors: [{self.one(self.speakers)}]\n"
            )
            if number % 4 == 3:
                yield f"  part_of: event-{number - 1}\n"

    def asked(self) -> Iterator[str]:
        """Yield each question."""
        for number in range(self.size.questions):
            yield f"- id: question-{number}\n  asks: How many were {self.one(self.measures)} in matter {number + 1}?\n"

    def rows(self) -> Iterator[Row]:
        """Yield each claim; every event has one, since the first ones take the events in turn."""
        speakers, sources = zipf(self.speakers), zipf(self.sources)
        events = zipf(sorted((f"event-{number}" for number in range(self.size.events)), key=lambda _: self.uniform()))
        for number in range(self.size.claims):
            yield self.row(number, self.one(speakers), self.one(sources), self.one(events))

    def row(self, number: int, speaker: str, source: str, event: str) -> Row:
        """Return one claim."""
        uniform = self.uniform
        if number < self.size.events:
            event = f"event-{number}"
        index = int(event[6:])
        at = min(DAYS, index * DAYS // self.size.events + int(6 * uniform() ** 2))
        question = f"question-{index % self.size.questions}"
        place, language = self.places[index % len(self.places)], self.languages[source]
        english = self.begins["en"]
        text = f"{self.one(english).capitalize()} {self.one(english)} in {place}."
        said = day(at) if uniform() < 0.8 else f"{day(at)}T{int(24 * uniform()):02}:{int(60 * uniform()):02}"
        if uniform() < 0.06:
            speaker = source  # in its own voice
        quote = f"{self.one(self.begins[language])} {self.one(self.goes_on[language])}"
        name = f"claim-{number}"
        yaml = (
            f"- id: {name}\n  text: {text}\n  kind: {KINDS[int(21 * uniform())]}\n  speaker: {speaker}\n"
            f"{self.told()}  said: {said}\n  events: [{event}]\n"
            f"  actors: [{self.one(self.speakers)}]\n  answers: [{question}]\n"
            f"{self.figures(number, place)}{self.reports(source, quote)}{self.links(number, source)}"
        )
        return Row(name, text, speaker, said, event, question, source, quote, yaml)

    def told(self) -> str:
        """Return by way of whom a claim came and by what means, where anybody says so."""
        chance = self.uniform()
        relay = f"  via: [{self.one(self.speakers)}]\n" if chance < 0.1 else ""
        return relay + ("  medium: on television\n" if chance > 0.95 else "")

    def figures(self, number: int, place: str) -> str:
        """Return the figure of one claim in four, vague in one of five of them."""
        uniform = self.uniform
        if number % 4:
            return ""
        counted = f"value: {int(3000 * uniform() ** 4)}" if uniform() < 0.8 else "approx: dozens"
        return f"  figures:\n  - measure: {self.one(self.measures)}\n    {counted}\n    scope: {place}\n"

    def reports(self, source: str, quote: str) -> str:
        """Return what the source prints, and one time in eight another one, too."""
        uniform, goes_on = self.uniform, self.goes_on
        chance = uniform()
        stance = "reports" if chance < 0.7 else "endorses" if chance < 0.9 else "doubts" if chance < 0.97 else "denies"
        caveat = f"    caveats: [{CAVEATS[int(6 * uniform())]}]\n" if uniform() < 0.08 else ""
        attribution = self.one(self.begins[self.languages[source]])
        if uniform() < 0.04:  # what needs quotes in YAML
            quote = f"'\"{quote}\": it''s so'"
        first = (
            f"  reports:\n  - source: {source}\n    stance: {stance}\n{caveat}    quotes:\n    - exact: {quote}\n"
            f"    - exact: {attribution}\n      role: attribution\n"
        )
        other = self.sources[int(len(self.sources) * uniform())]
        if uniform() > 0.125 or other == source:
            return first
        return f"{first}  - source: {other}\n    quotes:\n    - exact: {self.one(goes_on[self.languages[other]])}\n"

    def links(self, number: int, source: str) -> str:
        """Return the link of one claim in seven to one shortly before it, by the editor or the source."""
        if number % 7 != 1:
            return ""
        uniform = self.uniform
        to, kind = max(0, number - 1 - int(40 * uniform())), LINKS[int(len(LINKS) * uniform())]
        by = (
            f"by: editor\n    why: {self.one(self.begins['en']).capitalize()}"
            if uniform() < 0.6
            else f"by: {source}\n    quote: {self.one(self.begins[self.languages[source]])}"
        )
        return f"  links:\n  - to: claim-{to}\n    kind: {kind}\n    {by}\n"


def write(folder: Path, claims: int, seed: int = 1) -> None:
    """Write a case of so many claims into a folder, in several files."""
    made = Made(claims, seed)
    folder.mkdir(parents=True, exist_ok=True)

    def put(name: str, key: str, records: Iterator[str]) -> None:
        with (folder / name).open("w", encoding="utf-8", newline="\n") as file:
            file.write(key)
            file.writelines(records)

    put("case.yaml", "", made.head())
    put("actors.yaml", "actors:\n", made.people())
    put("events.yaml", "events:\n", made.happenings())
    put("questions.yaml", "questions:\n", made.asked())
    rows = made.rows()
    per_file = min(PER_FILE, -(-claims // 4))
    for number in range(-(-claims // per_file)):
        some = (row.yaml for _, row in zip(range(per_file), rows, strict=False))
        put(f"claims-{number:03}.yaml", "claims:\n", some)
