"""The rows of claims for the table of words, made straight of what was put away: nearly as fast as SQLite takes them.

They are to the letter those of `texts_of`, by which a row is later found again to be taken out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from tui.case.initials import Row
from tui.case.spoken import rows_of
from tui.case.words import called_as, figure_words, link_words, texts_of, title_of
from tui.model import UNRECORDED, Claim, Figure, Link, Quote, Record, Report, Source, Translation
from tui.reading.encoding import MADE_SAFE, Parsed, claim_of, part_of
from tui.readings import BOUND, read_together

Spoken = tuple[int, str, list[str]]
"""A claim's number, its text as `encode` has it, and what the links that others draw to it say."""

_BETWEEN = f" {BOUND} "
_Values = Sequence[Any]


def _at(cls: type[Record], *names: str) -> tuple[int, ...]:
    """Return where values of fields stand in what a record is written as."""
    fields = list(cls.SPECS)
    return tuple(map(fields.index, names))


_FIELDS = len(Claim.SPECS)
_TEXT, _MEDIUM, _SAID_TEXT, _NOTE = _at(Claim, "text", "medium", "said_text", "note")
_SPEAKER, _VIA, _TO, _ACTORS = _at(Claim, "speaker", "via", "to", "actors")
_EVENTS, _ANSWERS, _FIGURES, _REPORTS, _LINKS = _at(Claim, "events", "answers", "figures", "reports", "links")
_SOURCE, _QUOTES = _at(Report, "source", "quotes")
_EXACT, _ROLE, _WHERE, _TRANSLATION = _at(Quote, "exact", "role", "at", "translation")
(_TRANSLATED,) = _at(Translation, "text")
_SAYING = _at(Link, "aspect", "why", "quote")


def sayings_at(body: str) -> list[list[str]]:
    """Return what each link of a claim says, in their order."""
    if MADE_SAFE in body:
        return [[*link_words([link])] for link in claim_of(body).links]
    values = json.loads(body)
    return [[*_saying([link])] for link in values[_LINKS] or ()] if len(values) > _LINKS else []


class ClaimRows:
    """Makes the rows of claims; what others than claims are called is looked up once."""

    def __init__(self, others: Mapping[str, Record]) -> None:
        """Take all records but claims, by their ids."""
        self._others = others
        self._called, self._titled, self._voices = cache(self._names), cache(self._title), cache(self._speaking)

    def of(self, claims: Iterable[Parsed]) -> Iterator[Row]:
        """Yield the rows of claims."""
        for number, claim, inward in claims:
            yield self._whole(number, claim, inward) if isinstance(claim, Claim) else self._row(number, claim, inward)

    def _whole(self, number: int, claim: Claim, inward: list[str]) -> Row:
        """Return the row of a claim some text of which was made safe."""
        texts = texts_of(claim, (), self._others)
        return next(rows_of([(number, texts._replace(links=[*texts.links, *inward]))]))

    def _row(self, number: int, values: _Values, inward: list[str]) -> Row:
        speaker = values[_SPEAKER]
        people = [] if speaker == UNRECORDED else [speaker, *self._voices(speaker)]
        for several in (values[_VIA], values[_TO], values[_ACTORS]):
            people += several or ()
        reports = values[_REPORTS]
        around = [report[_SOURCE] for report in reports]
        around += values[_EVENTS] or ()
        around += values[_ANSWERS] or ()
        own, reserved = _own(values, reports)
        links = [*_saying(values[_LINKS]), *inward] if len(values) > _LINKS and values[_LINKS] else inward
        return (
            number,
            read_together(own),
            _BETWEEN.join(filter(None, map(self._called, dict.fromkeys(people)))),
            _BETWEEN.join(filter(None, map(self._titled, around))),
            read_together(links),
            read_together(reserved),
        )

    def _names(self, name: str) -> str:
        return read_together([*called_as(self._others.get(name))])

    def _title(self, name: str) -> str:
        record = self._others.get(name)
        return read_together([title_of(record)]) if record else ""

    def _speaking(self, name: str) -> tuple[str, ...]:
        """Return the actors in whose voice a source speaks."""
        record = self._others.get(name)
        return record.by if isinstance(record, Source) else ()


def _own(values: _Values, reports: _Values) -> tuple[list[str], list[str]]:
    """Return what a claim says itself, its sources' words included, and what its sources hold back."""
    own = [values[_TEXT]]
    own += filter(None, (values[_MEDIUM], values[_SAID_TEXT], values[_NOTE]))
    if len(values) > _FIELDS:
        own += (words for _, words in values[-1])
    reserved: list[str] = []
    for report in reports:
        for quote in report[_QUOTES]:
            words = reserved if quote[_ROLE] == "caveat" else own
            words.append(quote[_EXACT])
            if len(quote) > _WHERE and quote[_WHERE]:
                words.append(quote[_WHERE])
            if len(quote) > _TRANSLATION and quote[_TRANSLATION]:
                words.append(quote[_TRANSLATION][_TRANSLATED])
    own += (figure_words(part_of(Figure, each)) for each in values[_FIGURES] or ())
    return own, reserved


def _saying(links: _Values) -> Iterator[str]:
    """Yield what links say."""
    return (link[field] for link in links for field in _SAYING if field < len(link) and link[field])
