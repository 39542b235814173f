"""The words by which records are searched: of a claim what its own card prints, and every spelling of the people in it.

They stand in columns, so that the closest come first and what is not there as of a day can be passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from tui.dates import short
from tui.folding import fold, light_pattern
from tui.later import later
from tui.lean import NamedTuple, replace
from tui.model import UNNAMED, UNRECORDED, Actor, Claim, Figure, Link, Question, Quote, Record, Source
from tui.readings import readings

if TYPE_CHECKING:
    from tui.case import figures
else:
    (figures,) = later("tui.case", "figures")

Kept = TypeVar("Kept")
NOT_SEARCHED = {"prefix", "suffix", "furniture"}
"""Fields of words that no card shows."""


class Texts(NamedTuple):
    """The texts of a record by the column of the index that they are in."""

    own: Sequence[str]
    """What it says itself, the sources' words included."""
    names: Sequence[str] = ()
    """What the people in it are called, in every spelling."""
    around: Sequence[str] = ()
    """What else its card names: the sources that print it, events, questions."""
    links: Sequence[str] = ()
    """What the links at it say; as of a day not all of them are there."""
    reserved: Sequence[str] = ()
    """What its sources hold back; as of a day not all of them are printed."""


def texts_of(record: Record, inward: Iterable[tuple[str, Link]], records: Mapping[str, Record]) -> Texts:
    """Return the texts by which a record is searched: `inward` are the links to a claim, `records` all but claims."""
    if isinstance(record, Claim):
        links = [*record.links, *(link for _, link in inward)]
        return Texts(
            [
                *filter(None, (record.text, record.medium, record.said_text, record.note)),
                *(words for _, words in record.positions),
                *_evidence(record),
            ],
            [called for person in people(record, records.get) for called in called_as(records.get(person))],
            [title_of(records[other]) for other in _around(record) if other in records],
            [*link_words(links)],
            [
                words
                for report in record.reports
                for quote in report.quotes
                if quote.role == "caveat"
                for words in words_of(quote)
            ],
        )
    names = list(called_as(record))
    around = [title_of(records[other]) for other in _named(record) if other in records]
    return Texts([words for words in _texts(record) if words not in names], names, around)


def found_by_then(
    record: Record, records: Mapping[str, Record], terms: Iterable[tuple[str, ...]], out: Callable[[str], bool]
) -> bool:
    """Tell whether a record that is no claim has each word sought without what sources give that are not `out`."""
    then = record
    if isinstance(record, Actor):
        names = tuple(name for name in record.names if out(name.in_))
        roles = tuple(role for role in record.roles if role.in_ is None or out(role.in_))
        if len(names) + len(roles) < len(record.names) + len(record.roles):
            then = replace(record, names=names, roles=roles)
    elif isinstance(record, Question) and not all(map(out, record.looked_in)):
        then = replace(record, looked_in=tuple(filter(out, record.looked_in)))
    if then is record:
        return True
    texts = texts_of(then, (), records)
    shown = [way for text in (*texts.own, *texts.names, *texts.around) for way in readings(text)]
    return all(pattern is None or any(map(pattern.search, shown)) for pattern in map(light_pattern, terms))


def source_names(sources: Iterable[Source]) -> dict[str, str]:
    """Return what each source is called, no two of them alike: its short name, its publisher, or else its headline.

    Those that share it are told apart by the date, or else by the id. Without that one outlet would be called silent
    on what it prints elsewhere.
    """
    found: dict[str, str] = {}
    for same in _together({source.id: source for source in sources}, title_of):
        dates = [short(source.published) if source.published else "" for source in same]
        apart = dates if all(dates) and len(set(dates)) == len(same) else [source.id for source in same]
        for source, words in zip(same, apart, strict=True):
            name = title_of(source)
            found[source.id] = name if len(same) == 1 else f"{name} ({words})"
    while again := [same for same in _together(found, str) if len(same) > 1]:  # one is called as another is told apart
        alike = {name for same in again for name in same}
        found = {name: f"{called} ({name})" if called in alike else called for name, called in found.items()}
    return found


