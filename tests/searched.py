"""What a search finds, told again without the program's folding, grammar or index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.case import Case
from tui.model import Actor, Claim, Link, Quote, Record, Report, Source

Tokens = tuple[str, ...]


class Typed(NamedTuple):
    """One term of a search as it is typed: `-speaker:"The Mayor"`."""

    text: str
    field: str = ""
    phrase: bool = False
    negated: bool = False

    def __str__(self) -> str:
        field = f"{self.field}:" if self.field else ""
        return "-" * self.negated + field + (f'"{self.text}"' if self.phrase else self.text)


class Words(NamedTuple):
    """Words that must stand side by side in one text, the last of them perhaps as the beginning of one."""

    wanted: list[Tokens]
    negated: bool
    open: bool

    def within(self, texts: str) -> bool:
        """Tell whether one of some texts has them; see `joined`."""
        return any(f" {' '.join(wanted)}{'' if self.open else ' '}" in texts for wanted in self.wanted)


def joined(texts: Iterable[Tokens]) -> str:
    """Return the words of texts as one: a space before and behind each word, and a line for each text."""
    return "\n".join(f" {' '.join(text)} " for text in texts)


KEYBOARD = str.maketrans({"қ": "к", "ғ": "г", "ң": "н", "ұ": "у", "ү": "у", "ө": "о", "ә": "а", "і": "и", "ı": "i",
                          "ł": "l", "ø": "o", "đ": "d"})  # fmt: skip


def tokens(text: str) -> Tokens:
    """Return the words of a text as they stand: each sign of Chinese by itself, the others from gap to gap."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char)).translate(KEYBOARD)
    return tuple(re.findall(r"[\u4e00-\u9fff]|(?:(?![\u4e00-\u9fff])[^\W_])+", letters))


def ways(text: str) -> list[Tokens]:
    """Return the words of a text as they stand, and as they are where apostrophes and grouped digits are joined."""
    joined = re.sub(r"(?<=[^\W\d_])['’](?=[^\W\d_])", "", text)
    joined = re.sub(
        r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)|(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|(?<!\d)\d{1,3}(?:\.\d{3})+(?!\d)",
        lambda match: re.sub(r"\D", "", match[0]), joined,
    )  # fmt: skip
    return [words for words in dict.fromkeys(tuple(tokens(way)) for way in (text, joined)) if words]


def begins(wanted: str, text: str) -> bool:
    """Tell whether the words of a text stand in another, the last of them perhaps as the beginning of one."""
    return bool(ways(wanted)) and Words(ways(wanted), negated=False, open=True).within(joined(ways(text)))


def called(case: Case, name: str) -> list[str]:
    """Return what someone is called, a source by its headline, too."""
    record = case.get(name)
    if isinstance(record, Actor):
        return [record.name, *(spelling.text for spelling in record.names)]
    return [*filter(None, (record.short, record.publisher, record.title))] if isinstance(record, Source) else []


def people(case: Case, claim: Claim) -> list[str]:
    """Return whoever has a part in a claim; where a source says it, those too in whose voice it speaks."""
    source = case.sources.get(claim.speaker)
    return [claim.speaker, *(source.by if source else ()), *claim.via, *claim.to, *claim.actors]


def quoted(quote: Quote) -> Iterator[str]:
    """Yield what is printed of a quote: its words, where they stand, and what they say in another language."""
    yield quote.exact
    yield from filter(None, (quote.at, quote.translation.text if quote.translation else None))


def reserved(report: Report) -> list[str]:
    """Return what a source holds back with a claim."""
    return [words for quote in report.quotes if quote.role == "caveat" for words in quoted(quote)]


def searched(case: Case, name: str, links: Iterable[Link] = (), *, held: bool = True) -> Iterator[str]:
    """Yield what a record is searched by: what its card prints, and of a claim what its people are called.

    `links` are those at a claim, at whichever end; `held` tells whether what its sources hold back is there, too.
    """
    record = case.get(name)
    if not isinstance(record, Claim):
        yield from texts_of(record) if record else ()
        return
    yield from filter(None, (record.text, record.medium, record.said_text, record.note))
    yield from dict(record.positions).values()
    for figure in record.figures:
        numbers = [] if figure.value is None else [f"{figure.value:,}"]
        least, most = figure.from_, figure.to
        if least is not None and most is not None:
            numbers.append(f"{least:,} to {most:,}" if least < 0 else f"{least:,}–{most:,}")
        elif least is not None or most is not None:
            numbers.append(f"at most {most:,}" if least is None else f"at least {least:,}")
        number = " ".join(numbers)
        approx = f"{figure.approx} {number}" if figure.approx else number
        yield " ".join(filter(None, (approx, figure.unit, figure.measure, figure.scope)))
    for report in record.reports:
        for quote in report.quotes:
            yield from quoted(quote) if held or quote.role != "caveat" else ()
        yield case.name(report.source)
    for other in (*record.events, *record.answers):
        yield case.name(other)
    for person in people(case, record):
        names = called(case, person)
        yield from names[:-1] if person in case.sources else names
    for link in links:
        yield from filter(None, (link.aspect, link.why, link.quote))


def texts_of(record: Record) -> Iterator[str]:
    """Yield all words of a record, those of its parts included."""
    for name, spec in type(record).SPECS.items():
        value = getattr(record, name)
        if spec.kind == "words" and value and name != "furniture":
            yield value
        elif spec.part:
            for part in value if spec.many else (value,) if value else ():
                yield from texts_of(part)
