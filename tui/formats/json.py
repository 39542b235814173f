"""Records as JSON: every field as written, control characters and all, with what is derived beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from tui.cards.origin import address, roles_of
from tui.cards.pieces import pieces
from tui.case import ALL, Case
from tui.case.known import known
from tui.case.query import Filters
from tui.case.sourcing import voice_names, voices
from tui.case.words import publisher_of
from tui.dates import When
from tui.formats.compared import records
from tui.model import Claim, Record, key_of
from tui.text import as_written


def cards(case: Case, names: Iterable[str]) -> Iterator[str]:
    """Yield the lines of an array of records."""
    found = [(name, record) for name in names if (record := case.get(name))]
    yield "["
    for number, (name, record) in enumerate(found):
        yield json.dumps(whole(case, name, record), ensure_ascii=True, indent=1) + (
            "," if number < len(found) - 1 else ""
        )
    yield "]"


def rows(case: Case, kind: str, names: Iterable[str], filters: Filters = ALL) -> Iterator[str]:
    """Yield the lines of an array of records; a row has no fewer fields than a card, and no counts."""
    yield from cards(case, names)


def comparison(case: Case, question: str, *, agreed: bool) -> Iterator[str]:
    """Yield the lines of an array of the statements on a question."""
    found = list(records(case, question, agreed=agreed))
    yield "["
    for number, each in enumerate(found):
        yield json.dumps(each, ensure_ascii=True, indent=1) + ("," if number < len(found) - 1 else "")
    yield "]"


def whole(case: Case, name: str, record: Record) -> dict[str, Any]:
    """Return a record as plain values: its fields, what is derived and found of it, and its place in the files.

    As of a day it is the record as it is known by then; a source that is not out has no stance at all.
    """
    made: dict[str, Any] = plain(known(case, record))
    if isinstance(record, Claim):
        for number, report in enumerate(record.reports):
            if not case.out(report):
                del made["reports"][number]["stance"]
        printed = case.printed(record)
        made["derived"] = {
            "printed": printed.text if printed else None,
            "marks": list(case.marks(name)),
            "findings": [finding.says for finding in case.findings(name) if not finding.overall],
            "speaker": {"name": as_written(voice_names(case, record.speaker)), "roles": roles_of(case, record)}
            | ({"voices": list(who)} if (who := tuple(voices(case, record.speaker))) != (record.speaker,) else {}),
            "relays": [as_written(case.name(relay)) for relay in record.via],
            "printed_in": [_printed_in(case, record, number) for number in range(len(record.reports))],
        }
    elif found := [finding.says for finding in case.findings(name) if not finding.overall]:
        made["derived"] = {"findings": found}
    place = case.place(name)
    if place:
        made["place"] = {"file": place.file, "line": place.line, "column": place.col}
    return made


def _printed_in(case: Case, claim: Claim, number: int) -> dict[str, Any]:
    """Return the source of a report with what tells it, and where each quote stands; what it lacks is left out."""
    source, found = case.sources.get(claim.reports[number].source), pieces(case, claim, number)
    stands = [
        {"quote": piece.at, "offset": piece.position.at, "paragraph": piece.position.paragraph}
        for piece in found if piece.position
    ]  # fmt: skip
    told = {
        "source": claim.reports[number].source,
        "called": source and (called := as_written(case.name(source.id))) != as_written(source.publisher) and called,
        "title": source and as_written(source.title),
        "author": source and source.author and as_written(source.author),
        "publisher": source and (publisher := publisher_of(source)) and as_written(publisher),
        "published": source and source.published and source.published.text,
        "address": address(case, claim, number),
        "stands": stands,
    }
    return {key: value for key, value in told.items() if value}


def plain(value: Any) -> Any:
    """Return a record, or a value of one, as values that JSON has, with text as its file has it."""
    if isinstance(value, Record):
        fields = {key_of(field): plain(getattr(value, field)) for field in value.SPECS}
        if isinstance(value, Claim) and value.positions:
            fields["positions"] = {question: as_written(words) for question, words in value.positions}
        # A number is one, whatever its digits; where they are others than JSON has, they stand beside it.
        for key in [key for key, item in fields.items() if isinstance(item, Decimal)]:
            written = str(fields[key])
            fields[key] = float(written)
            if written != repr(fields[key]):
                fields[f"{key}_text"] = written
        return {key: item for key, item in fields.items() if item not in (None, [])}
    if isinstance(value, When):
        return value.text
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return as_written(value) if isinstance(value, str) else value
