"""The words by which records are searched: their own, and of a claim every spelling of whoever has a part in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tui.model import Actor, Claim, Record, Source


def words_of(records: Mapping[str, Record], numbers: Iterable[tuple[str, int]]) -> Iterator[tuple[int, Iterable[str]]]:
    """Yield for each id and number in the index the number and the texts by which the record is searched."""
    for name, number in numbers:
        record = records[name]
        yield number, _searched(records, record) if isinstance(record, Claim) else _texts(record)


def called(record: Record | None) -> Iterator[str]:
    """Yield what an actor or a source is called: its name and every spelling of it; of anything else nothing."""
    if isinstance(record, Actor):
        yield record.name
        yield from (spelling.text for spelling in record.names)
    elif isinstance(record, Source):
        yield record.publisher
        yield record.title


def _searched(records: Mapping[str, Record], claim: Claim) -> Iterator[str]:
    yield from _texts(claim)
    for name in dict.fromkeys((claim.speaker, *claim.via, *claim.to, *claim.actors)):
        yield from called(records.get(name))


def _texts(record: Record) -> Iterator[str]:
    for name, spec in record.SPECS.items():
        value = getattr(record, name)
        if spec.kind == "words" and value:
            yield value
        elif spec.kind == "part":
            for part in value:
                yield from _texts(part)