def _together(named: Mapping[str, Kept], called: Callable[[Kept], str]) -> list[list[Kept]]:
    """Return values in groups of those that are called alike."""
    found: dict[str, list[Kept]] = defaultdict(list)
    for value in named.values():
        found[fold(called(value))].append(value)
    return list(found.values())


def link_words(links: Iterable[Link]) -> Iterator[str]:
    """Yield what links say."""
    yield from (words for link in links for words in (link.aspect, link.why, link.quote) if words)


def holding_back(claim: Claim) -> list[str]:
    """Return the sources that print a reservation of theirs with a claim."""
    return [report.source for report in claim.reports if any(quote.role == "caveat" for quote in report.quotes)]


def people(claim: Claim, get: Callable[[str], Record | None]) -> tuple[str, ...]:
    """Return the ids of whoever has a part in a claim: who says it, passes it on, hears it, is spoken of.

    Where a source says it in the voice of actors, it is they who say it, too.
    """
    speaker = get(claim.speaker)
    voices = speaker.by if isinstance(speaker, Source) else ()
    said_by = () if claim.speaker == UNRECORDED else (claim.speaker,)
    return tuple(dict.fromkeys((*said_by, *voices, *claim.via, *claim.to, *claim.actors)))


def called_as(record: Record | None) -> Iterator[str]:
    """Yield what an actor or a source is called: its name and every spelling of it; of anything else nothing."""
    if isinstance(record, Actor):
        yield record.name
        yield from (spelling.text for spelling in record.names)
    elif isinstance(record, Source):
        yield from filter(None, (record.short, publisher_of(record)))


def names_of(record: Record | None) -> Iterator[str]:
    """Yield what an actor or a source is called, of a source its headline, too."""
    yield from called_as(record)
    if isinstance(record, Source):
        yield record.title


def publisher_of(source: Source) -> str | None:
    """Return who published a source, or None where that is still to be written."""
    return None if source.publisher == UNNAMED else source.publisher


def title_of(record: Record) -> str:
    """Return what a record is called in running text: an actor's name, a source's, else what it says."""
    if isinstance(record, Source):
        return record.short or publisher_of(record) or record.title
    for field in ("name", "title", "asks", "text"):
        if found := getattr(record, field, None):
            return str(found)
    return ""


def figure_words(figure: Figure) -> str:
    """Return a figure in words: `164 deaths, Almaty`, `“dozens” (24) people`."""
    unit = f" {figure.unit}" if figure.unit else ""
    return f"{figures.shown_number(figure)}{unit} {figure.measure}" + (f", {figure.scope}" if figure.scope else "")


def _evidence(claim: Claim) -> Iterator[str]:
    for report in claim.reports:
        for quote in report.quotes:
            if quote.role != "caveat":
                yield quote.exact
                if quote.at or quote.translation is not None:
                    yield from words_of(quote)[1:]
    yield from map(figure_words, claim.figures)


def words_of(quote: Quote) -> list[str]:
    """Return the words of a quote, where they stand as the source counts, and what they say in another language."""
    translated = quote.translation.text if quote.translation is not None else None
    return [words for words in (quote.exact, quote.at, translated) if words]


def _around(claim: Claim) -> Iterator[str]:
    yield from (report.source for report in claim.reports)
    yield from claim.events
    yield from claim.answers


def _named(record: Record) -> Iterator[str]:
    """Yield whom the card of a source or a question names: its voices, its whole, what it repeats; where one looked."""
    if isinstance(record, Source):
        yield from (*record.by, *filter(None, (record.part_of,)), *record.based_on)
    elif isinstance(record, Question):
        yield from record.looked_in


def _texts(record: Record) -> Iterator[str]:
    for name, spec in record.SPECS.items():
        value = getattr(record, name)
        if spec.kind == "words" and value and name not in NOT_SEARCHED:
            yield value
        elif spec.kind == "part" and spec.many:
            for part in value:
                yield from _texts(part)
